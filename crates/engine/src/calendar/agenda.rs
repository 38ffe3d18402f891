//! The time limits of a case: what applies, in order, and how the whole stands.

use chrono::{NaiveDate, NaiveDateTime};

use super::due::Due;
use super::holidays::BankHolidays;
use super::limit::{Counted, Limit};
use super::mark::Group;
use super::order::insert;
use super::reading::Place;
use crate::assessment::Facts;
use crate::guidance::Guidance;

/// The time limits of a case as they stand at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda<'a> {
    /// What the clocks of England show then.
    pub now: NaiveDateTime,
    /// The day.
    pub today: NaiveDate,
    /// Those that apply: by group, in each by date.
    pub limits: Vec<Limit<'a>>,
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
    /// The time limits that apply, with every candidate date. Now is what the clocks of England show.
    #[must_use]
    pub fn of(
        guidance: &'a Guidance,
        facts: &Facts,
        holidays: &BankHolidays,
        now: NaiveDateTime,
    ) -> Self {
        let mut limits: Vec<Limit<'a>> = Vec::new();
        for timescale in &guidance.content.timescale {
            if guidance.shown(timescale.show_when.as_ref(), facts) {
                let limit = Limit::of(guidance, timescale, facts, holidays, now);
                insert(&mut limits, limit, |limit| {
                    (limit.group(), limit.first_place())
                });
            }
        }
        let today = now.date();
        Self { now, today, limits }
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
                    insert(&mut dates, dated, |dated| dated.due.place());
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

    /// True where something is due by a time of day, so that the time now says more than the day.
    #[must_use]
    pub fn is_timed(&self) -> bool {
        let dates = self.dates();
        dates.iter().any(|dated| dated.due.moment().time.is_some())
    }

    /// The group of what presses most; none where no time limit applies.
    #[must_use]
    pub fn group(&self) -> Option<Group> {
        self.limits.first().map(Limit::group)
    }

    /// How the whole stands, in a few words that can follow others: "1 overdue, 2 due soon".
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
        let count = |group| of_group(group).count();
        match self.group() {
            None => "None yet".to_owned(),
            Some(Group::Waiting) => match count(Group::Waiting) {
                1 => "1 needs a date".to_owned(),
                waiting => format!("{waiting} need a date"),
            },
            Some(Group::Done) => format!("{} done or past", count(Group::Done)),
            Some(_) => format!("{} ahead", count(Group::Ahead)),
        }
    }
}
