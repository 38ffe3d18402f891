//! What the tool shows and searches, but does not act on.

use serde::{Deserialize, Serialize};

use super::source::Source;
use crate::guidance::id::{SynonymId, VocabularyId};

/// What a reference is about: under which heading of the guide it stands, and in which line of a
/// comparison of partnerships.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// What the partnership looks for in cases, and on which principles.
    Principles,
    /// The kinds of review there are, and when each is held.
    Reviews,
    /// What happens after a referral, step by step.
    AfterReferral,
    /// Which people and bodies there are, and what each does.
    Roles,
    /// Who decides what.
    Deciders,
    /// How many must take part or agree.
    Quorum,
    /// What can be decided.
    Outcomes,
    /// How long things take, where the tool computes no date.
    Timescales,
    /// Other reviews and investigations of the same case.
    OtherProcesses,
    /// Families and children in reviews.
    Family,
    /// Sharing and keeping information.
    Information,
    /// Chronologies and significant events.
    Chronology,
    /// Named forms and templates.
    Forms,
    /// What a review's report holds, and how it is made.
    Reports,
    /// What is published, by whom and for how long.
    Publication,
    /// What is done with what was learnt, and how that is checked.
    Learning,
}

/// Something the guidance says that the tool shows, but does not act on; or the reason why a row
/// has no place in a referrer's tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Reference {
    /// What it is about.
    pub about: About,
    /// The heading under which it is shown.
    pub topic: String,
    /// What it says, in our words.
    pub text: String,
    /// The gist in a few words, where it stands beside other partnerships' in a table.
    #[serde(default)]
    pub brief: String,
    /// Why a referrer's tool does not act on it, where that is not plain.
    #[serde(default)]
    pub why_not_acted_on: String,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Words of which each finds the others in the guide. It rules nothing, so it has no source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Synonym {
    /// Its name.
    pub id: SynonymId,
    /// What the reader is told, in a sentence. Absent where the words are forms of one.
    #[serde(default)]
    pub meaning: String,
    /// The words, of one word or more each; an abbreviation in its capitals.
    pub words: Vec<String>,
}

/// What a list of words is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordUse {
    /// Domains of private mailboxes.
    PrivateMail,
    /// Words before a name, such as Mrs or Dr.
    Title,
    /// Words in the names of bodies, such as Surgery: what has one names no person.
    Body,
    /// Words that stand where a name is asked for and name nobody, such as Baby.
    NoName,
}

/// A list of words by which the program tells names and private addresses. It rules nothing, so it
/// has a reason and no source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vocabulary {
    /// Its name.
    pub id: VocabularyId,
    /// What it is for.
    pub purpose: WordUse,
    /// Why these words.
    pub why: String,
    /// The words.
    pub words: Vec<String>,
}
