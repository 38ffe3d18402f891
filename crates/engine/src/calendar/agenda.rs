//! The time limits of a case: what applies, which dates each reading gives, and how they stand.

use chrono::NaiveDate;

use super::due::{Due, Period, Standing, due};
use super::holidays::BankHolidays;
use super::mark::{Group, Mark};
use super::order::insert;
use crate::assessment::{Fact, Facts};
use crate::dates::long;
use crate::guidance::{Guidance, Start, Timescale};

/// What one reading of a time limit gives. Each day from which it runs stands with what is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The date from which it runs is not known.
    NoDate,
    /// The date from which it runs is uncertain.
    Between {
        /// The first day that can be meant.
        first: (NaiveDate, Due),
        /// The last day that can be meant.
        last: (NaiveDate, Due),
    },
    /// The date from which it runs, and what is due.
    Due(NaiveDate, Due),
}

/// A reading of a time limit, and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted<'a> {
    /// From when it runs, and who says so.
    pub start: &'a Start,
    /// What that gives.
    pub reading: Reading,
    /// How that stands.
    pub mark: Mark,
}

/// A time limit that applies, with each of its readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit<'a> {
    /// The time limit.
    pub timescale: &'a Timescale,
    /// Its readings in the order of weight; not empty.
    pub readings: Vec<Counted<'a>>,
}

/// The time limits of a case as they stand on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda<'a> {
    /// The day.
    pub today: NaiveDate,
    /// Those that apply: by group, in each by date.
    pub limits: Vec<Limit<'a>>,
}

/// Which day of an uncertain date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The date is certain.
    Exact,
    /// The first day that can be meant.
    First,
    /// The last day that can be meant.
    Last,
}

/// A date of the agenda.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a, 'b> {
    /// The date.
    pub due: Due,
    /// Which day of an uncertain date it is.
    pub place: Place,
    /// The time limit.
    pub limit: &'b Limit<'a>,
    /// The reading that gives it.
    pub counted: &'b Counted<'a>,
}

impl<'a> Agenda<'a> {
    /// The time limits that apply, with every candidate date.
    #[must_use]
    pub fn of(
        guidance: &'a Guidance,
        facts: &Facts,
        holidays: &BankHolidays,
        today: NaiveDate,
    ) -> Self {
        let mut limits: Vec<Limit<'a>> = Vec::new();
        for timescale in &guidance.content.timescale {
            if guidance.shown(timescale.show_when.as_ref(), facts) {
                let limit = limit(guidance, timescale, facts, holidays, today);
                insert(&mut limits, limit, |limit| {
                    (limit.group(), limit.first_date())
                });
            }
        }
        Self { today, limits }
    }

    /// Every date, in order.
    #[must_use]
    pub fn dates(&self) -> Vec<Dated<'a, '_>> {
        let mut dates: Vec<Dated<'a, '_>> = Vec::new();
        for limit in &self.limits {
            for counted in &limit.readings {
                for (place, due) in counted.reading.dates().into_iter().flatten() {
                    let dated = Dated {
                        due,
                        place,
                        limit,
                        counted,
                    };
                    insert(&mut dates, dated, |dated| dated.due.date);
                }
            }
        }
        dates
    }

    /// The date to look at first: the next one from today on at which something is to be done, else
    /// the last of all. None where there is no date.
    #[must_use]
    pub fn next(&self) -> Option<NaiveDate> {
        let dates = self.dates();
        dates
            .iter()
            .find(|dated| dated.due.date >= self.today && dated.counted.mark.group() != Group::Done)
            .or(dates.last())
            .map(|dated| dated.due.date)
    }

    /// The group of what presses most; none where no time limit applies.
    #[must_use]
    pub fn group(&self) -> Option<Group> {
        self.limits.first().map(Limit::group)
    }

    /// How the whole stands, in a few words: "1 overdue, 2 due soon".
    #[must_use]
    pub fn summary(&self) -> String {
        let of_group = |group| {
            self.limits
                .iter()
                .filter(move |limit| limit.group() == group)
        };
        let overdue = of_group(Group::Pressing).filter(|l| l.is_overdue()).count();
        let today = of_group(Group::Pressing).filter(|l| l.is_today()).count();
        let perhaps = of_group(Group::Pressing).count() - overdue - today;
        let parts: Vec<String> = [
            (overdue, "overdue"),
            (perhaps, "perhaps overdue"),
            (today, "due today"),
            (of_group(Group::Soon).count(), "due soon"),
        ]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
        if !parts.is_empty() {
            return parts.join(", ");
        }
        match self.group() {
            None => "None yet".to_owned(),
            Some(Group::Waiting) => "Waiting for dates".to_owned(),
            Some(Group::Done) => "Done or past".to_owned(),
            Some(_) => format!("{} ahead", of_group(Group::Ahead).count()),
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

    /// The first of its dates.
    fn first_date(&self) -> Option<NaiveDate> {
        self.readings
            .iter()
            .filter_map(|counted| counted.reading.dates()[0])
            .map(|(_, due)| due.date)
            .min()
    }

    /// True where every reading that has a date says that it is overdue.
    fn is_overdue(&self) -> bool {
        self.readings.iter().all(|counted| {
            matches!(
                counted.mark,
                Mark::NoDate | Mark::Open(Standing::Overdue { .. })
            )
        })
    }

    /// True where no reading says that it is, or may be, overdue.
    fn is_today(&self) -> bool {
        !self.readings.iter().any(|counted| {
            matches!(
                counted.mark,
                Mark::PerhapsOverdue | Mark::Open(Standing::Overdue { .. })
            )
        })
    }

    /// What stands above readings that differ: "Sources differ: two possible dates". None where
    /// there is one reading.
    #[must_use]
    pub fn differing(&self) -> Option<String> {
        if self.readings.len() < 2 {
            return None;
        }
        let mut dates: Vec<[Option<NaiveDate>; 2]> = Vec::new();
        let mut waiting = false;
        for counted in &self.readings {
            let date = counted.reading.dates().map(|d| d.map(|(_, due)| due.date));
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
    /// How it is counted: "Counted from when the partnership received the referral: 5 working days
    /// from 20 November 2026".
    #[must_use]
    pub fn counting(&self, timescale: &Timescale) -> String {
        let period = Period {
            amount: timescale.amount,
            unit: timescale.unit,
        };
        let from = match &self.reading {
            Reading::NoDate => None,
            Reading::Due(start, _) => period.from(&long(*start)),
            Reading::Between { first, last } => period.from(&format!(
                "a day between {} and {}",
                long(first.0),
                long(last.0)
            )),
        };
        let from = from.map_or_else(String::new, |from| format!(": {from}"));
        format!("Counted {}{from}", self.start.reading)
    }

    /// What to say where bank holidays on the way are not known.
    #[must_use]
    pub fn certainty_note(&self) -> Option<String> {
        let [first, last] = self.reading.dates();
        let note = |date: Option<(Place, Due)>| date.and_then(|(_, due)| due.certainty.note());
        note(last).or_else(|| note(first))
    }
}

impl Reading {
    /// Its date, or its first and its last one.
    #[must_use]
    pub fn dates(&self) -> [Option<(Place, Due)>; 2] {
        match self {
            Self::NoDate => [None, None],
            Self::Due(_, due) => [Some((Place::Exact, *due)), None],
            Self::Between { first, last } if first.1.date == last.1.date => {
                [Some((Place::Exact, first.1)), None]
            }
            Self::Between { first, last } => {
                [Some((Place::First, first.1)), Some((Place::Last, last.1))]
            }
        }
    }
}

fn number(count: usize) -> String {
    match count {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        _ => count.to_string(),
    }
}

fn limit<'a>(
    guidance: &Guidance,
    timescale: &'a Timescale,
    facts: &Facts,
    holidays: &BankHolidays,
    today: NaiveDate,
) -> Limit<'a> {
    let done = timescale
        .done
        .as_ref()
        .and_then(|question| match facts.get(question) {
            // For an uncertain date, the last day that it can have been.
            Some(Fact::Between(_, last)) => Some(*last),
            _ => None,
        });
    let readings = timescale
        .starts
        .iter()
        .map(|start| {
            let reading = reading(guidance, timescale, start, facts, holidays);
            let mark = Mark::of(&reading, timescale.means, done, today, holidays);
            Counted {
                start,
                reading,
                mark,
            }
        })
        .collect();
    Limit {
        timescale,
        readings,
    }
}

fn reading(
    guidance: &Guidance,
    timescale: &Timescale,
    start: &Start,
    facts: &Facts,
    holidays: &BankHolidays,
) -> Reading {
    let period = Period {
        amount: timescale.amount,
        unit: timescale.unit,
    };
    let from = |date| due(date, period, guidance.partnership.day_one, holidays);
    match facts.get(&start.question) {
        Some(Fact::Between(first, last)) => match (from(*first), from(*last)) {
            (Some(due), Some(_)) if first == last => Reading::Due(*first, due),
            (Some(earliest), Some(latest)) => Reading::Between {
                first: (*first, earliest),
                last: (*last, latest),
            },
            _ => Reading::NoDate,
        },
        _ => Reading::NoDate,
    }
}
