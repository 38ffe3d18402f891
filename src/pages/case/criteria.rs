//! The criteria one by one, each with the answers it rests on and its source.

use leptos::prelude::*;
use practice_review_engine::assessment::{Assessment, CriterionResult, Truth};
use practice_review_engine::document::words;
use practice_review_engine::form::ThresholdState;
use practice_review_engine::guidance::{Guidance, QuestionId};

use super::page::today;

use super::questions::address;
use crate::components::{Tag, TagColour};
use crate::session::{Session, use_session};

/// All criteria.
#[component]
pub fn CriteriaTrace(assessment: Assessment) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let threshold = session.read(|case| ThresholdState::of(&guidance, case, today()));
    view! {
        <ul class="prt-trace">
            {assessment.criteria.iter().filter_map(|result| item(session, &guidance, &threshold, result)).collect_view()}
        </ul>
    }
}

fn item(
    session: Session,
    guidance: &Guidance,
    threshold: &ThresholdState,
    result: &CriterionResult,
) -> Option<impl IntoView + use<>> {
    let criterion = guidance.criterion(&result.criterion)?.clone();
    // A question that is not asked, after other answers, is not one that waits for an answer.
    let waiting: Vec<QuestionId> = result
        .open
        .iter()
        .filter(|id| threshold.asks(id))
        .cloned()
        .collect();
    let (class, colour, word) = match result.met {
        Truth::True => (
            "prt-trace__item prt-trace__item--met",
            TagColour::Teal,
            "Met",
        ),
        Truth::False => (
            "prt-trace__item prt-trace__item--not-met",
            TagColour::Grey,
            "Not met",
        ),
        Truth::Undetermined if waiting.is_empty() => (
            "prt-trace__item prt-trace__item--not-met",
            TagColour::Grey,
            "Not asked so far",
        ),
        Truth::Undetermined => (
            "prt-trace__item prt-trace__item--open",
            TagColour::Amber,
            "Open",
        ),
    };
    let settled: Vec<QuestionId> = result
        .rests_on
        .iter()
        .filter(|question| !result.open.contains(question))
        .cloned()
        .collect();
    let answers = lines(session, guidance, &settled);
    let open = lines(session, guidance, &waiting);
    Some(view! {
        <li class=class>
            <p class="govuk-body">
                <Tag colour=colour>{word}</Tag> " " <strong>{criterion.title.clone()}</strong>
            </p>
            <p class="govuk-body">{criterion.text.clone()}</p>
            {(!answers.is_empty()).then(|| view! {
                <p class="prt-meta">"Rests on: " {answers}</p>
            }.into_any())}
            {(!open.is_empty()).then(|| view! { <p class="prt-meta">"Open: " {open}</p> }.into_any())}
            <p class="prt-meta prt-trace__source">{guidance.cite(&criterion.sources)}</p>
        </li>
    })
}

/// Questions with their answers, each a link to where it is asked.
fn lines(session: Session, guidance: &Guidance, questions: &[QuestionId]) -> Vec<AnyView> {
    let last = questions.len().saturating_sub(1);
    questions
        .iter()
        .enumerate()
        .filter_map(|(index, id)| {
            let question = guidance.question(id)?;
            let answer =
                session.read(|case| words(guidance, question, case.answer(id)).1.join(", "));
            let end = if index == last { "" } else { "; " };
            Some(
                view! {
                    <a class="govuk-link" href=address(session, id)>{question.label.clone()}</a>
                    {format!(": {}{end}", lower_not(&answer))}
                }
                .into_any(),
            )
        })
        .collect()
}

/// "Not provided" reads as "no answer yet" in the middle of a line.
fn lower_not(answer: &str) -> String {
    if answer == "Not provided" {
        "no answer yet".to_owned()
    } else {
        answer.to_owned()
    }
}
