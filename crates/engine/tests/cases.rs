//! The complete cases under `tests/cases`: as long as real ones, and each takes the way it stands
//! for.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use std::path::{Path, PathBuf};

use practice_review_engine::assessment::{Standing, assess};
use practice_review_engine::bundle::{Payload, PayloadInput};
use practice_review_engine::calendar::BankHolidays;
use practice_review_engine::case::{Case, Value, load, save};
use practice_review_engine::form::{self, FormState};
use practice_review_engine::guidance::{Form, GroupId, Guidance, QuestionId, load as read};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn guidance() -> Guidance {
    read::folder(&root().join("guidance"))
        .unwrap()
        .partnerships
        .into_iter()
        .find(|g| g.partnership.id.as_str() == "somerset")
        .unwrap()
}

fn case(name: &str) -> Case {
    let text = std::fs::read_to_string(root().join("tests/cases").join(name)).unwrap();
    load(&text).unwrap()
}

fn words(case: &Case, question: &str) -> usize {
    case.answer(&question.into())
        .and_then(|a| a.value.text())
        .map_or(0, |text| text.split_whitespace().count())
}

/// As long as a real case, and complete by the form's own rules.
fn is_a_whole_case(name: &str, routes: &[&str]) {
    let (guidance, case) = (guidance(), case(name));
    let count = |group: &str| case.entries(&GroupId::from(group)).len();
    assert!(
        (60..=150).contains(&count("events")),
        "{} events",
        count("events")
    );
    assert!(
        (2..=4).contains(&count("children")),
        "{} children",
        count("children")
    );
    assert!(count("agencies") >= 6, "{} agencies", count("agencies"));
    for narrative in ["incident-circumstances", "system-worked"] {
        let words = words(&case, narrative);
        assert!((500..=1_500).contains(&words), "{narrative}: {words} words");
    }
    let result = assess(&guidance, &form::facts_in_use(&guidance, &case));
    let indicated: Vec<&str> = result
        .standing(Standing::Indicated)
        .map(|r| r.route.as_str())
        .collect();
    assert_eq!(indicated, routes);
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let state = FormState::of(
        &guidance,
        guidance.content.form.first().unwrap(),
        &case,
        today,
    );
    let problems: Vec<String> = state.problems().map(|p| p.message.clone()).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert_eq!(load(&save(&case).unwrap()).unwrap(), case);
    let holidays = std::fs::read_to_string(root().join("public/bank-holidays.json")).unwrap();
    assert!(BankHolidays::from_json(&holidays).is_ok());
}

#[test]
fn a_serious_incident_is_raised_today_and_referred() {
    is_a_whole_case(
        "serious-incident.json",
        &[
            "raise-serious-incident",
            "statutory-case",
            "system-learning-case",
        ],
    );
}

#[test]
fn learning_below_the_threshold_is_referred_as_system_learning() {
    is_a_whole_case("system-learning.json", &["system-learning-case"]);
}

#[test]
fn good_work_together_is_nominated() {
    is_a_whole_case("good-practice.json", &["good-practice-nomination"]);
}

fn partnership(id: &str) -> Guidance {
    read::folder(&root().join("guidance"))
        .unwrap()
        .partnerships
        .into_iter()
        .find(|g| g.partnership.id.as_str() == id)
        .unwrap()
}

#[test]
fn a_case_goes_to_another_partnership_and_back_without_losing_an_answer() {
    let from = guidance();
    let case = case("serious-incident.json");
    let before = form::unused(&from, &case).len();
    for id in [
        "salford-2019",
        "buckinghamshire",
        "leeds",
        "north-west-2013",
    ] {
        let to = partnership(id);
        let transfer = form::transfer(&from, &to, &case);
        assert!(transfer.carried > 100, "{id}: {}", transfer.carried);
        // Each answer is counted once.
        let given = case.answers.len()
            + case
                .groups
                .values()
                .flatten()
                .map(|entry| entry.answers.len())
                .sum::<usize>();
        assert!(
            transfer.carried + transfer.set_aside.len() + transfer.taken_up <= given,
            "{id}: {} of {given}",
            transfer.carried
        );
        // What is said of the children stands under the same names everywhere.
        let of_children = transfer.set_aside.iter().map(|u| u.field.question());
        let lost: Vec<_> = of_children
            .filter(|question| {
                from.group(&"children".into())
                    .unwrap()
                    .questions
                    .contains(question)
            })
            .collect();
        assert!(lost.is_empty(), "{id}: {lost:?}");
        let mut moved = case.clone();
        form::move_to(&mut moved, Some(&from), &to);
        let back = form::transfer(&to, &from, &moved);
        assert_eq!(back.taken_up, transfer.set_aside.len(), "{id}");
        form::move_to(&mut moved, Some(&to), &from);
        assert_eq!(moved, case, "{id}");
    }
    assert_eq!(form::unused(&from, &case).len(), before);
}

#[test]
fn where_it_happened_is_asked_again_for_another_area_and_comes_back_with_the_case() {
    let (here, there) = (guidance(), partnership("leeds"));
    let mut case = case("serious-incident.json");
    let place = QuestionId::from("where-happened");
    let answer = case.answer(&place).cloned();
    assert!(answer.as_ref().is_some_and(|a| !a.value.is_blank()));
    form::move_to(&mut case, Some(&here), &there);
    assert!(case.answer(&place).is_none());
    let kept = form::unused(&there, &case);
    assert!(
        kept.iter()
            .any(|unused| unused.label.ends_with("(answered for somerset)"))
    );
    form::move_to(&mut case, Some(&there), &here);
    assert_eq!(case.answer(&place).cloned(), answer);
}

#[test]
fn a_view_of_the_routes_stays_with_the_partnership_whose_routes_they_are() {
    let (here, there) = (guidance(), partnership("leeds"));
    let mut case = case("serious-incident.json");
    case.own_view.routes = vec![here.content.route.first().unwrap().id.clone()];
    case.own_view.reason = "Because.".to_owned();
    let before = case.clone();
    assert!(form::transfer(&here, &there, &case).view_aside);
    form::move_to(&mut case, Some(&here), &there);
    assert!(case.own_view.is_none());
    assert_eq!(case.views_aside.len(), 1);
    form::move_to(&mut case, Some(&there), &here);
    assert_eq!(case, before);
}

#[test]
fn a_case_whose_guidance_is_gone_goes_to_another_partnership_and_takes_no_area_with_it() {
    let (here, there) = (guidance(), partnership("leeds"));
    let mut case = case("serious-incident.json");
    let before = case.clone();
    form::move_to(&mut case, None, &there);
    assert!(case.answer(&"where-happened".into()).is_none());
    form::move_to(&mut case, Some(&there), &here);
    assert_eq!(case, before);
    // To where it is, it does not move.
    form::move_to(&mut case, None, &here);
    assert_eq!(case, before);
}

#[test]
fn all_that_was_typed_can_be_read_without_the_guidance_of_the_case() {
    let known = partnership("leeds");
    let case = case("serious-incident.json");
    let typed = form::as_typed(&[&known], &case);
    let answers: usize = typed.iter().map(|part| part.answers.len()).sum();
    let given = case.answers.values().chain(
        case.groups
            .values()
            .flatten()
            .flat_map(|entry| entry.answers.values()),
    );
    assert_eq!(answers, given.filter(|a| !a.is_untouched()).count());
    let shown = typed.iter().flat_map(|part| &part.answers);
    let text = shown
        .flat_map(|(_, text)| text.clone())
        .collect::<Vec<_>>()
        .join("\n");
    for answer in case.answers.values() {
        if let Value::Text(words) = &answer.value {
            assert!(text.contains(words.lines().next().unwrap_or_default()));
        }
        assert!(text.contains(answer.evidence.lines().next().unwrap_or_default()));
    }
}

#[test]
fn a_case_whose_guidance_is_gone_is_not_said_to_lie_in_another_area() {
    let case = case("serious-incident.json");
    let place = "where-happened".into();
    assert!(matches!(
        case.answer(&place).map(|answer| &answer.value),
        Some(Value::Choice(_))
    ));
    for other in ["leeds", "buckinghamshire", "salford-2019"] {
        let known = partnership(other);
        let label = known.question(&place).unwrap().label.clone();
        let typed = form::as_typed(&[&known], &case);
        let mut answers = typed.iter().flat_map(|part| &part.answers);
        let (_, said) = answers.find(|(asked, _)| asked == &label).unwrap();
        let said = said.join(" ");
        assert!(said.contains("the partnership’s own area"), "{said}");
        assert!(!said.contains(&known.partnership.area), "{said}");
    }
}

#[test]
fn the_form_follows_from_the_routes_until_another_is_chosen() {
    let guidance = partnership("salford-2019");
    let mut case = case("serious-incident.json");
    let assessment = |case: &Case| assess(&guidance, &form::facts_in_use(&guidance, case));
    let due: Vec<String> = form::due(&guidance, &assessment(&case))
        .iter()
        .map(|form| form.id.to_string())
        .collect();
    let current = |case: &Case| {
        form::current(&guidance, case, &assessment(case))
            .unwrap()
            .id
            .to_string()
    };
    assert_eq!(Some(&current(&case)), due.first());
    for form in &guidance.content.form {
        case.form = Some(form.id.clone());
        assert_eq!(current(&case), form.id.as_str());
    }
    case.form = Some("gone".into());
    assert_eq!(Some(&current(&case)), due.first());
}

#[test]
fn another_bodys_form_stands_beside_the_referral_and_never_in_its_place() {
    for guidance in read::folder(&root().join("guidance")).unwrap().partnerships {
        let whose = &guidance.partnership.id;
        let mut case = case("serious-incident.json");
        let assessment = |case: &Case| assess(&guidance, &form::facts_in_use(&guidance, case));
        let result = assessment(&case);
        let due = form::due(&guidance, &result);
        assert!(due.is_sorted_by_key(|form| !form.is_own()), "{whose}");
        let sheet = due.into_iter().find(|form| !form.is_own()).unwrap();
        assert!(sheet.filing.is_some(), "{whose}");
        let current = |case: &Case| form::current(&guidance, case, &result).unwrap();
        assert!(current(&case).is_own(), "{whose}");
        // Whoever works for that body chooses it, and the children are described already.
        case.form = Some(sheet.id.clone());
        assert_eq!(current(&case).id, sheet.id, "{whose}");
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let state = FormState::of(&guidance, sheet, &case, today);
        let children = state.section(&"children".into()).unwrap();
        assert!(children.problems.is_empty(), "{whose}");

        // Also where no route needs a form of the referrer's own.
        let mut case = Case::new(case.id.clone(), whose.clone(), "A case", &case.created);
        for (question, answer) in [
            ("child-under-18", "no"),
            ("care-leaver", "yes"),
            ("child-died", "yes"),
        ] {
            let field = practice_review_engine::case::Field::Question(question.into());
            let answer = practice_review_engine::case::Value::Choice(answer.into());
            case.set_answer(&field, answer.into()).unwrap();
        }
        let result = assessment(&case);
        let due = form::due(&guidance, &result);
        assert!(due.iter().any(|form| form.id == sheet.id), "{whose}");
        let current = form::current(&guidance, &case, &result);
        assert!(current.is_some_and(|form| form.is_own()), "{whose}");
    }
}

#[test]
fn a_signed_form_gives_away_what_it_asks_and_nothing_that_another_form_asks() {
    let guidance = guidance();
    let case = case("serious-incident.json");
    let payload = |form: &Form| {
        Payload::of(&PayloadInput {
            guidance: &guidance,
            form,
            case: &case,
            assessment: &assess(&guidance, &form::facts_in_use(&guidance, &case)),
            app_version: "0.1.0",
            now: "2026-11-24T09:00:00Z",
        })
    };
    let sheet = guidance.form(&"notification-sheet".into()).unwrap();
    let signed = payload(sheet);
    assert_eq!(signed.form.id, "notification-sheet");
    assert_eq!(signed.document.title, sheet.title);
    let has =
        |payload: &Payload, question: &str| payload.answers.iter().any(|a| a.question == question);
    let groups = |payload: &Payload| -> Vec<String> {
        payload.groups.iter().map(|g| g.group.clone()).collect()
    };
    assert!(has(&signed, "incident-circumstances") && has(&signed, "abuse-or-neglect"));
    assert!(!has(&signed, "system-worked") && !has(&signed, "family-views"));
    let of_sheet = groups(&signed);
    assert!(of_sheet.contains(&"children".to_owned()), "{of_sheet:?}");
    assert!(!of_sheet.contains(&"events".to_owned()), "{of_sheet:?}");
    let referral = payload(guidance.content.form.first().unwrap());
    assert!(has(&referral, "system-worked"));
    assert!(groups(&referral).contains(&"events".to_owned()));
}
