//! What a change did that was made from the result.

use leptos::prelude::*;
use practice_review_engine::case::Answer;
use practice_review_engine::form::{Moved, Standings};
use practice_review_engine::guidance::{Guidance, QuestionId, RouteId};

use super::questions::answer_words;
use crate::components::TextButton;
use crate::session::{Before, Session, use_session};

/// Says what was changed and which routes moved; nothing where no answer is another.
#[component]
pub fn WhatChanged(
    /// The routes as they stand now.
    now: Standings,
) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let before = session.before()?;
    let changed = changed(session, &guidance, &before);
    if changed.is_empty() {
        return None;
    }
    let effect = effect(&guidance, &now.since(&before.standings));
    let changed = changed
        .into_iter()
        .map(|text| view! { <li>{text}</li> }.into_any())
        .collect_view();
    Some(
        view! {
            <div class="prt-changed prt-no-print" role="status">
                <h2 class="govuk-heading-s">"What your change did"</h2>
                <ul class="govuk-list">{changed}</ul>
                {effect}
                <TextButton on_click=move |()| session.undo_change()>"Undo the change"</TextButton>
            </div>
        }
        .into_any(),
    )
}

/// Each answer that is another, in words.
fn changed(session: Session, guidance: &Guidance, before: &Before) -> Vec<String> {
    let change = |(id, earlier): &(QuestionId, Answer)| {
        let question = guidance.question(id)?;
        session.read(|case| {
            let later = case.answer(id);
            let from = answer_words(guidance, question, Some(earlier));
            let to = answer_words(guidance, question, later);
            (from != to).then(|| format!("“{}”: from {from} to {to}.", question.text))
        })
    };
    before.answers.iter().filter_map(change).collect()
}

/// Which routes moved, a sentence each way.
fn effect(guidance: &Guidance, moved: &Moved) -> AnyView {
    if moved.is_nothing() {
        return view! { <p class="govuk-body">"It changed no route."</p> }.into_any();
    }
    let titles = |routes: &[RouteId]| {
        let found = routes.iter().filter_map(|id| guidance.route(id));
        found
            .map(|route| route.title.clone())
            .collect::<Vec<_>>()
            .join("; ")
    };
    let items = [
        ("Now points to", &moved.now),
        ("No longer points to", &moved.no_longer),
        ("Now open", &moved.opened),
        ("Ruled out", &moved.ruled_out),
    ]
    .into_iter()
    .filter(|(_, routes)| !routes.is_empty())
    .map(|(word, routes)| {
        view! { <li><strong>{word}</strong> ": " {titles(routes)}</li> }.into_any()
    })
    .collect_view();
    view! { <ul class="govuk-list">{items}</ul> }.into_any()
}
