//! Dates due, against fixtures computed from the published bank holidays, and what must hold of
//! every date.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

use chrono::{Days, NaiveDate};
use practice_review_engine::calendar::{
    BankHolidays, BankHolidaysError, Certainty, DayOneConvention, Period, Span, Standing, Unit,
    add_working_days, due, working_days_between,
};
use proptest::prelude::*;

fn holidays() -> BankHolidays {
    BankHolidays::from_json(include_str!("../../../public/bank-holidays.json")).unwrap()
}

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

#[test]
fn the_fixtures_of_working_days_hold() {
    let holidays = holidays();
    for (start, count, expected) in [
        ("2026-12-24", 5, "2027-01-05"),
        ("2026-12-24", 15, "2027-01-19"),
        ("2026-12-22", 5, "2026-12-31"),
        ("2026-11-20", 5, "2026-11-27"),
        ("2026-11-20", 15, "2026-12-11"),
        ("2026-10-10", 5, "2026-10-16"),
        ("2026-12-26", 5, "2027-01-05"),
        ("2026-12-28", 5, "2027-01-05"),
        ("2027-03-24", 5, "2027-04-02"),
        ("2027-03-24", 15, "2027-04-16"),
        ("2027-12-23", 5, "2028-01-04"),
        ("2027-12-31", 5, "2028-01-10"),
        ("2022-05-30", 5, "2022-06-08"),
        ("2022-09-15", 5, "2022-09-23"),
        ("2023-05-04", 5, "2023-05-12"),
        ("2020-05-06", 5, "2020-05-14"),
        ("2025-12-19", 15, "2026-01-14"),
        ("2026-08-28", 2, "2026-09-02"),
        ("2026-08-28", 7, "2026-09-09"),
        ("2026-08-28", 13, "2026-09-17"),
        ("2026-11-02", 45, "2027-01-07"),
        ("2027-01-11", -7, "2026-12-30"),
        ("2026-04-13", -7, "2026-03-31"),
        ("2026-12-30", -7, "2026-12-17"),
    ] {
        let found = add_working_days(day(start), count, DayOneConvention::AfterTrigger, &holidays);
        assert_eq!(found, Some(day(expected)), "{start} {count:+}");
    }
}

#[test]
fn a_partnership_that_counts_the_trigger_as_day_one_gets_one_day_less() {
    let holidays = holidays();
    let convention = DayOneConvention::TriggerIsDayOne;
    assert_eq!(
        add_working_days(day("2026-11-20"), 5, convention, &holidays),
        Some(day("2026-11-26"))
    );
    // A Saturday is no working day, so both conventions agree.
    assert_eq!(
        add_working_days(day("2026-10-10"), 5, convention, &holidays),
        Some(day("2026-10-16"))
    );
}

#[test]
fn past_the_known_bank_holidays_a_date_says_that_it_cannot_be_sure() {
    let period = Period {
        amount: 5,
        unit: Unit::WorkingDays,
    };
    let of = |start: &str| {
        due(
            day(start).into(),
            period,
            DayOneConvention::AfterTrigger,
            &holidays(),
        )
        .unwrap()
        .certainty
    };
    assert_eq!(of("2028-12-01"), Certainty::Covered);
    assert!(matches!(of("2028-12-22"), Certainty::BeyondCover { .. }));
    assert!(matches!(of("2016-12-30"), Certainty::BeyondCover { .. }));
}

#[test]
fn months_are_clamped_to_the_end_of_a_shorter_one() {
    let period = Period {
        amount: 6,
        unit: Unit::Months,
    };
    let found = due(
        day("2026-08-31").into(),
        period,
        DayOneConvention::AfterTrigger,
        &holidays(),
    );
    assert_eq!(found.unwrap().date, day("2027-02-28"));
}

#[test]
fn a_date_due_is_over_due_today_soon_or_ahead() {
    let holidays = holidays();
    let period = Period {
        amount: 5,
        unit: Unit::WorkingDays,
    };
    let due = due(
        day("2026-11-20").into(),
        period,
        DayOneConvention::AfterTrigger,
        &holidays,
    )
    .unwrap();
    let on = |today: &str| due.standing(day(today).and_hms_opt(10, 0, 0).unwrap(), &holidays);
    assert_eq!(
        on("2026-11-20"),
        Standing::Ahead {
            left: Span::WorkingDays(5)
        }
    );
    assert_eq!(
        on("2026-11-25"),
        Standing::Soon {
            left: Span::WorkingDays(2)
        }
    );
    assert_eq!(on("2026-11-27"), Standing::Today { left: None });
    assert_eq!(
        on("2026-11-28"),
        Standing::Overdue {
            by: Span::WorkingDays(0)
        }
    );
    assert_eq!(
        on("2026-12-01"),
        Standing::Overdue {
            by: Span::WorkingDays(2)
        }
    );
}

#[test]
fn a_damaged_file_of_bank_holidays_says_what_is_wrong() {
    let event = r#"{"title":"May Day","date":"2026-05-04"}"#;
    let whole = format!(r#"{{"england-and-wales":{{"events":[{event}]}}}}"#);
    assert!(BankHolidays::from_json(&whole).is_ok());
    for (text, expected) in [
        ("", BankHolidaysError::Empty),
        (" \n", BankHolidaysError::Empty),
        ("<!DOCTYPE html><html>", BankHolidaysError::WebPage),
        ("no", BankHolidaysError::OtherFile),
        ("PK\u{3}\u{4}", BankHolidaysError::OtherFile),
        ("[]", BankHolidaysError::OtherFile),
        (r#"{"england-and-wales":[]}"#, BankHolidaysError::OtherFile),
        (whole.split_at(whole.len() - 3).0, BankHolidaysError::CutOff),
    ] {
        let said = BankHolidays::from_json(text).unwrap_err();
        assert_eq!(said, expected, "{text}");
        // Nothing of the reader's own words, and where the right file is to be had.
        let said = said.to_string();
        assert!(!said.contains("line 1"), "{said}");
        assert!(said.contains("www.gov.uk/bank-holidays.json"), "{said}");
    }
    assert_eq!(
        BankHolidays::from_json("{}"),
        Err(BankHolidaysError::NoDivision)
    );
    let text = r#"{"england-and-wales":{"division":"england-and-wales","events":[{"title":"May Day","date":"2026-13-01"}]}}"#;
    assert!(matches!(
        BankHolidays::from_json(text),
        Err(BankHolidaysError::BadDate { .. })
    ));
}

fn dates() -> impl Strategy<Value = NaiveDate> {
    (0_u64..3900).prop_map(|days| day("2017-06-01") + Days::new(days))
}

proptest! {
    #[test]
    fn a_date_due_is_a_working_day_and_later_for_a_longer_time(start in dates(), n in 1_i32..60) {
        let holidays = holidays();
        let after = |n| add_working_days(start, n, DayOneConvention::AfterTrigger, &holidays).unwrap();
        prop_assert!(holidays.is_working_day(after(n)));
        prop_assert!(after(n) < after(n + 1));
        prop_assert_eq!(working_days_between(start, after(n), &holidays), i64::from(n));
    }

    #[test]
    fn two_stretches_of_working_days_add_up(start in dates(), a in 0_i32..30, b in 0_i32..30) {
        let holidays = holidays();
        let add = |from, n| add_working_days(from, n, DayOneConvention::AfterTrigger, &holidays).unwrap();
        let start = add(start, 1);
        prop_assert_eq!(add(add(start, a), b), add(start, a + b));
        prop_assert_eq!(add(add(start, a), -a), start);
    }
}
