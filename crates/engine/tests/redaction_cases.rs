//! Copies without names of the complete cases under `tests/cases`.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use practice_review_engine::assessment::assess;
use practice_review_engine::bundle::{Payload, PayloadInput, ResultRecord};
use practice_review_engine::case::{Case, Field, Value, load};
use practice_review_engine::dates::long;
use practice_review_engine::document::{Body, html};
use practice_review_engine::form::{self, unused};
use practice_review_engine::guidance::{Guidance, Holds, load as read};
use practice_review_engine::redaction::{
    AgesOn, Flag, Leaving, Redacted, Spot, redact, what_leaves,
};

const CASES: [&str; 3] = [
    "serious-incident.json",
    "system-learning.json",
    "good-practice.json",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn guidance(id: &str) -> Guidance {
    let all = read::folder(&root().join("guidance")).unwrap().partnerships;
    all.into_iter()
        .find(|g| g.partnership.id.as_str() == id)
        .unwrap()
}

fn case(name: &str) -> Case {
    let text = std::fs::read_to_string(root().join("tests/cases").join(name)).unwrap();
    load(&text).unwrap()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn copy(guidance: &Guidance, case: &Case) -> (Redacted, String) {
    let form = &guidance.content.form[0];
    let redacted = redact(guidance, form, case, today());
    let assessment = assess(guidance, &form::facts_in_use(guidance, case));
    let result = ResultRecord::of(guidance, &assessment, case);
    let page = html::render(&redacted.document, &redacted.cover(0, &result, today()));
    (redacted, page)
}

/// What is recorded as one of these, as it would stand in a page.
fn recorded(guidance: &Guidance, case: &Case, wanted: Holds) -> Vec<String> {
    let entries = case.groups.values().flatten().map(|entry| &entry.answers);
    entries
        .chain([&case.answers])
        .flatten()
        .filter(|(id, _)| {
            guidance
                .question(id)
                .is_some_and(|q| q.held() == Some(wanted))
        })
        .filter_map(|(_, answer)| match &answer.value {
            Value::Text(text) => Some(html::escape(text)),
            Value::Date(date) => Some(long(date.parse().unwrap())),
            _ => None,
        })
        .collect()
}

#[test]
fn nothing_recorded_of_who_and_where_is_in_a_copy_of_a_whole_case() {
    let guidance = guidance("somerset");
    for name in CASES {
        let case = case(name);
        let (redacted, page) = copy(&guidance, &case);
        for holds in [
            Holds::Birth,
            Holds::Address,
            Holds::Contact,
            Holds::Identifier,
        ] {
            let all = recorded(&guidance, &case, holds);
            assert!(!all.is_empty(), "{name}");
            for secret in all {
                // The 9th of a month ends as the 29th does.
                let at = page.find(&secret);
                let before = at.and_then(|at| page.get(..at)?.chars().next_back());
                let told = at.is_some() && !before.is_some_and(|c| c.is_ascii_digit());
                assert!(!told, "{name}: {secret}");
            }
        }
        for coded in &redacted.key.0 {
            // A surname alone can be a word in the names of bodies; a whole name is somebody's.
            for full in coded
                .names
                .iter()
                .filter(|n| n.split_whitespace().count() > 1)
            {
                assert!(!page.contains(&html::escape(full)), "{name}: {full}");
            }
        }
        // The page itself says nothing of what was taken out.
        assert!(!page.contains(&redacted.key.to_text()), "{name}");
        assert_eq!(copy(&guidance, &case).0, redacted, "{name}");
    }
}

#[test]
fn people_keep_one_code_and_ages_are_those_on_the_day_of_the_incident() {
    let guidance = guidance("somerset");
    let (redacted, page) = copy(&guidance, &case("serious-incident.json"));
    assert_eq!(
        redacted.document.subjects,
        ["Child 1", "Child 2", "Child 3"]
    );
    let incident = NaiveDate::from_ymd_opt(2026, 11, 14).unwrap();
    assert_eq!(redacted.ages_on, AgesOn::Incident(incident));
    for said in [
        "4 months old",
        "3 years old",
        "7 years old",
        "On 14 November 2026, the date of the incident",
        "<h5>Family member 1</h5>",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let code = |name: &str| {
        let key = &redacted.key.0;
        key.iter()
            .find(|c| c.names.iter().any(|n| n == name))
            .unwrap()
            .code
            .clone()
    };
    assert_eq!(code("João Thackwray"), "Child 1");
    assert_eq!(code("Inês Semedo"), "Family member 1");
    // Named as a professional in four places, and by her surname alone in others.
    assert!(code("Gwen Arkell").starts_with("Professional "));
    let gwen = redacted
        .key
        .0
        .iter()
        .filter(|c| c.names.iter().any(|n| n.contains("Arkell")));
    assert_eq!(gwen.count(), 1);
}

fn leaving(guidance: &Guidance, case: &Case) -> (Payload, Leaving) {
    let assessment = assess(guidance, &form::facts_in_use(guidance, case));
    let payload = Payload::of(&PayloadInput {
        guidance,
        form: &guidance.content.form[0],
        case,
        assessment: &assessment,
        app_version: "0",
        now: "2026-11-24T09:00:00Z",
    });
    let leaving = what_leaves(guidance, &payload, case, None);
    (payload, leaving)
}

#[test]
fn what_leaves_is_counted_from_what_is_signed() {
    let guidance = guidance("somerset");
    for name in CASES {
        let case = case(name);
        let (payload, leaving) = leaving(&guidance, &case);
        let children = leaving.people.first().unwrap();
        assert_eq!(
            (children.title.as_str(), children.count),
            ("Children", case.entries(&"children".into()).len()),
            "{name}"
        );
        assert_eq!(leaving.people.last().unwrap().title, "Professionals");
        let shown = payload
            .document
            .parts
            .iter()
            .flat_map(|p| &p.sections)
            .flat_map(|s| &s.body);
        let events: usize = shown
            .map(|body| match body {
                Body::Timeline { events, .. } => events.len(),
                _ => 0,
            })
            .sum();
        assert_eq!(leaving.events, events, "{name}");
        assert!(
            leaving.births > 0
                && leaving.addresses > 0
                && leaving.contacts > 0
                && leaving.identifiers > 0
        );
        assert!(leaving.words() > 5_000, "{name}: {}", leaving.words());
        let third = leaving.flags.iter().any(|flag| {
            matches!(flag, Flag::ThirdParty(place)
            if place.spot == Spot::Answer(Field::Question("third-parties".into())))
        });
        assert!(third, "{name}");
        let behind = unused(&guidance, &case).len();
        assert_eq!(
            leaving.flags.contains(&Flag::Unused(behind)),
            behind > 0,
            "{name}"
        );
    }
}

#[test]
fn an_address_that_is_to_be_kept_from_somebody_is_pointed_to_and_what_another_form_asks_too() {
    let guidance = guidance("somerset");
    let mut case = case("serious-incident.json");
    let entry = case.entries(&"people".into())[2].id.clone();
    let field = Field::InEntry {
        group: "people".into(),
        entry,
        question: "person-confidential".into(),
    };
    case.set_answer(&field, Value::Choice("yes".into()).into())
        .unwrap();
    let (_, leaving) = leaving(&guidance, &case);
    let place = leaving.flags.iter().find_map(|flag| match flag {
        Flag::Confidential(place) if place.spot == Spot::Answer(field.clone()) => {
            Some(place.clone())
        }
        _ => None,
    });
    assert_eq!(place.unwrap().entry, "Hélder Tavares");
    // The sheet for the authority asks for things that the referral does not ask for.
    case.set_answer(
        &Field::Question("notification-reference".into()),
        Value::Text("N-1".into()).into(),
    )
    .unwrap();
    let (_, after) = self::leaving(&guidance, &case);
    let asked = after.flags.iter().any(|flag| matches!(flag, Flag::NotAsked(place) if place.label == "Reference of the notification"));
    assert!(asked, "{:?}", after.flags);
}
