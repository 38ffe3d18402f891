//! Bank holidays that somebody loads, put together with those in use.
//!
//! The rule: within the years of the file, from its first to its last covered day, the file counts;
//! outside them what was in use stays. A file is taken only where it reaches at least as far as what
//! is in use, leaves no gap, and has as many days in each of its years as the law gives. What it no
//! longer has within the years that were known is listed, for a person to look at: a holiday can be
//! moved, but a line can also be lost.

use chrono::{Datelike, NaiveDate};

use super::holidays::{AGAIN, BankHolidays};
use crate::dates::long;
use crate::document::counted;

/// The bank holidays of England and Wales in any year, at least.
const A_YEAR: usize = 8;

/// What a file of bank holidays would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// All together.
    pub together: BankHolidays,
    /// What is in use within the years of the file, and is not in it, each with what it is called.
    pub lacking: Vec<(NaiveDate, String)>,
    /// What the file has within the years in use, and was not known.
    pub added: Vec<(NaiveDate, String)>,
}

/// Why a file of bank holidays is no better than what is in use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NewerError {
    /// It ends earlier.
    #[error(
        "this file ends on {}, and the bank holidays in use reach to {}, so they are kept; for newer ones, {AGAIN}", long(*file), long(*in_use)
    )]
    EndsEarlier {
        /// The last day of the file.
        file: NaiveDate,
        /// The last day in use.
        in_use: NaiveDate,
    },
    /// It begins after what is in use ends, and the time between is in neither.
    #[error(
        "this file begins with {file}, and the bank holidays in use end with {in_use}, so the years between would be missing; {AGAIN}"
    )]
    Gap {
        /// The first year of the file.
        file: i32,
        /// The last year in use.
        in_use: i32,
    },
    /// A year has fewer days than any year has.
    #[error(
        "this file has only {} for {year}, and every year has at least {A_YEAR}{}; {AGAIN}",
        counted(*found, "bank holiday"), named(missing)
    )]
    FewDays {
        /// The year.
        year: i32,
        /// How many it has.
        found: usize,
        /// Which days of that year are known and not in it.
        missing: Vec<NaiveDate>,
    },
    /// It changes nothing.
    #[error("this file has the bank holidays that are in use already; nothing has changed")]
    Same,
}

impl BankHolidays {
    /// These with those of a file, by the rule above.
    ///
    /// # Errors
    /// [`NewerError`] says why the file is no better.
    pub fn with_newer(&self, file: &Self) -> Result<Newer, NewerError> {
        let (first, last) = file.cover();
        let (_, in_use) = self.cover();
        if last < in_use {
            return Err(NewerError::EndsEarlier { file: last, in_use });
        }
        if first.year() > in_use.year() + 1 {
            return Err(NewerError::Gap {
                file: first.year(),
                in_use: in_use.year(),
            });
        }
        for year in first.year()..=last.year() {
            let found = file.days().filter(|(day, _)| day.year() == year).count();
            if found < A_YEAR {
                let missing = self
                    .days()
                    .filter(|(day, _)| day.year() == year && file.title(*day).is_none())
                    .map(|(day, _)| day)
                    .collect();
                return Err(NewerError::FewDays {
                    year,
                    found,
                    missing,
                });
            }
        }
        let only = |in_one: &Self, other: &Self, from, to| {
            in_one
                .days()
                .filter(|(day, _)| *day >= from && *day <= to && other.title(*day).is_none())
                .map(|(day, title)| (day, title.to_owned()))
                .collect::<Vec<_>>()
        };
        let days = self
            .days()
            .filter(|(day, _)| *day < first)
            .chain(file.days())
            .map(|(day, title)| (day, title.to_owned()))
            .collect();
        let together = Self::of_days(days).unwrap_or_else(|| file.clone());
        let newer = Newer {
            lacking: only(self, file, first, last),
            added: only(file, self, self.cover().0, in_use),
            together,
        };
        let same_days = newer.lacking.is_empty() && newer.added.is_empty() && last == in_use;
        if same_days && first >= self.cover().0 {
            return Err(NewerError::Same);
        }
        Ok(newer)
    }
}

/// Days that are missing, after what they are missing from.
fn named(missing: &[NaiveDate]) -> String {
    let days: Vec<String> = missing.iter().map(|day| long(*day)).collect();
    match days.split_last() {
        None => String::new(),
        Some((day, [])) => format!(" ({day} is missing)"),
        Some((last, days)) => format!(" ({} and {last} are missing)", days.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Eight days in each of the years, of which the last is Boxing Day.
    fn years(years: std::ops::RangeInclusive<i32>) -> Vec<(NaiveDate, String)> {
        years
            .flat_map(|year| {
                [
                    (1, 1),
                    (4, 3),
                    (4, 6),
                    (5, 4),
                    (5, 25),
                    (8, 31),
                    (12, 25),
                    (12, 26),
                ]
                .map(|(month, day)| {
                    (
                        NaiveDate::from_ymd_opt(year, month, day).unwrap(),
                        "A day".into(),
                    )
                })
            })
            .collect()
    }

    fn holidays(days: Vec<(NaiveDate, String)>) -> BankHolidays {
        BankHolidays::of_days(days).unwrap()
    }

    #[test]
    fn a_newer_file_adds_its_years_and_what_came_before_stays() {
        let in_use = holidays(years(2017..=2028));
        let newer = in_use.with_newer(&holidays(years(2025..=2030))).unwrap();
        assert_eq!(
            newer.together.cover(),
            (day("2017-01-01"), day("2030-12-26"))
        );
        assert_eq!(newer.together.days().count(), 14 * 8);
        assert_eq!((newer.lacking, newer.added), (vec![], vec![]));
        // Bound together without a gap.
        assert!(in_use.with_newer(&holidays(years(2029..=2030))).is_ok());
    }

    #[test]
    fn a_file_that_lacks_a_known_day_is_never_taken_in_silence() {
        let mut days = years(2026..=2030);
        days.retain(|(d, _)| *d != day("2027-08-31"));
        days.push((day("2027-09-20"), "A funeral".into()));
        let newer = holidays(years(2017..=2028))
            .with_newer(&holidays(days))
            .unwrap();
        assert_eq!(newer.lacking, [(day("2027-08-31"), "A day".into())]);
        assert_eq!(newer.added, [(day("2027-09-20"), "A funeral".into())]);
        // The file counts within its years.
        assert!(newer.together.is_working_day(day("2027-08-31")));
        assert!(!newer.together.is_working_day(day("2027-09-20")));
    }

    #[test]
    fn a_file_that_is_no_better_is_refused_with_its_reason() {
        let in_use = holidays(years(2017..=2028));
        let refused = |days| in_use.with_newer(&holidays(days)).unwrap_err();
        assert!(matches!(
            refused(years(2017..=2027)),
            NewerError::EndsEarlier { .. }
        ));
        assert_eq!(
            refused(years(2030..=2031)),
            NewerError::Gap {
                file: 2030,
                in_use: 2028
            }
        );
        assert_eq!(refused(years(2020..=2028)), NewerError::Same);
        let mut short = years(2028..=2030);
        short.retain(|(d, _)| d.year() != 2029);
        assert_eq!(
            refused(short),
            NewerError::FewDays {
                year: 2029,
                found: 0,
                missing: vec![]
            }
        );
        let mut lost = years(2020..=2030);
        lost.retain(|(d, _)| *d != day("2026-04-03"));
        let said = refused(lost).to_string();
        assert!(
            said.contains("only 7 bank holidays for 2026")
                && said.contains("(3 April 2026 is missing)"),
            "{said}"
        );
        let mut few = years(2020..=2030);
        few.retain(|(d, _)| d.year() != 2026 || *d == day("2026-12-26"));
        let said = refused(few).to_string();
        assert!(said.contains("only 1 bank holiday for 2026"), "{said}");
        assert!(
            said.contains("31 August 2026 and 25 December 2026 are missing)"),
            "{said}"
        );
        assert!(
            said.contains("from www.gov.uk/bank-holidays.json"),
            "{said}"
        );
        let mut new_year_only = years(2028..=2028);
        new_year_only.push((day("2029-01-01"), String::new()));
        assert_eq!(
            refused(new_year_only),
            NewerError::FewDays {
                year: 2029,
                found: 1,
                missing: vec![]
            }
        );
    }
}
