//! What differs between two versions of a case, and an earlier one brought back.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use practice_review_engine::case::{
    Answer, Case, CaseId, Export, ExportSigner, Field, FollowUp, OwnView, Protection, Value, Work,
    load,
};
use practice_review_engine::form::{self, Aspect};
use practice_review_engine::guidance::{EntryId, Guidance, GuidanceFile, load as read};
use practice_review_engine::versions::{Difference, What, differences, restore};
use proptest::prelude::*;

const GUIDANCE: &str = r#"
[[step]]
id = "threshold"
title = "Threshold"
questions = ["danger"]

[[question]]
id = "danger"
text = "Is anybody in danger now?"
label = "Danger now"
why = "w"
kind = "yes-no"
evidence = "What shows it?"
not-known = true
sources = []

[[question]]
id = "summary"
text = "What happened?"
label = "Summary"
why = "w"
kind = "long-text"
sources = []

[[question]]
id = "name"
text = "What is the name?"
label = "Name"
why = "w"
kind = "text"
sources = []

[[question]]
id = "harms"
text = "Which harms?"
label = "Harms"
why = "w"
kind = "choices"
options = [{ id = "burn", label = "Burn" }, { id = "fall", label = "Fall", code = "F" }]
sources = []

[[group]]
id = "people"
title = "People"
one = "person"
empty = "None."
questions = ["name", "harms"]
named-by = ["name"]
sources = []

[[section]]
id = "what"
title = "What happened"
items = [{ question = "summary" }, { group = "people" }]

[[form]]
id = "form"
title = "The form"
intro = ""
declaration = "d"
capacities = []
parts = [{ title = "All", sections = ["what"] }]
sources = []

[partnership]
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
    let mut content: GuidanceFile = toml::from_str(GUIDANCE).unwrap();
    Guidance {
        partnership: content.partnership.take().unwrap(),
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

fn text(text: &str) -> Answer {
    Value::Text(text.into()).into()
}

fn set(case: &mut Case, question: &str, answer: impl Into<Answer>) {
    case.set_answer(&Field::Question(question.into()), answer.into())
        .unwrap();
}

fn set_in(case: &mut Case, entry: &str, question: &str, answer: impl Into<Answer>) {
    let (group, entry) = ("people".into(), EntryId::from(entry));
    if case.entry(&group, &entry).is_none() {
        case.add_entry(&group, entry.clone());
    }
    let question = question.into();
    let field = Field::InEntry {
        group,
        entry,
        question,
    };
    case.set_answer(&field, answer.into()).unwrap();
}

/// Each difference in one line.
fn told(before: &Case, after: &Case) -> Vec<String> {
    differences(&place(), before, after)
        .iter()
        .map(|one| {
            let Difference {
                place,
                entry,
                label,
                before,
                after,
                ..
            } = one;
            let entry = entry
                .as_ref()
                .map_or_else(String::new, |e| format!(", {e}"));
            format!("{place}{entry}, {label}: {before:?} -> {after:?}")
        })
        .collect()
}

#[test]
fn what_differs_is_told_in_the_order_and_the_words_of_the_guidance() {
    let before = case();
    let mut after = case();
    set(&mut after, "unheard-of", Value::Choice("x".into()));
    set(&mut after, "danger@elsewhere", Value::Choice("yes".into()));
    set(&mut after, "summary", text("One.\n\nTwo."));
    let danger = Answer {
        value: Value::Choice("yes".into()),
        evidence: "A note.".into(),
        ..Answer::default()
    };
    set(&mut after, "danger", danger);
    let forth = told(&before, &after);
    assert_eq!(
        forth,
        [
            r#"Threshold, Danger now: [] -> ["Yes"]"#,
            r#"Threshold, Danger now: evidence: [] -> ["A note."]"#,
            r#"What happened, Summary: [] -> ["One.", "Two."]"#,
            r#", Danger now (answered for elsewhere): [] -> ["yes"]"#,
            r#", unheard-of: [] -> ["x"]"#,
        ]
    );
    assert!(told(&after, &before)[0].ends_with(r#"["Yes"] -> []"#));
    assert!(told(&after, &after).is_empty());
}

#[test]
fn who_finds_out_is_told_once() {
    let (mut before, mut after) = (case(), case());
    let open = |who: &str| Answer {
        value: Value::NotKnown,
        follow_up: FollowUp {
            who: who.into(),
            ..FollowUp::default()
        },
        ..Answer::default()
    };
    set(&mut before, "danger", open("A"));
    set(&mut after, "danger", open("B"));
    assert_eq!(
        told(&before, &after),
        [
            r#"Threshold, Danger now: ["Not known yet: A is finding out"] -> ["Not known yet: B is finding out"]"#
        ]
    );
    let answered = |who| Answer {
        value: Value::Choice("no".into()),
        ..open(who)
    };
    set(&mut before, "danger", answered("A"));
    set(&mut after, "danger", answered("B"));
    assert_eq!(
        told(&before, &after),
        [r#"Threshold, Danger now: who is finding out: ["A"] -> ["B"]"#]
    );
}

#[test]
fn what_reads_the_same_is_no_difference() {
    let before = case();
    let mut after = case();
    set(&mut after, "danger", Value::Blank);
    set(&mut after, "summary", text(" "));
    after.groups.insert("people".into(), Vec::new());
    after.place = "/check".into();
    assert!(told(&before, &after).is_empty());
}

#[test]
fn entries_that_came_went_changed_or_moved_are_named() {
    let mut before = case();
    for name in ["Ann", "Ben", "Cas", "Dan"] {
        set_in(&mut before, name, "name", text(name));
    }
    let mut after = before.clone();
    after.remove_entry(&"people".into(), &"Ben".into()).unwrap();
    let harms = Value::Choices(vec!["burn".into(), "fall".into()]);
    set_in(&mut after, "Cas", "harms", harms);
    set_in(&mut after, "Eve", "name", text("Eve"));
    after.groups.get_mut("people").unwrap().swap(1, 2);
    assert_eq!(
        told(&before, &after),
        [
            r#"What happened, Cas, Harms: [] -> ["Burn", "Fall (F)"]"#,
            r#"What happened, Eve, Person added: [] -> ["Name: Eve"]"#,
            r#"What happened, Ben, Person removed: ["Name: Ben"] -> []"#,
            r#"What happened, People: their order: ["Cas", "Dan"] -> ["Dan", "Cas"]"#,
        ]
    );
    let what = &differences(&place(), &before, &after)[2].what;
    let removed = What::EntryRemoved {
        group: "people".into(),
        entry: "Ben".into(),
    };
    assert_eq!(what, &removed);
}

#[test]
fn a_group_and_entries_that_the_guidance_does_not_know_are_told_plainly() {
    let before = case();
    let mut after = case();
    after.add_entry(&"pets".into(), "p".into());
    after.add_entry(&"pets".into(), "p".into());
    let field = Field::InEntry {
        group: "pets".into(),
        entry: "p".into(),
        question: "kind".into(),
    };
    after.set_answer(&field, text("A cat")).unwrap();
    assert_eq!(
        told(&before, &after),
        [
            r#"pets, pets 1, pets added: [] -> ["kind: A cat"]"#,
            r#"pets, pets 2, pets added: [] -> []"#,
        ]
    );
}

#[test]
fn what_is_chosen_of_the_case_as_a_whole_is_told_too() {
    let before = case();
    let mut after = case();
    after.title = "Another".into();
    after.partnership = "b-place".into();
    after.form = Some("form".into());
    after.completed.insert("what".into());
    after.own_view = OwnView {
        routes: vec!["tell".into()],
        reason: "So.".into(),
    };
    after
        .views_aside
        .insert("a-place".into(), after.own_view.clone());
    assert_eq!(
        told(&before, &after),
        [
            r#"The case as a whole, Working title: ["A case"] -> ["Another"]"#,
            r#"The case as a whole, Partnership: ["A Place"] -> ["b-place"]"#,
            r#"The case as a whole, Form that was chosen: [] -> ["The form"]"#,
            r#"The case as a whole, The referrer’s own view: [] -> ["tell", "So."]"#,
            r#"The case as a whole, The view taken for A Place: [] -> ["tell", "So."]"#,
            r#"The case as a whole, What happened: [] -> ["Completed"]"#,
        ]
    );
}

fn built_in() -> &'static [Guidance] {
    static LOADED: OnceLock<Vec<Guidance>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance");
        read::folder(&root).unwrap().partnerships
    })
}

fn whole(name: &str) -> Case {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    load(&std::fs::read_to_string(root.join(name)).unwrap()).unwrap()
}

#[test]
fn a_case_that_went_to_another_partnership_is_told_by_either_guidance() {
    let case = whole("serious-incident.json");
    for from in built_in() {
        for to in built_in() {
            let mut moved = case.clone();
            form::move_to(&mut moved, Some(from), to);
            set(&mut moved, "danger-now-of-nobody", text("x"));
            for guidance in [from, to] {
                let found = differences(guidance, &case, &moved);
                let unknown = found.iter().find(|d| d.label == "danger-now-of-nobody");
                assert_eq!(unknown.unwrap().after, ["x"]);
                let moves = found.iter().any(|d| d.what == What::Partnership);
                assert_eq!(moves, case.partnership != moved.partnership);
            }
        }
    }
}

#[test]
fn another_case_altogether_is_told_answer_by_answer() {
    let (one, other) = (whole("serious-incident.json"), whole("good-practice.json"));
    let guidance = &built_in()[0];
    let found = differences(guidance, &one, &other);
    assert!(found.len() > 100, "{}", found.len());
    assert!(found.iter().all(|d| d.before != d.after));
    let back = differences(guidance, &other, &one);
    assert_eq!(found.len(), back.len());
}

#[test]
fn ten_thousand_events_are_told_in_a_moment() {
    let mut long = whole("serious-incident.json");
    let events = long.groups.get_mut("events").unwrap();
    let pattern = events.clone();
    for number in 0..10_000_usize {
        let mut event = pattern[number % pattern.len()].clone();
        event.id = format!("event-{number}").into();
        events.push(event);
    }
    let mut other = long.clone();
    let events = other.groups.get_mut("events").unwrap();
    events.reverse();
    for event in events.iter_mut() {
        for answer in event.answers.values_mut() {
            answer.evidence = "Something else.".into();
        }
    }
    let guidance = &built_in()[0];
    let begin = Instant::now();
    let found = differences(guidance, &long, &other);
    let took = begin.elapsed();
    assert!(found.len() > 10_000);
    // Far above what it takes, far below what comparing each with each would.
    assert!(took < Duration::from_secs(8), "{took:?}");
}

fn any_case() -> impl Strategy<Value = Case> {
    let answers = prop::collection::btree_map("[a-d]", "[a-z]{0,6}", 0..4);
    let entries = prop::collection::vec("[a-z]{1,6}", 0..5);
    let rest = ("[a-z]{0,6}", "[ab]", any::<bool>(), 0_usize..3);
    (answers, entries, rest).prop_map(|(answers, entries, (title, place, done, exports))| {
        let mut case = case();
        for (question, said) in answers {
            set(&mut case, &question, text(&said));
        }
        for (number, name) in entries.iter().enumerate() {
            set_in(&mut case, &number.to_string(), "name", text(name));
        }
        case.title = title;
        case.partnership = place.into();
        case.set_completed(&"what".into(), done);
        case.exports = (0..exports).map(export).collect();
        case.keep_until = done.then(|| "2027-01-01".into());
        case
    })
}

fn export(number: usize) -> Export {
    Export {
        at: "2026-11-21T09:00:00Z".into(),
        digest: number.to_string(),
        content: String::new(),
        form: None,
        signer: ExportSigner::default(),
        file: String::new(),
        protection: Protection::default(),
    }
}

proptest! {
    #[test]
    fn a_version_is_brought_back_and_taken_back(current in any_case(), version in any_case()) {
        let restored = restore(&current, &version, "2026-12-01T09:00:00Z");
        prop_assert_eq!(Work::of(&restored), Work::of(&version));
        prop_assert_eq!(&restored.exports, &current.exports);
        prop_assert_eq!(&restored.keep_until, &current.keep_until);
        prop_assert_eq!(&restored.updated, "2026-12-01T09:00:00Z");
        let again = restore(&restored, &current, &current.updated);
        prop_assert_eq!(&again, &current);
        prop_assert!(differences(&place(), &restored, &version).is_empty());
    }

    #[test]
    fn whatever_reads_otherwise_is_told(one in any_case(), other in any_case()) {
        let found = differences(&place(), &one, &other);
        let values = |d: &&Difference| matches!(d.what, What::Answer(_, Aspect::Value));
        for difference in found.iter().filter(values) {
            prop_assert_ne!(&difference.before, &difference.after);
        }
        // A title that says nothing and one of spaces read the same; nothing else here does.
        let blank = |case: &Case| {
            let mut case = case.clone();
            case.answers.retain(|_, answer| !answer.value.is_blank());
            case.groups.retain(|_, entries| !entries.is_empty());
            case
        };
        prop_assert_eq!(found.is_empty(), blank(&one).same_work(&blank(&other)));
    }
}
