//! An address in a private mailbox is no place for case material: it is said where a professional
//! gives one, and holds nothing up.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop the test"
)]

use std::path::Path;

use chrono::NaiveDate;
use practice_review_engine::case::{Case, CaseId, Field, Value};
use practice_review_engine::form::{FormState, Severity, Target};
use practice_review_engine::guidance::{EntryId, Guidance, Holds, Kind, QuestionId, load};

fn guidance() -> Guidance {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance");
    load::folder(&root).unwrap().partnerships.remove(0)
}

fn case(guidance: &Guidance) -> Case {
    let id = guidance.partnership.id.clone();
    Case::new(
        CaseId::from_random([1; 16]),
        id,
        "A case",
        "2026-11-20T09:00:00Z",
    )
}

/// What is said at a field, with how much it matters.
fn said(guidance: &Guidance, case: &Case, field: &Field) -> Vec<(Severity, String)> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let form = guidance.content.form.first().unwrap();
    FormState::of(guidance, form, case, today)
        .sections()
        .flat_map(|section| &section.problems)
        .filter(|problem| matches!(&problem.target, Target::Answer(at, _) if at == field))
        .map(|problem| (problem.severity, problem.message.clone()))
        .collect()
}

fn typed(guidance: &Guidance, field: &Field, text: &str) -> Vec<(Severity, String)> {
    let mut case = case(guidance);
    if let Field::InEntry { group, entry, .. } = field {
        case.add_entry(group, entry.clone());
    }
    case.set_answer(field, Value::Text(text.to_owned()).into())
        .unwrap();
    said(guidance, &case, field)
}

fn agency() -> Field {
    Field::InEntry {
        group: "agencies".into(),
        entry: EntryId::from_random([2; 16]),
        question: "agency-contact".into(),
    }
}

#[test]
fn a_personal_address_of_a_professional_is_a_warning_wherever_it_is_given() {
    let guidance = guidance();
    for (field, text, address) in [
        (
            Field::Question("referrer-email".into()),
            "jo@gmail.com",
            "jo@gmail.com",
        ),
        (
            agency(),
            "Jo, 01632 960401 or Jo@Yahoo.co.uk.",
            "Jo@Yahoo.co.uk",
        ),
    ] {
        let said = typed(&guidance, &field, text);
        let [(severity, message)] = said.as_slice() else {
            panic!("{said:?}")
        };
        assert_eq!(*severity, Severity::Warning);
        assert!(
            message.contains(&format!("{address} looks like a personal address")),
            "{message}"
        );
        assert!(message.contains("use one of the agency"), "{message}");
    }
}

#[test]
fn an_address_of_an_agency_is_passed_over_in_silence() {
    let guidance = guidance();
    assert!(
        typed(
            &guidance,
            &Field::Question("referrer-email".into()),
            "jo@school.example"
        )
        .is_empty()
    );
    assert!(
        typed(
            &guidance,
            &agency(),
            "Duty desk, 01632 960401, duty@gmail.example"
        )
        .is_empty()
    );
}

#[test]
fn a_family_may_be_reached_where_it_likes() {
    let mut guidance = guidance();
    let asked = QuestionId::from("person-services");
    let question = guidance
        .content
        .question
        .iter_mut()
        .find(|q| q.id == asked)
        .unwrap();
    (question.kind, question.holds) = (Kind::Email, Some(Holds::Contact));
    let field = Field::InEntry {
        group: "people".into(),
        entry: EntryId::from_random([2; 16]),
        question: asked,
    };
    assert!(typed(&guidance, &field, "mum@gmail.com").is_empty());
}
