//! Answers of a date, exact or uncertain.

use leptos::prelude::*;
use practice_review_engine::case::{Answer, Value};
use practice_review_engine::dates::{Precision, RawDate, RawWhen, WhenError};
use practice_review_engine::guidance::Question;

use super::{Bound, asked, field_id};
use crate::components::{
    DateInput, DateParts, Size, WhenErrors, WhenInput, WhenKind, WhenPart, WhenValue, when_field_id,
};

/// A date as the fields show it.
pub fn parts(date: &RawDate) -> DateParts {
    DateParts {
        day: date.day.clone(),
        month: date.month.clone(),
        year: date.year.clone(),
    }
}

/// A date as the case keeps it.
pub fn raw(parts: DateParts) -> RawDate {
    RawDate {
        day: parts.day,
        month: parts.month,
        year: parts.year,
    }
}

/// One exact date.
pub fn exact(bound: Bound, question: &Question, error: Signal<Option<String>>) -> AnyView {
    let hint = if question.hint.is_empty() {
        "For example, 27 3 2026"
    } else {
        &question.hint
    };
    let value = Signal::derive(move || {
        bound.with(|answer| match &answer.value {
            Value::Date(date) => parts(date),
            _ => DateParts::default(),
        })
    });
    let put = move |date: DateParts| {
        let date = raw(date);
        bound.change(|answer| {
            answer.value = if date.is_blank() {
                Value::Blank
            } else {
                Value::Date(date)
            };
        });
    };
    view! {
        <DateInput
            id=field_id(&question.id)
            legend=asked(question)
            hint=hint.to_owned()
            value=value
            on_input=put
            error=error
            size=Size::Small
        />
    }
    .into_any()
}

fn shown(when: &RawWhen) -> WhenValue {
    WhenValue {
        precision: match when.precision {
            Precision::Exact => WhenKind::Exact,
            Precision::Approximate => WhenKind::Approximate,
            Precision::Period => WhenKind::Period,
            Precision::Unknown => WhenKind::Unknown,
        },
        from: parts(&when.from),
        to: parts(&when.to),
        time: when.time.clone(),
        note: when.note.clone(),
    }
}

fn kept(when: WhenValue) -> RawWhen {
    RawWhen {
        precision: match when.precision {
            WhenKind::Exact => Precision::Exact,
            WhenKind::Approximate => Precision::Approximate,
            WhenKind::Period => Precision::Period,
            WhenKind::Unknown => Precision::Unknown,
        },
        from: raw(when.from),
        to: raw(when.to),
        time: when.time,
        note: when.note,
    }
}

fn when_of(answer: &Answer) -> RawWhen {
    match &answer.value {
        Value::When(when) => when.clone(),
        _ => RawWhen::default(),
    }
}

/// The part of the date that a message is about.
fn wrong_part(when: &RawWhen) -> WhenPart {
    match when.parse() {
        Err(WhenError::End(_) | WhenError::Reversed) => WhenPart::To,
        Err(WhenError::Time) => WhenPart::Time,
        _ => WhenPart::From,
    }
}

/// The message beside the part of the date that it is about.
fn errors(when: &RawWhen, message: Option<String>) -> WhenErrors {
    let mut errors = WhenErrors::default();
    let place = match wrong_part(when) {
        WhenPart::To => &mut errors.to,
        WhenPart::Time => &mut errors.time,
        WhenPart::From | WhenPart::Note => &mut errors.from,
    };
    *place = message;
    errors
}

/// The id of the field that a message about this answer leads to.
pub fn when_target(id: &str, answer: &Answer) -> String {
    let when = when_of(answer);
    when_field_id(id, shown(&when).precision, wrong_part(&when))
}

/// A date that may be uncertain.
pub fn uncertain(bound: Bound, question: &Question, error: Signal<Option<String>>) -> AnyView {
    let hint = Some(question.hint.clone()).filter(|hint| !hint.is_empty());
    let value = Signal::derive(move || {
        bound.with(|answer| match &answer.value {
            Value::When(when) => shown(when),
            Value::NotKnown => WhenValue {
                precision: WhenKind::Unknown,
                ..WhenValue::default()
            },
            _ => WhenValue::default(),
        })
    });
    // What the reader had typed when the error was found: it goes with that, and not with another
    // kind of date chosen since.
    let found = RwSignal::new(Answer::default());
    Effect::new(move |_| {
        error.track();
        found.set(untrack(|| bound.get()));
    });
    let errors = Signal::derive(move || {
        found.with(|found| {
            let found = when_of(found);
            let same = bound.with(when_of).precision == found.precision;
            errors(&found, error.get().filter(|_| same))
        })
    });
    view! {
        <WhenInput
            id=field_id(&question.id)
            legend=asked(question)
            nostrip:hint=hint
            value=value
            on_input=move |when: WhenValue| bound.change(|answer| answer.value = Value::When(kept(when)))
            error=errors
            size=Size::Small
        />
    }
    .into_any()
}
