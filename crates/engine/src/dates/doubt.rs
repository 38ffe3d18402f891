//! Whether the clock of the machine can be right.

use chrono::{Days, NaiveDate};

/// A clock further than this behind the day on which the app was made is wrong, in days. Less may be a
/// machine that was off for long, and is told where it matters.
const BEHIND: u64 = 366;
/// One further than this ahead is wrong, or the app is too old to rely on, in days.
const AHEAD: u64 = 5 * 365;

/// Why the clock cannot be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It stands long before the app was made.
    Behind,
    /// It stands years after the app was made: it is wrong, or a newer app is overdue.
    Ahead,
}

/// What is to be said of a clock that calls this day today, in an app that was made on that day.
#[must_use]
pub fn doubt(today: NaiveDate, made: NaiveDate) -> Option<Doubt> {
    let earliest = made.checked_sub_days(Days::new(BEHIND));
    let latest = made.checked_add_days(Days::new(AHEAD));
    if earliest.is_some_and(|earliest| today < earliest) {
        Some(Doubt::Behind)
    } else if latest.is_some_and(|latest| today > latest) {
        Some(Doubt::Ahead)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_clock_is_doubted_a_year_before_the_app_and_five_years_after() {
        let made = day("2026-11-24");
        for (today, doubted) in [
            ("1970-01-01", Some(Doubt::Behind)),
            ("2025-11-22", Some(Doubt::Behind)),
            ("2025-11-23", None),
            ("2026-11-24", None),
            ("2031-11-23", None),
            ("2031-11-24", Some(Doubt::Ahead)),
            ("2099-01-01", Some(Doubt::Ahead)),
        ] {
            assert_eq!(doubt(day(today), made), doubted, "{today}");
        }
        assert_eq!(doubt(NaiveDate::MIN, NaiveDate::MIN), None);
        assert_eq!(doubt(NaiveDate::MAX, NaiveDate::MAX), None);
    }
}
