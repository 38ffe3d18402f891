//! Ages in the words in which practitioners give them.

use chrono::{Datelike, NaiveDate};

/// An age on a day: in weeks under three months, in months under two years, then in years and
/// months. None where the day comes before the birth.
#[must_use]
pub fn in_words(born: NaiveDate, on: NaiveDate) -> Option<String> {
    let days = (on - born).num_days();
    if days < 0 {
        return None;
    }
    let whole_months = whole_months(born, on);
    Some(match (whole_months, days) {
        (_, 0..14) => count(days, "day"),
        (0..3, _) => count(days / 7, "week"),
        (3..24, _) => count(whole_months.into(), "month"),
        (months, _) if months % 12 == 0 => count((months / 12).into(), "year"),
        (months, _) => {
            format!(
                "{} {}",
                count((months / 12).into(), "year"),
                count((months % 12).into(), "month")
            )
        }
    })
}

/// An age on a day that tells little more than it has to: in years, under two years in months. None
/// where the day comes before the birth.
#[must_use]
pub fn in_whole(born: NaiveDate, on: NaiveDate) -> Option<String> {
    if on < born {
        return None;
    }
    Some(match whole_months(born, on) {
        0 => "under 1 month".to_owned(),
        months @ 1..24 => count(months.into(), "month"),
        months => count((months / 12).into(), "year"),
    })
}

fn whole_months(born: NaiveDate, on: NaiveDate) -> i32 {
    (on.year() - born.year()) * 12 + on.month() as i32
        - born.month() as i32
        - i32::from(on.day() < born.day())
}

fn count(n: i64, unit: &str) -> String {
    if n == 1 {
        format!("1 {unit}")
    } else {
        format!("{n} {unit}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_given_as_a_practitioner_would() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
        let born = day("2024-01-31");
        for (on, age) in [
            ("2024-01-31", Some("0 days")),
            ("2024-02-01", Some("1 day")),
            ("2024-02-29", Some("4 weeks")),
            ("2024-05-30", Some("3 months")),
            ("2026-01-30", Some("23 months")),
            ("2026-01-31", Some("2 years")),
            ("2027-03-01", Some("3 years 1 month")),
            ("2024-01-30", None),
        ] {
            assert_eq!(in_words(born, day(on)).as_deref(), age, "{on}");
        }
    }

    #[test]
    fn an_age_in_a_copy_without_names_is_whole_years_or_months() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
        let born = day("2024-01-31");
        for (on, age) in [
            ("2024-02-29", Some("under 1 month")),
            ("2024-03-01", Some("1 month")),
            ("2026-01-30", Some("23 months")),
            ("2026-01-31", Some("2 years")),
            ("2031-12-31", Some("7 years")),
            ("2024-01-30", None),
        ] {
            assert_eq!(in_whole(born, day(on)).as_deref(), age, "{on}");
        }
    }
}
