//! How one reading of a time limit stands, in words.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};

use super::due::Due;
use super::end::End;
use super::holidays::BankHolidays;
use super::moment::Moment;
use super::reading::Reading;
use super::standing::{Done, Span, Standing};
use crate::dates::long;
use crate::guidance::Means;

/// How one reading of a time limit stands at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// There is no date yet.
    NoDate,
    /// It is to be done.
    Open(Standing),
    /// It is to be done, and today lies between the first and the last day that can be meant.
    PerhapsOverdue,
    /// It was done then, and there is no date to hold that against.
    Done(Moment),
    /// It was done then.
    DoneAgainst(Moment, Done),
    /// It was done between the first and the last day that can be meant.
    PerhapsLate(Moment),
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
    /// How a reading stands now, and how it ended, where it has.
    #[must_use]
    pub fn of(
        reading: &Reading,
        means: Means,
        end: Option<End<'_>>,
        now: NaiveDateTime,
        holidays: &BankHolidays,
    ) -> Self {
        let (first, last) = match (reading, end) {
            (_, Some(End::Past { day, .. })) => return Self::Past(day),
            (Reading::NoDate, None) => return Self::NoDate,
            (Reading::NoDate, Some(End::Done(done))) => return Self::Done(done),
            (Reading::Due(_, due), _) => (due, due),
            (Reading::Between { first, last, .. }, _) => (&first.1, &last.1),
        };
        match (means, end) {
            // "In time" is said of what has a last day.
            (Means::Earliest | Means::Until, Some(End::Done(day))) => Self::Done(day),
            (Means::Earliest, _) => Self::NotBefore {
                reached: last.has_come(now),
            },
            (Means::Until, _) => Self::AtLeastUntil {
                reached: last.has_passed(now),
            },
            (Means::Latest, Some(End::Done(done))) => Self::done(first, last, done, holidays),
            (Means::Latest, _) => Self::open(first, last, now, holidays),
        }
    }

    /// What was in time by the first day that can be meant was in time, and what was late by the last
    /// one was late.
    fn done(first: &Due, last: &Due, done: Moment, holidays: &BankHolidays) -> Self {
        let by_last = last.done_at(done, holidays);
        match (first.done_at(done, holidays), by_last) {
            (Done::InTime, _) => Self::DoneAgainst(done, Done::InTime),
            (_, Done::Late { .. }) => Self::DoneAgainst(done, by_last),
            (Done::Unclear, Done::Unclear) if first == last && done.date == last.date => {
                Self::DoneAgainst(done, Done::Unclear)
            }
            _ => Self::PerhapsLate(done),
        }
    }

    /// What is uncertain counts by the first day that can be meant until that has passed.
    fn open(first: &Due, last: &Due, now: NaiveDateTime, holidays: &BankHolidays) -> Self {
        if !first.has_passed(now) {
            Self::Open(first.standing(now, holidays))
        } else if !last.has_passed(now) {
            Self::PerhapsOverdue
        } else {
            Self::Open(last.standing(now, holidays))
        }
    }

    /// Where it belongs in a list.
    #[must_use]
    pub fn group(self) -> Group {
        match self {
            Self::NoDate => Group::Waiting,
            Self::Open(Standing::Overdue { .. } | Standing::Today { .. })
            | Self::PerhapsOverdue => Group::Pressing,
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
            Self::DoneAgainst(_, Done::Late { .. } | Done::Unclear) | Self::PerhapsLate(_)
        )
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NoDate => f.write_str("No date yet"),
            Self::Open(standing) => f.write_str(&open_words(standing)),
            Self::PerhapsOverdue => f.write_str("Perhaps overdue"),
            Self::Done(done) => write!(f, "Done on {done}"),
            Self::DoneAgainst(done, Done::InTime) => write!(f, "Done on {done}, in time"),
            Self::DoneAgainst(done, Done::Unclear) => {
                write!(f, "Done on {done}, the day on which it was due")
            }
            Self::DoneAgainst(done, Done::Late { by }) => {
                write!(f, "Done on {done}, {}", with_span("late", by))
            }
            Self::PerhapsLate(done) => write!(f, "Done on {done}, perhaps late"),
            Self::Past(day) => write!(f, "Past since {}", long(day)),
            Self::NotBefore { reached: false } => f.write_str("Not before this day"),
            Self::NotBefore { reached: true } => f.write_str("This day has come"),
            Self::AtLeastUntil { reached: false } => f.write_str("At least until this day"),
            Self::AtLeastUntil { reached: true } => f.write_str("This day has passed"),
        }
    }
}

/// What is still to be done.
fn open_words(standing: Standing) -> String {
    match standing {
        Standing::Overdue { by } => with_span("Overdue", by),
        Standing::Today { left: None } => "Due today".to_owned(),
        Standing::Today { left: Some(left) } => match left.words() {
            Some(left) => format!("Due today, in {left}"),
            None => "Due now".to_owned(),
        },
        Standing::Soon { left } | Standing::Ahead { left } => match (left, left.words()) {
            (Span::WorkingDays(_), Some(days)) if matches!(standing, Standing::Soon { .. }) => {
                format!("Due soon: {days} left")
            }
            (Span::WorkingDays(_), Some(days)) => format!("{days} left"),
            // Only a weekend or a bank holiday lies between.
            (Span::WorkingDays(_), None) => "Due soon: no working day left".to_owned(),
            (Span::Days(1), _) => "Due tomorrow".to_owned(),
            (_, Some(left)) => format!("Due in {left}"),
            (_, None) => "Due now".to_owned(),
        },
    }
}

/// A word, and by how much where that can be told: "late by 2 hours".
fn with_span(word: &str, by: Span) -> String {
    match by.words() {
        Some(by) => format!("{word} by {by}"),
        None => word.to_owned(),
    }
}
