//! A date that may be uncertain.

use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _};
use serde::{Deserialize, Serialize};

use super::raw::{DateError, RawDate, long, month_name};

/// How sure a date is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// The day is known.
    #[default]
    Exact,
    /// About then; the day, or the day and the month, may be left out.
    Approximate,
    /// Between two dates.
    Period,
    /// Not known.
    Unknown,
}

/// An uncertain date as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawWhen {
    /// How sure it is.
    pub precision: Precision,
    /// The date, or the first date of a period.
    pub from: RawDate,
    /// The last date of a period.
    pub to: RawDate,
    /// The time of day, `HH:MM`, of an exact date; may be left out.
    pub time: String,
    /// What is known of an unknown date, in words.
    pub note: String,
}

/// Why what was typed is no date, and what to change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// The date, or the first date of a period.
    #[error("the date {0}")]
    Date(DateError),
    /// The last date of a period.
    #[error("the end of the period {0}")]
    End(DateError),
    /// The time is not one.
    #[error("the time must be hours and minutes of a 24-hour clock, for example 14:30")]
    Time,
    /// A period ends before it starts.
    #[error("the period must not end before it starts; check both of its dates")]
    Reversed,
}

/// An uncertain date, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// The day is known, and perhaps the time.
    Exact {
        /// The day.
        date: NaiveDate,
        /// The time of day.
        time: Option<NaiveTime>,
    },
    /// About then.
    Approximate {
        /// The first day it may mean.
        earliest: NaiveDate,
        /// The last day it may mean.
        latest: NaiveDate,
    },
    /// Between two days.
    Period {
        /// The first day.
        earliest: NaiveDate,
        /// The last day.
        latest: NaiveDate,
    },
    /// Not known, with what is known of it in words.
    Unknown {
        /// What is known of it.
        note: String,
    },
}

/// The place of a date in a chronology: by its first possible day, then untimed before timed, then
/// by its last possible day.
pub type SortKey = (NaiveDate, Option<NaiveTime>, NaiveDate);

impl RawWhen {
    /// An exact date without a time.
    #[must_use]
    pub fn exact(date: RawDate) -> Self {
        Self {
            from: date,
            ..Self::default()
        }
    }

    /// True where nothing was typed; "unknown" alone says something.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self.precision {
            Precision::Unknown => false,
            Precision::Period => self.from.is_blank() && self.to.is_blank(),
            Precision::Exact | Precision::Approximate => {
                self.from.is_blank() && self.time.trim().is_empty()
            }
        }
    }

    /// What was typed.
    ///
    /// # Errors
    /// [`WhenError`] says what to change.
    pub fn parse(&self) -> Result<When, WhenError> {
        match self.precision {
            Precision::Exact => Ok(When::Exact {
                date: self.from.parse().map_err(WhenError::Date)?,
                time: self.parse_time()?,
            }),
            Precision::Approximate => {
                let (earliest, latest) = self.from.span().map_err(WhenError::Date)?;
                Ok(When::Approximate { earliest, latest })
            }
            Precision::Period => {
                let (earliest, _) = self.from.span().map_err(WhenError::Date)?;
                let (to_first, latest) = self.to.span().map_err(WhenError::End)?;
                let reversed = to_first < earliest && latest < earliest;
                if reversed {
                    return Err(WhenError::Reversed);
                }
                Ok(When::Period { earliest, latest })
            }
            Precision::Unknown => Ok(When::Unknown {
                note: self.note.trim().to_owned(),
            }),
        }
    }

    fn parse_time(&self) -> Result<Option<NaiveTime>, WhenError> {
        let text = self.time.trim().replace('.', ":");
        if text.is_empty() {
            return Ok(None);
        }
        let number = |part: &str| {
            let plain = matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| part.parse().ok()).flatten()
        };
        text.split_once(':')
            .and_then(|(hour, minute)| {
                NaiveTime::from_hms_opt(number(hour.trim())?, number(minute.trim())?, 0)
            })
            .map(Some)
            .ok_or(WhenError::Time)
    }
}

impl When {
    /// The first day it may be.
    #[must_use]
    pub fn earliest(&self) -> Option<NaiveDate> {
        match self {
            Self::Exact { date, .. } => Some(*date),
            Self::Approximate { earliest, .. } | Self::Period { earliest, .. } => Some(*earliest),
            Self::Unknown { .. } => None,
        }
    }

    /// The last day it may be.
    #[must_use]
    pub fn latest(&self) -> Option<NaiveDate> {
        match self {
            Self::Exact { date, .. } => Some(*date),
            Self::Approximate { latest, .. } | Self::Period { latest, .. } => Some(*latest),
            Self::Unknown { .. } => None,
        }
    }

    /// Its place in a chronology; none where it is unknown.
    #[must_use]
    pub fn sort_key(&self) -> Option<SortKey> {
        let time = match self {
            Self::Exact { time, .. } => *time,
            _ => None,
        };
        Some((self.earliest()?, time, self.latest()?))
    }

    /// It in words: "4 March 2026, 14:30", "about March 2026", "date not known".
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Exact { date, time: None } => long(*date),
            Self::Exact {
                date,
                time: Some(time),
            } => {
                format!("{}, {}", long(*date), clock(*time))
            }
            Self::Approximate { earliest, latest } => format!("about {}", span(*earliest, *latest)),
            Self::Period { earliest, latest } => {
                format!("between {} and {}", long(*earliest), long(*latest))
            }
            Self::Unknown { note } if note.is_empty() => "date not known".to_owned(),
            Self::Unknown { note } => format!("date not known: {note}"),
        }
    }
}

/// A time of day in hours and minutes: "14:30".
#[must_use]
pub fn clock(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A span of a day, a month or a year in the words in which it was typed.
fn span(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        long(first)
    } else if first.month() == last.month() && first.year() == last.year() {
        format!("{} {}", month_name(first), first.year())
    } else {
        first.year().to_string()
    }
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
    fn each_precision_is_said_in_words() {
        let mut when = RawWhen::exact(raw("4", "3", "2026"));
        assert_eq!(when.parse().unwrap().describe(), "4 March 2026");
        when.time = "14.30".into();
        assert_eq!(when.parse().unwrap().describe(), "4 March 2026, 14:30");
        when.precision = Precision::Approximate;
        when.from.day.clear();
        assert_eq!(when.parse().unwrap().describe(), "about March 2026");
        when.from.month.clear();
        assert_eq!(when.parse().unwrap().describe(), "about 2026");
        when.precision = Precision::Unknown;
        when.note = "before the move".into();
        assert_eq!(
            when.parse().unwrap().describe(),
            "date not known: before the move"
        );
    }

    #[test]
    fn a_period_that_ends_before_it_starts_is_refused() {
        let mut when = RawWhen {
            precision: Precision::Period,
            from: raw("4", "3", "2026"),
            to: raw("3", "3", "2026"),
            ..RawWhen::default()
        };
        assert_eq!(when.parse(), Err(WhenError::Reversed));
        when.to = raw("", "3", "2026");
        assert_eq!(
            when.parse().unwrap().describe(),
            "between 4 March 2026 and 31 March 2026"
        );
    }

    #[test]
    fn an_untimed_event_stands_before_a_timed_one_of_the_same_day() {
        let untimed = RawWhen::exact(raw("4", "3", "2026")).parse().unwrap();
        let timed = RawWhen {
            time: "00:00".into(),
            ..RawWhen::exact(raw("4", "3", "2026"))
        };
        assert!(untimed.sort_key() < timed.parse().unwrap().sort_key());
    }
}
