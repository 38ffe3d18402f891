//! Answers of text: a line, paragraphs, numbers and addresses.

use leptos::prelude::*;
use practice_review_engine::case::Value;
use practice_review_engine::guidance::{Kind, Question};

use super::{Bound, asked, field_id};
use crate::components::{InputKind, InputWidth, TextInput, Textarea};

/// The text as typed; empty where the answer is none.
fn typed(bound: Bound) -> String {
    bound.with(|answer| answer.value.text().unwrap_or_default().to_owned())
}

fn put(bound: Bound, text: String) {
    bound.change(|answer| {
        answer.value = if text.is_empty() {
            Value::Blank
        } else {
            Value::Text(text)
        };
    });
}

/// A field of one line, as wide as what it takes.
pub fn line(bound: Bound, question: &Question, error: Signal<Option<String>>) -> AnyView {
    let (kind, width) = match question.kind {
        Kind::Email => (InputKind::Email, InputWidth::TwoThirds),
        Kind::Phone => (InputKind::Telephone, InputWidth::Chars20),
        Kind::NhsNumber | Kind::Upn => (InputKind::Text, InputWidth::Chars20),
        Kind::Postcode => (InputKind::Text, InputWidth::Chars10),
        _ => (InputKind::Text, InputWidth::TwoThirds),
    };
    let hint = Some(question.hint.clone()).filter(|hint| !hint.is_empty());
    view! {
        <TextInput
            id=field_id(&question.id)
            label=asked(question)
            nostrip:hint=hint
            value=Signal::derive(move || typed(bound))
            on_input=move |text: String| put(bound, text)
            error=error
            kind=kind
            width=width
            size=crate::components::Size::Small
        />
    }
    .into_any()
}

/// A field of several paragraphs, with the number of words left.
pub fn paragraphs(bound: Bound, question: &Question, error: Signal<Option<String>>) -> AnyView {
    let hint = Some(question.hint.clone()).filter(|hint| !hint.is_empty());
    let words = question.words.map(|words| words as usize);
    let rows = match question.words {
        Some(words) if words > 500 => 16,
        Some(words) if words > 250 => 8,
        _ => 4,
    };
    view! {
        <Textarea
            id=field_id(&question.id)
            label=asked(question)
            nostrip:hint=hint
            value=Signal::derive(move || typed(bound))
            on_input=move |text: String| put(bound, text)
            error=error
            rows=rows
            nostrip:word_limit=words
            size=crate::components::Size::Small
        />
    }
    .into_any()
}
