//! What in the case shows an answer.

use leptos::prelude::*;
use practice_review_engine::form::needs_evidence;
use practice_review_engine::guidance::Question;

use super::{Bound, field_id};
use crate::components::Textarea;

/// The field for evidence, shown for the answers that need it. What was typed stays in the case
/// while it is not shown.
pub fn field(bound: Bound, question: &Question, error: Signal<Option<String>>) -> Option<AnyView> {
    if question.evidence.is_empty() {
        return None;
    }
    let id = format!("{}-evidence", field_id(&question.id));
    let prompt = question.evidence.clone();
    let question = StoredValue::new(question.clone());
    let shown = Memo::new(move |_| {
        bound.with(|answer| question.with_value(|question| needs_evidence(question, &answer.value)))
    });
    let text = move || {
        view! {
            <div class="govuk-inset-text prt-follow-up">
                <Textarea
                    id=id.clone()
                    label=prompt.clone()
                    value=Signal::derive(move || bound.with(|a| a.evidence.clone()))
                    on_input=move |text: String| bound.change(|a| a.evidence = text)
                    error=error
                    rows=4
                />
            </div>
        }
        .into_any()
    };
    Some((move || shown.get().then(&text)).into_any())
}
