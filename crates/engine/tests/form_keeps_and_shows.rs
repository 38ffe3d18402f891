//! What of a case is in use, what of it is read by others, and what no longer fits the guidance.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use chrono::NaiveDate;
use practice_review_engine::case::{Answer, Case, CaseId, Field, Value};
use practice_review_engine::dates::RawDate;
use practice_review_engine::document::{self, Body, Document, Row};
use practice_review_engine::form::{self, Aspect, FormState, Severity, Target, unused};
use practice_review_engine::guidance::{EntryId, Guidance, GuidanceFile, Partnership};

/// Content only: whether guidance is sound as a whole is the linter's business, not this test's.
const CONTENT: &str = r#"
[[step]]
id = "threshold"
title = "Threshold"
questions = ["danger", "hurt"]

[[list]]
id = "harms"
title = "Harms"
options = [
    { id = "burn", label = "Burn" },
    { id = "fall", label = "Fall" },
    { id = "none", label = "None", alone = true },
]
sources = []

[[question]]
id = "danger"
text = "Is anybody in danger now?"
label = "Danger now"
why = "w"
kind = "yes-no"
sources = []

[[question]]
id = "hurt"
text = "Was anybody hurt?"
label = "Hurt"
why = "w"
kind = "yes-no"
evidence = "What shows it?"
evidence-for = ["yes"]
sources = []

[[question]]
id = "harms"
text = "Which harms?"
label = "Harms"
why = "w"
kind = "choices"
list = "harms"
show-when = "hurt"
sources = []

[[question]]
id = "visited"
text = "When was the last visit?"
label = "Last visit"
why = "w"
kind = "date"
show-when = "hurt"
sources = []

[[question]]
id = "name"
text = "What is the name?"
label = "Name"
why = "w"
kind = "text"
sources = []

[[question]]
id = "left"
text = "When did they leave?"
label = "Left"
why = "w"
kind = "date"
sources = []

[[question]]
id = "event-when"
text = "When?"
label = "Date"
why = "w"
kind = "when"
sources = []

[[question]]
id = "event-agency"
text = "Which agency?"
label = "Agency"
why = "w"
kind = "text"
sources = []

[[question]]
id = "event-what"
text = "What?"
label = "What happened"
why = "w"
kind = "long-text"
sources = []

[[question]]
id = "event-seen"
text = "Was it seen?"
label = "Seen"
why = "w"
kind = "yes-no"
evidence = "By whom?"
sources = []

[[group]]
id = "people"
title = "People"
one = "person"
empty = "None."
questions = ["name", "left"]
named-by = ["name"]
sources = []

[[group]]
id = "events"
title = "Events"
one = "event"
empty = "No event was added."
questions = ["event-when", "event-agency", "event-what", "event-seen"]
named-by = ["event-what"]
timeline = { when = "event-when", agency = "event-agency", what = "event-what" }
sources = []

[[check]]
id = "left-before-visit"
earlier = "left"
later = "visited"
message = "The visit comes before the person left"

[[clash]]
id = "burnt-and-unhurt"
at = "visited"
when = "hurt and visited is answered and not danger"
message = "A visit, and no danger"

[[clash]]
id = "left-and-in-danger"
at = "left"
when = "left is answered and danger"
message = "Who left is not in danger"

[[section]]
id = "harm"
title = "Harm"
items = [{ question = "hurt" }, { question = "harms" }, { question = "visited" }]

[[section]]
id = "people"
title = "People"
show-when = "hurt"
items = [{ group = "people" }]

[[section]]
id = "events"
title = "Events"
items = [{ group = "events" }]

[[form]]
id = "form"
title = "Form"
intro = ""
declaration = "d"
capacities = []
parts = [{ title = "All", sections = ["harm", "people", "events"] }]
sources = []
"#;

const PARTNERSHIP: &str = r#"
id = "a-place"
name = "A Place"
short = "AP"
area = "A place"
summary = "Made up."
day-one = "after-trigger"
convention = "Working days."
marking = "OFFICIAL"
edition = { data = "2026-01-01", policy = "p", written-for = "w", notice = "n", sources = [] }
danger = { title = "Danger", text = ["Call."], sources = [] }
recipient = { name = "R", find = "f", routes = [], subject = "s", afterwards = [], sources = [] }
"#;

fn place() -> Guidance {
    let partnership: Partnership = toml::from_str(PARTNERSHIP).unwrap();
    let content: GuidanceFile = toml::from_str(CONTENT).unwrap();
    Guidance {
        partnership,
        content,
        digest: String::new(),
        is_template: false,
    }
}

fn case() -> Case {
    Case::new(
        CaseId::from_random([1; 16]),
        "a-place".into(),
        "A case",
        "2026-01-01T09:00:00Z",
    )
}

fn yes() -> Value {
    Value::Choice("yes".into())
}

fn no() -> Value {
    Value::Choice("no".into())
}

fn set(case: &mut Case, question: &str, answer: impl Into<Answer>) {
    case.set_answer(&Field::Question(question.into()), answer.into())
        .unwrap();
}

fn in_entry(group: &str, entry: &str, question: &str) -> Field {
    Field::InEntry {
        group: group.into(),
        entry: entry.into(),
        question: question.into(),
    }
}

fn set_in(case: &mut Case, group: &str, question: &str, answer: impl Into<Answer>) {
    let entry = EntryId::from("e1");
    if case.entry(&group.into(), &entry).is_none() {
        case.add_entry(&group.into(), entry);
    }
    case.set_answer(&in_entry(group, "e1", question), answer.into())
        .unwrap();
}

fn with_evidence(value: Value, evidence: &str) -> Answer {
    Answer {
        value,
        evidence: evidence.into(),
        ..Answer::default()
    }
}

fn state(case: &Case) -> FormState {
    let guidance = place();
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    FormState::of(
        &guidance,
        guidance.content.form.first().unwrap(),
        case,
        today,
    )
}

fn problems(case: &Case) -> Vec<String> {
    state(case).problems().map(|p| p.message.clone()).collect()
}

fn documented(case: &Case) -> Document {
    let guidance = place();
    document::compose(&guidance, guidance.content.form.first().unwrap(), case)
}

fn rows(document: &Document) -> Vec<&Row> {
    document
        .parts
        .iter()
        .flat_map(|part| &part.sections)
        .flat_map(|section| &section.body)
        .filter_map(|body| match body {
            Body::Row(row) => Some(row),
            _ => None,
        })
        .collect()
}

fn unused_fields(case: &Case) -> Vec<Field> {
    unused(&place(), case)
        .into_iter()
        .map(|unused| unused.field)
        .collect()
}

#[test]
fn evidence_for_an_answer_that_was_changed_since_is_kept_but_sent_to_nobody() {
    let mut case = case();
    set(&mut case, "hurt", with_evidence(yes(), "a private note"));
    assert!(
        serde_json::to_string(&documented(&case))
            .unwrap()
            .contains("a private note")
    );
    set(&mut case, "hurt", with_evidence(no(), "a private note"));
    assert!(
        !serde_json::to_string(&documented(&case))
            .unwrap()
            .contains("a private note")
    );
}

#[test]
fn threshold_answers_that_no_section_repeats_stand_in_the_document_once() {
    let mut case = case();
    set(&mut case, "danger", no());
    let document = documented(&case);
    let asked = |question: &str| {
        rows(&document)
            .iter()
            .filter(|r| r.question == question)
            .count()
    };
    assert_eq!((asked("danger"), asked("hurt")), (1, 1));
}

#[test]
fn an_answer_that_does_not_fit_its_question_is_asked_again_not_sent_as_it_is() {
    for (question, value) in [
        ("hurt", Value::Choice("perhaps".into())),
        ("hurt", Value::Text("yes".into())),
        ("hurt", Value::NotKnown),
        ("hurt", Value::Declined),
        ("hurt", Value::Choices(vec!["yes".into()])),
    ] {
        let mut case = case();
        set(&mut case, question, value.clone());
        let messages = problems(&case);
        assert!(
            messages.iter().any(|m| m.contains("no longer fits")),
            "{value:?}: {messages:?}"
        );
    }
    let mut case = case();
    set(&mut case, "hurt", with_evidence(yes(), "Seen."));
    set(
        &mut case,
        "harms",
        Value::Choices(vec!["burn".into(), "flood".into()]),
    );
    assert!(problems(&case).iter().any(|m| m.contains("no longer fits")));
    set(
        &mut case,
        "harms",
        Value::Choices(vec!["burn".into(), "fall".into()]),
    );
    assert!(problems(&case).is_empty());
    set(
        &mut case,
        "harms",
        Value::Choices(vec!["burn".into(), "none".into()]),
    );
    assert!(
        problems(&case).iter().any(|m| m.contains("“None”")),
        "{:?}",
        problems(&case)
    );
}

#[test]
fn a_date_that_is_hidden_is_listed_as_kept_even_if_it_is_no_real_date() {
    let mut case = case();
    set(&mut case, "hurt", yes());
    let typed = RawDate {
        day: "31".into(),
        month: "2".into(),
        year: "2026".into(),
    };
    set(&mut case, "visited", Value::Date(typed));
    assert!(unused_fields(&case).is_empty());
    set(&mut case, "hurt", no());
    assert_eq!(unused_fields(&case), [Field::Question("visited".into())]);
}

#[test]
fn entries_of_a_section_that_is_hidden_are_listed_as_kept() {
    let mut case = case();
    set(&mut case, "hurt", yes());
    set_in(&mut case, "people", "name", Value::Text("Robin".into()));
    assert!(unused_fields(&case).is_empty());
    set(&mut case, "hurt", no());
    assert_eq!(unused_fields(&case), [in_entry("people", "e1", "name")]);
}

#[test]
fn an_answer_that_strays_into_an_entry_is_listed_and_steers_nothing() {
    let mut case = case();
    set(&mut case, "hurt", with_evidence(yes(), "Seen."));
    set_in(&mut case, "people", "hurt", no());
    set_in(&mut case, "people", "unheard-of", Value::Text("?".into()));
    assert_eq!(
        unused_fields(&case),
        [
            in_entry("people", "e1", "hurt"),
            in_entry("people", "e1", "unheard-of")
        ]
    );
}

#[test]
fn a_date_of_an_entry_that_clashes_with_one_outside_is_shown_at_the_entry() {
    let mut case = case();
    set(&mut case, "hurt", with_evidence(yes(), "Seen."));
    set(
        &mut case,
        "visited",
        Value::Date(RawDate::from_iso("2026-03-01").unwrap()),
    );
    set_in(
        &mut case,
        "people",
        "left",
        Value::Date(RawDate::from_iso("2026-03-02").unwrap()),
    );
    let state = state(&case);
    let found: Vec<_> = state.problems().collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].severity, Severity::Wrong);
    assert!(
        matches!(&found[0].target, Target::Answer(field, _) if *field == in_entry("people", "e1", "left"))
    );
}

#[test]
fn paper_shows_the_marking_the_evidence_of_an_event_and_where_no_event_was_added() {
    let mut case = case();
    let empty = document::html::render(&documented(&case), &document::Cover::default());
    assert!(empty.contains("Events: none added"));
    set_in(
        &mut case,
        "events",
        "event-what",
        Value::Text("A fall.\r\n\r\nA call.".into()),
    );
    set_in(
        &mut case,
        "events",
        "event-seen",
        with_evidence(yes(), "The neighbour"),
    );
    set(&mut case, "hurt", yes());
    set_in(&mut case, "people", "name", Value::Text("Robin".into()));
    let html = document::html::render(&documented(&case), &document::Cover::default());
    assert!(html.contains("<p>A fall.</p><p>A call.</p>"));
    assert!(html.contains("The neighbour"));
    assert!(html.contains("<h4>People</h4>"));
    assert!(html.contains("class=\"each-page\""));
}

#[test]
fn a_document_that_comes_back_is_the_one_that_was_sent() {
    let mut case = case();
    set(&mut case, "hurt", with_evidence(yes(), "Seen."));
    set_in(
        &mut case,
        "events",
        "event-what",
        Value::Text("A fall.".into()),
    );
    let document = documented(&case);
    let text = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<Document>(&text).unwrap(), document);
    let more = text.replacen("\"title\"", "\"unheard-of\":1,\"title\"", 1);
    assert!(serde_json::from_str::<Document>(&more).is_err());
}

/// What may not be right, with where it is said.
fn doubts(case: &Case) -> Vec<(Target, String)> {
    let state = state(case);
    state
        .sections()
        .flat_map(|section| &section.problems)
        .filter(|problem| problem.severity == Severity::Warning)
        .map(|problem| (problem.target.clone(), problem.message.clone()))
        .collect()
}

#[test]
fn answers_that_hardly_go_together_are_told_where_they_stand_and_hold_nothing_up() {
    let mut case = case();
    let date = |text| Value::Date(RawDate::from_iso(text).unwrap());
    let at = |field: Field| Target::Answer(field, Aspect::Value);
    set(&mut case, "hurt", with_evidence(yes(), "Seen."));
    set(&mut case, "visited", date("2026-03-01"));
    assert_eq!(doubts(&case), []);
    set(&mut case, "danger", no());
    let visited = at(Field::Question("visited".into()));
    assert_eq!(doubts(&case), [(visited, "A visit, and no danger".into())]);
    set(&mut case, "danger", yes());
    set_in(&mut case, "people", "left", date("2026-01-02"));
    let left = at(in_entry("people", "e1", "left"));
    assert_eq!(doubts(&case), [(left, "Who left is not in danger".into())]);
    // Nothing of that holds the referral up.
    assert_eq!(problems(&case), Vec::<String>::new());
}

#[test]
fn the_way_to_a_hidden_question_begins_with_what_shows_it() {
    let guidance = place();
    let section = guidance.section(&"harm".into()).unwrap();
    let way = |case: &Case, question: &str| {
        let facts = form::facts_in_use(&guidance, case);
        form::way_to(&guidance, section, &facts, &question.into()).map(|q| q.id.to_string())
    };
    let mut case = case();
    assert_eq!(way(&case, "visited").as_deref(), Some("hurt"));
    assert_eq!(way(&case, "name"), None);
    set(&mut case, "hurt", yes());
    assert_eq!(way(&case, "visited").as_deref(), Some("visited"));
}
