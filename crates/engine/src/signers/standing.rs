//! What is known of a key.

use super::{Known, Own, Person, Signers, same};

/// What is known here of a key that signed something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// It is a key of this browser.
    Own(&'a Own),
    /// It was noted under this name and agency.
    Known(&'a Known),
    /// It was noted, or is a key of this browser, but as somebody else's.
    OtherName(&'a Person),
    /// It is not known; somebody of this name is, with another key.
    OtherKey(&'a Person),
    /// Neither key nor name are known.
    Unknown,
}

/// What is known of the key with this thumbprint, which signed as this person.
pub(super) fn of<'a>(signers: &'a Signers, kid: &str, person: &Person) -> Standing<'a> {
    if let Some(own) = signers.own.iter().find(|own| own.kid == kid) {
        return if own.person.is(person) {
            Standing::Own(own)
        } else {
            Standing::OtherName(&own.person)
        };
    }
    if let Some(known) = signers.known.iter().find(|known| known.kid == kid) {
        return if known.person.is(person) {
            Standing::Known(known)
        } else {
            Standing::OtherName(&known.person)
        };
    }
    let own = signers.own.iter().map(|own| &own.person);
    let known = signers.known.iter().map(|known| &known.person);
    own.chain(known)
        .find(|other| same(&other.name, &person.name))
        .map_or(Standing::Unknown, Standing::OtherKey)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signers::Checked;

    fn person(name: &str, agency: &str) -> Person {
        Person {
            name: name.to_owned(),
            role: "Lead".to_owned(),
            agency: agency.to_owned(),
        }
    }

    fn known(kid: &str, person: &Person) -> Known {
        Known {
            kid: kid.to_owned(),
            person: person.clone(),
            checked: Checked::Telephone,
            since: String::new(),
        }
    }

    fn own(kid: &str, person: &Person) -> Own {
        Own {
            slot: kid.to_owned(),
            kid: kid.to_owned(),
            person: person.clone(),
            since: String::new(),
        }
    }

    #[test]
    fn a_key_is_recognised_and_a_known_name_with_another_key_stands_out() {
        let mut signers = Signers::default();
        let (ann, bea) = (person("Ann Lee", "A school"), person("Bea Roe", "A trust"));
        signers.signs(own("a", &ann));
        signers.note(known("b", &bea));
        let standing = |kid: &str, who: &Person| of(&signers, kid, who);
        assert!(matches!(standing("a", &ann), Standing::Own(_)));
        assert!(matches!(standing("b", &bea), Standing::Known(_)));
        assert_eq!(standing("b", &ann), Standing::OtherName(&bea));
        assert_eq!(standing("a", &bea), Standing::OtherName(&ann));
        assert_eq!(standing("c", &bea), Standing::OtherKey(&bea));
        // Somebody who goes to another agency has another key there.
        let moved = person(" bea  ROE", "A council");
        assert_eq!(standing("c", &moved), Standing::OtherKey(&bea));
        assert_eq!(
            standing("c", &person("Cy Dow", "A trust")),
            Standing::Unknown
        );
    }

    #[test]
    fn a_person_keeps_one_key_in_each_organisation() {
        let mut signers = Signers::default();
        signers.signs(own("a", &person("Ann Lee", "A school")));
        let mut again = own("b", &person("ann lee ", "A  School"));
        again.person.role = "Head".to_owned();
        signers.signs(again);
        signers.signs(own("c", &person("Ann Lee", "A council")));
        let kids: Vec<&str> = signers.own().iter().map(|own| own.kid.as_str()).collect();
        assert_eq!(kids, ["a", "c"]);
        assert_eq!(signers.own()[0].person.role, "Head");
    }

    #[test]
    fn a_check_is_not_undone_by_a_look() {
        let mut signers = Signers::default();
        let bea = person("Bea Roe", "A trust");
        signers.note(known("b", &bea));
        signers.note(Known {
            checked: Checked::No,
            ..known("b", &bea)
        });
        assert_eq!(signers.known()[0].checked, Checked::Telephone);
        signers.note(Known {
            checked: Checked::InPerson,
            ..known("b", &bea)
        });
        assert_eq!(signers.known()[0].checked, Checked::InPerson);
    }
}
