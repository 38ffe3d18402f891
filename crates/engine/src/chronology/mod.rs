//! Events in time: their order and what a reader filters them by.

mod filter;
mod order;

pub use filter::Filter;
pub use order::ordered;

use crate::case::{Entry, Value};
use crate::dates::When;
use crate::guidance::QuestionId;

/// The date of an entry; none where it is blank or does not hold as one.
#[must_use]
pub fn when_of(entry: &Entry, question: &QuestionId) -> Option<When> {
    match &entry.answers.get(question)?.value {
        Value::When(when) if !when.is_blank() => when.parse().ok(),
        Value::Date(date) => date
            .parse()
            .ok()
            .map(|date| When::Exact { date, time: None }),
        _ => None,
    }
}
