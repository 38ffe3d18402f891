//! How a time limit ended: it was done, or a later event has overtaken it.

use chrono::NaiveDate;

use super::due::Unit;
use super::moment::Moment;
use crate::assessment::Facts;
use crate::dates::long;
use crate::guidance::{Guidance, Question, QuestionId, Timescale};

/// How a time limit ended. Of an uncertain date, the last day that can be meant counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End<'a> {
    /// It was done then.
    Done(Moment),
    /// A later event came, so that it is no longer counted.
    Past {
        /// The question that asks for the event.
        event: &'a Question,
        /// When the event came.
        day: NaiveDate,
        /// True where that is the very day.
        exact: bool,
    },
}

impl<'a> End<'a> {
    /// How a time limit ended, by what is known today; none where it is still counted. That it was
    /// done says more than that it is past. Of several later events the first one counts.
    pub(super) fn of(
        guidance: &'a Guidance,
        timescale: &Timescale,
        facts: &Facts,
        today: NaiveDate,
    ) -> Option<Self> {
        let came = |id: &QuestionId| {
            let event = guidance.question(id)?;
            let (day, exact) = came(event, facts, today)?;
            Some((event, day, exact))
        };
        let done = timescale.done.as_ref();
        if let Some(done) = done.filter(|id| came(id).is_some()) {
            let latest = facts.get(done).and_then(Moment::latest);
            return latest.map(|done| match timescale.unit {
                Unit::Hours => Self::Done(done),
                // Days are counted without looking at the time of day.
                _ => Self::Done(Moment::from(done.date)),
            });
        }
        let events = timescale.past.iter().filter_map(came);
        events
            .min_by_key(|(_, day, _)| *day)
            .map(|(event, day, exact)| Self::Past { event, day, exact })
    }

    /// Why it is no longer counted, as a sentence without its full stop; none where it was done.
    pub(super) fn past(self) -> Option<String> {
        let Self::Past { event, day, exact } = self else {
            return None;
        };
        let by = if exact { "on" } else { "by" };
        Some(format!(
            "Past: {} {by} {}. That does not tell whether it was done in time",
            event.label,
            long(day)
        ))
    }
}

/// When an event came, and whether that is the very day. One that may be planned, as a meeting can
/// be, has come only once its day is over.
fn came(event: &Question, facts: &Facts, today: NaiveDate) -> Option<(NaiveDate, bool)> {
    let (first, last) = facts.get(&event.id)?.days()?;
    (event.not_future || last < today).then_some((last, first == last))
}
