//! Other processes that the same case may belong to.

use leptos::prelude::*;
use practice_review_engine::assessment::{ParallelResult, Truth};
use practice_review_engine::guidance::{Guidance, Parallel};

use super::questions::answered;
use super::result::Outcome;
use crate::components::{Details, Tag, TagColour};
use crate::session::{Session, use_session};

/// Those that apply in full, those to consider by name, those that are ruled out one press away.
#[component]
pub fn OtherProcesses(outcome: StoredValue<Outcome>) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let (applying, open, out) = outcome.with_value(|outcome| {
        let views = |applies: Truth,
                     view: fn(
            Session,
            &Guidance,
            &Outcome,
            &ParallelResult,
            &Parallel,
        ) -> AnyView| {
            outcome
                .assessment
                .parallel
                .iter()
                .filter(|result| result.applies == applies)
                .filter_map(|result| Some((result, guidance.parallel(&result.parallel)?)))
                .filter(|(_, parallel)| !has_card(outcome, parallel))
                .map(|(result, parallel)| view(session, &guidance, outcome, result, parallel))
                .collect::<Vec<AnyView>>()
        };
        (
            views(Truth::True, applies),
            views(Truth::Undetermined, consider),
            views(Truth::False, ruled_out),
        )
    });
    if applying.is_empty() && open.is_empty() {
        return None;
    }
    Some(
        view! {
            <h2 class="govuk-heading-m">"Other processes to think of"</h2>
            <p class="govuk-body">
                "The same case may belong elsewhere too. Do not hold the referral back for these; they run beside it. Note what you find out in the form, under Other processes."
            </p>
            {applying}
            {(!open.is_empty()).then(|| view! {
                <h3 class="govuk-heading-s">"Consider whether any of these applies"</h3>
                <div class="prt-consider">{open}</div>
            }.into_any())}
            {(!out.is_empty()).then(|| view! {
                <Details summary=format!("Ruled out by your answers ({})", out.len())>
                    <ul class="govuk-list govuk-list--bullet">{out}</ul>
                </Details>
            }.into_any())}
        }
        .into_any(),
    )
}

/// True where a route that is indicated speaks of it already.
fn has_card(outcome: &Outcome, parallel: &Parallel) -> bool {
    let route = parallel.route.as_ref();
    route.is_some_and(|route| outcome.standings.indicated.contains(route))
}

fn applies(
    session: Session,
    guidance: &Guidance,
    outcome: &Outcome,
    result: &ParallelResult,
    parallel: &Parallel,
) -> AnyView {
    let answers = answered(session, &outcome.threshold, &result.rests_on);
    let source = source(guidance, parallel);
    view! {
        <div class="prt-process">
            <h3 class="govuk-heading-s">{parallel.title.clone()} " " <Tag colour=TagColour::Teal>"Applies"</Tag></h3>
            {words(parallel)}
            <Details summary="What this rests on">
                <ul class="govuk-list govuk-list--bullet">{answers}</ul>
                {source}
            </Details>
        </div>
    }
    .into_any()
}

fn consider(
    _: Session,
    guidance: &Guidance,
    _: &Outcome,
    _: &ParallelResult,
    parallel: &Parallel,
) -> AnyView {
    let (words, source) = (words(parallel), source(guidance, parallel));
    view! { <Details summary=parallel.title.clone()>{words} {source}</Details> }.into_any()
}

fn ruled_out(
    session: Session,
    _: &Guidance,
    outcome: &Outcome,
    result: &ParallelResult,
    parallel: &Parallel,
) -> AnyView {
    let answers = answered(session, &outcome.threshold, &result.rests_on);
    let title = parallel.title.clone();
    view! { <li>{title} <ul class="govuk-list prt-meta">{answers}</ul></li> }.into_any()
}

/// What to check, and what it means.
fn words(parallel: &Parallel) -> AnyView {
    let (asks, means) = (parallel.asks.clone(), parallel.means.clone());
    view! { <p class="govuk-body">{asks}</p> <p class="govuk-body">{means}</p> }.into_any()
}

fn source(guidance: &Guidance, parallel: &Parallel) -> AnyView {
    let sources = guidance.cite(&parallel.sources);
    view! { <p class="prt-meta">{format!("Source: {sources}")}</p> }.into_any()
}
