//! A record of schema version 1 as it was released, frozen: it must be read for ever.
//!
//! `fixtures/case-v1.json` holds every kind of answer, every precision of a date and every field of
//! a case. It is never changed; a newer schema version gets a fixture of its own.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use practice_review_engine::case::{Case, CaseId, LoadError, Value, load, save};
use practice_review_engine::dates::Precision;
use practice_review_engine::guidance::{GroupId, QuestionId};

const FIXTURE: &str = include_str!("fixtures/case-v1.json");

fn fixture() -> Case {
    load(FIXTURE).unwrap()
}

fn value(case: &Case, question: &str) -> Value {
    case.answer(&QuestionId::from(question))
        .unwrap()
        .value
        .clone()
}

#[test]
fn nothing_in_a_case_of_version_1_is_lost_when_it_is_opened_and_saved_again() {
    let case = fixture();
    let as_released: serde_json::Value = serde_json::from_str(FIXTURE).unwrap();
    let as_saved: serde_json::Value = serde_json::from_str(&save(&case).unwrap()).unwrap();
    assert_eq!(as_saved, as_released);
    assert_eq!(load(&save(&case).unwrap()).unwrap(), case);
}

#[test]
fn each_kind_of_answer_of_version_1_still_means_what_it_meant() {
    let case = fixture();
    assert_eq!(
        Some(case.id.clone()),
        CaseId::parse("0123456789abcdef0123456789abcdef")
    );
    assert!(case.example);
    assert_eq!(case.deleted.as_deref(), Some("2026-11-22T11:45:00Z"));
    assert_eq!(value(&case, "blank"), Value::Blank);
    assert_eq!(value(&case, "declined"), Value::Declined);
    assert_eq!(value(&case, "unknown"), Value::NotKnown);
    assert_eq!(value(&case, "chosen"), Value::Choice("yes".into()));
    assert_eq!(
        value(&case, "chosen-several"),
        Value::Choices(vec!["one".into(), "two".into()])
    );
    assert_eq!(
        value(&case, "written"),
        Value::Text("First line\n\nSecond é 🙂".into())
    );
    // A date that no calendar has stays as it was typed.
    let Value::Date(date) = value(&case, "dated") else {
        panic!("not a date")
    };
    assert_eq!(date.to_string(), "31 feb 2026");
    assert!(date.parse().is_err());
    let chosen = case.answer(&"chosen".into()).unwrap();
    assert_eq!(chosen.evidence, "The record of 4 March.");
    let follow_up = &case.answer(&"unknown".into()).unwrap().follow_up;
    assert_eq!(
        (follow_up.who.as_str(), follow_up.by.parse().is_ok()),
        ("The duty manager", true)
    );
}

#[test]
fn events_of_version_1_keep_their_order_and_how_sure_their_dates_are() {
    let case = fixture();
    let precisions: Vec<Option<Precision>> = case
        .entries(&GroupId::from("events"))
        .iter()
        .map(
            |entry| match &entry.answers.get(&QuestionId::from("when"))?.value {
                Value::When(when) => Some(when.precision),
                _ => None,
            },
        )
        .collect();
    assert_eq!(
        precisions,
        [
            Some(Precision::Exact),
            Some(Precision::Approximate),
            Some(Precision::Period),
            Some(Precision::Unknown),
            None,
        ]
    );
}

/// The fixture with its schema version replaced.
fn with_schema(schema: serde_json::Value) -> String {
    let mut value: serde_json::Value = serde_json::from_str(FIXTURE).unwrap();
    value["schema"] = schema;
    value.to_string()
}

#[test]
fn a_case_of_a_newer_app_is_refused_and_named_as_such_even_if_its_form_has_changed() {
    let mut newer: serde_json::Value = serde_json::from_str(FIXTURE).unwrap();
    newer["schema"] = 2.into();
    newer["something-new"] = true.into();
    assert_eq!(
        load(&newer.to_string()),
        Err(LoadError::FromNewerVersion { found: 2 })
    );
}

#[test]
fn what_is_no_case_is_refused_with_its_own_reason() {
    assert!(matches!(load("not json"), Err(LoadError::NotJson(_))));
    assert!(matches!(
        load(FIXTURE.trim_end().strip_suffix('}').unwrap()),
        Err(LoadError::NotJson(_))
    ));
    assert_eq!(
        load(&format!("{FIXTURE}\nRegards")),
        Err(LoadError::MoreAfter)
    );
    assert_eq!(load("{}"), Err(LoadError::NotACase));
    assert_eq!(load("[]"), Err(LoadError::NotACase));
    for schema in [0.into(), (-1).into(), "1".into(), serde_json::Value::Null] {
        assert_eq!(load(&with_schema(schema)), Err(LoadError::NotACase));
    }
    let unknown_member = FIXTURE.replacen("\"place\"", "\"unheard-of\"", 1);
    assert!(matches!(load(&unknown_member), Err(LoadError::Damaged(_))));
    let depths = "[".repeat(100_000);
    assert!(matches!(load(&depths), Err(LoadError::NotJson(_))));
}

#[test]
fn what_is_said_of_a_damaged_case_is_plain_and_leaves_the_program_s_words_for_the_end() {
    let cut_off = FIXTURE.split_at(FIXTURE.len() / 2).0;
    let changed = FIXTURE.replacen("\"place\"", "\"unheard-of\"", 1);
    for (text, words) in [(cut_off, "column"), (&changed, "unheard-of")] {
        let said = load(text).unwrap_err().to_string();
        let (plain, for_it) = said.split_once(" For IT: ").unwrap();
        assert!(plain.ends_with("send it again."), "{plain}");
        for jargon in ["JSON", "line ", "column", "EOF", "unheard-of"] {
            assert!(!plain.contains(jargon), "{plain}");
        }
        assert!(for_it.contains(words), "{for_it}");
    }
}

#[test]
fn a_byte_order_mark_before_a_case_changes_nothing() {
    assert_eq!(load(&format!("\u{feff}{FIXTURE}")).unwrap(), fixture());
}
