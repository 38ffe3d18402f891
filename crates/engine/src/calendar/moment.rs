//! A day, and perhaps the time of day.

use std::fmt;

use chrono::{NaiveDate, NaiveTime};

use crate::assessment::Fact;
use crate::dates::{clock, long, with_weekday};

/// A day, and perhaps the time of day, as the clocks of England show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: NaiveDate,
    /// The time of day; none where it is not known, or means nothing.
    pub time: Option<NaiveTime>,
}

impl Moment {
    /// With the weekday: "Tuesday 24 November 2026, 09:00".
    #[must_use]
    pub fn with_weekday(self) -> String {
        timed(with_weekday(self.date), self.time)
    }

    /// The last one that a date can mean; none for what is no date.
    pub(super) fn latest(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::At(date, time) => Some(Self {
                date: *date,
                time: Some(*time),
            }),
            fact => fact.days().map(|(_, last)| Self::from(last)),
        }
    }
}

impl From<NaiveDate> for Moment {
    fn from(date: NaiveDate) -> Self {
        Self { date, time: None }
    }
}

impl fmt::Display for Moment {
    /// "24 November 2026, 09:00", as dates are written everywhere.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&timed(long(self.date), self.time))
    }
}

fn timed(day: String, time: Option<NaiveTime>) -> String {
    match time {
        Some(time) => format!("{day}, {}", clock(time)),
        None => day,
    }
}
