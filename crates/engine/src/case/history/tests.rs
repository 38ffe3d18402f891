//! Undo and redo of what was noted, and of what was not.

use super::*;
use crate::case::{CaseId, Value};
use crate::dates::RawDate;
use crate::guidance::EntryId;

fn case() -> Case {
    Case::new(
        CaseId::from_random([1; 16]),
        "a-place".into(),
        "A case",
        "2026-11-20T09:00:00Z",
    )
}

fn question(id: &str) -> Field {
    Field::Question(id.into())
}

fn in_entry(entry: &str) -> Field {
    Field::InEntry {
        group: "people".into(),
        entry: entry.into(),
        question: "name".into(),
    }
}

fn text(text: &str) -> Answer {
    Value::Text(text.into()).into()
}

/// Changes an answer and notes it.
fn set(history: &mut History, case: &mut Case, field: &Field, answer: Answer, at: u64) {
    history.note_answer(field, case.answer_at(field), &answer, at);
    case.set_answer(field, answer).unwrap();
}

/// Changes the case and notes it.
fn edit(history: &mut History, case: &mut Case, change: impl FnOnce(&mut Case)) {
    let before = Work::of(case);
    change(case);
    history.note_work(before, case);
}

/// Types characters one after another, a tenth of a second each; returns the time after the last.
fn typed(history: &mut History, case: &mut Case, field: &Field, keys: &str, from: u64) -> u64 {
    let mut at = from;
    for key in keys.chars() {
        let mut now = said(case, field);
        if key == '\u{8}' {
            now.pop();
        } else {
            now.push(key);
        }
        set(history, case, field, text(&now), at);
        at += 100;
    }
    at
}

fn said(case: &Case, field: &Field) -> String {
    let answer = case.answer_at(field).and_then(|a| a.value.text());
    answer.unwrap_or_default().to_owned()
}

/// What stands in a field after each undo, until there is nothing more to undo.
fn undone(history: &mut History, case: &mut Case, field: &Field) -> Vec<String> {
    std::iter::from_fn(|| {
        history.undo(case)?;
        Some(said(case, field))
    })
    .collect()
}

#[test]
fn undo_takes_back_a_phrase_not_a_letter_and_not_a_page() {
    let (mut history, mut case, field) = (History::default(), case(), question("what"));
    let words = "She came to school on Monday and said nothing of it at all.";
    typed(&mut history, &mut case, &field, words, 0);
    assert_eq!(
        undone(&mut history, &mut case, &field),
        [
            "She came to school on Monday and said nothing ",
            "She came to school on ",
            ""
        ]
    );
    assert!(case.answers.is_empty(), "the question is untouched again");
    while history.redo(&mut case).is_some() {}
    assert_eq!(said(&case, &field), words);
}

#[test]
fn a_pause_a_new_line_and_a_paste_end_a_step() {
    let (mut history, mut case, field) = (History::default(), case(), question("what"));
    let at = typed(&mut history, &mut case, &field, "one", 0);
    let at = typed(&mut history, &mut case, &field, " two", at + PAUSED);
    let at = typed(&mut history, &mut case, &field, "\nthree", at);
    let pasted = "one two\nthree, and a whole sentence at once";
    set(&mut history, &mut case, &field, text(pasted), at);
    typed(&mut history, &mut case, &field, "!", at + 100);
    assert_eq!(
        undone(&mut history, &mut case, &field),
        [pasted, "one two\nthree", "one two\n", "one", ""]
    );
}

const PAUSED: u64 = typing::PAUSE;

#[test]
fn a_slip_is_part_of_the_phrase_and_older_words_that_are_taken_away_are_not() {
    let (mut history, mut case, field) = (History::default(), case(), question("what"));
    typed(&mut history, &mut case, &field, "helo\u{8}lo", 0);
    typed(&mut history, &mut case, &field, " there", 10_000);
    let back = "\u{8}".repeat(7);
    typed(&mut history, &mut case, &field, &back, 20_000);
    assert_eq!(
        undone(&mut history, &mut case, &field),
        ["hello there", "hello", ""]
    );
}

#[test]
fn typing_at_another_place_or_in_another_field_is_another_step() {
    let (mut history, mut case, field) = (History::default(), case(), question("what"));
    typed(&mut history, &mut case, &field, "world", 0);
    typed(&mut history, &mut case, &field, "!", 10_000);
    set(&mut history, &mut case, &field, text("ä world!"), 10_100);
    let at = typed(&mut history, &mut case, &question("other"), "x", 10_200);
    typed(&mut history, &mut case, &field, "!", at);
    assert_eq!(
        undone(&mut history, &mut case, &field),
        ["ä world!", "ä world!", "world!", "world", ""]
    );
}

#[test]
fn a_date_is_one_step_and_each_choice_is_one() {
    let (mut history, mut case) = (History::default(), case());
    let (day, chosen) = (question("day"), question("hurt"));
    for (at, part) in [(0, "1"), (100, "12")] {
        let date = RawDate {
            day: part.into(),
            ..RawDate::default()
        };
        set(&mut history, &mut case, &day, Value::Date(date).into(), at);
    }
    for option in ["yes", "no"] {
        let answer = Value::Choice(option.into()).into();
        set(&mut history, &mut case, &chosen, answer, 200);
    }
    assert_eq!(history.done.len(), 3);
}

#[test]
fn what_was_typed_and_taken_away_at_once_is_no_step() {
    let (mut history, mut case, field) = (History::default(), case(), question("what"));
    set(&mut history, &mut case, &field, text(""), 0);
    // After a pause it is another run of typing.
    typed(&mut history, &mut case, &field, "ab\u{8}\u{8}", 60_000);
    assert_eq!(history.done.len(), 1);
    let bytes: usize = history.done.iter().map(Change::bytes).sum();
    assert_eq!(history.bytes, bytes);
}

#[test]
fn an_answer_that_nobody_noted_is_not_lost() {
    let (mut history, mut case, field) = (History::default(), case(), question("what"));
    set(&mut history, &mut case, &field, text("noted"), 0);
    case.set_answer(&field, text("not noted")).unwrap();
    history.undo(&mut case);
    assert_eq!(said(&case, &field), "noted");
    history.undo(&mut case);
    assert_eq!(said(&case, &field), "");
    history.redo(&mut case);
    history.redo(&mut case);
    assert_eq!(said(&case, &field), "not noted");
    // Where something was undone, it counts as an edit, and the redo would have overwritten it.
    history.undo(&mut case);
    case.set_answer(&field, text("not noted either")).unwrap();
    assert_eq!(history.redo(&mut case), None);
    assert_eq!(said(&case, &field), "not noted either");
    assert!(!history.can_redo());
    history.undo(&mut case);
    assert_eq!(said(&case, &field), "noted");
}

#[test]
fn a_step_in_an_entry_that_is_gone_is_dropped_and_the_next_is_tried() {
    let (mut history, mut case) = (History::default(), case());
    set(&mut history, &mut case, &question("what"), text("a"), 0);
    case.add_entry(&"people".into(), "e1".into());
    set(&mut history, &mut case, &in_entry("e1"), text("b"), 100);
    case.groups.clear();
    let told = history.undo(&mut case).unwrap();
    assert_eq!(told.touched, Touched::Answer(question("what")));
    assert!(!history.can_undo());
    assert_eq!(history.undo(&mut case), None);
}

#[test]
fn an_entry_that_was_filled_unnoted_is_not_taken_away() {
    let (mut history, mut case) = (History::default(), case());
    edit(&mut history, &mut case, |case| {
        case.add_entry(&"people".into(), "e1".into());
    });
    case.set_answer(&in_entry("e1"), text("words")).unwrap();
    assert_eq!(history.undo(&mut case), None);
    assert_eq!(said(&case, &in_entry("e1")), "words");
}

#[test]
fn a_removed_entry_comes_back_also_where_the_list_was_changed_unnoted() {
    let (mut history, mut case) = (History::default(), case());
    let people = GroupId::from("people");
    for id in ["e1", "e2", "e3"] {
        case.add_entry(&people, id.into());
    }
    case.set_answer(&in_entry("e2"), text("words")).unwrap();
    edit(&mut history, &mut case, |case| {
        case.remove_entry(&people, &"e2".into()).unwrap();
    });
    case.remove_entry(&people, &"e1".into()).unwrap();
    let told = history.undo(&mut case).unwrap();
    assert_eq!(told.touched, Touched::Group(people.clone()));
    assert_eq!(said(&case, &in_entry("e2")), "words");
    // It is there already: it is not put there twice.
    history.redo(&mut case);
    case.add_entry(&people, "e2".into());
    assert_eq!(history.undo(&mut case), None);
    let ids: Vec<&EntryId> = case.entries(&people).iter().map(|e| &e.id).collect();
    assert_eq!(ids, [&EntryId::from("e3"), &EntryId::from("e2")]);
}

#[test]
fn it_is_told_what_a_step_touched() {
    let (mut history, mut case) = (History::default(), case());
    let mut told = |change: fn(&mut Case)| {
        edit(&mut history, &mut case, change);
        let told = history.undo(&mut case).unwrap();
        (told.touched, told.moved)
    };
    let whole = |moved| (Touched::Whole, moved);
    assert_eq!(told(|case| case.title = "B".into()).0, Touched::Title);
    assert_eq!(told(|case| case.form = Some("f".into())).0, Touched::Form);
    assert_eq!(
        told(|case| case.set_completed(&"s".into(), true)).0,
        Touched::Completed("s".into())
    );
    assert_eq!(told(|case| case.partnership = "b".into()), whole(true));
    assert_eq!(
        told(|case| {
            case.title = "B".into();
            case.form = Some("f".into());
        }),
        whole(false)
    );
    assert_eq!(
        told(|case| case.own_view.reason = "r".into()).0,
        Touched::OwnView
    );
}

#[test]
fn the_own_view_is_typed_as_an_answer_is() {
    let (mut history, mut case) = (History::default(), case());
    for (at, reason) in [(0, "B"), (100, "Be"), (5_000, "Bec")] {
        let after = OwnView {
            reason: reason.into(),
            ..OwnView::default()
        };
        history.note_own_view(&case.own_view, &after, at);
        case.own_view = after;
    }
    assert_eq!(history.undo(&mut case).unwrap().touched, Touched::OwnView);
    assert_eq!(case.own_view.reason, "Be");
    case.own_view.reason = "not noted".into();
    history.undo(&mut case);
    history.redo(&mut case);
    assert_eq!(case.own_view.reason, "not noted");
}

#[test]
fn an_edit_that_changes_nothing_is_no_step_and_keeps_what_was_undone() {
    let (mut history, mut case, field) = (History::default(), case(), question("what"));
    set(&mut history, &mut case, &field, text("a"), 0);
    set(&mut history, &mut case, &field, text("b"), 9_000);
    history.undo(&mut case);
    set(&mut history, &mut case, &field, text("a"), 10_000);
    edit(&mut history, &mut case, |_| {});
    assert!(history.can_redo());
    set(&mut history, &mut case, &field, text("c"), 11_000);
    assert!(!history.can_redo());
}

#[test]
fn the_oldest_steps_are_dropped_past_the_bounds() {
    let (mut history, mut case, field) = (History::default(), case(), question("what"));
    for at in 0..500_u64 {
        let answer = text(&at.to_string());
        set(&mut history, &mut case, &field, answer, at * 10_000);
    }
    assert_eq!(history.done.len(), MOST_STEPS);
    let back = undone(&mut history, &mut case, &field);
    assert_eq!(back.last().map(String::as_str), Some("299"));

    let mut history = History::default();
    for at in 0..40_u64 {
        let answer = text(&format!("{at}{}", "x".repeat(300_000)));
        set(&mut history, &mut case, &field, answer, at * 10_000);
    }
    let steps = history.done.len();
    assert!((10..20).contains(&steps), "{steps} steps");
    assert!(history.bytes <= MOST_BYTES);
    let vast = text(&"y".repeat(9_000_000));
    set(&mut history, &mut case, &field, vast, 1_000_000);
    assert_eq!(history.done.len(), 1);
    history.undo(&mut case);
    assert!(said(&case, &field).starts_with("39x"));
}

#[test]
fn an_edit_of_a_long_chronology_costs_what_it_changed() {
    let (mut history, mut case) = (History::default(), case());
    let group = GroupId::from("events");
    for number in 0..10_000_u32 {
        case.add_entry(&group, number.to_string().into());
    }
    edit(&mut history, &mut case, |case| {
        case.remove_entry(&group, &"5000".into()).unwrap();
    });
    edit(&mut history, &mut case, |case| {
        case.add_entry(&group, "new".into());
    });
    assert!(history.bytes < 2_000, "{} bytes", history.bytes);
}
