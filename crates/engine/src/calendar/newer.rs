//! Bank holidays that somebody loads, put together with those in use.
//!
//! The rule: within the years of the file, from its first to its last covered day, the file counts;
//! outside them what was in use stays. A file is taken only where it reaches at least as far as what
//! is in use, leaves no gap, and has as many days in each of its years as the law gives. What it no
//! longer has within the years that were known is listed, for a person to look at: a holiday can be
//! moved, but a line can also be lost.
//!
//! A file with days that no bank holiday can be, or more than any year has, is refused, because every
//! day too many moves a date into the future. What is possible and unusual is asked about: a day in the
//! past that was known not to be a bank holiday, and a year with more days than any so far.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::holidays::{AGAIN, BankHolidays};
use crate::dates::{long, with_weekday};
use crate::document::counted;

/// The bank holidays of England and Wales in any year, at least.
const A_YEAR: usize = 8;

/// The most that a year has had: 2022, with a jubilee and a state funeral.
const MOST_SO_FAR: usize = 10;

/// The most that a file can have for a year: two days more than in any year so far.
const MOST: usize = 12;

/// The most bank holidays that can follow one another without a working day between. No more than two
/// have, such as Good Friday and Easter Monday; a day of mourning or of joy can come beside them.
const IN_A_ROW: usize = 3;

/// A bank holiday, and what it is called.
type Holiday = (NaiveDate, String);

/// What a file of bank holidays would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// All together.
    pub together: BankHolidays,
    /// What a person looks at before the file is used; empty where it can be used at once.
    pub doubts: Vec<Doubt>,
    /// What the file has within the years in use, and was not known.
    pub added: Vec<(NaiveDate, String)>,
}

/// What is possible and looks wrong in a file of bank holidays, with the days that it is about.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// They are in use within the years of the file, and are not in it.
    #[error(
        "the file lacks these bank holidays, which are known, so they would count as working days"
    )]
    Lacking(Vec<(NaiveDate, String)>),
    /// They have passed, in years that were known, and were no bank holidays.
    #[error(
        "the file has these bank holidays in the past, which are not known, so dates that have passed already would move"
    )]
    Past(Vec<(NaiveDate, String)>),
    /// A year has more than any year so far, and some of them were not known.
    #[error("the file has {} bank holidays for {year}, and no year so far has had more than {MOST_SO_FAR}", days.len())]
    Many {
        /// The year.
        year: i32,
        /// Its days.
        days: Vec<(NaiveDate, String)>,
    },
}

impl Doubt {
    /// The days that it is about, each with what it is called.
    #[must_use]
    pub fn days(&self) -> &[(NaiveDate, String)] {
        match self {
            Self::Lacking(days) | Self::Past(days) | Self::Many { days, .. } => days,
        }
    }
}

/// Why a file of bank holidays cannot be right, or is no better than what is in use.
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
    /// A year has more days than any year can have.
    #[error(
        "this file has {found} bank holidays for {year}, and no year has more than {MOST}, so it cannot be right; {AGAIN}"
    )]
    ManyDays {
        /// The year.
        year: i32,
        /// How many it has.
        found: usize,
    },
    /// A day is on a weekend.
    #[error(
        "this file has a bank holiday on {}, “{title}”, and a bank holiday on a weekend is moved to a weekday, so it cannot be right; {AGAIN}",
        with_weekday(*day)
    )]
    Weekend {
        /// The day.
        day: NaiveDate,
        /// What the file calls it.
        title: String,
    },
    /// Too many follow one another.
    #[error(
        "this file has bank holidays on every weekday from {} to {}, and no more than {IN_A_ROW} ever follow one another, so it cannot be right; {AGAIN}",
        long(*first), long(*last)
    )]
    Run {
        /// The first of them.
        first: NaiveDate,
        /// The last of them.
        last: NaiveDate,
    },
    /// It changes nothing.
    #[error("this file has the bank holidays that are in use already; nothing has changed")]
    Same,
}

impl BankHolidays {
    /// These with those of a file, by the rule above, looked at today.
    ///
    /// # Errors
    /// [`NewerError`] says why the file cannot be right, or is no better.
    pub fn with_newer(&self, file: &Self, today: NaiveDate) -> Result<Newer, NewerError> {
        file.check()?;
        self.reaches(file)?;
        let (first, last) = file.cover();
        let (known, in_use) = self.cover();
        let together = Self::of_days(
            self.days()
                .filter(|(day, _)| *day < first)
                .chain(file.days())
                .map(|(day, title)| (day, title.to_owned()))
                .collect(),
        );
        let lacking = only(self, file, first, last);
        let added = only(file, self, known, in_use);
        let same_days = lacking.is_empty() && added.is_empty() && last == in_use;
        if same_days && first >= known {
            return Err(NewerError::Same);
        }
        Ok(Newer {
            doubts: self.doubts(file, lacking, &added, today),
            added,
            together: together.unwrap_or_else(|| file.clone()),
        })
    }

    /// Whether such days can be bank holidays at all, whatever is in use.
    ///
    /// # Errors
    /// [`NewerError`] says what cannot be.
    pub fn check(&self) -> Result<(), NewerError> {
        for (day, title) in self.days() {
            if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                let title = title.to_owned();
                return Err(NewerError::Weekend { day, title });
            }
        }
        for days in self.by_year() {
            if let [(first, _), ..] = days
                && days.len() > MOST
            {
                return Err(NewerError::ManyDays {
                    year: first.year(),
                    found: days.len(),
                });
            }
        }
        let mut first = None;
        let mut row = 0;
        let mut before = None;
        for (day, _) in self.days() {
            if before.is_some_and(|before| weekday_after(before) == Some(day)) {
                row += 1;
            } else {
                (first, row) = (Some(day), 1);
            }
            before = Some(day);
            if let Some(first) = first.filter(|_| row > IN_A_ROW) {
                return Err(NewerError::Run { first, last: day });
            }
        }
        Ok(())
    }

    /// Whether a file reaches as far as these, leaves no gap and has enough days in each year.
    fn reaches(&self, file: &Self) -> Result<(), NewerError> {
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
        Ok(())
    }

    /// What a person looks at before a file is used.
    fn doubts(
        &self,
        file: &Self,
        lacking: Vec<Holiday>,
        added: &[Holiday],
        today: NaiveDate,
    ) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        if !lacking.is_empty() {
            doubts.push(Doubt::Lacking(lacking));
        }
        let past: Vec<Holiday> = added
            .iter()
            .filter(|(day, _)| *day < today)
            .cloned()
            .collect();
        if !past.is_empty() {
            doubts.push(Doubt::Past(past));
        }
        for days in file.by_year() {
            let new = days.iter().any(|(day, _)| self.title(*day).is_none());
            if let [(first, _), ..] = days
                && days.len() > MOST_SO_FAR
                && new
            {
                doubts.push(Doubt::Many {
                    year: first.year(),
                    days: days.to_vec(),
                });
            }
        }
        doubts
    }
}

/// What one has and another has not, from a day to a day.
fn only(
    in_one: &BankHolidays,
    other: &BankHolidays,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Holiday> {
    in_one
        .days()
        .filter(|(day, _)| *day >= from && *day <= to && other.title(*day).is_none())
        .map(|(day, title)| (day, title.to_owned()))
        .collect()
}

/// The next day that is no Saturday or Sunday. None past the end of the calendar.
fn weekday_after(day: NaiveDate) -> Option<NaiveDate> {
    let days = match day.weekday() {
        Weekday::Fri => 3,
        Weekday::Sat => 2,
        _ => 1,
    };
    day.checked_add_days(Days::new(days))
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
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Eight weekdays in each of the years.
    fn years(years: std::ops::RangeInclusive<i32>) -> Vec<(NaiveDate, String)> {
        let mut days: Vec<NaiveDate> = Vec::new();
        for year in years {
            for (month, day) in [
                (1, 1),
                (4, 3),
                (4, 6),
                (5, 4),
                (5, 25),
                (8, 31),
                (12, 25),
                (12, 26),
            ] {
                let mut day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
                while day.weekday().number_from_monday() > 5 || days.contains(&day) {
                    day = day.succ_opt().unwrap();
                }
                days.push(day);
            }
        }
        days.into_iter().map(|day| (day, "A day".into())).collect()
    }

    /// A day on which what is known of 2026 lies ahead.
    fn early() -> NaiveDate {
        day("2025-12-31")
    }

    /// The published ones.
    fn published() -> BankHolidays {
        let text = include_str!("../../../../public/bank-holidays.json");
        BankHolidays::from_json(text).unwrap()
    }

    /// The published ones and others.
    fn with(more: &[&str]) -> BankHolidays {
        let mut days: Vec<_> = published()
            .days()
            .map(|(day, title)| (day, title.to_owned()))
            .collect();
        days.extend(more.iter().map(|text| (day(text), "More".to_owned())));
        holidays(days)
    }

    fn holidays(days: Vec<(NaiveDate, String)>) -> BankHolidays {
        BankHolidays::of_days(days).unwrap()
    }

    #[test]
    fn a_newer_file_adds_its_years_and_what_came_before_stays() {
        let in_use = holidays(years(2017..=2028));
        let newer = in_use
            .with_newer(&holidays(years(2025..=2030)), early())
            .unwrap();
        assert_eq!(
            newer.together.cover(),
            (day("2017-01-01"), day("2030-12-26"))
        );
        assert_eq!(newer.together.days().count(), 14 * 8);
        assert_eq!((newer.doubts, newer.added), (vec![], vec![]));
        // Bound together without a gap.
        assert!(
            in_use
                .with_newer(&holidays(years(2029..=2030)), early())
                .is_ok()
        );
    }

    #[test]
    fn a_file_that_lacks_a_known_day_is_never_taken_in_silence() {
        let mut days = years(2026..=2030);
        days.retain(|(d, _)| *d != day("2027-08-31"));
        days.push((day("2027-09-20"), "A funeral".into()));
        let newer = holidays(years(2017..=2028))
            .with_newer(&holidays(days), early())
            .unwrap();
        assert_eq!(
            newer.doubts,
            [Doubt::Lacking(vec![(day("2027-08-31"), "A day".into())])]
        );
        assert_eq!(newer.added, [(day("2027-09-20"), "A funeral".into())]);
        // The file counts within its years.
        assert!(newer.together.is_working_day(day("2027-08-31")));
        assert!(!newer.together.is_working_day(day("2027-09-20")));
    }

    #[test]
    fn a_file_that_is_no_better_is_refused_with_its_reason() {
        let in_use = holidays(years(2017..=2028));
        let refused = |days| in_use.with_newer(&holidays(days), early()).unwrap_err();
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
        few.retain(|(d, _)| d.year() != 2026 || *d == day("2026-12-28"));
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

    #[test]
    fn the_published_ones_can_be_right() {
        assert_eq!(published().check(), Ok(()));
    }

    #[test]
    fn three_thousand_days_in_a_row_are_refused() {
        let days = day("2026-01-02").iter_days().take(3000);
        let all = days.map(|day| (day, "More".to_owned())).collect();
        let refused = published().with_newer(&holidays(all), early()).unwrap_err();
        assert!(matches!(refused, NewerError::Weekend { .. }), "{refused}");
        let days = day("2026-01-02").iter_days().take(3000);
        let weekdays = days.filter(|day| day.weekday().number_from_monday() < 6);
        let all = weekdays.map(|day| (day, "More".to_owned())).collect();
        let refused = published().with_newer(&holidays(all), early()).unwrap_err();
        assert_eq!(
            refused,
            NewerError::ManyDays {
                year: 2026,
                found: 260
            }
        );
        let said = refused.to_string();
        assert!(said.contains("no year has more than 12"), "{said}");
        assert!(said.contains("www.gov.uk/bank-holidays.json"), "{said}");
    }

    #[test]
    fn a_day_on_a_weekend_and_four_in_a_row_cannot_be_right() {
        let refused = |more: &[&str]| published().with_newer(&with(more), early()).unwrap_err();
        let said = refused(&["2027-02-13"]);
        assert!(
            matches!(&said, NewerError::Weekend { day: found, .. } if *found == day("2027-02-13"))
        );
        assert!(
            said.to_string()
                .contains("Saturday 13 February 2027, “More”"),
            "{said}"
        );
        // From Thursday over a weekend to Tuesday.
        let row = ["2027-02-11", "2027-02-12", "2027-02-15", "2027-02-16"];
        assert_eq!(
            refused(&row),
            NewerError::Run {
                first: day("2027-02-11"),
                last: day("2027-02-16")
            }
        );
        // Three, with what is known or without, are possible.
        for more in [
            &row[..3],
            // After Good Friday and Easter Monday.
            &["2027-03-30"],
        ] {
            assert!(published().with_newer(&with(more), early()).is_ok());
        }
    }

    #[test]
    fn a_known_day_of_the_past_is_asked_about_and_one_ahead_is_not() {
        let doubts = |today: &str| {
            let newer = published().with_newer(&with(&["2026-11-25"]), day(today));
            let newer = newer.unwrap();
            assert_eq!(newer.added.len(), 1);
            newer.doubts
        };
        assert_eq!(doubts("2026-11-24"), []);
        assert_eq!(doubts("2026-11-25"), []);
        let past = Doubt::Past(vec![(day("2026-11-25"), "More".into())]);
        assert_eq!(doubts("2026-11-26"), [past]);
    }

    #[test]
    fn a_year_with_more_days_than_any_so_far_is_asked_about_and_beyond_measure_refused() {
        let spread = [
            "2027-02-10",
            "2027-03-10",
            "2027-06-10",
            "2027-09-10",
            "2027-10-11",
        ];
        let newer = |count: usize| {
            let (some, _) = spread.split_at(count);
            published().with_newer(&with(some), early())
        };
        assert_eq!(newer(2).unwrap().doubts, []);
        for count in [3, 4] {
            let doubts = newer(count).unwrap().doubts;
            let [doubt] = doubts.as_slice() else {
                panic!("{doubts:?}");
            };
            assert!(matches!(doubt, Doubt::Many { year: 2027, .. }));
            assert_eq!(doubt.days().len(), 8 + count);
            assert!(doubt.to_string().contains("no year so far"), "{doubt}");
        }
        assert_eq!(
            newer(5),
            Err(NewerError::ManyDays {
                year: 2027,
                found: 13
            })
        );
    }

    proptest! {
        /// Whatever is loaded, no count of working days moves far: a year keeps nearly all of them.
        #[test]
        fn what_is_taken_leaves_each_year_its_working_days(
            more in proptest::collection::vec((2025_i32..2031, 1_u32..366), 0..40),
        ) {
            let mut days = years(2025..=2030);
            days.extend(more.into_iter().filter_map(|(year, day)| {
                Some((NaiveDate::from_yo_opt(year, day)?, String::new()))
            }));
            if let Ok(newer) = published().with_newer(&holidays(days), early()) {
                for year in newer.together.by_year() {
                    prop_assert!(year.len() <= MOST);
                    prop_assert!(year.iter().all(|(day, _)| day.weekday().number_from_monday() < 6));
                }
            }
        }
    }
}
