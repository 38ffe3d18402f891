//! Bank holidays in the format of GOV.UK's `bank-holidays.json`.

use chrono::{Datelike, Months, NaiveDate, Weekday};
use serde::Deserialize;

use super::order::insert;
use crate::dates::{self, long};
use crate::json;

/// How many letters of a holiday's title are kept.
const TITLE: usize = 60;

/// "Soon" for the end of what is covered: so many months ahead.
const ENDS_SOON: Months = Months::new(3);

/// The bank holidays of England and Wales over a stretch of years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankHolidays {
    /// In order, each day once, with what it is called; empty where that is not known.
    days: Vec<(NaiveDate, String)>,
    first: NaiveDate,
    last: NaiveDate,
}

/// How far bank holidays reach, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Three months and more.
    Far,
    /// Less than three months.
    EndsSoon,
    /// The day itself is past them.
    Ended,
}

/// Why a file of bank holidays cannot be used. Each text says which file to take instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BankHolidaysError {
    /// Nothing is in it.
    #[error("this file is empty; {AGAIN}")]
    Empty,
    /// It is the page that shows the file, or another one.
    #[error(
        "this is a web page and not the file of bank holidays: open www.gov.uk/bank-holidays.json, and save what it shows under that name"
    )]
    WebPage,
    /// It begins well, and its end is missing.
    #[error("this file of bank holidays is not whole, because its end is missing; {AGAIN}")]
    CutOff,
    /// It is another kind of file.
    #[error("this is not a file of bank holidays as GOV.UK publishes it; {AGAIN}")]
    OtherFile,
    /// It has no England and Wales.
    #[error("this file has no bank holidays for England and Wales; {AGAIN}")]
    NoDivision,
    /// An entry's date is not one.
    #[error(
        "the bank holiday “{title}” has the date “{date}” in this file, which is not one, so the file was changed; {AGAIN}"
    )]
    BadDate {
        /// The entry's title.
        title: String,
        /// What stands for its date.
        date: String,
    },
}

/// Where the right file is to be had.
pub(super) const AGAIN: &str =
    "download bank-holidays.json again from www.gov.uk/bank-holidays.json, and choose that file";

impl BankHolidaysError {
    /// What is wrong with a text that does not have the form.
    fn of(text: &str) -> Self {
        match text.trim_start().chars().next() {
            None => Self::Empty,
            Some('<') => Self::WebPage,
            Some('{') if json::ends_early(text) => Self::CutOff,
            Some(_) => Self::OtherFile,
        }
    }
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

impl Certainty {
    /// What to say beside a date that was counted past the known bank holidays.
    #[must_use]
    pub fn note(self) -> Option<String> {
        match self {
            Self::Covered => None,
            Self::BeyondCover { first, last } => Some(format!(
                "Bank holidays are known here only from {} to {}, and this date is counted beyond that: it can turn out different.",
                long(first),
                long(last)
            )),
        }
    }
}

#[derive(Deserialize)]
struct File {
    #[serde(rename = "england-and-wales")]
    division: Option<Division>,
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
        let text = json::without_mark(text);
        let file: File = json::from_str(text).map_err(|_| BankHolidaysError::of(text))?;
        let division = file.division.ok_or(BankHolidaysError::NoDivision)?;
        let days = division
            .events
            .into_iter()
            .map(|event| match dates::from_iso(&event.date) {
                Some(date) => Ok((date, event.title)),
                None => Err(BankHolidaysError::BadDate {
                    title: event.title,
                    date: event.date,
                }),
            })
            .collect::<Result<Vec<_>, _>>()?;
        Self::of_days(days).ok_or(BankHolidaysError::NoDivision)
    }

    /// The holidays on these days, with what each is called. They cover from 1 January of the first
    /// year to the last day; none where there is no day.
    #[must_use]
    pub fn of_days(unordered: Vec<(NaiveDate, String)>) -> Option<Self> {
        let mut days = Vec::new();
        for (day, title) in unordered {
            insert(&mut days, (day, tidy(&title)), |(day, _)| *day);
        }
        days.dedup_by_key(|(day, _)| *day);
        let (first, last) = (days.first()?.0, days.last()?.0);
        Some(Self {
            first: NaiveDate::from_ymd_opt(first.year(), 1, 1).unwrap_or(first),
            last,
            days,
        })
    }

    /// Reads what [`BankHolidays::to_lines`] writes. None where a line begins with no date.
    #[must_use]
    pub fn from_lines(text: &str) -> Option<Self> {
        let days: Option<Vec<_>> = text
            .lines()
            .map(|line| {
                let (date, title) = line.split_once(' ').unwrap_or((line, ""));
                Some((dates::from_iso(date)?, title.to_owned()))
            })
            .collect();
        Self::of_days(days?)
    }

    /// The holidays one a line, as short as they can be kept: `2026-12-25 Christmas Day`.
    #[must_use]
    pub fn to_lines(&self) -> String {
        let lines: Vec<String> = self
            .days()
            .map(|(day, title)| format!("{day} {title}"))
            .collect();
        lines.join("\n")
    }

    /// The holidays in order, each with what it is called.
    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, &str)> {
        self.days.iter().map(|(day, title)| (*day, title.as_str()))
    }

    /// The holidays of each year that has some, in order.
    pub(super) fn by_year(&self) -> impl Iterator<Item = &[(NaiveDate, String)]> {
        self.days
            .chunk_by(|(one, _), (next, _)| one.year() == next.year())
    }

    /// What the bank holiday of a day is called, empty where that is not known; none where the day
    /// is no bank holiday.
    #[must_use]
    pub fn title(&self, date: NaiveDate) -> Option<&str> {
        let index = self.days.binary_search_by_key(&date, |(day, _)| *day);
        self.days.get(index.ok()?).map(|(_, title)| title.as_str())
    }

    /// The first and the last day between which bank holidays are known.
    #[must_use]
    pub fn cover(&self) -> (NaiveDate, NaiveDate) {
        (self.first, self.last)
    }

    /// How far they reach, seen from a day.
    #[must_use]
    pub fn reach(&self, today: NaiveDate) -> Reach {
        if today > self.last {
            Reach::Ended
        } else if today.checked_add_months(ENDS_SOON) > Some(self.last) {
            Reach::EndsSoon
        } else {
            Reach::Far
        }
    }

    /// True for Monday to Friday without bank holidays.
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && self.title(date).is_none()
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

/// A title in one line of bounded length.
fn tidy(title: &str) -> String {
    let line: String = title
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .take(TITLE)
        .collect();
    line.trim().to_owned()
}
