//! "Not known yet", and who is finding out by when.

use leptos::prelude::*;
use practice_review_engine::case::Value;
use practice_review_engine::guidance::{Kind, Question};

use super::when::{parts, raw};
use super::{Bound, field_id};
use crate::components::{Checkboxes, Choice, DateInput, DateParts, InputWidth, TextInput};

/// The name of the one checkbox.
const NOT_KNOWN: &str = "not-known";

/// The checkbox "not known yet", for the kinds of answers that have no choice of their own for it. It is
/// offered while nothing is typed, so that ticking it clears no words.
pub fn not_known(bound: Bound, question: &Question) -> Option<AnyView> {
    let offers_it = matches!(
        question.kind,
        Kind::YesNo | Kind::Choice | Kind::Choices | Kind::When
    );
    if !question.not_known || offers_it {
        return None;
    }
    let id = format!("{}-not-known", field_id(&question.id));
    let offered =
        Memo::new(move |_| bound.with(|a| a.value.is_blank() || a.value == Value::NotKnown));
    let value = Signal::derive(move || {
        bound.with(|a| {
            if a.value == Value::NotKnown {
                vec![NOT_KNOWN.to_owned()]
            } else {
                Vec::new()
            }
        })
    });
    let put = move |values: Vec<String>| {
        bound.change(|answer| {
            answer.value = if values.is_empty() {
                Value::Blank
            } else {
                Value::NotKnown
            };
        });
    };
    let label = format!("Not known yet: {}", question.label);
    let box_ = move || {
        view! {
            <Checkboxes
                id=id.clone()
                options=vec![Choice::new(NOT_KNOWN, label.clone())]
                value=value
                on_input=put
                small=true
            />
        }
        .into_any()
    };
    Some((move || offered.get().then(&box_)).into_any())
}

/// Who is finding out and by when, shown while the answer is that it is not known.
pub fn who_and_when(bound: Bound, question: &Question) -> AnyView {
    let id = field_id(&question.id);
    let may_be = question.not_known;
    let unknown = Memo::new(move |_| may_be && bound.with(|answer| answer.value.is_not_known()));
    let fields = move || {
        view! {
            <div class="govuk-inset-text prt-follow-up">
                <TextInput
                    id=format!("{id}-who")
                    label="Who is finding out? (optional)"
                    hint="A name or a role. Leave it empty if nobody is."
                    value=Signal::derive(move || bound.with(|a| a.follow_up.who.clone()))
                    on_input=move |text: String| bound.change(|a| a.follow_up.who = text)
                    width=InputWidth::TwoThirds
                />
                <DateInput
                    id=format!("{id}-by")
                    legend="By when? (optional)"
                    value=Signal::derive(move || bound.with(|a| parts(&a.follow_up.by)))
                    on_input=move |date: DateParts| bound.change(|a| a.follow_up.by = raw(date))
                />
            </div>
        }
        .into_any()
    };
    (move || unknown.get().then(&fields)).into_any()
}
