//! The timescales of a partnership, from the dates that are known.

use chrono::NaiveDate;

use super::due::{Due, Period, due};
use super::holidays::BankHolidays;
use crate::assessment::{Fact, Facts};
use crate::guidance::{Guidance, Start, Timescale};

/// What one reading of a timescale gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The date from which it runs is not known.
    NoDate,
    /// The date from which it runs is uncertain; what follows from the first and the last day.
    Between(Due, Due),
    /// The date from which it runs, and what is due.
    Due(NaiveDate, Due),
}

/// A timescale that applies, with each of its readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline<'a> {
    /// The timescale.
    pub timescale: &'a Timescale,
    /// Its readings in the order of weight.
    pub readings: Vec<(&'a Start, Reading)>,
    /// When it was done, as far as that is known: for an uncertain date, the last day that it can
    /// have been.
    pub done: Option<NaiveDate>,
}

/// The timescales that apply, with every candidate date.
#[must_use]
pub fn deadlines<'a>(
    guidance: &'a Guidance,
    facts: &Facts,
    holidays: &BankHolidays,
) -> Vec<Deadline<'a>> {
    guidance
        .content
        .timescale
        .iter()
        .filter(|timescale| guidance.shown(timescale.show_when.as_ref(), facts))
        .map(|timescale| Deadline {
            timescale,
            readings: timescale
                .starts
                .iter()
                .map(|start| (start, reading(guidance, timescale, start, facts, holidays)))
                .collect(),
            done: timescale
                .done
                .as_ref()
                .and_then(|question| match facts.get(question) {
                    Some(Fact::Between(_, last)) => Some(*last),
                    _ => None,
                }),
        })
        .collect()
}

fn reading(
    guidance: &Guidance,
    timescale: &Timescale,
    start: &Start,
    facts: &Facts,
    holidays: &BankHolidays,
) -> Reading {
    let period = Period {
        amount: timescale.amount,
        unit: timescale.unit,
    };
    let from = |date| due(date, period, guidance.partnership.day_one, holidays);
    match facts.get(&start.question) {
        Some(Fact::Between(first, last)) => match (from(*first), from(*last)) {
            (Some(due), Some(_)) if first == last => Reading::Due(*first, due),
            (Some(earliest), Some(latest)) => Reading::Between(earliest, latest),
            _ => Reading::NoDate,
        },
        _ => Reading::NoDate,
    }
}
