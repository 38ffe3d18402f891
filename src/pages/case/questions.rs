//! Questions as a result names them: those that are open, and those that would turn it.

use leptos::prelude::*;
use practice_review_engine::assessment::{Assessment, Change, Standing, Truth};
use practice_review_engine::form::ThresholdState;
use practice_review_engine::guidance::{Guidance, Kind, OptionId, QuestionId};

use super::page::{href, today};
use crate::route::CasePage;
use crate::session::{Session, use_session};

/// The address at which a question is asked: its step, or the threshold questions as a whole.
pub fn address(session: Session, question: &QuestionId) -> String {
    let guidance = session.guidance();
    let step = session.read(|case| {
        ThresholdState::of(&guidance, case, today())
            .step_of(question)
            .cloned()
    });
    href(session, CasePage::Threshold(step))
}

/// An answer in words.
pub fn answer_words(guidance: &Guidance, question: &QuestionId, option: &OptionId) -> String {
    let Some(question) = guidance.question(question) else {
        return option.to_string();
    };
    match (question.kind, option.as_str()) {
        (Kind::YesNo, "yes") => "Yes".to_owned(),
        (Kind::YesNo, "no") => "No".to_owned(),
        _ => guidance
            .options(question)
            .iter()
            .find(|o| &o.id == option)
            .map_or_else(|| option.to_string(), |o| o.label.clone()),
    }
}

/// What would turn a result, in words.
pub fn changes(guidance: &Guidance, changes: &[Change]) -> Vec<(QuestionId, String)> {
    changes
        .iter()
        .filter_map(|change| {
            let question = guidance.question(&change.question)?;
            let answer = answer_words(guidance, &change.question, &change.to);
            let effect = if change.becomes == Truth::True {
                "it would apply"
            } else {
                "it would not apply"
            };
            Some((
                change.question.clone(),
                format!("“{}”: with “{answer}” {effect}", question.label),
            ))
        })
        .collect()
}

/// The questions that would settle what is open.
#[component]
pub fn OpenQuestions(assessment: Assessment) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let mut open: Vec<QuestionId> = Vec::new();
    let standing = assessment
        .standing(Standing::Open)
        .chain(assessment.standing(Standing::Indicated));
    for question in standing.flat_map(|route| &route.open) {
        if !open.contains(question) {
            open.push(question.clone());
        }
    }
    // Only what is asked at present can be answered.
    let asked = session.read(|case| {
        let state = ThresholdState::of(&guidance, case, today());
        open.retain(|question| state.asks(question));
        !open.is_empty()
    });
    asked.then(|| {
        view! {
            <h2 class="govuk-heading-m">"Questions that would settle what is open"</h2>
            <ul class="govuk-list govuk-list--bullet">
                {open.iter().filter_map(|id| {
                    let question = guidance.question(id)?;
                    Some(view! {
                        <li><a class="govuk-link" href=address(session, id)>{question.text.clone()}</a></li>
                    })
                }).collect_view()}
            </ul>
        }.into_any()
    })
}
