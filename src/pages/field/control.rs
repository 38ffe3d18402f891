//! The whole of a question: control, follow-up, evidence, explanation.

use leptos::prelude::*;
use practice_review_engine::case::Field;
use practice_review_engine::guidance::{Kind, Question};

use super::{Bound, choice, evidence, explain, follow_up, text, when};
use crate::session::use_session;

/// A question bound to its place in the open case.
#[component]
pub fn QuestionField(
    /// Where the answer stands.
    field: Field,
    /// The question.
    question: Question,
    /// What is wrong with the answer, once the reader has pressed Continue.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// What is wrong with the evidence.
    #[prop(into)]
    evidence_error: Signal<Option<String>>,
) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let bound = Bound::new(session, field);
    let control = match question.kind {
        Kind::YesNo | Kind::Choice => choice::one(&guidance, bound, &question, error),
        Kind::Choices => choice::several(&guidance, bound, &question, error),
        Kind::LongText => text::paragraphs(bound, &question, error),
        Kind::Date => when::exact(bound, &question, error),
        Kind::When => when::uncertain(bound, &question, error),
        Kind::Text | Kind::NhsNumber | Kind::Upn | Kind::Postcode | Kind::Email | Kind::Phone => {
            text::line(bound, &question, error)
        }
    };
    view! {
        <div class="prt-question">
            {control}
            {follow_up::not_known(bound, &question)}
            {follow_up::who_and_when(bound, &question)}
            {evidence::field(bound, &question, evidence_error)}
            {explain::why_we_ask(&guidance, &question)}
        </div>
    }
}
