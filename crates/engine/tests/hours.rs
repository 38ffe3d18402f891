//! Time limits in hours: counted from a time of day as hours pass, told as such, and never called in time
//! where that cannot be known.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use std::path::Path;
use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use practice_review_engine::assessment::{Fact, Facts};
use practice_review_engine::calendar::{
    Agenda, BankHolidays, By, Counted, DayOneConvention, Done, Due, Limit, Moment, Period, Span,
    Standing, Unit, due, england,
};
use practice_review_engine::case::CaseId;
use practice_review_engine::document::icalendar::{Options, icalendar};
use practice_review_engine::guidance::{Guidance, load as read};
use proptest::prelude::*;

/// A partnership whose time limits are in hours, under a rule of its own for none of them.
fn guidance() -> &'static Guidance {
    static ALL: LazyLock<Vec<Guidance>> = LazyLock::new(|| {
        read::folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance"))
            .unwrap()
            .partnerships
    });
    let in_hours = |guidance: &&Guidance| {
        let mut all = guidance.content.timescale.iter();
        all.any(|timescale| timescale.unit == Unit::Hours)
    };
    ALL.iter().find(in_hours).unwrap()
}

fn holidays() -> BankHolidays {
    BankHolidays::from_json(include_str!("../../../public/bank-holidays.json")).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// "2026-11-23 09:00" or "2026-11-23".
fn moment(text: &str) -> Moment {
    if text.len() > 10 {
        let at = at(text);
        Moment {
            date: at.date(),
            time: Some(at.time()),
        }
    } else {
        day(text).into()
    }
}

fn facts(dates: &[(&str, &str)]) -> Facts {
    let mut facts = Facts::default();
    for (question, text) in dates {
        let Moment { date, time } = moment(text);
        let fact = match time {
            Some(time) => Fact::At(date, time),
            None => Fact::Between(date, date),
        };
        facts.set((*question).into(), fact);
    }
    facts
}

fn limit<'a>(id: &str, dates: &[(&str, &str)], now: &str) -> Limit<'a> {
    let agenda = Agenda::of(guidance(), &facts(dates), &holidays(), at(now));
    let named = |limit: &Limit<'_>| limit.timescale.id.as_str() == id;
    agenda.limits.into_iter().find(named).unwrap()
}

/// The day and how it stands, as a list says them.
fn said(counted: &Counted<'_>) -> (String, String) {
    let (_, due) = counted.reading.dates()[0].unwrap();
    (due.moment().with_weekday(), counted.mark.to_string())
}

/// The 24 hours in which a referral is passed on.
fn passed_on(dates: &[(&str, &str)], now: &str) -> (String, String) {
    said(&limit("referral-to-panel", dates, now).readings[0])
}

const RECEIVED: (&str, &str) = ("referral-received", "2026-11-23 09:00");

#[test]
fn what_took_longer_than_the_hours_is_late() {
    let late = passed_on(
        &[RECEIVED, ("referral-forwarded", "2026-11-24 23:30")],
        "2026-11-26 10:00",
    );
    assert_eq!(late.0, "Tuesday 24 November 2026, 09:00");
    assert_eq!(
        late.1,
        "Done on 24 November 2026, 23:30, late by 14 hours and 30 minutes"
    );
    let decided = limit(
        "referral-decision",
        &[RECEIVED, ("referral-decided", "2026-11-25 23:59")],
        "2026-11-26 10:00",
    );
    assert_eq!(
        said(&decided.readings[0]),
        (
            "Wednesday 25 November 2026, 09:00".to_owned(),
            "Done on 25 November 2026, 23:59, late by 14 hours and 59 minutes".to_owned()
        )
    );
    for (done, standing) in [
        ("2026-11-24 09:00", "24 November 2026, 09:00, in time"),
        (
            "2026-11-24 09:01",
            "24 November 2026, 09:01, late by 1 minute",
        ),
        ("2026-11-23", "23 November 2026, in time"),
        ("2026-11-25", "25 November 2026, late"),
        (
            "2026-11-27 09:00",
            "27 November 2026, 09:00, late by 3 days",
        ),
    ] {
        let found = passed_on(
            &[RECEIVED, ("referral-forwarded", done)],
            "2026-11-28 10:00",
        );
        assert_eq!(found.1, format!("Done on {standing}"));
    }
}

#[test]
fn what_was_done_on_the_day_without_a_time_is_not_called_in_time() {
    for received in ["2026-11-23 09:00", "2026-11-23"] {
        let done = limit(
            "referral-to-panel",
            &[
                ("referral-received", received),
                ("referral-forwarded", "2026-11-24"),
            ],
            "2026-11-26 10:00",
        );
        let counted = &done.readings[0];
        assert_eq!(
            counted.mark.to_string(),
            "Done on 24 November 2026, the day on which it was due"
        );
        assert!(counted.mark.is_late(), "it is not shown as in time");
        let told = counted.remarks.join(" ");
        assert!(
            told.contains("cannot be told without the times of day"),
            "{told}"
        );
    }
    // A time of the end alone settles nothing either.
    let done = passed_on(
        &[
            ("referral-received", "2026-11-23"),
            ("referral-forwarded", "2026-11-24 23:59"),
        ],
        "2026-11-26 10:00",
    );
    assert!(done.1.ends_with("the day on which it was due"), "{done:?}");
}

#[test]
fn what_is_left_is_told_in_hours_and_minutes_and_never_in_working_days() {
    let on = |now: &str| passed_on(&[("referral-received", "2026-11-25 10:30")], now).1;
    for (now, standing) in [
        ("2026-11-25 10:30", "Due in 24 hours"),
        ("2026-11-25 20:30", "Due in 14 hours"),
        ("2026-11-26 00:00", "Due today, in 10 hours and 30 minutes"),
        ("2026-11-26 10:29", "Due today, in 1 minute"),
        ("2026-11-26 10:30", "Due now"),
        ("2026-11-26 10:31", "Overdue by 1 minute"),
        ("2026-11-26 19:25", "Overdue by 8 hours and 55 minutes"),
        ("2026-11-30 10:30", "Overdue by 4 days"),
    ] {
        assert_eq!(on(now), standing, "{now}");
    }
    let papers = limit(
        "meeting-papers",
        &[("review-meeting", "2026-11-30 14:00")],
        "2026-11-25 10:00",
    );
    assert_eq!(
        said(&papers.readings[0]),
        (
            "Sunday 29 November 2026, 14:00".to_owned(),
            "Due in 4 days and 4 hours".to_owned()
        )
    );
    assert_eq!(papers.readings[0].remarks, ["This falls on a Sunday."]);
}

#[test]
fn without_a_time_the_hours_run_to_the_end_of_the_day_and_that_is_said() {
    let of = |now: &str| {
        limit(
            "referral-to-panel",
            &[("referral-received", "2026-12-24")],
            now,
        )
    };
    for (now, standing) in [
        ("2026-12-23 10:00", "Due in 2 days"),
        ("2026-12-24 10:00", "Due tomorrow"),
        ("2026-12-25 23:59", "Due today"),
        ("2026-12-26 00:00", "Overdue by 1 day"),
    ] {
        assert_eq!(of(now).readings[0].mark.to_string(), standing, "{now}");
    }
    let limit = of("2026-12-24 10:00");
    assert_eq!(
        limit.readings[0].remarks,
        [
            "This falls on a bank holiday (Christmas Day).",
            "The time of day from which the hours run is not given, so they are counted to the end of the day."
        ]
    );
    assert_eq!(
        limit.readings[0].counting(limit.timescale),
        "It is due 24 hours after 24 December 2026, counted from receipt of the referral"
    );
}

#[test]
fn hours_pass_where_the_clocks_change_and_that_is_said() {
    let of = |received: &'static str| {
        limit(
            "referral-to-panel",
            &[("referral-received", received)],
            "2026-01-01 10:00",
        )
    };
    for (received, due, changes) in [
        ("2026-10-24 09:00", "Sunday 25 October 2026, 08:00", true),
        ("2026-03-28 09:00", "Sunday 29 March 2026, 10:00", true),
        ("2026-03-29 09:00", "Monday 30 March 2026, 09:00", false),
    ] {
        let limit = of(received);
        assert_eq!(said(&limit.readings[0]).0, due);
        let told = limit.readings[0].remarks.join(" ");
        assert_eq!(
            told.contains("The clocks change on the way."),
            changes,
            "{told}"
        );
    }
}

#[test]
fn a_calendar_gets_the_moment_where_there_is_a_time_and_the_whole_day_else() {
    let file = |received: &str| {
        let agenda = Agenda::of(
            guidance(),
            &facts(&[("referral-received", received)]),
            &holidays(),
            at("2026-07-01 10:00"),
        );
        let holidays = holidays();
        let options = Options {
            case: &CaseId::from_random([7; 16]),
            now: at("2026-07-01 09:00"),
            reminder: true,
            holidays: &holidays,
        };
        icalendar(guidance(), &agenda, options).replace("\r\n ", "")
    };
    // Nine o'clock in summer is eight in UTC; it is a Friday, and so the reminder a Thursday's.
    let timed = file("2026-07-16 09:15");
    assert!(
        timed.contains("DTSTART:20260717T081500Z\r\nSUMMARY:"),
        "{timed}"
    );
    assert!(timed.contains("TRIGGER:-P1DT15M\r\n"), "{timed}");
    assert!(
        timed.contains("24 hours after 16 July 2026\\, 09:15\\, counted"),
        "{timed}"
    );
    let whole = file("2026-07-16");
    assert!(whole.contains("DTSTART;VALUE=DATE:20260717\r\nDTEND;VALUE=DATE:20260718"));
    assert!(whole.contains("counted to the end of the day."), "{whole}");
    let names = |file: &str| -> Vec<String> {
        let lines = file.lines().filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(names(&timed), names(&whole), "the same events, moved");
}

#[test]
fn other_units_do_not_look_at_the_time_of_day() {
    let period = Period {
        amount: 1,
        unit: Unit::WorkingDays,
    };
    let of = |text: &str| {
        due(
            moment(text),
            period,
            DayOneConvention::AfterTrigger,
            &holidays(),
        )
    };
    assert_eq!(of("2026-11-23 23:59"), of("2026-11-23"));
    assert_eq!(of("2026-11-23 23:59").unwrap().by, By::EndOfDay);
}

fn hours(start: Moment, amount: i32) -> Due {
    let period = Period {
        amount,
        unit: Unit::Hours,
    };
    due(start, period, DayOneConvention::AfterTrigger, &holidays()).unwrap()
}

/// A moment of England's clocks that is shown once: not in the hour that comes twice or never.
fn shown() -> impl Strategy<Value = NaiveDateTime> {
    (0_i64..60 * 24 * 3900)
        .prop_map(|minutes| at("2017-06-01 00:00") + TimeDelta::minutes(minutes))
        .prop_filter("shown once", |shown| {
            let near = |hours| {
                england::moment_of(*shown + TimeDelta::hours(hours))
                    .map(|utc| *shown + TimeDelta::hours(hours) - utc)
            };
            near(-2) == near(2)
        })
}

fn timed(shown: NaiveDateTime) -> Moment {
    Moment {
        date: shown.date(),
        time: Some(shown.time()),
    }
}

proptest! {
    /// What takes the hours or less is in time, and a minute more is late by that minute.
    #[test]
    fn exactly_the_hours_are_in_time_and_a_minute_more_is_late(
        start in shown(), amount in 1_i32..200, over in -3000_i64..3000
    ) {
        let due = hours(timed(start), amount);
        let began = england::moment_of(start).unwrap();
        let ended = began + TimeDelta::hours(amount.into()) + TimeDelta::minutes(over);
        let done = england::shown_at(ended).unwrap();
        prop_assume!(england::moment_of(done) == Some(ended));
        let expected = if over <= 0 { Done::InTime } else { Done::Late { by: Span::Minutes(over) } };
        prop_assert_eq!(due.done_at(timed(done), &holidays()), expected);
        let standing = due.standing(done, &holidays());
        prop_assert_eq!(matches!(standing, Standing::Overdue { .. }), over > 0);
    }

    /// Where a time of day is not given, nothing is said that one of the possible times contradicts.
    #[test]
    fn a_missing_time_never_settles_what_a_time_could_turn(
        start in shown(), amount in -100_i32..100, done in shown(), days in 0_i64..6,
        start_timed: bool, done_timed: bool
    ) {
        let near = start.date() + TimeDelta::days(days - 1) + TimeDelta::hours(amount.into());
        let done = near.and_time(done.time());
        let truth = hours(timed(start), amount).done_at(timed(done), &holidays());
        let less = |shown: NaiveDateTime, with: bool| if with { timed(shown) } else { shown.date().into() };
        let told = hours(less(start, start_timed), amount).done_at(less(done, done_timed), &holidays());
        match told {
            Done::InTime => prop_assert_eq!(truth, Done::InTime),
            Done::Late { .. } => prop_assert!(truth != Done::InTime),
            Done::Unclear => {}
        }
    }
}
