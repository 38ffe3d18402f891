//! When something is due.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::england;
use super::holidays::{BankHolidays, Certainty};
use super::moment::Moment;
use super::working_days::{DayOneConvention, add_working_days};
use crate::document::counted;

/// The hours of a day, for a start without a time of day.
const HOURS_A_DAY: u32 = 24;

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
    /// Hours as they pass; without a time of day, counted as whole days begun.
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
    /// On this day.
    pub date: NaiveDate,
    /// By which moment of it.
    pub by: By,
    /// Whether the bank holidays on the way are known.
    pub certainty: Certainty,
}

/// By which moment of its day something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By the end of the day: days are counted.
    EndOfDay,
    /// By the end of the day for want of anything better: hours are counted, and the time of day from
    /// which they run is not given.
    NoTime {
        /// The first day on which the hours can end.
        first: NaiveDate,
        /// The last one.
        last: NaiveDate,
    },
    /// By a time of day.
    At {
        /// What the clocks of England show then.
        time: NaiveTime,
        /// The moment in UTC.
        utc: NaiveDateTime,
    },
}

impl Due {
    /// The day, and the time of day where there is one.
    #[must_use]
    pub fn moment(&self) -> Moment {
        let time = match self.by {
            By::At { time, .. } => Some(time),
            By::EndOfDay | By::NoTime { .. } => None,
        };
        Moment {
            date: self.date,
            time,
        }
    }

    /// Its place among others: on one day what has a time comes before what has until its end.
    pub(super) fn place(&self) -> (NaiveDate, bool, Option<NaiveTime>) {
        let Moment { date, time } = self.moment();
        (date, time.is_none(), time)
    }
}

/// When something is due. Hours run from the time of day of the start; no other unit looks at it. None
/// past the end of the calendar.
#[must_use]
pub fn due(
    start: Moment,
    period: Period,
    convention: DayOneConvention,
    holidays: &BankHolidays,
) -> Option<Due> {
    let Period { amount, unit } = period;
    let day = start.date;
    let by_end_of = |date| Due {
        date,
        by: By::EndOfDay,
        certainty: Certainty::Covered,
    };
    match unit {
        Unit::WorkingDays => {
            let date = add_working_days(day, amount, convention, holidays)?;
            let certainty = holidays.certainty(day, date);
            Some(Due {
                certainty,
                ..by_end_of(date)
            })
        }
        Unit::CalendarDays => shifted(day, amount, amount.unsigned_abs()).map(by_end_of),
        Unit::Hours => {
            let (date, by) = match start.time {
                Some(time) => hours_after(day.and_time(time), amount)?,
                None => days_of_hours(day, amount)?,
            };
            Some(Due {
                by,
                ..by_end_of(date)
            })
        }
        Unit::Months => {
            let months = Months::new(amount.unsigned_abs());
            let date = if amount < 0 {
                day.checked_sub_months(months)
            } else {
                day.checked_add_months(months)
            };
            date.map(by_end_of)
        }
    }
}

/// So many days away, on the side on which the amount counts.
fn shifted(day: NaiveDate, amount: i32, days: u32) -> Option<NaiveDate> {
    let days = Days::new(u64::from(days));
    if amount < 0 {
        day.checked_sub_days(days)
    } else {
        day.checked_add_days(days)
    }
}

/// So many hours after what the clocks of England showed.
fn hours_after(start: NaiveDateTime, hours: i32) -> Option<(NaiveDate, By)> {
    let utc = england::moment_of(start)?.checked_add_signed(TimeDelta::hours(hours.into()))?;
    let shown = england::shown_at(utc)?;
    let time = shown.time();
    Some((shown.date(), By::At { time, utc }))
}

/// The day to the end of which hours are counted where they run from some time of a day.
fn days_of_hours(start: NaiveDate, hours: i32) -> Option<(NaiveDate, By)> {
    let date = shifted(start, hours, hours.unsigned_abs().div_ceil(HOURS_A_DAY))?;
    let (first, _) = hours_after(start.and_hms_opt(0, 0, 0)?, hours)?;
    let (last, _) = hours_after(start.and_hms_opt(23, 59, 0)?, hours)?;
    Some((date, By::NoTime { first, last }))
}
