//! What one reading of a time limit gives: a date, the two between which it lies, or none.

use chrono::NaiveDate;

use super::due::{Due, Period, due};
use super::holidays::BankHolidays;
use crate::assessment::{Fact, Facts};
use crate::guidance::{Guidance, Start, Timescale};

/// What one reading of a time limit gives. Each day from which it runs stands with what is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The date from which it runs is not known.
    NoDate,
    /// The date from which it runs is uncertain.
    Between {
        /// The first day that can be meant.
        first: (NaiveDate, Due),
        /// The last day that can be meant.
        last: (NaiveDate, Due),
    },
    /// The date from which it runs, and what is due.
    Due(NaiveDate, Due),
}

/// Which day of an uncertain date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The date is certain.
    Exact,
    /// The first day that can be meant.
    First,
    /// The last day that can be meant.
    Last,
}

impl Reading {
    /// What a reading gives by what is known.
    pub(super) fn of(
        guidance: &Guidance,
        timescale: &Timescale,
        start: &Start,
        facts: &Facts,
        holidays: &BankHolidays,
    ) -> Self {
        let period = Period {
            amount: timescale.amount,
            unit: timescale.unit,
        };
        let from = |date| due(date, period, guidance.partnership.day_one, holidays);
        match facts.get(&start.question) {
            Some(Fact::Between(first, last)) => match (from(*first), from(*last)) {
                (Some(due), Some(_)) if first == last => Self::Due(*first, due),
                (Some(earliest), Some(latest)) => Self::Between {
                    first: (*first, earliest),
                    last: (*last, latest),
                },
                _ => Self::NoDate,
            },
            _ => Self::NoDate,
        }
    }

    /// Its date, or its first and its last one.
    #[must_use]
    pub fn dates(&self) -> [Option<(Place, Due)>; 2] {
        match self {
            Self::NoDate => [None, None],
            Self::Due(_, due) => [Some((Place::Exact, *due)), None],
            Self::Between { first, last } if first.1.date == last.1.date => {
                [Some((Place::Exact, first.1)), None]
            }
            Self::Between { first, last } => {
                [Some((Place::First, first.1)), Some((Place::Last, last.1))]
            }
        }
    }
}
