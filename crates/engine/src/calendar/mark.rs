//! How one reading of a time limit stands, in words.

use std::fmt;

use chrono::NaiveDate;

use super::due::{Done, Due, Standing};
use super::end::End;
use super::holidays::BankHolidays;
use super::reading::Reading;
use crate::dates::long;
use crate::document::counted;
use crate::guidance::Means;

/// How one reading of a time limit stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// There is no date yet.
    NoDate,
    /// It is to be done.
    Open(Standing),
    /// It is to be done, and today lies between the first and the last day that can be meant.
    PerhapsOverdue,
    /// It was done on that day, and there is no date to hold that against.
    Done(NaiveDate),
    /// It was done on that day.
    DoneAgainst(NaiveDate, Done),
    /// It was done between the first and the last day that can be meant.
    PerhapsLate(NaiveDate),
    /// A later event has come, on that day at the latest, so it is no longer counted. Whether it was
    /// done, and when, that does not tell.
    Past(NaiveDate),
    /// It is not done before the date, which may have come.
    NotBefore {
        /// True from that day on.
        reached: bool,
    },
    /// It lasts at least until the date, which may have passed.
    AtLeastUntil {
        /// True after that day.
        reached: bool,
    },
}

/// Where a time limit stands in a list. In the order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Overdue, perhaps overdue, or due today.
    Pressing,
    /// Due soon.
    Soon,
    /// Ahead.
    Ahead,
    /// Done, or past and with nothing left to do.
    Done,
    /// Without a date, because the one from which it runs is not given.
    Waiting,
}

impl Group {
    /// Every group in order.
    pub const ALL: [Self; 5] = [
        Self::Pressing,
        Self::Soon,
        Self::Ahead,
        Self::Done,
        Self::Waiting,
    ];

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Pressing => "Overdue and today",
            Self::Soon => "Due soon",
            Self::Ahead => "Ahead",
            Self::Done => "Done or past",
            Self::Waiting => "A date is missing",
        }
    }
}

impl Mark {
    /// How a reading stands today, and how it ended, where it has.
    #[must_use]
    pub fn of(
        reading: &Reading,
        means: Means,
        end: Option<End<'_>>,
        today: NaiveDate,
        holidays: &BankHolidays,
    ) -> Self {
        let (first, last) = match (reading, end) {
            (_, Some(End::Past { day, .. })) => return Self::Past(day),
            (Reading::NoDate, None) => return Self::NoDate,
            (Reading::NoDate, Some(End::Done(day))) => return Self::Done(day),
            (Reading::Due(_, due), _) => (due, due),
            (Reading::Between { first, last, .. }, _) => (&first.1, &last.1),
        };
        match (means, end) {
            // "In time" is said of what has a last day.
            (Means::Earliest | Means::Until, Some(End::Done(day))) => Self::Done(day),
            (Means::Earliest, _) => Self::NotBefore {
                reached: today >= last.date,
            },
            (Means::Until, _) => Self::AtLeastUntil {
                reached: today > last.date,
            },
            (Means::Latest, Some(End::Done(day))) => Self::done(first, last, day, holidays),
            (Means::Latest, _) => Self::open(first, last, today, holidays),
        }
    }

    fn done(first: &Due, last: &Due, day: NaiveDate, holidays: &BankHolidays) -> Self {
        if day > first.date && day <= last.date {
            Self::PerhapsLate(day)
        } else {
            Self::DoneAgainst(day, last.done_on(day, holidays))
        }
    }

    /// What is uncertain counts by the first day that can be meant until that has passed.
    fn open(first: &Due, last: &Due, today: NaiveDate, holidays: &BankHolidays) -> Self {
        if today <= first.date {
            Self::Open(first.standing(today, holidays))
        } else if today <= last.date {
            Self::PerhapsOverdue
        } else {
            Self::Open(last.standing(today, holidays))
        }
    }

    /// Where it belongs in a list.
    #[must_use]
    pub fn group(self) -> Group {
        match self {
            Self::NoDate => Group::Waiting,
            Self::Open(Standing::Overdue { .. } | Standing::Today) | Self::PerhapsOverdue => {
                Group::Pressing
            }
            Self::Open(Standing::Soon { .. }) => Group::Soon,
            Self::Open(Standing::Ahead { .. })
            | Self::NotBefore { reached: false }
            | Self::AtLeastUntil { reached: false } => Group::Ahead,
            _ => Group::Done,
        }
    }

    /// True where it was done later than it was due, or perhaps.
    #[must_use]
    pub fn is_late(self) -> bool {
        matches!(
            self,
            Self::DoneAgainst(_, Done::Late { .. }) | Self::PerhapsLate(_)
        )
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NoDate => f.write_str("No date yet"),
            Self::Open(Standing::Overdue { working_days: 0 }) => f.write_str("Overdue"),
            Self::Open(Standing::Overdue { working_days }) => {
                write!(f, "Overdue by {}", days(working_days))
            }
            Self::Open(Standing::Today) => f.write_str("Due today"),
            // Only a weekend or a bank holiday lies between.
            Self::Open(Standing::Soon { working_days: 0 }) => {
                f.write_str("Due soon: no working day left")
            }
            Self::Open(Standing::Soon { working_days }) => {
                write!(f, "Due soon: {} left", days(working_days))
            }
            Self::Open(Standing::Ahead { working_days }) => {
                write!(f, "{} left", days(working_days))
            }
            Self::PerhapsOverdue => f.write_str("Perhaps overdue"),
            Self::Done(day) => write!(f, "Done on {}", long(day)),
            Self::DoneAgainst(day, Done::InTime) => write!(f, "Done on {}, in time", long(day)),
            Self::DoneAgainst(day, Done::Late { working_days: 0 }) => {
                write!(f, "Done on {}, late", long(day))
            }
            Self::DoneAgainst(day, Done::Late { working_days }) => {
                write!(f, "Done on {}, late by {}", long(day), days(working_days))
            }
            Self::PerhapsLate(day) => write!(f, "Done on {}, perhaps late", long(day)),
            Self::Past(day) => write!(f, "Past since {}", long(day)),
            Self::NotBefore { reached: false } => f.write_str("Not before this day"),
            Self::NotBefore { reached: true } => f.write_str("This day has come"),
            Self::AtLeastUntil { reached: false } => f.write_str("At least until this day"),
            Self::AtLeastUntil { reached: true } => f.write_str("This day has passed"),
        }
    }
}

fn days(count: i64) -> String {
    counted(usize::try_from(count).unwrap_or_default(), "working day")
}
