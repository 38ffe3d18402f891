//! Copies without names of arbitrary cases: nothing recorded of who and where is in them.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use std::path::Path;
use std::sync::OnceLock;

use chrono::NaiveDate;
use practice_review_engine::assessment::assess;
use practice_review_engine::bundle::ResultRecord;
use practice_review_engine::case::{Answer, Case, CaseId, Field, Value};
use practice_review_engine::dates::{RawDate, RawWhen, long};
use practice_review_engine::document::html;
use practice_review_engine::form;
use practice_review_engine::guidance::{EntryId, Guidance, load};
use practice_review_engine::redaction::{AgesOn, Redacted, Spot, Why, redact};
use proptest::prelude::*;

fn guidance() -> &'static Guidance {
    static GUIDANCE: OnceLock<Guidance> = OnceLock::new();
    GUIDANCE.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance");
        let all = load::folder(&root).unwrap().partnerships;
        all.into_iter()
            .find(|g| g.partnership.id.as_str() == "somerset")
            .unwrap()
    })
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn empty() -> Case {
    Case::new(
        CaseId::from_random([1; 16]),
        "somerset".into(),
        "A case",
        "2026-11-20T09:00:00Z",
    )
}

fn text(text: &str) -> Answer {
    Value::Text(text.to_owned()).into()
}

fn answer(case: &mut Case, question: &str, answer: impl Into<Answer>) {
    case.set_answer(&Field::Question(question.into()), answer.into())
        .unwrap();
}

/// Adds an entry with these answers.
fn add(case: &mut Case, group: &str, answers: &[(&str, Answer)]) -> EntryId {
    let number = u8::try_from(case.groups.values().map(Vec::len).sum::<usize>()).unwrap();
    let entry = EntryId::from_random([number; 16]);
    case.add_entry(&group.into(), entry.clone());
    for (question, answer) in answers {
        let field = Field::InEntry {
            group: group.into(),
            entry: entry.clone(),
            question: (*question).into(),
        };
        case.set_answer(&field, answer.clone()).unwrap();
    }
    entry
}

fn born(iso: &str) -> Answer {
    Value::Date(RawDate::from_iso(iso).unwrap()).into()
}

fn copy(case: &Case) -> (Redacted, String) {
    let form = &guidance().content.form[0];
    let redacted = redact(guidance(), form, case, today());
    let assessment = assess(guidance(), &form::facts_in_use(guidance(), case));
    let result = ResultRecord::of(guidance(), &assessment, case);
    let page = html::render(&redacted.document, &redacted.cover(0, &result, today()));
    (redacted, page)
}

/// What became of an account, with the copy.
fn account(case: &mut Case, account: &str) -> (String, Redacted) {
    answer(case, "incident-circumstances", text(account));
    let (redacted, _) = copy(case);
    let sections = redacted
        .document
        .parts
        .iter()
        .flat_map(|part| &part.sections);
    let row = sections
        .flat_map(|section| &section.body)
        .find_map(|body| match body {
            practice_review_engine::document::Body::Row(row)
                if row.question == "incident-circumstances" =>
            {
                Some(row)
            }
            _ => None,
        })
        .unwrap();
    (row.text.join("\n"), redacted)
}

fn family() -> Case {
    let mut case = empty();
    add(
        &mut case,
        "children",
        &[
            ("child-given-names", text("Anna Maria")),
            ("child-family-name", text("Kestrel-Moss")),
            ("child-other-names", text("Annie; Ania Kestrel (passport)")),
            ("child-birth", born("2019-11-01")),
            ("child-nhs-number", text("999 000 0018")),
            ("child-local-reference", text("Social care CSC-441902")),
            ("child-address", text("Flat 2, 14 Coopers Rise, Harrowmere")),
            ("child-postcode", text("TA99 4QX")),
            (
                "child-school",
                text("Withy Cross Primary School (invented), Year 3"),
            ),
        ],
    );
    add(
        &mut case,
        "people",
        &[
            ("person-name", text("Tom Kestrel-Moss")),
            ("person-birth", born("1990-05-02")),
        ],
    );
    add(&mut case, "people", &[("person-name", text("May O'Brien"))]);
    answer(&mut case, "referrer-name", text("Rowena Castledine"));
    answer(&mut case, "referrer-phone", text("01632 960417"));
    answer(&mut case, "referrer-email", text("rowena@trust.example"));
    add(
        &mut case,
        "agencies",
        &[
            ("agency-name", text("Mill Lane Surgery")),
            (
                "agency-practitioner",
                text("Dr Ruth Hollis, GP; health visitor Gwen Arkell"),
            ),
        ],
    );
    case
}

#[test]
fn people_become_codes_wherever_they_are_named() {
    let mut case = family();
    for (written, expected) in [
        ("Anna Maria Kestrel-Moss ran.", "Child 1 ran."),
        ("anna maria KESTREL-MOSS ran.", "Child 1 ran."),
        (
            "Anna’s shoe and ANNA's bag",
            "Child 1’s shoe and Child 1's bag",
        ),
        ("Annie hid; Ania did not.", "Child 1 hid; Child 1 did not."),
        (
            "Mr Kestrel-Moss and Tom",
            "Mr [family name] and Family member 1",
        ),
        ("Tom Kestrel", "Family member 1"),
        (
            "Ms O’Brien came on 2 May 2026, in May 2026 and on 3 May.",
            "Ms Family member 2 came on 2 May 2026, in May 2026 and on 3 May.",
        ),
        ("May came.", "Family member 2 came."),
        (
            "G. Arkell told Dr Hollis",
            "Professional 3 told Dr Professional 2",
        ),
        ("Annabel and Tomasz", "Annabel and Tomasz"),
    ] {
        assert_eq!(account(&mut case, written).0, expected, "{written}");
    }
}

#[test]
fn dates_of_birth_addresses_and_numbers_are_left_out_however_they_are_written() {
    let mut case = family();
    for (written, expected) in [
        (
            "Born 1 November 2019, 1/11/19, 2019-11-01.",
            "Born [date of birth left out], [date of birth left out], [date of birth left out].",
        ),
        (
            "at 14 coopers rise, flat 2",
            "at [address left out], [address left out]",
        ),
        (
            "TA994QX and ta99 4qx",
            "[address left out] and [address left out]",
        ),
        (
            "NHS 9990000018, csc441902",
            "NHS [reference left out], [reference left out]",
        ),
        (
            "ring +44 1632 960 417 or 01632960417",
            "ring [contact left out] or [contact left out]",
        ),
        (
            "write to Rowena@Trust.example.",
            "write to [contact left out].",
        ),
        ("at Withy Cross primary school", "at [place left out]"),
    ] {
        assert_eq!(account(&mut case, written).0, expected, "{written}");
    }
}

#[test]
fn what_may_be_left_is_named_with_its_place_and_its_reason() {
    let mut case = family();
    for (written, word, why) in [
        ("then anna ran", "anna", Why::OtherSpelling),
        ("then Ánna ran", "Ánna", Why::OtherSpelling),
        ("on 2 May", "May", Why::OtherSpelling),
        ("Miss Kestral came", "Kestral", Why::AfterTitle),
        (
            "then Kestral came",
            "Kestral",
            Why::Near("[family name]".into()),
        ),
        ("PC Webb wrote", "Webb", Why::AfterTitle),
        ("at BS1 4DJ", "BS1 4DJ", Why::Postcode),
        ("rang 01632 960 999 twice", "01632 960 999", Why::Telephone),
        ("wrote to a.b@c.example", "a.b@c.example", Why::Email),
        ("as 999 000 0042 there", "999 000 0042", Why::NhsNumber),
        ("a sister (DOB 3.4.21)", "3.4.21", Why::Birth),
    ] {
        let (_, redacted) = account(&mut case, written);
        let found: Vec<_> = redacted
            .left
            .iter()
            .map(|left| (left.word.as_str(), left.why.clone()))
            .collect();
        assert_eq!(found, [(word, why)], "{written}");
        let left = &redacted.left[0];
        assert_eq!(
            left.place.spot,
            Spot::Answer(Field::Question("incident-circumstances".into()))
        );
        assert!(left.excerpt.contains(word), "{}", left.excerpt);
    }
    assert!(
        account(&mut case, "Nothing at all on 4 March 2026 at 14:30.")
            .1
            .left
            .is_empty()
    );
}

#[test]
fn the_working_title_the_own_view_and_evidence_are_without_names_too() {
    let mut case = family();
    case.title = "Anna, October".into();
    case.own_view.reason = "Tom says so.".into();
    case.own_view.routes = vec!["statutory-case".into()];
    answer(
        &mut case,
        "records-secured",
        Answer {
            evidence: "By Gwen Arkell".into(),
            ..Value::Choice("yes".into()).into()
        },
    );
    let (redacted, page) = copy(&case);
    assert_eq!(redacted.title, "Child 1, October");
    assert_eq!(redacted.own_view.reason, "Family member 1 says so.");
    assert!(page.contains("Family member 1 says so.") && page.contains("By Professional 3"));
    assert!(!page.contains("Anna") && !page.contains("Gwen"));
    case.title = "anna".into();
    assert_eq!(copy(&case).0.left[0].place.spot, Spot::Title);
}

#[test]
fn ages_are_counted_on_the_incident_or_else_on_the_day_of_the_copy() {
    let mut case = family();
    let (redacted, page) = copy(&case);
    assert_eq!(redacted.ages_on, AgesOn::Copy(today()));
    assert!(page.contains("7 years old") && page.contains("the date of this copy"));
    answer(
        &mut case,
        "incident-when",
        Value::When(RawWhen::exact(RawDate::from_iso("2021-01-15").unwrap())),
    );
    let (redacted, page) = copy(&case);
    assert_eq!(
        redacted.ages_on,
        AgesOn::Incident(NaiveDate::from_ymd_opt(2021, 1, 15).unwrap())
    );
    assert!(page.contains("14 months old") && page.contains("30 years old"));
    answer(
        &mut case,
        "incident-when",
        Value::When(RawWhen::exact(RawDate::from_iso("2019-10-31").unwrap())),
    );
    assert!(copy(&case).1.contains("Not born on 31 October 2019"));
}

#[test]
fn a_date_of_birth_that_is_none_is_left_out_and_said_to_be() {
    let mut case = empty();
    let wrong = RawDate {
        day: "31".into(),
        month: "2".into(),
        year: "2019".into(),
    };
    add(
        &mut case,
        "children",
        &[("child-birth", Value::Date(wrong).into())],
    );
    let (_, page) = copy(&case);
    assert!(page.contains("Left out; what was typed is no date"));
    assert!(!page.contains("31 2 2019"));
}

#[test]
fn two_families_are_not_taken_for_one() {
    let mut case = empty();
    for name in ["Ann Marsh", "Ben Marsh", "Cora Holt", "Dina Holt"] {
        add(&mut case, "people", &[("person-name", text(name))]);
    }
    let (said, _) = account(&mut case, "Mr Marsh, Mr Holt and Ms Holt");
    assert_eq!(
        said,
        "Mr [family name 1], Mr [family name 2] and Ms [family name 2]"
    );
}

#[test]
fn two_people_of_one_name_are_not_taken_for_one() {
    let mut case = empty();
    for _ in 0..2 {
        add(&mut case, "people", &[("person-name", text("John Marsh"))]);
    }
    let (said, redacted) = account(&mut case, "John Marsh and Marsh");
    assert_eq!(said, "[name] and [family name]");
    let codes: Vec<&str> = redacted
        .key
        .0
        .iter()
        .map(|coded| coded.code.as_str())
        .collect();
    assert_eq!(codes, ["Family member 1", "Family member 2"]);
}

#[test]
fn what_was_replaced_is_counted_and_the_key_stays_out_of_the_copy() {
    let mut case = family();
    let (_, redacted) = account(&mut case, "Anna ran. Anna hid.");
    let anna = redacted.replaced.iter().find(|r| r.was == "Anna").unwrap();
    assert_eq!((anna.by.as_str(), anna.count), ("Child 1", 2));
    assert_eq!(redacted.key.0[0].names[0], "Anna Maria Kestrel-Moss");
}

/// A word that begins with a capital and is no word of the guidance.
fn name() -> impl Strategy<Value = String> {
    "(Zq|Žq|Xv)[a-zéø]{1,7}(-Q[a-z]{2,4})?|O'Zq[a-z]{2,5}"
}

/// What stands around the names: any words, and such as can be read together with what follows.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Z0-9 é]{0,12}",
        1 => "(jan|May|March|sept|2020 5|12|1st|4 3|Mr|St|Flat 2|No)",
    ]
}

/// Something that can stand beside a word.
fn between() -> impl Strategy<Value = String> {
    "[ .,;:!?()\"'\n-]{1,2}"
}

#[derive(Clone, Debug)]
struct Somebody {
    given: String,
    family: String,
    birth: NaiveDate,
    address: String,
    phone: String,
    email: String,
    number: String,
}

fn somebody() -> impl Strategy<Value = Somebody> {
    (
        name(),
        name(),
        0_i64..20_000,
        10_u32..999,
        name(),
        0_u32..1_000_000,
        10_000_u32..999_999,
    )
        .prop_map(
            |(given, family, days, house, street, phone, number)| Somebody {
                email: format!("q{number}@zq.example"),
                address: format!("{house} {street} Road"),
                birth: NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + chrono::Duration::days(days),
                phone: format!("01632 {phone:06}"),
                number: format!("ZQ/{number}"),
                given,
                family,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_recorded_of_who_and_where_is_in_the_copy_of_any_case(
        people in proptest::collection::vec(somebody(), 1..5),
        words in proptest::collection::vec((word(), between(), 0_usize..5, 0_usize..8, between()), 0..30),
    ) {
        let mut case = empty();
        for (index, somebody) in people.iter().enumerate() {
            if index % 2 == 0 {
                add(&mut case, "children", &[
                    ("child-given-names", text(&somebody.given)),
                    ("child-family-name", text(&somebody.family)),
                    ("child-birth", born(&somebody.birth.to_string())),
                    ("child-address", text(&somebody.address)),
                    ("child-local-reference", text(&somebody.number)),
                ]);
            } else {
                add(&mut case, "people", &[
                    ("person-name", text(&format!("{} {}", somebody.given, somebody.family))),
                    ("person-birth", born(&somebody.birth.to_string())),
                    ("person-address", text(&somebody.address)),
                ]);
                add(&mut case, "agencies", &[
                    ("agency-contact", text(&format!("{}, {}", somebody.phone, somebody.email))),
                ]);
            }
        }
        let mut written = String::new();
        for (word, before, whose, what, after) in &words {
            let Some(somebody) = people.get(whose % people.len()) else { continue };
            let odd = whose % people.len() % 2 == 1;
            let full = format!("{} {}", somebody.given, somebody.family);
            written.push_str(word);
            written.push_str(before);
            written.push_str(&match what {
                0 => somebody.given.clone(),
                1 => full,
                2 => long(somebody.birth),
                3 => somebody.address.clone(),
                4 if odd => somebody.phone.clone(),
                5 if odd => somebody.email.clone(),
                6 if !odd => somebody.number.clone(),
                _ => format!("{full}'s"),
            });
            written.push_str(after);
        }
        answer(&mut case, "incident-circumstances", text(&written));
        answer(&mut case, "records-secured", Answer { evidence: written.clone(), ..Value::Choice("yes".into()).into() });
        add(&mut case, "events", &[("event-what", text(&written))]);
        case.own_view.reason.clone_from(&written);
        case.title.clone_from(&written);
        let (redacted, page) = copy(&case);
        for (index, somebody) in people.iter().enumerate() {
            let mut secrets = vec![
                format!("{} {}", somebody.given, somebody.family),
                somebody.given.clone(),
                somebody.address.clone(),
            ];
            if index % 2 == 1 {
                secrets.extend([somebody.phone.clone(), somebody.email.clone()]);
            } else {
                secrets.push(somebody.number.clone());
            }
            for secret in secrets {
                prop_assert!(!stands(&page, &html::escape(&secret)), "{} in {}", secret, written);
                prop_assert!(!stands(&redacted.title, &secret), "{} in the title", secret);
            }
            prop_assert!(!stands(&page, &long(somebody.birth)), "{}", somebody.birth);
        }
        for coded in &redacted.key.0 {
            let same = redacted.key.0.iter().filter(|other| other.code == coded.code);
            prop_assert_eq!(same.count(), 1);
        }
        prop_assert_eq!(copy(&case).0, redacted);
    }

    #[test]
    fn no_text_stops_the_copy(written in "\\PC{0,200}", name in "\\PC{0,20}") {
        let mut case = empty();
        add(&mut case, "people", &[("person-name", text(&name)), ("person-address", text(&written))]);
        answer(&mut case, "referrer-name", text(&name));
        answer(&mut case, "referrer-reference", text(&name));
        let (_, redacted) = account(&mut case, &format!("{written}{name}. {written} {name}"));
        prop_assert_eq!(redacted.document.example, false);
    }
}

/// True where it stands as words of its own.
fn stands(page: &str, secret: &str) -> bool {
    page.match_indices(secret).any(|(at, _)| {
        let before = page.get(..at).unwrap().chars().next_back();
        let after = page.get(at + secret.len()..).unwrap().chars().next();
        ![before, after]
            .into_iter()
            .flatten()
            .any(char::is_alphanumeric)
    })
}
