//! What one reading of a time limit gives: a date, the two between which it lies, or none.

use chrono::NaiveDate;

use super::due::{Due, Period, Unit, due};
use super::holidays::BankHolidays;
use super::moment::Moment;
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
    /// The date from which it runs, with its time of day where hours are counted from one, and what is
    /// due.
    Due(Moment, Due),
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
        let from = |start| due(start, period, guidance.partnership.day_one, holidays);
        let exactly = |start| from(start).map(|due| Self::Due(start, due));
        let fact = facts.get(&start.question);
        if let (Some(Fact::At(date, time)), Unit::Hours) = (fact, timescale.unit) {
            let time = Some(*time);
            return exactly(Moment { date: *date, time }).unwrap_or(Self::NoDate);
        }
        let reading = match fact.and_then(Fact::days) {
            Some((first, last)) if first == last => exactly(first.into()),
            Some((first, last)) => match (from(first.into()), from(last.into())) {
                (Some(earliest), Some(latest)) => Some(Self::Between {
                    first: (first, earliest),
                    last: (last, latest),
                }),
                _ => None,
            },
            None => None,
        };
        reading.unwrap_or(Self::NoDate)
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
