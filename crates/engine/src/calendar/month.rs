//! The months of a calendar on paper: weeks from Monday to Sunday.

use chrono::{Datelike, Months, NaiveDate};

use crate::dates::month_name;

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(NaiveDate);

/// A week from Monday to Sunday; days of other months are left out.
pub type Week = [Option<NaiveDate>; 7];

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// The month after; none past the end of the calendar.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.0.checked_add_months(Months::new(1)).map(Self)
    }

    /// The month before; none before the beginning of the calendar.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.0.checked_sub_months(Months::new(1)).map(Self)
    }

    /// True for a day of this month.
    #[must_use]
    pub fn has(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// Its name: "March 2026".
    #[must_use]
    pub fn name(self) -> String {
        format!("{} {}", month_name(self.0), self.0.year())
    }

    /// Its weeks.
    #[must_use]
    pub fn weeks(self) -> Vec<Week> {
        let mut weeks: Vec<Week> = vec![Week::default()];
        for day in self.0.iter_days().take_while(|day| self.has(*day)) {
            let column = day.weekday().num_days_from_monday() as usize;
            if column == 0 && day != self.0 {
                weeks.push(Week::default());
            }
            if let Some(cell) = weeks.last_mut().and_then(|week| week.get_mut(column)) {
                *cell = Some(day);
            }
        }
        weeks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::of(text.parse().unwrap())
    }

    #[test]
    fn each_day_stands_once_under_its_own_weekday() {
        for (text, weeks) in [
            ("2026-11-24", 6),
            ("2026-02-01", 5),
            ("2027-02-01", 4),
            ("2028-02-29", 5),
        ] {
            let month = month(text);
            assert_eq!(month.weeks().len(), weeks, "{text}");
            let mut number = 0;
            for week in month.weeks() {
                for (column, day) in week.into_iter().enumerate() {
                    if let Some(day) = day {
                        number += 1;
                        assert_eq!(
                            (day.day(), day.weekday().num_days_from_monday() as usize),
                            (number, column)
                        );
                    }
                }
            }
            assert_eq!(
                Some(number),
                month
                    .0
                    .checked_add_months(Months::new(1))
                    .and_then(|d| d.pred_opt())
                    .map(|d| d.day())
            );
        }
    }

    #[test]
    fn months_follow_one_another_over_the_year() {
        assert_eq!(month("2026-12-31").next().unwrap().name(), "January 2027");
        assert_eq!(
            month("2026-01-31").previous().unwrap().name(),
            "December 2025"
        );
    }
}
