//! What the answers point to: routes with the reason, criteria with the answers they rest on, what
//! is open, dates, and the referrer's own view.

use leptos::prelude::*;
use practice_review_engine::assessment::{RouteResult, Standing};
use practice_review_engine::form::{ThresholdState, due};
use practice_review_engine::guidance::{Duty, Form, Guidance, Route, Urgency};

use super::criteria::CriteriaTrace;
use super::danger::DangerNow;
use super::next_dates::NextDates;
use super::own_view::OwnViewFields;
use super::page::{href, today};
use super::questions::{OpenQuestions, changes};
use crate::components::{BackLink, ButtonKind, Details, InsetText, LinkButton, Tag, TagColour};
use crate::route::CasePage;
use crate::session::{Session, use_session};

/// The result.
#[component]
pub fn ResultPage() -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let assessment = session.assessment();
    let indicated: Vec<RouteResult> = assessment.standing(Standing::Indicated).cloned().collect();
    let threshold = session.track(|case| ThresholdState::of(&guidance, case, today()));
    // What rests only on questions that are not asked any more is not open.
    let open: Vec<RouteResult> = assessment
        .standing(Standing::Open)
        .filter(|route| route.open.iter().any(|question| threshold.asks(question)))
        .cloned()
        .collect();
    let not: Vec<RouteResult> = assessment
        .standing(Standing::NotIndicated)
        .filter(|route| !guidance.is_fallback(&route.route))
        .cloned()
        .collect();
    let routes_found = indicated
        .iter()
        .filter(|route| !guidance.is_fallback(&route.route))
        .count();
    let heading = match routes_found {
        0 => "Your answers point to no route yet".to_owned(),
        1 => "Your answers point to one route".to_owned(),
        count => format!("Your answers point to {count} routes"),
    };
    let needs_form = due(&guidance, &assessment).into_iter().any(Form::is_own);
    let away = (!not.is_empty()).then(|| routes(session, &guidance, &not).into_any());
    let gaps: Vec<AnyView> = guidance
        .partnership
        .gap
        .iter()
        .map(|gap| view! { <li>{gap.text.clone()} " " {gap.so.clone()}</li> }.into_any())
        .collect();
    let edition = guidance.partnership.edition.clone();
    view! {
        <BackLink href=href(session, CasePage::Tasks) text="Task list" />
        <span class="govuk-caption-l">{guidance.partnership.name.clone()}</span>
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body prt-lede">
            "This is what your answers point to by the policy. It is not a decision: the local authority decides about a notification, the partnership about a review."
        </p>
        <DangerNow />
        {routes(session, &guidance, &indicated)}
        <div class="prt-actions prt-no-print">
            {needs_form.then(|| view! { <LinkButton href=href(session, CasePage::Tasks)>"Go on to the form"</LinkButton> }.into_any())}
            <LinkButton href=href(session, CasePage::Threshold(None)) kind=ButtonKind::Secondary>
                "Change threshold answers"
            </LinkButton>
        </div>
        <OpenQuestions assessment=assessment.clone() />
        {(!open.is_empty()).then(|| view! {
            <h2 class="govuk-heading-m">"Still open"</h2>
            <p class="govuk-body">"What is not yet answered or not known could still point to these."</p>
            {routes(session, &guidance, &open)}
        }.into_any())}
        <h2 class="govuk-heading-m">"Why: the criteria one by one"</h2>
        <CriteriaTrace assessment=assessment.clone() />
        {away.map(|away| view! {
            <Details summary="Routes that your answers point away from">{away}</Details>
        }.into_any())}
        <NextDates />
        <OwnViewFields />
        <h2 class="govuk-heading-m">"What this rests on"</h2>
        <p class="govuk-body">{format!("Policy: {}. Written for: {}.", edition.policy, edition.written_for)}</p>
        <InsetText>{edition.notice.clone()}</InsetText>
        <Details summary="What the policy leaves open">
            <ul class="govuk-list govuk-list--bullet">
                {gaps}
            </ul>
        </Details>
    }
}

/// Cards of routes, in order.
fn routes(session: Session, guidance: &Guidance, results: &[RouteResult]) -> impl IntoView + use<> {
    results
        .iter()
        .filter_map(|result| {
            let route = guidance.route(&result.route)?.clone();
            Some(card(session, guidance, result, route))
        })
        .collect_view()
}

fn card(
    session: Session,
    guidance: &Guidance,
    result: &RouteResult,
    route: Route,
) -> impl IntoView + use<> {
    let indicated = result.standing == Standing::Indicated;
    let today = indicated && route.urgency == Urgency::Today;
    let class = match (result.standing, today) {
        (_, true) => "prt-route prt-route--today",
        (Standing::Indicated, _) => "prt-route",
        (Standing::Open, _) => "prt-route prt-route--open",
        (Standing::NotIndicated, _) => "prt-route prt-route--not",
    };
    let who = match &route.duty {
        Duty::Referrer if route.when.is_none() => String::new(),
        Duty::Referrer => "Yours to do".to_owned(),
        Duty::Other(whose) => whose.clone(),
    };
    let sources = guidance.cite(&route.sources);
    let turns = changes(guidance, &result.changes);
    view! {
        <article class=class>
            <h2 class="govuk-heading-m prt-route__title">{route.title.clone()}</h2>
            <p class="prt-route__who">
                {today.then(|| view! { <Tag colour=TagColour::Red>"Today"</Tag> " " }.into_any())} {who}
            </p>
            <p class="govuk-body prt-route__why">
                {match result.standing {
                    Standing::Indicated => route.because.clone(),
                    Standing::Open => format!("Not settled yet. Its ground would be: {}", lower(&route.because)),
                    Standing::NotIndicated => format!("Not for this case as it stands. Its ground would be: {}", lower(&route.because)),
                }}
            </p>
            {indicated.then(|| view! {
                <ol class="govuk-list govuk-list--number">
                    {route.steps.iter().map(|step| view! { <li>{step.clone()}</li> }.into_any()).collect_view()}
                </ol>
            }.into_any())}
            {(!turns.is_empty()).then(|| view! {
                <Details summary="What would change this">
                    <ul class="govuk-list govuk-list--bullet">
                        {turns.iter().map(|(question, text)| view! {
                            <li>
                                <a class="govuk-link" href=super::questions::address(session, question)>{text.clone()}</a>
                            </li>
                        }.into_any()).collect_view()}
                    </ul>
                </Details>
            }.into_any())}
            <p class="prt-meta">{format!("Source: {sources}")}</p>
        </article>
    }
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
