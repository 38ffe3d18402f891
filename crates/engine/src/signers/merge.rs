//! Taking in what another machine, or an earlier day, had noted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;

use super::{Checked, Known, Own, Signers};

/// How much of a thumbprint goes into a new name.
const OF_KID: usize = 12;

/// A signing key that comes along and is not kept here yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its thumbprint.
    pub kid: String,
    /// The name under which it was kept there.
    pub from: String,
    /// The name under which to keep it here, where no key has it yet.
    pub to: String,
}

impl Signers {
    /// Takes in another list: what is here stays, what is only there is added, and of two notes on one key
    /// the later check holds. Says under which names to keep the keys that come along.
    ///
    /// `here` are the keys that are kept here and `coming` those that come along: the name of each, and its
    /// thumbprint. A key whose name is that of another key here gets a name of its own. Somebody who has
    /// another key here signs with that one further on. Somebody whose key does not come along is noted
    /// as a known signer, for nobody can sign with that key here.
    pub fn merge(
        &mut self,
        other: &Self,
        here: &BTreeMap<String, String>,
        coming: &BTreeMap<String, String>,
    ) -> Vec<Moved> {
        let mut slots: BTreeMap<&str, String> = here
            .iter()
            .map(|(slot, kid)| (kid.as_str(), slot.clone()))
            .collect();
        let own = self.own.iter().map(|own| own.slot.clone());
        let mut taken: BTreeSet<String> = own.chain(here.keys().cloned()).collect();
        let mut moved = Vec::new();
        for (from, kid) in coming {
            if slots.contains_key(kid.as_str()) {
                continue;
            }
            // A name that was noted here for this very key, which is lost, is its name again.
            let noted = self.own.iter().find(|own| own.kid == *kid);
            let noted = noted.map(|own| own.slot.clone());
            let to = noted
                .filter(|slot| !here.contains_key(slot))
                .unwrap_or_else(|| free(from, kid, &taken));
            taken.insert(to.clone());
            slots.insert(kid, to.clone());
            moved.push(Moved {
                kid: kid.clone(),
                from: from.clone(),
                to,
            });
        }
        for own in &other.own {
            match (
                self.own.iter_mut().find(|here| here.kid == own.kid),
                slots.get(own.kid.as_str()),
            ) {
                // Where the key is kept is said by what is kept.
                (Some(noted), Some(slot)) => noted.slot.clone_from(slot),
                (Some(_), None) => {}
                (None, Some(slot)) => self.own.push(Own {
                    slot: slot.clone(),
                    ..own.clone()
                }),
                (None, None) => self.take_note(&Known {
                    kid: own.kid.clone(),
                    person: own.person.clone(),
                    checked: Checked::No,
                    since: own.since.clone(),
                }),
            }
        }
        for known in &other.known {
            self.take_note(known);
        }
        moved
    }

    /// Adds what is only in another list of the same machine, names of keys and all.
    pub(crate) fn unite(&mut self, other: &Self) {
        for own in &other.own {
            if !self.own.iter().any(|here| here.kid == own.kid) {
                self.own.push(own.clone());
            }
        }
        for known in &other.known {
            self.take_note(known);
        }
    }

    /// Notes a key unless what is noted of it here holds.
    fn take_note(&mut self, new: &Known) {
        let here = self.known.iter().find(|here| here.kid == new.kid);
        if here.is_none_or(|here| is_better(new, here)) {
            self.note(new.clone());
        }
    }
}

/// True where this note was checked and the other was not, or where it is the later one of two alike.
fn is_better(new: &Known, here: &Known) -> bool {
    let checked = |known: &Known| known.checked != Checked::No;
    let moment = |known: &Known| DateTime::parse_from_rfc3339(&known.since).ok();
    match (checked(new), checked(here)) {
        (true, false) => true,
        (false, true) => false,
        _ => matches!((moment(new), moment(here)), (Some(new), Some(here)) if new > here),
    }
}

/// The name itself where it is free; else one with digits of the key's thumbprint, which no other key has.
fn free(slot: &str, kid: &str, taken: &BTreeSet<String>) -> String {
    if !taken.contains(slot) {
        return slot.to_owned();
    }
    let digits: String = kid.chars().take(OF_KID).collect();
    let stem: String = slot.chars().take(64).collect();
    (1_u32..)
        .map(|number| match number {
            1 => format!("{stem}-{digits}"),
            more => format!("{stem}-{digits}-{more}"),
        })
        .find(|name| !taken.contains(name))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signers::Person;

    fn person(name: &str) -> Person {
        Person {
            name: name.to_owned(),
            role: "Lead".to_owned(),
            agency: "A trust".to_owned(),
        }
    }

    fn own(slot: &str, kid: &str, name: &str) -> Own {
        Own {
            slot: slot.to_owned(),
            kid: kid.to_owned(),
            person: person(name),
            since: "2026-03-02T10:00:00Z".to_owned(),
        }
    }

    fn known(kid: &str, name: &str, checked: Checked, since: &str) -> Known {
        Known {
            kid: kid.to_owned(),
            person: person(name),
            checked,
            since: since.to_owned(),
        }
    }

    fn keys(keys: &[(&str, &str)]) -> BTreeMap<String, String> {
        keys.iter()
            .map(|(slot, kid)| ((*slot).to_owned(), (*kid).to_owned()))
            .collect()
    }

    #[test]
    fn what_is_taken_in_replaces_nothing() {
        let mut here = Signers::default();
        here.signs(own("signing", "a", "Ann Lee"));
        here.note(known("b", "Bea Roe", Checked::Telephone, ""));
        let mut there = Signers::default();
        there.note(known("b", "Somebody Else", Checked::Telephone, ""));
        there.note(known("c", "Cy Dow", Checked::No, ""));
        there.signs(own("signing", "d", "Dee Fox"));
        let mut again = own("signing-2", "e", "Ann Lee");
        again.person.role = "Head".to_owned();
        there.signs(again);
        let moved = here.merge(
            &there,
            &keys(&[("signing", "a")]),
            &keys(&[("signing", "d"), ("signing-2", "e")]),
        );
        let to: Vec<(&str, &str)> = moved
            .iter()
            .map(|one| (one.kid.as_str(), one.to.as_str()))
            .collect();
        assert_eq!(to, [("d", "signing-d"), ("e", "signing-2")]);
        let own: Vec<(&str, &str)> = here
            .own()
            .iter()
            .map(|own| (own.kid.as_str(), own.slot.as_str()))
            .collect();
        assert_eq!(
            own,
            [("a", "signing"), ("d", "signing-d"), ("e", "signing-2")]
        );
        // She signs with the key that she has here, under the role that she has here.
        let ann = here.of(&person("Ann Lee")).unwrap();
        assert_eq!((ann.kid.as_str(), ann.person.role.as_str()), ("a", "Lead"));
        let names: Vec<&str> = here
            .known()
            .iter()
            .map(|known| known.person.name.as_str())
            .collect();
        assert_eq!(names, ["Bea Roe", "Cy Dow"]);

        let before = here.clone();
        let kept = keys(&[("signing", "a"), ("signing-d", "d"), ("signing-2", "e")]);
        let coming = keys(&[("signing", "d"), ("signing-2", "e")]);
        assert_eq!(here.merge(&there, &kept, &coming), []);
        assert_eq!(here, before, "a second time adds nothing");
    }

    #[test]
    fn a_key_that_nobody_noted_comes_along_too() {
        let mut here = Signers::default();
        let moved = here.merge(
            &Signers::default(),
            &keys(&[("signing", "a")]),
            &keys(&[("signing", "b"), ("other", "a")]),
        );
        assert_eq!(
            moved,
            [Moved {
                kid: "b".to_owned(),
                from: "signing".to_owned(),
                to: "signing-b".to_owned()
            }]
        );
        assert_eq!(here, Signers::default());
    }

    #[test]
    fn whose_key_does_not_come_along_is_known_and_does_not_sign() {
        let mut there = Signers::default();
        there.signs(own("signing", "a", "Ann Lee"));
        let mut here = Signers::default();
        assert_eq!(here.merge(&there, &keys(&[]), &keys(&[])), []);
        assert!(here.own().is_empty());
        assert_eq!(here.known()[0].kid, "a");
        // Once it does, she signs.
        let moved = here.merge(&there, &keys(&[]), &keys(&[("signing", "a")]));
        assert_eq!(moved.len(), 1);
        assert_eq!(here.of(&person("Ann Lee")).unwrap().kid, "a");
    }

    #[test]
    fn a_key_that_was_lost_here_comes_back_under_its_name() {
        let mut here = Signers::default();
        here.signs(own("signing-9", "a", "Ann Lee"));
        let mut there = Signers::default();
        there.signs(own("signing", "a", "Ann Lee"));
        let moved = here.merge(&there, &keys(&[]), &keys(&[("signing", "a")]));
        assert_eq!(moved[0].to, "signing-9");
        assert_eq!(here.own().len(), 1);
        assert_eq!(here.own()[0].slot, "signing-9");
    }

    #[test]
    fn the_later_check_of_a_key_holds() {
        let (early, late) = ("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
        for (before, new, is) in [
            ((Checked::No, late), (Checked::Telephone, early), "new"),
            ((Checked::Telephone, early), (Checked::No, late), "old"),
            (
                (Checked::Telephone, early),
                (Checked::InPerson, late),
                "new",
            ),
            (
                (Checked::Telephone, late),
                (Checked::InPerson, early),
                "old",
            ),
            ((Checked::Telephone, "?"), (Checked::InPerson, late), "old"),
            ((Checked::No, early), (Checked::No, early), "old"),
        ] {
            let mut here = Signers::default();
            here.note(known("k", "old", before.0, before.1));
            let mut there = Signers::default();
            there.note(known("k", "new", new.0, new.1));
            here.merge(&there, &keys(&[]), &keys(&[]));
            assert_eq!(here.known()[0].person.name, is, "{before:?} {new:?}");
        }
    }
}
