//! What is said beside a time limit that is counted in hours: that a time of day is missing, that the
//! clocks change on the way, and that the hours end on a day without work.

use chrono::{Datelike, NaiveDate, Weekday};

use super::due::{By, Due, Unit};
use super::holidays::BankHolidays;
use super::mark::Mark;
use super::moment::Moment;
use super::reading::{Place, Reading};
use super::standing::Done;
use crate::guidance::Timescale;

/// The sentences; none where days are counted, which end on a day that the rule itself gives.
pub(super) fn remarks(
    reading: &Reading,
    mark: Mark,
    timescale: &Timescale,
    holidays: &BankHolidays,
) -> Vec<String> {
    let mut said = Vec::new();
    if timescale.unit != Unit::Hours {
        return said;
    }
    let mut by_end_of_day = false;
    for (place, due) in reading.dates().into_iter().flatten() {
        by_end_of_day |= matches!(due.by, By::NoTime { .. });
        let subject = match place {
            Place::Exact => "This",
            Place::First => "The first possible day",
            Place::Last => "The last possible day",
        };
        said.extend(day_off(due.date, holidays).map(|day| format!("{subject} falls on {day}.")));
    }
    if by_end_of_day {
        said.push("The time of day from which the hours run is not given, so they are counted to the end of the day.".to_owned());
    }
    if let Reading::Due(start, due) = reading
        && clocks_change(*start, due, timescale.amount)
    {
        said.push(
            "The clocks change on the way. The hours are counted as they pass, so the time of day shifts by one hour."
                .to_owned(),
        );
    }
    if matches!(
        mark,
        Mark::DoneAgainst(_, Done::Unclear) | Mark::PerhapsLate(_)
    ) {
        said.push(
            "Whether it was done in time cannot be told without the times of day. Give them if you know them."
                .to_owned(),
        );
    }
    said
}

/// What makes a day one without work: "a Saturday", "a bank holiday (Boxing Day)".
fn day_off(day: NaiveDate, holidays: &BankHolidays) -> Option<String> {
    match (day.weekday(), holidays.title(day)) {
        (Weekday::Sat, _) => Some("a Saturday".to_owned()),
        (Weekday::Sun, _) => Some("a Sunday".to_owned()),
        (_, Some("")) => Some("a bank holiday".to_owned()),
        (_, Some(title)) => Some(format!("a bank holiday ({title})")),
        (_, None) => None,
    }
}

/// True where what the clocks show moved by another number of hours than passed.
fn clocks_change(start: Moment, due: &Due, hours: i32) -> bool {
    match (start.time, due.moment().time) {
        (Some(from), Some(to)) => {
            let shown = due.date.and_time(to) - start.date.and_time(from);
            shown.num_minutes() != i64::from(hours) * 60
        }
        _ => false,
    }
}
