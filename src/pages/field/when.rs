//! Answers of a date, exact or uncertain.

use leptos::prelude::*;
use practice_review_engine::case::Value;
use practice_review_engine::dates::{Precision, RawDate, RawWhen};
use practice_review_engine::guidance::Question;

use super::{Bound, field_id};
use crate::components::{DateInput, DateParts, Size, WhenErrors, WhenInput, WhenKind, WhenValue};

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
            legend=question.text.clone()
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

/// A date that may be uncertain.
pub fn uncertain(bound: Bound, question: &Question, error: Signal<Option<String>>) -> AnyView {
    let hint = Some(question.hint.clone()).filter(|hint| !hint.is_empty());
    let value = Signal::derive(move || {
        bound.with(|answer| match &answer.value {
            Value::When(when) => shown(when),
            _ => WhenValue::default(),
        })
    });
    let errors = Signal::derive(move || WhenErrors {
        from: error.get(),
        ..WhenErrors::default()
    });
    view! {
        <WhenInput
            id=field_id(&question.id)
            legend=question.text.clone()
            nostrip:hint=hint
            value=value
            on_input=move |when: WhenValue| bound.change(|answer| answer.value = Value::When(kept(when)))
            error=errors
            size=Size::Small
        />
    }
    .into_any()
}
