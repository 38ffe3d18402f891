//! A time limit of a case with each of its readings, and how it is told.

use chrono::NaiveDateTime;

use super::due::{Due, Period};
use super::end::End;
use super::holidays::BankHolidays;
use super::mark::{Group, Mark};
use super::reading::{Place, Reading};
use super::remarks::remarks;
use super::standing::Standing;
use crate::assessment::Facts;
use crate::dates::long;
use crate::guidance::{Guidance, Means, Start, Timescale};

/// A reading of a time limit, and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted<'a> {
    /// From when it runs, and who says so.
    pub start: &'a Start,
    /// What that gives.
    pub reading: Reading,
    /// How that stands.
    pub mark: Mark,
    /// What is said beside it where hours are counted: sentences.
    pub remarks: Vec<String>,
}

/// A time limit that applies, with each of its readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit<'a> {
    /// The time limit.
    pub timescale: &'a Timescale,
    /// Its readings in the order of weight; not empty.
    pub readings: Vec<Counted<'a>>,
    /// How it ended, where it has.
    pub end: Option<End<'a>>,
}

impl<'a> Limit<'a> {
    /// A time limit as it stands now, by what is known.
    pub(super) fn of(
        guidance: &'a Guidance,
        timescale: &'a Timescale,
        facts: &Facts,
        holidays: &BankHolidays,
        now: NaiveDateTime,
    ) -> Self {
        let end = End::of(guidance, timescale, facts, now.date());
        let readings = timescale
            .starts
            .iter()
            .map(|start| {
                let reading = Reading::of(guidance, timescale, start, facts, holidays);
                let mark = Mark::of(&reading, timescale.means, end, now, holidays);
                let remarks = remarks(&reading, mark, timescale, holidays);
                Counted {
                    start,
                    reading,
                    mark,
                    remarks,
                }
            })
            .collect();
        Self {
            timescale,
            readings,
            end,
        }
    }
}

impl Limit<'_> {
    /// Where it stands in a list: by the reading that presses most.
    #[must_use]
    pub fn group(&self) -> Group {
        let groups = self.readings.iter().map(|counted| counted.mark.group());
        groups.min().unwrap_or(Group::Waiting)
    }

    /// The place of the first of its dates in a list.
    pub(super) fn first_place(&self) -> Option<impl Ord + use<>> {
        self.readings
            .iter()
            .filter_map(|counted| counted.reading.dates()[0])
            .map(|(_, due)| due.place())
            .min()
    }

    /// True where every reading that has a date says that it is overdue.
    pub(super) fn is_overdue(&self) -> bool {
        self.readings.iter().all(|counted| {
            matches!(
                counted.mark,
                Mark::NoDate | Mark::Open(Standing::Overdue { .. })
            )
        })
    }

    /// True where no reading says that it is, or may be, overdue.
    pub(super) fn is_today(&self) -> bool {
        !self.readings.iter().any(|counted| {
            matches!(
                counted.mark,
                Mark::PerhapsOverdue | Mark::Open(Standing::Overdue { .. })
            )
        })
    }

    /// Why it is no longer counted, as a sentence without its full stop: "Past: Local review decided
    /// on 20 September 2026. That does not tell whether it was done in time". None where it is
    /// counted, or known to be done.
    #[must_use]
    pub fn past(&self) -> Option<String> {
        self.end.and_then(End::past)
    }

    /// What stands above readings that differ: "Sources differ: two possible dates". None where
    /// there is one reading.
    #[must_use]
    pub fn differing(&self) -> Option<String> {
        if self.readings.len() < 2 {
            return None;
        }
        let mut dates = Vec::new();
        let mut waiting = false;
        for counted in &self.readings {
            let date = counted
                .reading
                .dates()
                .map(|d| d.map(|(_, due)| due.place()));
            waiting |= date[0].is_none();
            if date[0].is_some() && !dates.contains(&date) {
                dates.push(date);
            }
        }
        let so_far = if waiting { " so far" } else { "" };
        Some(match dates.len() {
            0 => "Sources differ on the day from which it runs".to_owned(),
            1 if so_far.is_empty() => "Sources differ, and come to the same date".to_owned(),
            1 => "Sources differ: one possible date so far".to_owned(),
            count => format!("Sources differ: {} possible dates{so_far}", number(count)),
        })
    }

    /// Which of several readings a date is: "one of three readings". Empty where there is one.
    #[must_use]
    pub fn one_of(&self) -> String {
        match self.readings.len() {
            0 | 1 => String::new(),
            count => format!("one of {} readings", number(count)),
        }
    }
}

impl Counted<'_> {
    /// How it is counted, as a sentence without its full stop: "It is due 5 working days after 20
    /// November 2026, counted from when the partnership received the referral".
    #[must_use]
    pub fn counting(&self, timescale: &Timescale) -> String {
        let how = self.start.reading.as_str();
        // Most readings say from when; some say the whole.
        let whole = !how.starts_with("from ") && !how.starts_with("back ");
        let period = Period {
            amount: timescale.amount,
            unit: timescale.unit,
        };
        let day = match &self.reading {
            Reading::NoDate if whole => return format!("{}: {how}", self.why_not_counted()),
            Reading::NoDate => {
                let long = period.length().map(|length| format!("{length}, "));
                let long = long.unwrap_or_default();
                return format!("{}. It is {long}counted {how}", self.why_not_counted());
            }
            Reading::Due(start, _) => start.to_string(),
            Reading::Between { first, last } => {
                format!("a day between {} and {}", long(first.0), long(last.0))
            }
        };
        let is = match (timescale.means, self.mark.group()) {
            (Means::Latest, Group::Done) => "It was due",
            (Means::Latest, _) => "It is due",
            (Means::Earliest | Means::Until, _) => "This is",
        };
        let when = match period.seen_from(&day) {
            Some(when) => format!("{is} {when}"),
            None => format!("{is} on {day}"),
        };
        if whole {
            format!("{when}: {how}")
        } else {
            format!("{when}, counted {how}")
        }
    }

    /// What is said where the date from which it runs is not given.
    fn why_not_counted(&self) -> &'static str {
        match self.mark {
            Mark::Past(_) => "The date from which it ran is not given",
            Mark::Done(_) => {
                "Whether that was in time cannot be told, because the date from which it runs is not given"
            }
            _ => "The date from which it runs is not given yet",
        }
    }

    /// What to say where bank holidays on the way are not known.
    #[must_use]
    pub fn certainty_note(&self) -> Option<String> {
        let [first, last] = self.reading.dates();
        let note = |date: Option<(Place, Due)>| date.and_then(|(_, due)| due.certainty.note());
        note(last).or_else(|| note(first))
    }
}

fn number(count: usize) -> String {
    match count {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        _ => count.to_string(),
    }
}
