//! How something due stands now, and how something done stands against it.

use chrono::NaiveDateTime;

use super::due::{By, Due};
use super::england;
use super::holidays::BankHolidays;
use super::moment::Moment;
use super::working_days::working_days_between;
use crate::document::counted;

/// "Due soon" means at most so many working days ahead.
const SOON: i64 = 2;

/// The same in minutes, where hours are counted: two days.
const SOON_MINUTES: i64 = 2 * DAY;

/// The minutes of an hour.
const HOUR: i64 = 60;

/// The minutes of a day.
const DAY: i64 = 24 * HOUR;

/// How far something is away, in the unit in which it is counted. Never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Working days; 0 where only days without work lie between.
    WorkingDays(i64),
    /// Days of the calendar, where hours are counted and a time of day is not given.
    Days(i64),
    /// Minutes as they pass, where hours are counted.
    Minutes(i64),
    /// It cannot be told, because one of two times of day is not given.
    Unclear,
}

impl Span {
    /// True where what lies so far ahead is due soon.
    fn is_short(self) -> bool {
        match self {
            Self::WorkingDays(days) | Self::Days(days) => days <= SOON,
            Self::Minutes(minutes) => minutes <= SOON_MINUTES,
            Self::Unclear => false,
        }
    }

    /// It in words: "5 working days", "14 hours and 30 minutes". None where there is nothing to say.
    #[must_use]
    pub fn words(self) -> Option<String> {
        let many = |count: i64, unit| counted(usize::try_from(count).unwrap_or_default(), unit);
        match self {
            Self::WorkingDays(0) | Self::Days(0) | Self::Minutes(0) | Self::Unclear => None,
            Self::WorkingDays(count) => Some(many(count, "working day")),
            Self::Days(count) => Some(many(count, "day")),
            Self::Minutes(count) => {
                let (large, small) = if count <= SOON_MINUTES {
                    ((count / HOUR, "hour"), (count % HOUR, "minute"))
                } else {
                    ((count / DAY, "day"), (count % DAY / HOUR, "hour"))
                };
                let parts: Vec<String> = [large, small]
                    .into_iter()
                    .filter(|(count, _)| *count > 0)
                    .map(|(count, unit)| many(count, unit))
                    .collect();
                Some(parts.join(" and "))
            }
        }
    }
}

/// How a date due stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has passed.
    Overdue {
        /// How long since.
        by: Span,
    },
    /// It is today.
    Today {
        /// What is left, where it is due by a time of day.
        left: Option<Span>,
    },
    /// It is close.
    Soon {
        /// What is left.
        left: Span,
    },
    /// It lies ahead.
    Ahead {
        /// What is left.
        left: Span,
    },
}

/// How something that was done stands against when it was due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It was done by then.
    InTime,
    /// It was done when it was due, and a time of day that would settle it is not given.
    Unclear,
    /// It was done later.
    Late {
        /// How much later.
        by: Span,
    },
}

impl Due {
    /// True where it has passed.
    #[must_use]
    pub fn has_passed(&self, now: NaiveDateTime) -> bool {
        match self.by {
            By::At { utc, .. } => minutes_after(utc, now) > 0,
            By::EndOfDay | By::NoTime { .. } => now.date() > self.date,
        }
    }

    /// True where it has come.
    #[must_use]
    pub fn has_come(&self, now: NaiveDateTime) -> bool {
        match self.by {
            By::At { utc, .. } => minutes_after(utc, now) >= 0,
            By::EndOfDay | By::NoTime { .. } => now.date() >= self.date,
        }
    }

    /// How it stands where it was done then.
    #[must_use]
    pub fn done_at(&self, done: Moment, holidays: &BankHolidays) -> Done {
        let day = done.date;
        let (first, last) = match (self.by, done.time) {
            (By::EndOfDay, _) if day <= self.date => return Done::InTime,
            (By::EndOfDay, _) => {
                let late = working_days_between(self.date, day, holidays);
                return Done::Late {
                    by: Span::WorkingDays(late),
                };
            }
            (By::At { utc, .. }, Some(time)) => {
                return match minutes_after(utc, day.and_time(time)) {
                    ..=0 => Done::InTime,
                    late => Done::Late {
                        by: Span::Minutes(late),
                    },
                };
            }
            (By::At { .. }, None) => (self.date, self.date),
            (By::NoTime { first, last }, _) => (first, last),
        };
        if day < first {
            Done::InTime
        } else if day <= last {
            Done::Unclear
        } else {
            Done::Late { by: Span::Unclear }
        }
    }

    /// How it stands now. What the clocks of England show now is handed in.
    #[must_use]
    pub fn standing(&self, now: NaiveDateTime, holidays: &BankHolidays) -> Standing {
        let (today, date) = (now.date(), self.date);
        let span = match self.by {
            By::EndOfDay => Span::WorkingDays(working_days_between(today, date, holidays).abs()),
            By::NoTime { .. } => Span::Days((date - today).num_days().abs()),
            By::At { utc, .. } => Span::Minutes(minutes_after(utc, now).abs()),
        };
        if self.has_passed(now) {
            Standing::Overdue { by: span }
        } else if date == today {
            let timed = matches!(self.by, By::At { .. });
            Standing::Today {
                left: timed.then_some(span),
            }
        } else if span.is_short() {
            Standing::Soon { left: span }
        } else {
            Standing::Ahead { left: span }
        }
    }
}

/// How many minutes after a moment in UTC the clocks of England show a time; negative where they show
/// it earlier. What is less than a minute does not count, as nobody types seconds.
fn minutes_after(utc: NaiveDateTime, shown: NaiveDateTime) -> i64 {
    let shown = england::moment_of(shown).unwrap_or(shown);
    (shown - utc).num_minutes()
}
