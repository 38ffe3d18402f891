//! The dates of a case: which apply, how they stand, and what leaves the app as iCalendar.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime};
use practice_review_engine::assessment::{Fact, Facts};
use practice_review_engine::calendar::{Agenda, BankHolidays, Group, Reach};
use practice_review_engine::case::{Answer, Case, CaseId, Value, load};
use practice_review_engine::document::icalendar::{FILE_NAME, Options, icalendar};
use practice_review_engine::form::facts_in_use;
use practice_review_engine::guidance::{Guidance, OptionId, load as read};
use proptest::prelude::*;

fn all_guidance() -> &'static [Guidance] {
    static ALL: LazyLock<Vec<Guidance>> = LazyLock::new(|| {
        read::folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance"))
            .unwrap()
            .partnerships
    });
    &ALL
}

/// A partnership that reads the start of a time limit in three ways.
fn guidance() -> &'static Guidance {
    let named = |g: &&Guidance| g.partnership.id.as_str() == "somerset";
    all_guidance().iter().find(named).unwrap()
}

fn holidays() -> BankHolidays {
    BankHolidays::from_json(include_str!("../../../public/bank-holidays.json")).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> NaiveDateTime {
    "2026-11-24T09:05:07".parse().unwrap()
}

/// What makes it a serious case, and dates by question.
fn facts(dates: &[(&str, &str, &str)]) -> Facts {
    let mut facts = Facts::default();
    for question in ["seriously-harmed", "child-under-18", "normally-resident"] {
        facts.set(question.into(), Fact::Choice(OptionId::from("yes")));
    }
    facts.set("child-died".into(), Fact::Choice(OptionId::from("no")));
    facts.set(
        "abuse-or-neglect".into(),
        Fact::Choice(OptionId::from("known")),
    );
    for (question, first, last) in dates {
        facts.set((*question).into(), Fact::Between(day(first), day(last)));
    }
    facts
}

fn on<'a>(guidance: &'a Guidance, facts: &Facts, today: &str) -> Agenda<'a> {
    let now = day(today).and_hms_opt(10, 0, 0).unwrap();
    Agenda::of(guidance, facts, &holidays(), now)
}

fn file(guidance: &Guidance, agenda: &Agenda<'_>, case: &CaseId, reminder: bool) -> String {
    let holidays = holidays();
    let options = Options {
        case,
        now: now(),
        reminder,
        holidays: &holidays,
    };
    icalendar(guidance, agenda, options)
}

fn id() -> CaseId {
    CaseId::from_random([7; 16])
}

fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "")
}

fn values(text: &str, name: &str) -> Vec<String> {
    unfolded(text)
        .lines()
        .filter_map(|line| line.strip_prefix(name))
        .map(str::to_owned)
        .collect()
}

#[test]
fn sources_that_differ_give_every_date_and_choose_none() {
    let guidance = guidance();
    let facts = facts(&[
        ("authority-aware", "2026-11-20", "2026-11-20"),
        ("panel-notified", "2026-11-24", "2026-11-24"),
    ]);
    let agenda = on(guidance, &facts, "2026-12-14");
    let review = agenda
        .limits
        .iter()
        .find(|limit| limit.readings.len() == 3)
        .unwrap();
    assert_eq!(
        review.differing().unwrap(),
        "Sources differ: two possible dates so far"
    );
    let marks: Vec<String> = review.readings.iter().map(|r| r.mark.to_string()).collect();
    assert_eq!(
        marks,
        [
            "Due soon: 1 working day left",
            "Overdue by 1 working day",
            "No date yet"
        ]
    );
    // One source says that it is overdue, another that it is not.
    assert_eq!(review.group(), Group::Pressing);
    assert_eq!(agenda.summary(), "1 perhaps overdue");
    let file = file(guidance, &agenda, &id(), false);
    let titles = values(&file, "SUMMARY:");
    let review: Vec<_> = titles
        .iter()
        .filter(|title| title.contains("(one of three readings)"))
        .collect();
    assert_eq!(review.len(), 2, "{titles:?}");
}

#[test]
fn what_presses_most_comes_first_and_what_waits_for_a_date_last() {
    let guidance = guidance();
    let agenda = on(guidance, &facts(&[]), "2026-11-24");
    assert_eq!(
        agenda.summary(),
        format!("{} need a date", agenda.limits.len())
    );
    assert_eq!(agenda.limits[0].group().heading(), "A date is missing");
    let notify = agenda
        .limits
        .iter()
        .find(|limit| limit.timescale.id.as_str() == "notification")
        .unwrap();
    assert_eq!(
        notify.readings[0].counting(notify.timescale),
        "The date from which it runs is not given yet. It is 5 working days, counted from when the local authority became aware"
    );
    assert!(agenda.next().is_none() && !agenda.limits.is_empty());
    let known = facts(&[("authority-aware", "2026-11-20", "2026-11-20")]);
    for (today, summary, next) in [
        ("2026-11-20", "2 ahead", "2026-11-27"),
        ("2026-11-25", "1 due soon", "2026-11-27"),
        ("2026-11-27", "1 due today", "2026-11-27"),
        ("2026-12-01", "1 overdue", "2026-12-11"),
        ("2026-12-10", "1 overdue, 1 due soon", "2026-12-11"),
        ("2026-12-14", "2 overdue", "2026-12-11"),
    ] {
        let agenda = on(guidance, &known, today);
        assert_eq!(agenda.summary(), summary, "{today}");
        assert_eq!(agenda.next(), Some(day(next)), "{today}");
        assert!(agenda.limits.is_sorted_by_key(|limit| limit.group()));
    }
    let done = facts(&[
        ("authority-aware", "2026-11-20", "2026-11-20"),
        ("panel-notified", "2026-11-30", "2026-11-30"),
    ]);
    let agenda = on(guidance, &done, "2026-12-01");
    let notified = agenda.limits.last().unwrap();
    assert_eq!(notified.group(), Group::Done);
    assert_eq!(
        notified.readings[0].mark.to_string(),
        "Done on 30 November 2026, late by 1 working day"
    );
    assert_eq!(
        notified.readings[0].counting(notified.timescale),
        "It was due 5 working days after 20 November 2026, counted from when the local authority became aware"
    );
    // Done, but nobody knows from when it was to be counted.
    let agenda = on(
        guidance,
        &facts(&[("panel-notified", "2026-11-30", "2026-11-30")]),
        "2026-12-01",
    );
    let notified = agenda.limits.last().unwrap();
    assert_eq!(
        notified.readings[0].mark.to_string(),
        "Done on 30 November 2026"
    );
    assert_eq!(
        notified.readings[0].counting(notified.timescale),
        "Whether that was in time cannot be told, because the date from which it runs is not given. It is 5 working days, counted from when the local authority became aware"
    );
}

#[test]
fn an_uncertain_date_is_overdue_only_once_its_last_day_has_passed() {
    let guidance = guidance();
    let facts = facts(&[("authority-aware", "2026-11-02", "2026-11-20")]);
    let notification = |today: &str| {
        let agenda = on(guidance, &facts, today);
        let limit = agenda
            .limits
            .iter()
            .find(|limit| limit.readings.len() == 1)
            .unwrap();
        limit.readings[0].mark.to_string()
    };
    assert_eq!(notification("2026-11-06"), "Due soon: 1 working day left");
    assert_eq!(notification("2026-11-10"), "Perhaps overdue");
    assert_eq!(notification("2026-11-27"), "Perhaps overdue");
    assert_eq!(notification("2026-11-30"), "Overdue by 1 working day");
    let agenda = on(guidance, &facts, "2026-11-06");
    let file = file(guidance, &agenda, &id(), false);
    assert!(unfolded(&file).contains("(first possible day)"));
    assert!(unfolded(&file).contains("a day between 2 November 2026 and 20 November 2026"));
    assert_eq!(values(&file, "UID:").len(), 4);
}

#[test]
fn a_file_is_icalendar_of_whole_days_that_take_up_no_time() {
    let guidance = guidance();
    let known = facts(&[("authority-aware", "2026-11-20", "2026-11-20")]);
    let file = file(guidance, &on(guidance, &known, "2026-11-24"), &id(), true);
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
    assert!(file.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    assert_eq!(
        values(&file, "DTSTART;VALUE=DATE:"),
        ["20261127", "20261211"]
    );
    assert_eq!(values(&file, "DTEND;VALUE=DATE:"), ["20261128", "20261212"]);
    assert_eq!(values(&file, "DTSTAMP:"), ["20261124T090507Z"; 2]);
    assert_eq!(values(&file, "TRANSP:"), ["TRANSPARENT"; 2]);
    // Nine o'clock of the day before.
    assert_eq!(values(&file, "TRIGGER:"), ["-PT15H"; 2]);
    assert!(file.lines().all(|line| line.len() <= 75));
    assert_eq!(FILE_NAME, "practice-review-dates.ics");
}

#[test]
fn a_reminder_comes_on_the_working_day_before_and_not_for_what_is_past_or_done() {
    let guidance = guidance();
    let triggers = |dates: &[(&str, &str, &str)], today: &str| {
        let agenda = on(guidance, &facts(dates), today);
        values(&file(guidance, &agenda, &id(), true), "TRIGGER:")
    };
    // Due on Tuesday 29 December; Monday is a bank holiday, so is Friday.
    let aware = [("authority-aware", "2026-12-18", "2026-12-18")];
    assert_eq!(triggers(&aware, "2026-12-18")[0], "-P4DT15H");
    assert_eq!(triggers(&aware, "2026-12-24").len(), 1);
    assert_eq!(triggers(&aware, "2027-03-01").len(), 0);
    let done = [
        ("authority-aware", "2026-12-18", "2026-12-18"),
        ("panel-notified", "2026-12-21", "2026-12-21"),
    ];
    // The two readings of the review; not the notification, which is done.
    assert_eq!(triggers(&done, "2026-12-21").len(), 2);
}

#[test]
fn a_date_past_the_known_bank_holidays_says_so_in_the_calendar_too() {
    let guidance = guidance();
    let facts = facts(&[("authority-aware", "2028-12-22", "2028-12-22")]);
    let agenda = on(guidance, &facts, "2028-12-22");
    let note = agenda.limits[0].readings[0].certainty_note().unwrap();
    assert!(note.contains("26 December 2028"), "{note}");
    assert!(unfolded(&file(guidance, &agenda, &id(), false)).contains("26 December 2028"));
    let holidays = holidays();
    assert_eq!(holidays.reach(day("2028-09-26")), Reach::Far);
    assert_eq!(holidays.reach(day("2028-09-27")), Reach::EndsSoon);
    assert_eq!(holidays.reach(day("2028-12-26")), Reach::EndsSoon);
    assert_eq!(holidays.reach(day("2028-12-27")), Reach::Ended);
}

#[test]
fn every_event_of_every_partnership_has_a_name_of_its_own_that_stays() {
    let mut seen = BTreeSet::new();
    let cases = [CaseId::from_random([1; 16]), CaseId::from_random([2; 16])];
    for case in &cases {
        for guidance in all_guidance() {
            let mut facts = facts(&[]);
            for timescale in &guidance.content.timescale {
                for start in &timescale.starts {
                    let day = day("2026-11-20");
                    facts.set(start.question.clone(), Fact::Between(day, day));
                }
            }
            let earlier = on(guidance, &facts, "2026-11-20");
            let names = values(&file(guidance, &earlier, case, false), "UID:");
            let later = on(guidance, &facts, "2027-05-01");
            let again: BTreeSet<_> = values(&file(guidance, &later, case, true), "UID:")
                .into_iter()
                .collect();
            assert_eq!(names.iter().cloned().collect::<BTreeSet<_>>(), again);
            assert_eq!(names.len(), again.len(), "each once in its file");
            seen.extend(again);
            for name in names {
                assert!(name.len() == 32 && !name.contains(case.as_str()));
            }
        }
    }
    // The two cases share no name.
    assert_eq!(seen.len() % 2, 0);
}

#[test]
fn a_clock_that_is_behind_the_case_is_noticed_but_not_a_time_zone() {
    let case = Case::new(id(), "somerset".into(), "", "2026-11-24T00:30:00Z");
    assert_eq!(case.from_the_future(day("2026-11-24")), None);
    assert_eq!(case.from_the_future(day("2026-11-23")), None);
    assert_eq!(
        case.from_the_future(day("2026-11-22")),
        Some(day("2026-11-24"))
    );
    let damaged = Case::new(id(), "somerset".into(), "", "é");
    assert_eq!(damaged.from_the_future(day("2026-11-22")), None);
}

/// Puts a word into every text of a case.
fn mark(case: &mut Case, word: &str) {
    case.title = format!("{word} title");
    case.own_view.reason = word.to_owned();
    let entries = case.groups.values_mut().flatten();
    let answers = entries
        .flat_map(|entry| entry.answers.values_mut())
        .chain(case.answers.values_mut());
    for answer in answers {
        mark_answer(answer, word);
    }
}

fn mark_answer(answer: &mut Answer, word: &str) {
    word.clone_into(&mut answer.evidence);
    word.clone_into(&mut answer.follow_up.who);
    match &mut answer.value {
        Value::Text(text) => *text = format!("{word} {text}"),
        Value::When(when) => word.clone_into(&mut when.note),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is typed into a case, in any of its fields, none of it leaves with the dates.
    #[test]
    fn no_word_of_a_case_leaves_with_its_dates(word in "[A-Z][a-z]{5}ž[A-Z][a-z]{3,12}", reminder: bool) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
        let guidance = guidance();
        for name in ["serious-incident", "system-learning", "good-practice"] {
            let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
            let mut case = load(&text).unwrap();
            mark(&mut case, &word);
            let facts = facts_in_use(guidance, &case);
            let agenda = on(guidance, &facts, "2026-11-24");
            let file = unfolded(&file(guidance, &agenda, &case.id, reminder));
            prop_assert!(!file.contains(&word));
            prop_assert!(!file.contains(case.id.as_str()));
            prop_assert!(!file.contains(case.partnership.as_str()));
        }
    }
}

#[test]
fn what_is_written_in_the_complete_cases_is_in_none_of_their_calendars() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let guidance = guidance();
    let text = std::fs::read_to_string(folder.join("serious-incident.json")).unwrap();
    let case = load(&text).unwrap();
    let agenda = on(guidance, &facts_in_use(guidance, &case), "2026-11-24");
    let file = unfolded(&file(guidance, &agenda, &case.id, true));
    assert!(values(&file, "UID:").len() > 1, "{file}");
    let entries = case.groups.values().flatten();
    let answers = entries
        .flat_map(|entry| entry.answers.values())
        .chain(case.answers.values());
    let texts = answers.filter_map(|answer| match &answer.value {
        Value::Text(text) if text.len() > 3 => Some(text.as_str()),
        _ => None,
    });
    // What the guidance says by itself, such as the name of an area, tells nothing of a case.
    let said = serde_json::to_string(guidance).unwrap();
    let texts: Vec<&str> = texts.filter(|text| !said.contains(text)).collect();
    assert!(texts.len() > 100);
    for text in texts {
        assert!(!file.contains(text), "{text}");
    }
}
