//! One date in three fields, kept as typed.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The years that a date can lie in; anything else is a slip of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// The names of the days of a week, from Monday.
pub const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date as typed into the fields day, month and year. The month may be a number or a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawDate {
    /// Day of the month.
    pub day: String,
    /// Month, as a number or a name.
    pub month: String,
    /// Year, in four digits.
    pub year: String,
}

/// One of the three fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The day.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Day => "a day",
            Self::Month => "a month",
            Self::Year => "a year",
        })
    }
}

/// Why three fields are not a date. The text continues "The date …".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// A field is empty.
    #[error("must include {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and "))]
    Missing(Vec<Part>),
    /// The month is neither a number from 1 to 12 nor a name.
    #[error("has a month that is not one; write a number from 1 to 12 or a name such as March")]
    NotAMonth,
    /// The year is not four digits.
    #[error("must have a year of four digits, for example 2026")]
    NotAYear,
    /// The year is a slip of the finger: before 1900 or after 2200.
    #[error("must have a year from {} to {}; check the year", YEARS.start(), YEARS.end())]
    YearOutOfRange,
    /// There is no such day in that month.
    #[error("must be a real date; check the day and the month")]
    NotADay,
}

impl RawDate {
    /// The date `year-month-day`, as numbers.
    #[must_use]
    pub fn from_date(date: NaiveDate) -> Self {
        Self {
            day: date.day().to_string(),
            month: date.month().to_string(),
            year: date.year().to_string(),
        }
    }

    /// Reads `YYYY-MM-DD`.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        from_iso(text).map(Self::from_date)
    }

    /// True where all three fields are empty.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.day, &self.month, &self.year]
            .iter()
            .all(|part| part.trim().is_empty())
    }

    /// The date that was typed.
    ///
    /// # Errors
    /// [`DateError`] says which field to change.
    pub fn parse(&self) -> Result<NaiveDate, DateError> {
        let missing: Vec<Part> = [
            (Part::Day, &self.day),
            (Part::Month, &self.month),
            (Part::Year, &self.year),
        ]
        .into_iter()
        .filter(|(_, text)| text.trim().is_empty())
        .map(|(part, _)| part)
        .collect();
        if !missing.is_empty() {
            return Err(DateError::Missing(missing));
        }
        let (first, last) = self.span()?;
        if first == last {
            Ok(first)
        } else {
            Err(DateError::NotADay)
        }
    }

    /// The first and the last day that the fields allow, where the day, or the day and the month,
    /// may be left out.
    ///
    /// # Errors
    /// [`DateError`] says which field to change.
    pub fn span(&self) -> Result<(NaiveDate, NaiveDate), DateError> {
        if self.year.trim().is_empty() {
            return Err(DateError::Missing(vec![Part::Year]));
        }
        let year = self.year_number()?;
        let month = self.month_number()?;
        let day_typed = !self.day.trim().is_empty();
        let month = match month {
            Some(month) => month,
            None if day_typed => return Err(DateError::Missing(vec![Part::Month])),
            None => {
                return match (
                    NaiveDate::from_ymd_opt(year, 1, 1),
                    NaiveDate::from_ymd_opt(year, 12, 31),
                ) {
                    (Some(first), Some(last)) => Ok((first, last)),
                    _ => Err(DateError::NotAYear),
                };
            }
        };
        let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(DateError::NotAMonth)?;
        if !day_typed {
            let next = first.checked_add_months(chrono::Months::new(1));
            let last = next
                .and_then(|next| next.pred_opt())
                .ok_or(DateError::NotAYear)?;
            return Ok((first, last));
        }
        let day = self.day.trim().parse().map_err(|_| DateError::NotADay)?;
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NotADay)?;
        Ok((date, date))
    }

    fn year_number(&self) -> Result<i32, DateError> {
        let text = self.year.trim();
        if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(DateError::NotAYear);
        }
        let year = text.parse().map_err(|_| DateError::NotAYear)?;
        if YEARS.contains(&year) {
            Ok(year)
        } else {
            Err(DateError::YearOutOfRange)
        }
    }

    /// The month; none where the field is empty.
    fn month_number(&self) -> Result<Option<u32>, DateError> {
        let text = self.month.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if let Ok(number) = text.parse::<u32>() {
            return if (1..=12).contains(&number) {
                Ok(Some(number))
            } else {
                Err(DateError::NotAMonth)
            };
        }
        let lower = text.trim_end_matches('.').to_lowercase();
        (1_u32..)
            .zip(MONTHS)
            .find(|(_, name)| lower.len() >= 3 && name.to_lowercase().starts_with(&lower))
            .map(|(number, _)| Some(number))
            .ok_or(DateError::NotAMonth)
    }
}

impl fmt::Display for RawDate {
    /// The fields as typed, with spaces between them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<&str> = [&self.day, &self.month, &self.year]
            .into_iter()
            .map(|part| part.trim())
            .filter(|part| !part.is_empty())
            .collect();
        f.write_str(&parts.join(" "))
    }
}

/// Reads a date written `YYYY-MM-DD`, as data has it.
#[must_use]
pub fn from_iso(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// A date in words: "4 March 2026".
#[must_use]
pub fn long(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month_name(date), date.year())
}

/// A date in words with its weekday: "Wednesday 4 March 2026".
#[must_use]
pub fn with_weekday(date: NaiveDate) -> String {
    let weekday = WEEKDAYS
        .get(date.weekday().num_days_from_monday() as usize)
        .copied()
        .unwrap_or_default();
    format!("{weekday} {}", long(date))
}

/// The name of a date's month.
pub(crate) fn month_name(date: NaiveDate) -> &'static str {
    MONTHS
        .get(date.month0() as usize)
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(day: &str, month: &str, year: &str) -> RawDate {
        RawDate {
            day: day.into(),
            month: month.into(),
            year: year.into(),
        }
    }

    #[test]
    fn a_month_can_be_typed_as_a_number_or_a_name() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
        for month in ["3", "03", "March", "mar", "MAR.", " march "] {
            assert_eq!(raw("4", month, "2026").parse(), Ok(date), "{month}");
        }
        assert_eq!(raw("4", "13", "2026").parse(), Err(DateError::NotAMonth));
        assert_eq!(raw("4", "m", "2026").parse(), Err(DateError::NotAMonth));
    }

    #[test]
    fn the_message_names_what_is_missing() {
        let error = raw("", "3", "").parse().unwrap_err();
        assert_eq!(error.to_string(), "must include a day and a year");
    }

    #[test]
    fn a_day_that_no_calendar_has_is_refused() {
        assert_eq!(raw("30", "2", "2026").parse(), Err(DateError::NotADay));
        assert_eq!(raw("29", "2", "2026").parse(), Err(DateError::NotADay));
        assert!(raw("29", "2", "2024").parse().is_ok());
        assert_eq!(raw("1", "1", "26").parse(), Err(DateError::NotAYear));
        let early = raw("1", "1", "1800").parse().unwrap_err();
        assert_eq!(
            early.to_string(),
            "must have a year from 1900 to 2200; check the year"
        );
        assert_eq!(raw("x", "1", "2026").parse(), Err(DateError::NotADay));
    }

    #[test]
    fn a_date_without_a_day_covers_its_month() {
        let (first, last) = raw("", "2", "2024").span().unwrap();
        assert_eq!((first.day(), last.day()), (1, 29));
        let (first, last) = raw("", "", "2024").span().unwrap();
        assert_eq!(
            (long(first), long(last)),
            ("1 January 2024".into(), "31 December 2024".into())
        );
    }
}
