//! A draft that was written against one edition of a partnership's form keeps every answer when the form
//! changes under it: what is asked no more, or otherwise, is listed as not in use, and is there again where
//! the earlier edition is loaded again.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop the test"
)]

mod any_draft;
mod draft;
mod edition;

use practice_review_engine::assessment::{Truth, assess};
use practice_review_engine::case::{Answer, Case, EditError, Field, Value};
use practice_review_engine::form::{answer_anew, facts_in_use, transfer, unused};
use practice_review_engine::guidance::Guidance;

use draft::{documented, draft, entered, field, in_sight, listed, of_child, put, worked_with};
use edition::{
    ASKED_FOR_LESS, CHANGES, CRITERION_REMOVED, Change, DATES_SWAPPED, GROUP_TO_SINGLE,
    LONG_TEXT_TO_CHOICES, MOVED, OPTION_OF_SEVERAL_REMOVED, OPTION_REMOVED, OPTION_SPLIT, REMOVED,
    RENAMED, SINGLE_TO_GROUP, TEXT_TO_CHOICE, edition, first,
};

/// What a case lists as not in use under an edition with this change.
fn after(change: &Change) -> Vec<String> {
    listed(&edition([change]), &draft())
}

#[test]
fn every_answer_is_in_use_in_the_edition_that_it_was_given_in() {
    assert!(listed(&first(), &draft()).is_empty());
}

#[test]
fn what_a_later_edition_asks_no_more_or_otherwise_is_listed_and_nothing_else_is() {
    for (change, expected) in [
        (&REMOVED, &["word: The cut"][..]),
        (&RENAMED, &["story: A fall. A call."]),
        (&TEXT_TO_CHOICE, &["children/a/child-school: St Example"]),
        (&LONG_TEXT_TO_CHOICES, &["story: A fall. A call."]),
        (&OPTION_REMOVED, &["where: home"]),
        (&OPTION_OF_SEVERAL_REMOVED, &["helped-by: school Police"]),
        (&OPTION_SPLIT, &["how-badly: slightly"]),
        (
            &DATES_SWAPPED,
            &[
                "moved: date not known: before the summer",
                "seen-on: 31 feb 2026 (not a date)",
            ],
        ),
        (&MOVED, &[]),
        (
            &GROUP_TO_SINGLE,
            &[
                "children/a/child-name: Wren Smallwood",
                "children/a/child-school: St Example",
                "children/b/child-name: Lark Smallwood",
            ],
        ),
        (&SINGLE_TO_GROUP, &["seen-on: 31 feb 2026 (not a date)"]),
        (&CRITERION_REMOVED, &["how-badly: slightly"]),
        (&ASKED_FOR_LESS, &["hurt: The nurse's note"]),
    ] {
        assert_eq!(after(change), expected, "{}", change.name);
    }
}

#[test]
fn a_draft_is_the_same_after_any_change_of_the_form_and_stands_as_before_in_the_old_one() {
    let before = documented(&first(), &draft());
    for change in &CHANGES {
        let case = worked_with(&edition([change]), &draft());
        assert_eq!(case, draft(), "{}", change.name);
        assert!(listed(&first(), &case).is_empty(), "{}", change.name);
        assert_eq!(documented(&first(), &case), before, "{}", change.name);
    }
}

#[test]
fn everything_that_was_typed_stays_in_sight_in_every_edition() {
    let typed = [
        "A fall.",
        "The cut",
        "St Example",
        "Wren Smallwood",
        "Lark Smallwood",
        "31 feb 2026",
        "before the summer",
        "The nurse's note",
    ];
    for change in &CHANGES {
        let sight = in_sight(&edition([change]), &draft());
        for words in typed {
            assert!(sight.contains(words), "{}: {words}: {sight}", change.name);
        }
    }
}

#[test]
fn not_known_with_who_is_finding_out_is_listed_where_it_is_no_answer_any_more() {
    let mut case = draft();
    let mut answer = case.answer(&"hurt".into()).unwrap().clone();
    answer.value = Value::NotKnown;
    answer.evidence.clear();
    answer.follow_up.who = "The duty manager".to_owned();
    put(&mut case, &field("hurt"), answer);
    assert!(listed(&first(), &case).is_empty());
    assert_eq!(
        listed(&edition([&ASKED_FOR_LESS]), &case),
        ["hurt: Not known yet: The duty manager is finding out"]
    );
}

#[test]
fn work_on_another_question_under_the_new_form_leaves_the_old_answers_alone() {
    let mut case = draft();
    let guidance = edition([&RENAMED, &GROUP_TO_SINGLE]);
    let text = |text: &str| Value::Text(text.to_owned());
    put(&mut case, &field("account"), text("Told anew"));
    put(&mut case, &field("child-name"), text("Wren"));
    let mut case = worked_with(&guidance, &case);
    let still = listed(&guidance, &case);
    assert_eq!(still.len(), 4, "{still:?}");
    // Under the old form the new answers are those that are not in use.
    assert_eq!(
        listed(&first(), &case),
        ["account: Told anew", "child-name: Wren"]
    );
    for new in ["account", "child-name"] {
        case.answers.remove(new);
    }
    assert_eq!(case, draft());
}

#[test]
fn a_question_that_is_answered_anew_puts_the_answer_that_no_longer_fits_aside() {
    let guidance = edition([&OPTION_OF_SEVERAL_REMOVED, &TEXT_TO_CHOICE]);
    let mut case = draft();
    let anew = |case: &mut Case, field: &Field, value: Value| {
        let mut answer = case.answer_at(field).cloned().unwrap_or_default();
        answer.value = value;
        answer_anew(&guidance, case, field, answer).unwrap();
    };
    let school = of_child("a", "child-school");
    let one = Value::Choice("one".into());
    let police = Value::Choices(vec!["police".into()]);
    anew(&mut case, &school, one.clone());
    anew(&mut case, &field("helped-by"), police.clone());
    let kept = [
        "helped-by@: school Police",
        "children/a/child-school@: St Example",
    ];
    assert_eq!(listed(&guidance, &case), kept);
    let labels: Vec<String> = unused(&guidance, &case)
        .into_iter()
        .map(|u| u.label)
        .collect();
    assert_eq!(labels[0], "Helped by (answered before the form changed)");
    // Nothing more is put aside while the answer fits, nor after an undo and the same again.
    anew(&mut case, &school, Value::Choice("other".into()));
    for value in [Value::Text("St Example".to_owned()), one] {
        anew(&mut case, &school, value);
    }
    assert_eq!(listed(&guidance, &case), kept);
    // Another one that does not fit stands beside the first.
    case.set_answer(&school, Value::Text("St Other".to_owned()).into())
        .unwrap();
    anew(&mut case, &school, Value::Blank);
    assert_eq!(listed(&guidance, &case).len(), 3);
    let case = worked_with(&first(), &case);
    assert!(in_sight(&first(), &case).contains("St Example"));
}

#[test]
fn nothing_is_put_aside_that_fits_or_has_no_words() {
    let guidance = first();
    let mut case = draft();
    let text = |text: &str| Value::Text(text.to_owned()).into();
    answer_anew(&guidance, &mut case, &field("word"), text("Otherwise")).unwrap();
    put(&mut case, &field("where"), Value::NotKnown);
    answer_anew(&guidance, &mut case, &field("where"), text("home")).unwrap();
    // Evidence alone is changed.
    let more = Answer {
        evidence: "More".to_owned(),
        ..case.answer(&"where".into()).unwrap().clone()
    };
    answer_anew(&guidance, &mut case, &field("where"), more).unwrap();
    assert_eq!(case.answers.len(), draft().answers.len());
    let gone = of_child("gone", "child-name");
    let refused = answer_anew(&guidance, &mut case, &gone, text("Wren"));
    assert_eq!(refused, Err(EditError::NoSuchEntry));
}

fn standing(guidance: &Guidance, case: &Case) -> Option<Truth> {
    let assessment = assess(guidance, &facts_in_use(guidance, case));
    let mut criteria = assessment.criteria.iter();
    criteria
        .find(|result| result.criterion.as_str() == "serious")
        .map(|result| result.met)
}

#[test]
fn an_option_that_is_offered_no_more_settles_nothing() {
    let case = draft();
    assert_eq!(standing(&first(), &case), Some(Truth::False));
    assert_eq!(
        standing(&edition([&OPTION_SPLIT]), &case),
        Some(Truth::Undetermined)
    );
    assert_eq!(standing(&edition([&CRITERION_REMOVED]), &case), None);
}

#[test]
fn a_view_of_ones_own_stays_also_where_its_route_is_gone() {
    let mut case = draft();
    case.own_view.routes = vec!["tell".into(), "gone".into()];
    case.own_view.reason = "It happened before.".to_owned();
    case.completed = ["what".into(), "gone".into()].into();
    case.form = Some("gone".into());
    let worked = worked_with(&edition([&CRITERION_REMOVED, &MOVED]), &case);
    assert_eq!(worked, case);
}

#[test]
fn going_to_another_partnership_and_back_under_a_changed_form_keeps_every_answer() {
    let mut other = first();
    other.partnership.id = "another-place".into();
    for change in &CHANGES {
        let changed = edition([change]);
        let mut case = draft();
        let told = transfer(&changed, &other, &case);
        assert!(told.set_aside.is_empty(), "{}: {told:?}", change.name);
        practice_review_engine::form::move_to(&mut case, Some(&changed), &other);
        practice_review_engine::form::move_to(&mut case, Some(&other), &changed);
        assert_eq!(case, draft(), "{}", change.name);
    }
}

#[test]
fn an_entry_that_a_group_has_no_more_questions_for_is_listed_whole() {
    let case = draft();
    let kept = unused(&edition([&GROUP_TO_SINGLE]), &case);
    let all: usize = case.entries(&"children".into()).iter().map(entered).sum();
    assert_eq!(kept.len(), all);
}
