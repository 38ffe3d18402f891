//! What a form shows, misses and finds wrong, over a small made-up partnership.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use chrono::NaiveDate;
use practice_review_engine::case::{Answer, Case, CaseId, Field, FollowUp, Value};
use practice_review_engine::dates::{RawDate, RawWhen};
use practice_review_engine::document::{Body, State, compose};
use practice_review_engine::form::{
    FormState, Severity, Status, Target, ThresholdState, facts_in_use, unused,
};
use practice_review_engine::guidance::{EntryId, Guidance, GuidanceFile, compile};

const PLACE: &str = r#"
[partnership]
id = "a-place"
name = "A Place"
short = "AP"
area = "A place"
summary = "Made up."
day-one = "after-trigger"
convention = "Working days."
marking = "OFFICIAL"
edition = { data = "2026-01-01", policy = "p", written-for = "w", notice = "n", sources = [{ document = "policy", section = "1" }] }
danger = { title = "Danger", text = ["Call."], sources = [{ document = "policy", section = "1" }] }
recipient = { name = "R", find = "f", routes = [], subject = "s", afterwards = [], sources = [{ document = "policy", section = "1" }] }

[[document]]
id = "policy"
title = "Policy"
short = "Policy"
publisher = "A Place"
edition = "1"
seen = "full"

[[step]]
id = "first"
title = "First"
questions = ["hurt", "how-badly"]

[[question]]
id = "hurt"
text = "Was anybody hurt?"
label = "Hurt"
why = "w"
kind = "yes-no"
required = true
not-known = true
evidence = "What shows it?"
evidence-for = ["yes"]
sources = [{ document = "policy", section = "1" }]

[[question]]
id = "how-badly"
text = "Badly?"
label = "Badly"
why = "w"
kind = "yes-no"
required = true
show-when = "hurt"
sources = [{ document = "policy", section = "1" }]

[[question]]
id = "treated"
text = "Treated?"
label = "Treated"
why = "w"
kind = "text"
show-when = "how-badly"
sources = [{ document = "policy", section = "1" }]

[[question]]
id = "when-hurt"
text = "When?"
label = "Date of harm"
why = "w"
kind = "when"
not-known = true
not-future = true
sources = [{ document = "policy", section = "1" }]

[[question]]
id = "told"
text = "When told?"
label = "Date told"
why = "w"
kind = "date"
sources = [{ document = "policy", section = "1" }]

[[question]]
id = "name"
text = "Name?"
label = "Name"
why = "w"
kind = "text"
required = true
sources = [{ document = "policy", section = "1" }]

[[question]]
id = "born"
text = "Born?"
label = "Born"
why = "w"
kind = "date"
not-known = true
sources = [{ document = "policy", section = "1" }]

[[question]]
id = "died"
text = "Died?"
label = "Died"
why = "w"
kind = "date"
sources = [{ document = "policy", section = "1" }]

[[group]]
id = "children"
title = "Children"
one = "child"
empty = "None."
subject = true
questions = ["name", "born", "died"]
named-by = ["name"]
at-least = 1
sources = [{ document = "policy", section = "1" }]

[[check]]
id = "told-after"
earlier = "when-hurt"
later = "told"
message = "Told before it happened"

[[check]]
id = "died-after"
earlier = "born"
later = "died"
message = "Died before birth"

[[section]]
id = "harm"
title = "Harm"
items = [{ question = "hurt" }, { question = "how-badly" }, { question = "treated" }, { question = "when-hurt" }, { question = "told" }]

[[section]]
id = "children"
title = "Children"
items = [{ group = "children" }]

[[form]]
id = "form"
title = "Form"
intro = ""
declaration = "d"
capacities = []
parts = [{ title = "All", sections = ["harm", "children"] }]
sources = [{ document = "policy", section = "1" }]

[[criterion]]
id = "bad"
title = "Bad"
text = "Bad."
when = "hurt and how-badly"
sources = [{ document = "policy", section = "1" }]

[[route]]
id = "go"
title = "Go"
priority = 1
urgency = "normal"
duty = "referrer"
when = "bad"
because = "b"
steps = []
form = "form"
sources = [{ document = "policy", section = "1" }]

[[route]]
id = "stay"
title = "Stay"
priority = 2
urgency = "normal"
duty = "referrer"
because = "b"
steps = []
sources = [{ document = "policy", section = "1" }]

[[example]]
id = "yes"
title = "Yes"
answers = { hurt = "yes", how-badly = "yes" }
routes = ["go"]

[[example]]
id = "no"
title = "No"
answers = { hurt = "no" }
routes = ["stay"]
"#;

fn place() -> Guidance {
    let own: GuidanceFile = toml::from_str(PLACE).unwrap();
    compile(&GuidanceFile::default(), &own).unwrap()
}

fn case() -> Case {
    Case::new(
        CaseId::from_random([1; 16]),
        "a-place".into(),
        "A case",
        "2026-01-01T09:00:00Z",
    )
}

fn answer(case: &mut Case, question: &str, value: Value) {
    case.set_answer(&Field::Question(question.into()), value.into())
        .unwrap();
}

fn in_child(case: &mut Case, question: &str, value: Value) {
    let entry = EntryId::from("e1");
    if case.entry(&"children".into(), &entry).is_none() {
        case.add_entry(&"children".into(), entry.clone());
    }
    let field = Field::InEntry {
        group: "children".into(),
        entry,
        question: question.into(),
    };
    case.set_answer(&field, value.into()).unwrap();
}

fn date(text: &str) -> RawDate {
    RawDate::from_iso(text).unwrap()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn state(case: &Case) -> FormState {
    let guidance = place();
    FormState::of(
        &guidance,
        guidance.content.form.first().unwrap(),
        case,
        today(),
    )
}

fn said(case: &Case, section: &str) -> Vec<(Severity, String)> {
    state(case)
        .section(&section.into())
        .unwrap()
        .problems
        .iter()
        .map(|p| (p.severity, p.message.clone()))
        .collect()
}

fn complete() -> Case {
    let mut case = case();
    let with_evidence = Answer {
        value: Value::Choice("yes".into()),
        evidence: "Seen.".into(),
        ..Answer::default()
    };
    case.set_answer(&Field::Question("hurt".into()), with_evidence)
        .unwrap();
    answer(&mut case, "how-badly", Value::Choice("no".into()));
    in_child(&mut case, "name", Value::Text("Robin".into()));
    case
}

#[test]
fn an_untouched_form_says_what_to_fill_in() {
    let state = state(&case());
    assert!(state.sections().all(|s| s.status == Status::NotStarted));
    assert_eq!(
        said(&case(), "harm"),
        [(
            Severity::Missing,
            "Answer “Was anybody hurt?”, or say that it is not known yet".to_owned()
        )]
    );
    assert_eq!(
        said(&case(), "children"),
        [(Severity::Missing, "Add at least one child".to_owned())]
    );
}

#[test]
fn an_answer_hidden_by_another_is_kept_and_comes_back_but_counts_for_nothing_meanwhile() {
    let guidance = place();
    let mut case = case();
    answer(&mut case, "hurt", Value::Choice("yes".into()));
    answer(&mut case, "how-badly", Value::Choice("yes".into()));
    answer(&mut case, "treated", Value::Text("At home".into()));
    assert!(unused(&guidance, &case).is_empty());
    answer(&mut case, "hurt", Value::Choice("no".into()));
    let hidden: Vec<String> = unused(&guidance, &case)
        .into_iter()
        .map(|u| u.label)
        .collect();
    assert_eq!(hidden, ["Badly", "Treated"]);
    assert!(
        facts_in_use(&guidance, &case)
            .get(&"how-badly".into())
            .is_none()
    );
    answer(&mut case, "hurt", Value::Choice("yes".into()));
    assert!(unused(&guidance, &case).is_empty());
}

#[test]
fn evidence_is_asked_for_only_where_the_answer_needs_it() {
    let mut case = case();
    answer(&mut case, "hurt", Value::Choice("yes".into()));
    assert!(
        said(&case, "harm")
            .iter()
            .any(|(_, m)| m == "Say what shows your answer to “Was anybody hurt?”")
    );
    answer(&mut case, "hurt", Value::NotKnown);
    assert!(said(&case, "harm").is_empty());
}

#[test]
fn a_section_is_complete_only_when_gone_through_and_shows_when_it_no_longer_is() {
    let mut case = complete();
    let status = |case: &Case| state(case).section(&"harm".into()).unwrap().status;
    assert_eq!(status(&case), Status::InProgress);
    case.set_completed(&"harm".into(), true);
    assert_eq!(status(&case), Status::Completed);
    answer(&mut case, "how-badly", Value::Blank);
    assert_eq!(status(&case), Status::Problem);
}

#[test]
fn dates_are_wrong_only_where_they_surely_are() {
    let mut case = complete();
    let period = RawWhen {
        precision: practice_review_engine::dates::Precision::Period,
        from: date("2026-03-01"),
        to: date("2026-05-01"),
        ..RawWhen::default()
    };
    answer(&mut case, "when-hurt", Value::When(period));
    answer(&mut case, "told", Value::Date(date("2026-04-01")));
    assert!(said(&case, "harm").is_empty());
    answer(&mut case, "told", Value::Date(date("2026-02-28")));
    assert_eq!(
        said(&case, "harm"),
        [(Severity::Wrong, "Told before it happened".to_owned())]
    );
    answer(
        &mut case,
        "when-hurt",
        Value::When(RawWhen::exact(date("2026-11-25"))),
    );
    assert!(
        said(&case, "harm")
            .iter()
            .any(|(_, m)| m.contains("must not lie in the future"))
    );
    let typed = RawDate {
        day: "31".into(),
        month: "2".into(),
        year: "2026".into(),
    };
    answer(&mut case, "told", Value::Date(typed));
    assert!(
        said(&case, "harm")
            .iter()
            .any(|(_, m)| m.contains("real date"))
    );
}

#[test]
fn who_finds_out_an_unknown_date_is_checked_whichever_way_it_is_said() {
    let mut case = complete();
    let unknown = RawWhen {
        precision: practice_review_engine::dates::Precision::Unknown,
        ..RawWhen::default()
    };
    for value in [Value::NotKnown, Value::When(unknown)] {
        let late = Answer {
            value,
            follow_up: FollowUp {
                who: "The nurse".into(),
                by: RawDate::from_iso("2026-11-01").unwrap(),
            },
            ..Answer::default()
        };
        case.set_answer(&Field::Question("when-hurt".into()), late)
            .unwrap();
        assert!(
            said(&case, "harm")
                .iter()
                .any(|(_, m)| m.starts_with("“When?”: the day by which"))
        );
    }
}

#[test]
fn dates_of_an_entry_are_checked_within_it() {
    let mut case = complete();
    in_child(&mut case, "born", Value::Date(date("2020-01-02")));
    in_child(&mut case, "died", Value::Date(date("2020-01-01")));
    let state = state(&case);
    let problem = state.problems().next().unwrap();
    assert_eq!(problem.message, "Died before birth");
    assert!(matches!(
        &problem.target,
        Target::Answer(Field::InEntry { .. }, _)
    ));
}

#[test]
fn the_threshold_goes_on_where_something_is_open() {
    let guidance = place();
    let mut case = case();
    let threshold = |case: &Case| ThresholdState::of(&guidance, case, today());
    assert_eq!(threshold(&case).progress(), (1, 0));
    answer(&mut case, "hurt", Value::Choice("yes".into()));
    assert_eq!(threshold(&case).progress(), (2, 1));
    assert!(threshold(&case).next_open().is_some());
    answer(&mut case, "how-badly", Value::Choice("no".into()));
    assert_eq!(threshold(&case).next_open(), None);
}

#[test]
fn the_document_names_the_child_and_leaves_out_what_is_not_in_use() {
    let guidance = place();
    let mut case = complete();
    answer(&mut case, "treated", Value::Text("not shown".into()));
    in_child(&mut case, "born", Value::NotKnown);
    let document = compose(&guidance, guidance.content.form.first().unwrap(), &case);
    assert_eq!(document.subjects, ["Robin"]);
    let text = serde_json::to_string(&document).unwrap();
    assert!(!text.contains("not shown"));
    let Body::Entries { entries, .. } = &document.parts[0].sections[1].body[0] else {
        panic!("no entries")
    };
    assert_eq!(entries[0].rows[1].state, State::NotKnown);
}
