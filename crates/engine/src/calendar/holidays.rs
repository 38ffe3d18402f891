//! Bank holidays in the format of GOV.UK's `bank-holidays.json`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use crate::dates;
use crate::json;

/// The division whose holidays count.
const DIVISION: &str = "england-and-wales";

/// The bank holidays of England and Wales over a stretch of years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankHolidays {
    days: BTreeSet<NaiveDate>,
    first: NaiveDate,
    last: NaiveDate,
}

/// Why a file of bank holidays cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BankHolidaysError {
    /// It is not in the format of GOV.UK.
    #[error(
        "this is not a file of bank holidays as GOV.UK publishes it ({0}); download bank-holidays.json again"
    )]
    Format(String),
    /// It has no England and Wales.
    #[error(
        "the file has no bank holidays for England and Wales; download bank-holidays.json again"
    )]
    NoDivision,
    /// An entry's date is not one.
    #[error(
        "the bank holiday \"{title}\" has the date \"{date}\", which is not one; correct the file"
    )]
    BadDate {
        /// The entry's title.
        title: String,
        /// What stands for its date.
        date: String,
    },
}

/// Whether a count of working days stays inside the covered years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// It does.
    Covered,
    /// It does not: bank holidays are known only between these days.
    BeyondCover {
        /// The first covered day.
        first: NaiveDate,
        /// The last covered day.
        last: NaiveDate,
    },
}

#[derive(Deserialize)]
struct Division {
    events: Vec<Event>,
}

#[derive(Deserialize)]
struct Event {
    title: String,
    date: String,
}

impl BankHolidays {
    /// Reads the file. Other divisions and unknown keys are passed over, as this format belongs to
    /// somebody else. It covers from 1 January of the first year with an entry to the last entry.
    ///
    /// # Errors
    /// [`BankHolidaysError`] says which entry is wrong.
    pub fn from_json(text: &str) -> Result<Self, BankHolidaysError> {
        let mut divisions: BTreeMap<String, Division> =
            json::from_str(text).map_err(|error| BankHolidaysError::Format(error.to_string()))?;
        let division = divisions
            .remove(DIVISION)
            .ok_or(BankHolidaysError::NoDivision)?;
        let days: Vec<NaiveDate> = division
            .events
            .into_iter()
            .map(|event| {
                dates::from_iso(&event.date).ok_or(BankHolidaysError::BadDate {
                    title: event.title,
                    date: event.date,
                })
            })
            .collect::<Result<_, _>>()?;
        Self::of_days(days).ok_or(BankHolidaysError::NoDivision)
    }

    /// The holidays on these days. They cover from 1 January of the first year to the last day;
    /// none where there is no day.
    #[must_use]
    pub fn of_days(holidays: impl IntoIterator<Item = NaiveDate>) -> Option<Self> {
        let mut days = BTreeSet::new();
        days.extend(holidays);
        let (first, last) = (*days.first()?, *days.last()?);
        Some(Self {
            first: NaiveDate::from_ymd_opt(first.year(), 1, 1).unwrap_or(first),
            last,
            days,
        })
    }

    /// The holidays in order.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.days.iter().copied()
    }

    /// True for Monday to Friday without bank holidays.
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !self.days.contains(&date)
    }

    /// Whether bank holidays are known on both days and between them.
    #[must_use]
    pub fn certainty(&self, from: NaiveDate, to: NaiveDate) -> Certainty {
        if from.min(to) >= self.first && from.max(to) <= self.last {
            Certainty::Covered
        } else {
            Certainty::BeyondCover {
                first: self.first,
                last: self.last,
            }
        }
    }
}
