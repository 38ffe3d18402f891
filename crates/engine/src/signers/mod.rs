//! Who signs on this machine, and whose keys are known here.
//!
//! A signature shows that the holder of a key signed. Who that is, a person finds out once, over the
//! telephone, and notes it here; from then on the same key is recognised, and another key under the same
//! name stands out.
//!
//! - [`Signers`]: the record that is kept
//! - [`Standing`]: what it says of a key that signed something
//! - [`record`]: how it is read and written
//! - [`merge`]: how two of them become one

mod merge;
mod record;
mod standing;

pub use merge::Moved;
pub use record::{LARGEST, SignersError};
pub use standing::Standing;

use serde::{Deserialize, Serialize};

use crate::bundle::{PublicJwk, Signer};

/// A person in an organisation, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Person {
    /// Name.
    pub name: String,
    /// Role in the agency.
    pub role: String,
    /// Agency.
    pub agency: String,
}

impl From<&Signer> for Person {
    fn from(signer: &Signer) -> Self {
        Self {
            name: signer.name.clone(),
            role: signer.role.clone(),
            agency: signer.agency.clone(),
        }
    }
}

impl Person {
    /// True where name and agency are the same but for capitals and spaces: a key belongs to a person in
    /// an organisation, whatever their role is called.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        same(&self.name, &other.name) && same(&self.agency, &other.agency)
    }
}

/// Equal but for capitals and spaces.
fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").to_lowercase()
    };
    plain(one) == plain(other)
}

/// Somebody who signs in this browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Own {
    /// The name under which the browser keeps the key.
    pub slot: String,
    /// The key's thumbprint (RFC 7638).
    pub kid: String,
    /// Whose key it is.
    pub person: Person,
    /// When it was made, RFC 3339 in UTC.
    pub since: String,
}

/// How somebody made sure whose key it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Checked {
    /// The fingerprint was read out over the telephone.
    Telephone,
    /// It was compared face to face.
    InPerson,
    /// Not at all: it is only to be recognised when it comes again.
    No,
}

/// A key of somebody else that was noted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Known {
    /// The key's thumbprint (RFC 7638).
    pub kid: String,
    /// Whose key it was said to be when it was noted.
    pub person: Person,
    /// How that was checked.
    pub checked: Checked,
    /// When it was noted, RFC 3339 in UTC.
    pub since: String,
}

/// Who signs here, and who is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Signers {
    own: Vec<Own>,
    known: Vec<Known>,
}

impl Signers {
    /// Who signs in this browser, in the order in which they came.
    #[must_use]
    pub fn own(&self) -> &[Own] {
        &self.own
    }

    /// The noted keys of others, by name.
    #[must_use]
    pub fn known(&self) -> &[Known] {
        &self.known
    }

    /// The key with which a person in an organisation signs here.
    #[must_use]
    pub fn of(&self, person: &Person) -> Option<&Own> {
        self.own.iter().find(|own| own.person.is(person))
    }

    /// Notes with which key a person signs here; their role is that of the last time. A key that was
    /// noted stays, unless another one is kept under its name.
    pub fn signs(&mut self, new: Own) {
        match self.own.iter_mut().find(|own| own.person.is(&new.person)) {
            Some(own) if own.slot == new.slot && own.kid != new.kid => *own = new,
            Some(own) => own.person.role = new.person.role,
            None => self.own.push(new),
        }
    }

    /// Notes that nobody signs with a key here any more: it is known further on, for what it signed.
    pub fn retire(&mut self, kid: &str) {
        let Some(at) = self.own.iter().position(|own| own.kid == kid) else {
            return;
        };
        let own = self.own.remove(at);
        self.note(Known {
            kid: own.kid,
            person: own.person,
            checked: Checked::No,
            since: own.since,
        });
    }

    /// Notes somebody else's key; what was noted of it before is replaced, unless it was checked then and
    /// is not now.
    pub fn note(&mut self, new: Known) {
        let checked = |known: &Known| known.kid == new.kid && known.checked != Checked::No;
        if new.checked == Checked::No && self.known.iter().any(checked) {
            return;
        }
        self.forget(&new.kid);
        self.known.push(new);
        self.known
            .sort_by_cached_key(|known| known.person.name.to_lowercase());
    }

    /// Forgets somebody else's key.
    pub fn forget(&mut self, kid: &str) {
        self.known.retain(|known| known.kid != kid);
    }

    /// What is known of a key that signed as this person.
    #[must_use]
    pub fn standing(&self, key: &PublicJwk, signer: &Signer) -> Standing<'_> {
        standing::of(self, &key.thumbprint(), &Person::from(signer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(slot: &str, kid: &str) -> Own {
        Own {
            slot: slot.to_owned(),
            kid: kid.to_owned(),
            person: Person {
                name: "Jo Ashdown".to_owned(),
                role: "Head".to_owned(),
                agency: "A school".to_owned(),
            },
            since: "2026-03-02T10:00:00Z".to_owned(),
        }
    }

    #[test]
    fn a_key_that_is_retired_is_known_further_on_and_its_owner_gets_another() {
        let mut signers = Signers::default();
        signers.signs(own("signing", "old"));
        signers.retire("somebody-else's");
        assert_eq!(signers.own().len(), 1);
        signers.retire("old");
        assert_eq!(signers.of(&own("", "").person), None);
        assert_eq!(signers.known()[0].kid, "old");
        assert_eq!(signers.known()[0].person, own("", "").person);
        signers.signs(own("signing", "new"));
        assert_eq!(signers.of(&own("", "").person).unwrap().kid, "new");
        assert_eq!(signers.known().len(), 1);
    }

    #[test]
    fn the_key_that_is_kept_is_the_one_that_is_noted() {
        let mut signers = Signers::default();
        signers.signs(own("signing", "lost"));
        signers.signs(own("signing", "made anew"));
        assert_eq!(signers.own()[0].kid, "made anew");
        // Of two tabs that make one for the same person at once, the first holds.
        signers.signs(own("signing-1", "too late"));
        assert_eq!(signers.own()[0].kid, "made anew");
        assert_eq!(signers.own().len(), 1);
    }
}
