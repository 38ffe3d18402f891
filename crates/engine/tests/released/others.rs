//! The list of signers, a partnership's public key, and its own file.

use practice_review_engine::encryption::keys::read_public;
use practice_review_engine::guidance::{
    Authored, Checked, Duty, Guidance, Item, Kind, Seen, Text, check,
};
use practice_review_engine::signers::{Checked as Known, Person, Signers};
use serde_json::Value as Json;

use crate::keys::{public, signing_key};
use crate::{GUIDANCE, SIGNERS, frozen};

#[test]
fn a_list_of_signers_of_version_1_has_all_that_it_had() {
    let signers = Signers::read(SIGNERS.as_bytes()).unwrap();
    let as_released: Json = serde_json::from_str(SIGNERS).unwrap();
    let as_written: Json = serde_json::from_slice(&signers.to_bytes()).unwrap();
    assert_eq!(as_written, as_released);

    let person = Person {
        name: "Jo Ashdown".to_owned(),
        role: "Head".to_owned(),
        agency: "A school".to_owned(),
    };
    let own = signers.of(&person).unwrap();
    assert_eq!(own.slot, "signing-0123456789abcdef");
    assert_eq!(own.since, "2026-03-02T10:00:00Z");
    let checked: Vec<(&str, Known)> = signers
        .known()
        .iter()
        .map(|known| (&*known.kid, known.checked))
        .collect();
    assert_eq!(
        checked,
        [
            ("a-thumbprint", Known::Telephone),
            ("another-thumbprint", Known::InPerson),
            ("a-third-thumbprint", Known::No),
        ]
    );
}

#[test]
fn a_published_key_is_read_and_has_the_name_that_it_was_published_under() {
    let file = String::from_utf8(frozen("public-key-v1.json")).unwrap();
    let key = read_public(&file).unwrap();
    assert_eq!(key, public(&signing_key(9)));
    let file: Json = serde_json::from_str(&file).unwrap();
    assert_eq!(file["kid"], key.thumbprint());
}

fn own() -> Guidance {
    let shared = Authored::read(Vec::new()).unwrap();
    match check(&shared, Text::from_bytes("own.toml", GUIDANCE.as_bytes())) {
        Checked::Sound { guidance, .. } => *guidance,
        Checked::Unsound(findings) => {
            let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
            panic!("{}", told.join("\n"))
        }
    }
}

#[test]
fn a_partnership_s_own_file_is_sound_and_none_of_its_tables_is_lost() {
    let Guidance {
        partnership,
        content,
        is_template,
        ..
    } = own();
    assert!(!is_template);
    assert_eq!(partnership.name, "A Place Partnership");
    assert_eq!(partnership.edition.policy, "First");
    assert_eq!((partnership.term.len(), partnership.gap.len()), (1, 1));
    assert_eq!(content.requirement[0].rows().count(), 2);
    assert_eq!(content.document[0].seen, Seen::Full);
    let counts = [
        content.list.len(),
        content.step.len(),
        content.question.len(),
        content.group.len(),
        content.criterion.len(),
        content.route.len(),
        content.parallel.len(),
        content.timescale.len(),
        content.check.len(),
        content.clash.len(),
        content.section.len(),
        content.form.len(),
        content.reference.len(),
        content.synonym.len(),
        content.vocabulary.len(),
    ];
    assert_eq!(counts, [1, 1, 10, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1, 1, 1]);
}

#[test]
fn what_stands_in_a_partnership_s_own_file_means_what_it_meant() {
    let guidance = own();
    let kinds: Vec<Kind> = guidance.content.question.iter().map(|q| q.kind).collect();
    assert_eq!(
        kinds,
        [
            Kind::YesNo,
            Kind::Choice,
            Kind::Choices,
            Kind::Choice,
            Kind::Date,
            Kind::When,
            Kind::LongText,
            Kind::Text,
            Kind::Text,
            Kind::Text,
        ]
    );
    let place = guidance.question(&"where".into()).unwrap();
    let options = guidance.options(place);
    assert_eq!(options[0].code.as_deref(), Some("H"));
    assert!(options[2].alone);
    let how_badly = guidance.question(&"how-badly".into()).unwrap();
    assert!(how_badly.show_when.is_some());
    let items = &guidance.section(&"who".into()).unwrap().items;
    assert_eq!(items.last(), Some(&Item::Group("children".into())));
    assert_eq!(guidance.content.timescale[0].amount, 5);
    assert!(matches!(guidance.content.timescale[0].duty, Duty::Other(_)));
    assert_eq!(guidance.content.route[0].form, Some("referral".into()));
}
