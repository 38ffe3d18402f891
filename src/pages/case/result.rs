//! What the answers point to: what to do first and why, what is open, the next dates, what else to
//! think of, the referrer's own view, and the criteria one by one.

use leptos::prelude::*;
use practice_review_engine::assessment::Assessment;
use practice_review_engine::form::{Standings, ThresholdState, due};
use practice_review_engine::guidance::{Duty, Form, Guidance, Route, RouteId, Urgency};

use super::basis::Basis;
use super::cards::{card_id, cards};
use super::changed::WhatChanged;
use super::criteria::CriteriaTrace;
use super::danger::DangerNow;
use super::next_dates::NextDates;
use super::own_view::OwnViewFields;
use super::page::{href, today};
use super::processes::OtherProcesses;
use super::questions::OpenQuestions;
use crate::components::{BackLink, ButtonKind, Details, LinkButton, TextButton, focus_field};
use crate::route::CasePage;
use crate::session::{Session, use_session};

/// The result.
#[component]
pub fn ResultPage() -> impl IntoView {
    let session = use_session();
    // An answer that is put back is another result.
    move || content(session)
}

/// What the parts of the page are made from, worked out once.
#[derive(Clone)]
pub struct Outcome {
    /// All routes, criteria and other processes.
    pub assessment: Assessment,
    /// What is asked at present.
    pub threshold: ThresholdState,
    /// The routes, sorted.
    pub standings: Standings,
}

fn content(session: Session) -> AnyView {
    let guidance = session.guidance();
    let outcome = Outcome {
        assessment: session.assessment(),
        threshold: session.threshold(today()),
        standings: session.standings(today()),
    };
    let Standings {
        indicated,
        precaution,
        ..
    } = &outcome.standings;
    let heading = match indicated.len() {
        0 if !precaution.is_empty() => {
            "Your answers point to no route yet, but act today".to_owned()
        }
        0 => "Your answers point to no route yet".to_owned(),
        1 => "Your answers point to one route".to_owned(),
        count => format!("Your answers point to {count} routes"),
    };
    let needs_form = due(&guidance, &outcome.assessment)
        .into_iter()
        .any(Form::is_own);
    let away = cards(session, &outcome, &outcome.standings.away);
    let open = cards(session, &outcome, &outcome.standings.open);
    let groups = groups(&guidance, &outcome);
    let glance = at_a_glance(&guidance, &groups);
    let groups = shown(session, &outcome, &groups);
    let (now, threshold) = (outcome.standings.clone(), outcome.threshold.clone());
    let outcome = StoredValue::new(outcome);
    view! {
        <BackLink href=href(session, CasePage::Tasks) text="Task list" />
        <span class="govuk-caption-l">{guidance.partnership.name.clone()}</span>
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body prt-lede">
            "This is what your answers point to by the policy. It is not a decision: the local authority decides about a notification, the partnership about a review."
        </p>
        <WhatChanged now threshold />
        <DangerNow on_result=true />
        {glance}
        {groups}
        <div class="prt-actions prt-no-print">
            {needs_form.then(|| view! { <LinkButton href=href(session, CasePage::Tasks)>"Go on to the form"</LinkButton> }.into_any())}
            <LinkButton href=href(session, CasePage::Threshold(None)) kind=ButtonKind::Secondary>
                "Change threshold answers"
            </LinkButton>
        </div>
        <OpenQuestions outcome open />
        <NextDates />
        <OtherProcesses outcome />
        <OwnViewFields />
        <h2 class="govuk-heading-m">"Why: the criteria one by one"</h2>
        <CriteriaTrace outcome />
        {(!away.is_empty()).then(|| view! {
            <Details summary="Routes that your answers point away from">{away}</Details>
        }.into_any())}
        <Basis />
    }
    .into_any()
}

/// A heading, and the routes under it.
type RouteGroup = (&'static str, Vec<RouteId>);

/// The routes to act on: what has to be done today, what else is the referrer's to do, and what is for
/// others. Within each the order is that of the policy. One that is not settled stands among what is to
/// be done today where too much hangs on it to wait.
fn groups(guidance: &Guidance, outcome: &Outcome) -> Vec<RouteGroup> {
    let Standings {
        indicated,
        precaution,
        ..
    } = &outcome.standings;
    let in_group = |wanted: &dyn Fn(&Route) -> bool| -> Vec<RouteId> {
        let mut found: Vec<&Route> = indicated
            .iter()
            .chain(precaution)
            .filter_map(|id| guidance.route(id))
            .filter(|route| wanted(route))
            .collect();
        found.sort_by_key(|route| route.priority);
        found.into_iter().map(|route| route.id.clone()).collect()
    };
    let today = |route: &Route| route.urgency == Urgency::Today || precaution.contains(&route.id);
    let others = |route: &Route| matches!(route.duty, Duty::Other(_));
    let mut groups = vec![
        ("Do this today", in_group(&today)),
        (
            "For you to do",
            in_group(&|route| !today(route) && !others(route)),
        ),
        (
            "For others to do, not for you",
            in_group(&|route| !today(route) && others(route)),
        ),
    ];
    if indicated.is_empty() {
        let fallback = |id: &&RouteId| guidance.is_fallback(id);
        let all = outcome.assessment.routes.iter().map(|r| &r.route);
        let title = if precaution.is_empty() {
            "What to do now"
        } else {
            "What else to do"
        };
        groups.push((title, all.filter(fallback).cloned().collect()));
    }
    groups.retain(|(_, routes)| !routes.is_empty());
    groups
}

/// So many routes are seen at once without a list of them.
const AT_ONCE: usize = 2;

/// What there is to do, in as many lines as routes, each leading to its card.
fn at_a_glance(guidance: &Guidance, groups: &[RouteGroup]) -> Option<AnyView> {
    let count: usize = groups.iter().map(|(_, routes)| routes.len()).sum();
    if count <= AT_ONCE {
        return None;
    }
    let group = |(title, routes): &RouteGroup| {
        let lines = routes
            .iter()
            .filter_map(|id| guidance.route(id))
            .map(|route| {
                let card = card_id(&route.id);
                let title = route.title.clone();
                view! {
                <li><TextButton on_click=move |()| { focus_field(&card); }>{title}</TextButton></li>
            }
            .into_any()
            });
        view! {
            <p class="prt-glance__group">{*title}</p>
            <ul class="govuk-list prt-glance__routes">{lines.collect_view()}</ul>
        }
        .into_any()
    };
    let parts = groups.iter().map(group).collect_view();
    Some(view! { <nav class="prt-glance prt-no-print" aria-label="The routes at a glance">{parts}</nav> }.into_any())
}

fn shown(session: Session, outcome: &Outcome, groups: &[RouteGroup]) -> Vec<AnyView> {
    let group = |(title, routes): &RouteGroup| {
        view! {
            <h2 class="govuk-heading-m prt-group">{*title}</h2>
            {cards(session, outcome, routes)}
        }
        .into_any()
    };
    groups.iter().map(group).collect()
}
