//! About how many bytes of memory things of a case take: their text, and some for what holds it.

use crate::case::{Answer, Entry, OwnView, Value};

/// What holds a text or an answer.
pub(super) const HOLDER: usize = 64;

/// An answer.
pub(super) fn answer(answer: &Answer) -> usize {
    let value = match &answer.value {
        Value::Blank | Value::NotKnown | Value::Declined | Value::Date(_) => 0,
        Value::Text(text) => text.len(),
        Value::Choice(option) => option.as_str().len(),
        Value::Choices(options) => options.iter().map(|o| o.as_str().len() + HOLDER).sum(),
        Value::When(when) => when.note.len(),
    };
    4 * HOLDER + value + answer.evidence.len() + answer.follow_up.who.len()
}

/// An entry with its answers.
pub(super) fn entry(entry: &Entry) -> usize {
    let answers = entry.answers.iter();
    2 * HOLDER
        + answers
            .map(|(id, one)| id.as_str().len() + answer(one))
            .sum::<usize>()
}

/// A view of the routes.
pub(super) fn view(view: &OwnView) -> usize {
    HOLDER * (1 + view.routes.len()) + view.reason.len()
}
