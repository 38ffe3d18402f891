//! A route as a card: why, what to do, whose duty it is, and what it rests on.

use leptos::prelude::*;
use practice_review_engine::assessment::{RouteResult, Standing, Truth};
use practice_review_engine::guidance::{Duty, Guidance, Route, RouteId, Urgency};

use super::questions::{answered, changes};
use super::result::Outcome;
use crate::components::{Details, Tag, TagColour};
use crate::session::Session;

/// The heading of a route's card.
pub fn card_id(route: &RouteId) -> String {
    format!("route-{route}")
}

/// The cards of routes, in this order.
pub fn cards(session: Session, outcome: &Outcome, routes: &[RouteId]) -> Vec<AnyView> {
    let guidance = session.guidance();
    routes
        .iter()
        .filter_map(|id| {
            let mut all = outcome.assessment.routes.iter();
            let result = all.find(|result| &result.route == id)?;
            Some(card(
                session,
                &guidance,
                outcome,
                result,
                guidance.route(id)?,
            ))
        })
        .collect()
}

fn card(
    session: Session,
    guidance: &Guidance,
    outcome: &Outcome,
    result: &RouteResult,
    route: &Route,
) -> AnyView {
    let standing = result.standing;
    let precaution = route.precaution.as_ref().filter(|_| result.precaution);
    let acted_on = standing == Standing::Indicated || precaution.is_some();
    let today = acted_on && (route.urgency == Urgency::Today || precaution.is_some());
    let class = match (standing, today) {
        (_, true) => "prt-route prt-route--today",
        (Standing::Indicated, _) => "prt-route",
        (Standing::Open, _) => "prt-route prt-route--open",
        (Standing::NotIndicated, _) => "prt-route prt-route--not",
    };
    let would = match standing {
        Standing::Indicated => "Why: ",
        Standing::Open if precaution.is_some() => "Not settled, and not to wait for: ",
        Standing::Open => "Not settled yet. The reason would be: ",
        Standing::NotIndicated => "Not for this case as it stands. The reason would be: ",
    };
    let because = precaution.map_or(&route.because, |precaution| &precaution.because);
    let steps = acted_on.then(|| {
        let steps = route.steps.iter();
        view! {
            <ol class="govuk-list govuk-list--number">
                {steps.map(|step| view! { <li>{step.clone()}</li> }.into_any()).collect_view()}
            </ol>
        }
        .into_any()
    });
    let others = match &route.duty {
        Duty::Referrer => None,
        Duty::Other(whose) => Some(
            view! {
                <p class="prt-route__others">
                    <strong>"Not yours to do. "</strong>
                    {whose.clone()}
                </p>
            }
            .into_any(),
        ),
    };
    view! {
        <article class=class>
            {today.then(|| view! { <p class="prt-route__urgent"><Tag colour=TagColour::Red>"Today"</Tag></p> }.into_any())}
            <h3 class="govuk-heading-m prt-route__title" id=card_id(&route.id) tabindex="-1">{route.title.clone()}</h3>
            <p class="govuk-body prt-route__why"><strong>{would}</strong> {because.clone()}</p>
            {steps}
            {others}
            {grounds(session, guidance, outcome, result, route)}
        </article>
    }
    .into_any()
}

/// What a route rests on, what would change it, and where it comes from.
fn grounds(
    session: Session,
    guidance: &Guidance,
    outcome: &Outcome,
    result: &RouteResult,
    route: &Route,
) -> AnyView {
    let met: Vec<AnyView> = result
        .criteria
        .iter()
        .filter(|id| {
            let found = outcome.assessment.criterion(id);
            found.is_some_and(|criterion| criterion.met == Truth::True)
        })
        .filter_map(|id| guidance.criterion(id))
        .map(|criterion| view! { <li>{criterion.title.clone()}</li> }.into_any())
        .collect();
    let answers = answered(session, &outcome.threshold, &result.rests_on);
    let turns = changes(session, &outcome.threshold, &result.changes);
    let part = |title: &'static str, items: Vec<AnyView>| {
        (!items.is_empty()).then(|| {
            view! {
                <p class="govuk-body prt-grounds"><strong>{title}</strong></p>
                <ul class="govuk-list govuk-list--bullet">{items}</ul>
            }
            .into_any()
        })
    };
    let source = format!("Source: {}", guidance.cite(&route.sources));
    if met.is_empty() && answers.is_empty() && turns.is_empty() {
        return view! { <p class="prt-meta">{source}</p> }.into_any();
    }
    view! {
        <Details summary="What this rests on, and what would change it">
            {part("Criteria met", met)}
            {part("Your answers", answers)}
            {part("What would change it", turns)}
            <p class="prt-meta">{source}</p>
        </Details>
    }
    .into_any()
}
