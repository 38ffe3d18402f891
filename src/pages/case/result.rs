//! What the answers point to: what to do first and why, what is open, the next dates, what else to
//! think of, the referrer's own view, and the criteria one by one.

use leptos::prelude::*;
use practice_review_engine::assessment::Assessment;
use practice_review_engine::form::{Standings, ThresholdState, due};
use practice_review_engine::guidance::{Duty, Form, Guidance, Route, RouteId, Urgency};

use super::basis::Basis;
use super::cards::cards;
use super::changed::WhatChanged;
use super::criteria::CriteriaTrace;
use super::danger::DangerNow;
use super::next_dates::NextDates;
use super::own_view::OwnViewFields;
use super::page::{href, today};
use super::processes::OtherProcesses;
use super::questions::OpenQuestions;
use crate::components::{BackLink, ButtonKind, Details, LinkButton};
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
    let indicated = &outcome.standings.indicated;
    let heading = match indicated.len() {
        0 => "Your answers point to no route yet".to_owned(),
        1 => "Your answers point to one route".to_owned(),
        count => format!("Your answers point to {count} routes"),
    };
    let needs_form = due(&guidance, &outcome.assessment)
        .into_iter()
        .any(Form::is_own);
    let away = cards(session, &outcome, &outcome.standings.away);
    let open = cards(session, &outcome, &outcome.standings.open);
    let groups = groups(session, &guidance, &outcome);
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

/// The routes that are indicated: what has to be done today, what else is the referrer's to do, and
/// what is for others. Within each the order is that of the policy.
fn groups(session: Session, guidance: &Guidance, outcome: &Outcome) -> Vec<AnyView> {
    let in_group = |wanted: &dyn Fn(&Route) -> bool| -> Vec<RouteId> {
        let indicated = outcome.standings.indicated.iter();
        indicated
            .filter(|id| guidance.route(id).is_some_and(wanted))
            .cloned()
            .collect()
    };
    let today = |route: &Route| route.urgency == Urgency::Today;
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
    if outcome.standings.indicated.is_empty() {
        let fallback = |id: &&RouteId| guidance.is_fallback(id);
        let all = outcome.assessment.routes.iter().map(|r| &r.route);
        groups.push(("What to do now", all.filter(fallback).cloned().collect()));
    }
    groups
        .into_iter()
        .filter(|(_, routes)| !routes.is_empty())
        .map(|(title, routes)| {
            view! {
                <h2 class="govuk-heading-m prt-group">{title}</h2>
                {cards(session, outcome, &routes)}
            }
            .into_any()
        })
        .collect()
}
