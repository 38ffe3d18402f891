//! What leaves with an export: counted, with what to think of once more, and word for word.

use js_sys::JSON;
use leptos::prelude::*;
use practice_review_engine::bundle::Payload;
use practice_review_engine::document::counted;
use practice_review_engine::redaction::{Flag, Leaving, what_leaves};
use wasm_bindgen::JsValue;

use super::page::{href, place_link};
use crate::components::{Details, SummaryList, SummaryRow, TextButton};
use crate::route::CasePage;
use crate::session::{Session, use_session};

/// What leaves with the file.
#[component]
pub fn WhatLeaves(
    /// What the file would hold, as it stands now.
    payload: Payload,
) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let leaving = session.read(|case| what_leaves(&guidance, &payload, case, None));
    let flags = leaving
        .flags
        .iter()
        .map(|flag| flag_view(session, flag))
        .collect_view();
    let in_short = in_short(&leaving);
    let rows = rows(&leaving);
    let shown = RwSignal::new(false);
    let payload = StoredValue::new(payload);
    let all = move || {
        shown.get().then(|| {
            let text = payload.with_value(indented);
            view! { <pre class="prt-content" tabindex="0" aria-label="What is signed">{text}</pre> }
                .into_any()
        })
    };
    view! {
        <h2 class="govuk-heading-m">"What leaves with it"</h2>
        {(!leaving.flags.is_empty()).then(|| view! {
            <p class="govuk-body">"Think of these once more:"</p>
            <ul class="govuk-list govuk-list--bullet">{flags}</ul>
        }.into_any())}
        <p class="govuk-body">{in_short}</p>
        <Details summary="Everything that the file holds">
            <SummaryList rows />
            <p class="govuk-body">
                "Read it as it will be read: " <a class="govuk-link" href=href(session, CasePage::Check)>"Check your answers"</a>
                ". If somebody only needs to know the story, give them " <a class="govuk-link" href=href(session, CasePage::WithoutNames)>"a copy without names"</a> " instead."
            </p>
            <p class="govuk-body">
                <TextButton on_click=move |()| shown.update(|shown| *shown = !*shown)>
                    {move || if shown.get() { "Hide the content" } else { "Show the content of the file as the computer writes it" }}
                </TextButton>
            </p>
            {all}
        </Details>
    }
}

/// Who is in it, and how much was written, in a line.
fn in_short(leaving: &Leaving) -> String {
    let people = leaving
        .people
        .iter()
        .map(|people| format!("{}: {}", people.title, people.count));
    let words = counted(leaving.words(), "word");
    let all: Vec<String> = people
        .chain([format!("in your own words: {words}")])
        .collect();
    format!("{}.", all.join(" · "))
}

/// The bytes to sign as text, a member a line. The browser lays them out: it has what that takes.
fn indented(payload: &Payload) -> String {
    let text = payload.to_bytes().map(String::from_utf8);
    let text = text.ok().and_then(Result::ok).unwrap_or_default();
    JSON::parse(&text)
        .and_then(|value| {
            JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &2.into())
        })
        .map_or(text, String::from)
}

fn rows(leaving: &Leaving) -> Vec<SummaryRow> {
    let mut rows: Vec<SummaryRow> = leaving
        .people
        .iter()
        .map(|people| {
            let names = match people.names.as_slice() {
                [] => people.count.to_string(),
                names => format!("{}: {}", people.count, names.join("; ")),
            };
            SummaryRow::new(people.title.clone(), names)
        })
        .collect();
    let counts = [
        ("Dates of birth", leaving.births),
        ("Addresses", leaving.addresses),
        ("Contact details", leaving.contacts),
        ("Reference numbers", leaving.identifiers),
        ("Schools, placements and other places", leaving.places),
        ("Events", leaving.events),
    ];
    rows.extend(
        counts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(what, count)| SummaryRow::new(what, count.to_string())),
    );
    rows.push(SummaryRow::new(
        "Answers in your own words",
        format!(
            "{}, {}",
            counted(leaving.texts.len(), "answer"),
            counted(leaving.words(), "word")
        ),
    ));
    rows.push(SummaryRow::new(
        "Besides",
        "The result with its reasons, who signs, and which edition of the guidance it follows. Not your case's working title, and no answer that is not in use.",
    ));
    rows
}

fn flag_view(session: Session, flag: &Flag) -> AnyView {
    match flag {
        Flag::Confidential(place) => view! {
            <li>{place_link(session, place)} ": marked as confidential. Make sure that everybody who will open the file may know it."</li>
        }
        .into_any(),
        Flag::ThirdParty(place) => view! {
            <li>{place_link(session, place)} ": you wrote of somebody who must not be told something, or of a third party. The file holds it."</li>
        }
        .into_any(),
        Flag::NotAsked(place) => view! {
            <li>{place.label.clone()} ": answered, but this form does not ask it. It stays here."</li>
        }
        .into_any(),
        Flag::Unused(count) => {
            let answers = counted(*count, "answer");
            view! { <li>{answers} " not in use: left out of the file, and kept here."</li> }.into_any()
        }
    }
}
