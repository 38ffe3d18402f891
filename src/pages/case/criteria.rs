//! The criteria one by one, each with the answers it rests on and its clause.

use leptos::prelude::*;
use practice_review_engine::assessment::{CriterionResult, Truth};
use practice_review_engine::guidance::{Guidance, QuestionId};

use super::questions::answered;
use super::result::Outcome;
use crate::components::{Details, Tag, TagColour};
use crate::session::{Session, use_session};

/// How a criterion stands for a reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Met,
    NotSettled,
    NotMet,
    /// Nothing that bears on it is asked, after other answers.
    NotAsked,
}

impl Stands {
    fn of(outcome: &Outcome, result: &CriterionResult) -> Self {
        match result.met {
            Truth::True => Self::Met,
            Truth::False => Self::NotMet,
            Truth::Undetermined if result.open.iter().any(|id| outcome.threshold.asks(id)) => {
                Self::NotSettled
            }
            Truth::Undetermined => Self::NotAsked,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Met => "prt-trace__item prt-trace__item--met",
            Self::NotSettled => "prt-trace__item prt-trace__item--open",
            Self::NotMet | Self::NotAsked => "prt-trace__item prt-trace__item--not-met",
        }
    }

    fn tag(self) -> (TagColour, &'static str) {
        match self {
            Self::Met => (TagColour::Teal, "Met"),
            Self::NotSettled => (TagColour::Amber, "Not settled"),
            Self::NotMet => (TagColour::Grey, "Not met"),
            Self::NotAsked => (TagColour::Grey, "Not asked so far"),
        }
    }
}

/// All criteria: those that are met, those that are not settled, and the rest one press away.
#[component]
pub fn CriteriaTrace(outcome: StoredValue<Outcome>) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let list = |wanted: &[Stands]| {
        outcome.with_value(|outcome| {
            let all = outcome.assessment.criteria.iter();
            all.map(|result| (result, Stands::of(outcome, result)))
                .filter(|(_, stands)| wanted.contains(stands))
                .filter_map(|(result, stands)| item(session, &guidance, outcome, result, stands))
                .collect::<Vec<AnyView>>()
        })
    };
    let not = list(&[Stands::NotMet, Stands::NotAsked]);
    let shown = [
        ("What your answers show", list(&[Stands::Met])),
        ("What is not settled yet", list(&[Stands::NotSettled])),
    ]
    .into_iter()
    .filter(|(_, items)| !items.is_empty())
    .map(|(title, items)| {
        view! {
            <h3 class="govuk-heading-s">{title}</h3>
            <ul class="prt-trace">{items}</ul>
        }
        .into_any()
    })
    .collect_view();
    view! {
        {shown}
        {(!not.is_empty()).then(|| view! {
            <Details summary=format!("What your answers do not show ({})", not.len())>
                <ul class="prt-trace">{not}</ul>
            </Details>
        }.into_any())}
    }
}

fn item(
    session: Session,
    guidance: &Guidance,
    outcome: &Outcome,
    result: &CriterionResult,
    stands: Stands,
) -> Option<AnyView> {
    let criterion = guidance.criterion(&result.criterion)?;
    let (colour, word) = stands.tag();
    // A question that is not asked, after other answers, is not one that waits for an answer.
    let waiting: Vec<QuestionId> = result
        .open
        .iter()
        .filter(|id| outcome.threshold.asks(id))
        .cloned()
        .collect();
    let settled: Vec<QuestionId> = result
        .rests_on
        .iter()
        .filter(|id| !result.open.contains(id))
        .cloned()
        .collect();
    let part = |title: Option<&'static str>, questions: &[QuestionId]| {
        let answers = answered(session, &outcome.threshold, questions);
        (!answers.is_empty()).then(|| {
            view! {
                {title.map(|title| view! { <p class="prt-meta prt-grounds">{title}</p> }.into_any())}
                <ul class="govuk-list prt-answers">{answers}</ul>
            }
            .into_any()
        })
    };
    Some(
        view! {
            <li class=stands.class()>
                <h4 class="govuk-heading-s prt-trace__title">
                    {criterion.title.clone()} " " <Tag colour=colour>{word}</Tag>
                </h4>
                {part(None, &settled)}
                {part(Some("Still to be answered"), &waiting)}
                <p class="prt-meta prt-trace__source">
                    {criterion.text.clone()} " " {format!("({})", guidance.cite(&criterion.sources))}
                </p>
            </li>
        }
        .into_any(),
    )
}
