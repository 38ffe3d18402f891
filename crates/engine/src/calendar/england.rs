//! The clocks of England: what they show at a moment in UTC, and when a time that they show is.
//!
//! Hours are counted as they pass, not by the hands of a clock: where the clocks go back or forward
//! on the way, 24 hours after nine in the morning is not nine in the morning. A policy that says "24
//! hours" gives so many hours, and counting by the hands would call something in time that took 25 of
//! them.
//!
//! The rule is the Summer Time Act 1972 as the Summer Time Order 2002 left it: the clocks are one hour
//! ahead of UTC from one o'clock UTC on the last Sunday of March to one o'clock UTC on the last Sunday
//! of October. It is short and has not changed since, so no table of time zones is carried.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};

/// By how much the clocks are ahead in summer.
const SUMMER: TimeDelta = TimeDelta::hours(1);

/// What the clocks of England show at a moment in UTC. None past the end of the calendar.
#[must_use]
pub fn shown_at(utc: NaiveDateTime) -> Option<NaiveDateTime> {
    if is_summer(utc) {
        utc.checked_add_signed(SUMMER)
    } else {
        Some(utc)
    }
}

/// The moment in UTC at which the clocks of England show a time: the first one where they show it
/// twice, and that of the clock that was not put forward where they never show it. None before the
/// beginning of the calendar.
#[must_use]
pub fn moment_of(shown: NaiveDateTime) -> Option<NaiveDateTime> {
    let in_summer = shown.checked_sub_signed(SUMMER)?;
    Some(if is_summer(in_summer) {
        in_summer
    } else {
        shown
    })
}

/// True between the last Sunday of March and that of October, each at one o'clock UTC.
fn is_summer(utc: NaiveDateTime) -> bool {
    let change = |month| last_sunday(utc.year(), month)?.and_hms_opt(1, 0, 0);
    match (change(3), change(10)) {
        (Some(begins), Some(ends)) => begins <= utc && utc < ends,
        _ => false,
    }
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(u64::from(last.weekday().num_days_from_sunday())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn the_clocks_change_at_one_utc_on_the_last_sundays_of_march_and_october() {
        for (utc, shown) in [
            ("2026-03-29T00:59:00", "2026-03-29T00:59:00"),
            ("2026-03-29T01:00:00", "2026-03-29T02:00:00"),
            ("2026-10-25T00:59:00", "2026-10-25T01:59:00"),
            ("2026-10-25T01:00:00", "2026-10-25T01:00:00"),
            ("2027-03-28T01:00:00", "2027-03-28T02:00:00"),
            ("2027-10-31T01:00:00", "2027-10-31T01:00:00"),
            ("2026-07-01T12:00:00", "2026-07-01T13:00:00"),
            ("2026-12-01T12:00:00", "2026-12-01T12:00:00"),
        ] {
            assert_eq!(shown_at(at(utc)), Some(at(shown)), "{utc}");
        }
    }

    #[test]
    fn a_time_shown_twice_is_the_first_one_and_one_never_shown_is_that_of_the_old_clock() {
        let moment = |text| moment_of(at(text));
        assert_eq!(
            moment("2026-10-25T01:30:00"),
            Some(at("2026-10-25T00:30:00"))
        );
        assert_eq!(
            moment("2026-03-29T01:30:00"),
            Some(at("2026-03-29T01:30:00"))
        );
        assert_eq!(moment_of(NaiveDateTime::MIN), None);
        assert_eq!(shown_at(NaiveDateTime::MAX), Some(NaiveDateTime::MAX));
    }

    proptest! {
        #[test]
        fn what_is_shown_leads_back_to_its_moment_but_for_the_hour_shown_twice(
            minutes in 0_i64..60 * 24 * 366 * 12
        ) {
            let utc = at("2017-01-01T00:00:00") + TimeDelta::minutes(minutes);
            let back = moment_of(shown_at(utc).unwrap()).unwrap();
            let twice = is_summer(utc - SUMMER) && !is_summer(utc);
            prop_assert_eq!(back, if twice { utc - SUMMER } else { utc });
        }
    }
}
