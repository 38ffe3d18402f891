//! What the answer to a question holds about a person, so that a copy without names can leave it out.

use serde::{Deserialize, Serialize};

use super::model::{Guidance, Kind, Question, Vocabulary, WordUse};

/// What an answer holds that can tell who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// The name of whoever the entry is about, or a part of it; outside groups, of one professional.
    Name,
    /// Other names of whoever the entry is about.
    OtherName,
    /// Professionals, with their roles, in words.
    Professional,
    /// A date of birth, or the expected one.
    Birth,
    /// An address or a part of one.
    Address,
    /// Telephone numbers, email addresses and the like.
    Contact,
    /// A number or a reference under which somebody is known.
    Identifier,
    /// A place or a body that points to somebody, such as a school.
    Place,
    /// Whether the address or identity of an entry is to be kept from anybody.
    Confidential,
    /// What is to be kept from somebody, in words.
    ThirdParty,
    /// The date of the incident, on which ages are counted.
    IncidentDate,
}

impl Question {
    /// What its answer holds: as it says, else what follows from its kind.
    #[must_use]
    pub fn held(&self) -> Option<Holds> {
        self.holds.or_else(|| follows(self.kind))
    }
}

impl Guidance {
    /// The words of every list for this use.
    pub fn vocabulary(&self, purpose: WordUse) -> impl Iterator<Item = &str> {
        let lists = self.content.vocabulary.iter();
        lists
            .filter(move |list: &&Vocabulary| list.purpose == purpose)
            .flat_map(|list| list.words.iter().map(String::as_str))
    }
}

/// What every answer of this kind holds.
pub(super) fn follows(kind: Kind) -> Option<Holds> {
    match kind {
        Kind::Email | Kind::Phone => Some(Holds::Contact),
        Kind::Postcode => Some(Holds::Address),
        Kind::NhsNumber | Kind::Upn => Some(Holds::Identifier),
        _ => None,
    }
}
