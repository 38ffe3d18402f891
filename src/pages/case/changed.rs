//! What a change did that was made from the result, or a change of the partnership.

use leptos::prelude::*;
use practice_review_engine::case::Answer;
use practice_review_engine::form::{Moved, Standings, ThresholdState, Transfer};
use practice_review_engine::guidance::{Guidance, QuestionId, RouteId};

use super::page::href;
use super::partnership::{effect_words, set_aside};
use super::questions::answer_words;
use crate::components::TextButton;
use crate::route::CasePage;
use crate::session::{Before, Session, use_session};

/// Says what was changed and which routes moved; nothing where nothing is another.
#[component]
pub fn WhatChanged(
    /// The routes as they stand now.
    now: Standings,
    /// What is asked now.
    threshold: ThresholdState,
) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let (title, effect, undo) = match session.before()? {
        Before::Answers { answers, standings } => {
            let effect = of_answers(session, &guidance, &answers, &now.since(&standings))?;
            (
                "What your change did".to_owned(),
                effect,
                "Undo the change".to_owned(),
            )
        }
        Before::Partnership {
            guidance: left,
            standings,
            transfer,
        } => (
            format!("The case is now with {}", guidance.partnership.name),
            of_partnership(
                session,
                (&left, &standings),
                (&guidance, &now),
                &threshold,
                &transfer,
            ),
            format!("Go back to {}", left.partnership.name),
        ),
    };
    Some(
        view! {
            <div class="prt-changed prt-no-print" role="status">
                <h2 class="govuk-heading-s">{title}</h2>
                {effect}
                <TextButton on_click=move |()| session.undo_change()>{undo}</TextButton>
            </div>
        }
        .into_any(),
    )
}

/// The answers that are others, and the routes that moved with them.
fn of_answers(
    session: Session,
    guidance: &Guidance,
    answers: &[(QuestionId, Answer)],
    moved: &Moved,
) -> Option<AnyView> {
    let changed = changed(session, guidance, answers);
    if changed.is_empty() {
        return None;
    }
    let changed = changed
        .into_iter()
        .map(|text| view! { <li>{text}</li> }.into_any())
        .collect_view();
    let effect = effect(guidance, moved);
    Some(view! { <ul class="govuk-list">{changed}</ul> {effect} }.into_any())
}

/// The routes there and here. They are others in each partnership, so each stands by its own title.
fn of_partnership(
    session: Session,
    (left, before): (&Guidance, &Standings),
    (here, now): (&Guidance, &Standings),
    threshold: &ThresholdState,
    transfer: &Transfer,
) -> AnyView {
    let open = (!threshold.is_complete()).then(|| {
        let link = href(session, CasePage::Threshold(threshold.next_open()));
        view! {
            <p class="govuk-body">"Some threshold questions that are asked here are not answered yet. " <a class="govuk-link" href=link>"Answer them"</a></p>
        }
        .into_any()
    });
    let routes = [
        routes_line("your answers pointed to", left, before),
        routes_line("they point to", here, now),
    ];
    view! {
        <ul class="govuk-list">{routes.into_iter().collect_view()}</ul>
        <p class="govuk-body">{effect_words(transfer, &here.partnership.name).join(" ")}</p>
        {set_aside(transfer)}
        {open}
    }
    .into_any()
}

fn routes_line(words: &'static str, guidance: &Guidance, standings: &Standings) -> AnyView {
    let mut routes = match standings.indicated.as_slice() {
        [] => "no route".to_owned(),
        some => titles(guidance, some),
    };
    if !standings.precaution.is_empty() {
        let acted_on = titles(guidance, &standings.precaution);
        routes = format!("{routes}; not settled, but to be acted on today: {acted_on}");
    }
    let whose = format!("With {} {words}", guidance.partnership.name);
    view! { <li><strong>{whose}</strong> ": " {routes}</li> }.into_any()
}

/// Each answer that is another, in words.
fn changed(session: Session, guidance: &Guidance, answers: &[(QuestionId, Answer)]) -> Vec<String> {
    let change = |(id, earlier): &(QuestionId, Answer)| {
        let question = guidance.question(id)?;
        session.read(|case| {
            let later = case.answer(id);
            let from = answer_words(guidance, question, Some(earlier));
            let to = answer_words(guidance, question, later);
            (from != to).then(|| format!("“{}”: from {from} to {to}.", question.text))
        })
    };
    answers.iter().filter_map(change).collect()
}

/// Which routes moved, a sentence each way.
fn effect(guidance: &Guidance, moved: &Moved) -> AnyView {
    if moved.is_nothing() {
        return view! { <p class="govuk-body">"It changed no route."</p> }.into_any();
    }
    let items = [
        ("Now points to", &moved.now),
        ("Not settled, but to be acted on today", &moved.precaution),
        ("No longer points to", &moved.no_longer),
        ("Now open", &moved.opened),
        ("Ruled out", &moved.ruled_out),
    ]
    .into_iter()
    .filter(|(_, routes)| !routes.is_empty())
    .map(|(word, routes)| {
        view! { <li><strong>{word}</strong> ": " {titles(guidance, routes)}</li> }.into_any()
    })
    .collect_view();
    view! { <ul class="govuk-list">{items}</ul> }.into_any()
}

fn titles(guidance: &Guidance, routes: &[RouteId]) -> String {
    let found = routes.iter().filter_map(|id| guidance.route(id));
    let titles: Vec<&str> = found.map(|route| route.title.as_str()).collect();
    titles.join("; ")
}
