//! When something is due, and how that stands today.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::holidays::{BankHolidays, Certainty};
use super::working_days::{DayOneConvention, add_working_days, working_days_between};
use crate::document::counted;

/// "Due soon" means at most so many working days ahead.
const SOON: i64 = 2;

/// A unit of time in guidance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Working days.
    WorkingDays,
    /// Days of the calendar.
    CalendarDays,
    /// Calendar months, clamped to the end of a shorter month.
    Months,
    /// Hours of the clock; without a time of day, counted as whole days begun.
    Hours,
}

/// A number of units; negative counts backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// How many.
    pub amount: i32,
    /// Of what.
    pub unit: Unit,
}

impl Period {
    /// How long it is: "5 working days". None where nothing is counted.
    #[must_use]
    pub fn length(self) -> Option<String> {
        let unit = match self.unit {
            Unit::WorkingDays => "working day",
            Unit::CalendarDays => "day",
            Unit::Months => "month",
            Unit::Hours => "hour",
        };
        let count = usize::try_from(self.amount.unsigned_abs()).unwrap_or_default();
        (count > 0).then(|| counted(count, unit))
    }

    /// It in words, seen from a day: "5 working days after 20 November 2026". None where nothing is
    /// counted.
    #[must_use]
    pub fn seen_from(self, day: &str) -> Option<String> {
        let side = if self.amount < 0 { "before" } else { "after" };
        Some(format!("{} {side} {day}", self.length()?))
    }
}

/// A date due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// By the end of this day.
    pub date: NaiveDate,
    /// Whether the bank holidays on the way are known.
    pub certainty: Certainty,
}

/// How a date due stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has passed, by so many working days (0 where only days without work lie between).
    Overdue {
        /// Working days since.
        working_days: i64,
    },
    /// It is today.
    Today,
    /// It is close.
    Soon {
        /// Working days left.
        working_days: i64,
    },
    /// It lies ahead.
    Ahead {
        /// Working days left.
        working_days: i64,
    },
}

/// The date by which something is due. None past the end of the calendar.
#[must_use]
pub fn due(
    start: NaiveDate,
    period: Period,
    convention: DayOneConvention,
    holidays: &BankHolidays,
) -> Option<Due> {
    let Period { amount, unit } = period;
    let days = |count: u32| Days::new(u64::from(count));
    let shifted = |count: u32| {
        if amount < 0 {
            start.checked_sub_days(days(count))
        } else {
            start.checked_add_days(days(count))
        }
    };
    let (date, counts_holidays) = match unit {
        Unit::WorkingDays => (add_working_days(start, amount, convention, holidays)?, true),
        Unit::CalendarDays => (shifted(amount.unsigned_abs())?, false),
        Unit::Hours => (shifted(amount.unsigned_abs().div_ceil(24))?, false),
        Unit::Months => {
            let months = Months::new(amount.unsigned_abs());
            let date = if amount < 0 {
                start.checked_sub_months(months)
            } else {
                start.checked_add_months(months)
            };
            (date?, false)
        }
    };
    let certainty = if counts_holidays {
        holidays.certainty(start, date)
    } else {
        Certainty::Covered
    };
    Some(Due { date, certainty })
}

/// How something that was done stands against when it was due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It was done by then.
    InTime,
    /// It was done later, by so many working days.
    Late {
        /// Working days after the date due.
        working_days: i64,
    },
}

impl Due {
    /// How it stands where it was done on a day.
    #[must_use]
    pub fn done_on(&self, day: NaiveDate, holidays: &BankHolidays) -> Done {
        if day <= self.date {
            Done::InTime
        } else {
            Done::Late {
                working_days: working_days_between(self.date, day, holidays),
            }
        }
    }

    /// How it stands on a day.
    #[must_use]
    pub fn standing(&self, today: NaiveDate, holidays: &BankHolidays) -> Standing {
        let working_days = working_days_between(today, self.date, holidays);
        if self.date < today {
            Standing::Overdue {
                working_days: -working_days,
            }
        } else if self.date == today {
            Standing::Today
        } else if working_days <= SOON {
            Standing::Soon { working_days }
        } else {
            Standing::Ahead { working_days }
        }
    }
}
