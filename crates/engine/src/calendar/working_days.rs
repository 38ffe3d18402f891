//! Counting working days.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::holidays::BankHolidays;

/// Which day is working day 1: a partnership's own convention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOneConvention {
    /// The trigger is day 0, the next working day is day 1.
    #[default]
    AfterTrigger,
    /// The trigger is day 1 if it is a working day, else the next working day is.
    TriggerIsDayOne,
}

/// The working day `count` working days after `start`, or before it where `count` is negative;
/// `start` itself where it is 0. None past the end of the calendar.
#[must_use]
pub fn add_working_days(
    start: NaiveDate,
    count: i32,
    convention: DayOneConvention,
    holidays: &BankHolidays,
) -> Option<NaiveDate> {
    let mut left = count.unsigned_abs();
    let starts_on_day_one = convention == DayOneConvention::TriggerIsDayOne
        && left > 0
        && holidays.is_working_day(start);
    if starts_on_day_one {
        left -= 1;
    }
    let mut date = start;
    while left > 0 {
        date = if count < 0 {
            date.pred_opt()?
        } else {
            date.succ_opt()?
        };
        if holidays.is_working_day(date) {
            left -= 1;
        }
    }
    Some(date)
}

/// How many working days lie after `from` up to and including `to`; negative where `to` is earlier.
#[must_use]
pub fn working_days_between(from: NaiveDate, to: NaiveDate, holidays: &BankHolidays) -> i64 {
    let (first, last, sign) = if from <= to {
        (from, to, 1)
    } else {
        (to, from, -1)
    };
    let count = first
        .iter_days()
        .skip(1)
        .take_while(|day| *day <= last)
        .filter(|day| holidays.is_working_day(*day))
        .count();
    sign * i64::try_from(count).unwrap_or(i64::MAX)
}
