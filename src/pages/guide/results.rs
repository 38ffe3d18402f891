//! What was found in the guide.

use leptos::prelude::*;
use practice_review_engine::guidance::PartnershipId;
use practice_review_engine::guide::{Found, Hit, Page, Piece};

use super::href;
use super::parts::{ENTRIES, entry, list, paragraph};
use crate::components::{InsetText, focus_field};

/// The id of the field into which words are typed.
pub const FIELD: &str = "guide-words";

/// The results, the best first and at most so many, under what was looked for besides; what to do
/// where there is none.
pub fn results(
    partnership: &PartnershipId,
    found: &Found,
    most: usize,
    words: RwSignal<String>,
) -> AnyView {
    let told: Vec<_> = found
        .told
        .iter()
        .filter_map(|text| paragraph("govuk-body prt-guide__told", text.clone()))
        .collect();
    let hits = found.hits.get(..most).unwrap_or(&found.hits);
    let body = if hits.is_empty() {
        nothing(partnership, &found.nowhere, words)
    } else {
        list(
            ENTRIES,
            hits.iter().map(|hit| result(partnership, hit)).collect(),
        )
    };
    view! { {told} {body} }.into_any()
}

/// What to do where nothing was found.
fn nothing(partnership: &PartnershipId, nowhere: &[String], words: RwSignal<String>) -> AnyView {
    let missing = match nowhere {
        [] => "these words".to_owned(),
        nowhere => quoted(nowhere, "or"),
    };
    let all = href(partnership, None, None);
    let glossary = href(partnership, Some(Page::Words), None);
    // The topics stand at this same address.
    let show_all = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        words.set(String::new());
        focus_field(FIELD);
    };
    view! {
        <InsetText>
            {format!("Nothing in this guide has {missing}. Try a shorter word, or another word for the same thing. Or look through ")}
            <a class="govuk-link" href=all on:click=show_all>"all topics"</a>
            ", or see what things are called here: "
            <a class="govuk-link" href=glossary>{Page::Words.title()}</a> "."
        </InsetText>
    }
    .into_any()
}

/// Words in a sentence, each in quotation marks.
pub fn quoted(words: &[String], join: &str) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            text.push_str(if index + 1 < words.len() { ", " } else { " " });
            if index + 1 == words.len() {
                text.push_str(join);
                text.push(' ');
            }
        }
        text.push('“');
        text.push_str(word);
        text.push('”');
    }
    text
}

fn result(partnership: &PartnershipId, hit: &Hit) -> AnyView {
    let page = hit.page.title();
    let place = match (&hit.item, hit.under.as_str()) {
        // A page is its own heading.
        (None, _) => String::new(),
        (Some(_), "") => page.to_owned(),
        (Some(_), under) => format!("{page}: {under}"),
    };
    let excerpt = view! { <p class="prt-guide__excerpt">{pieces(&hit.excerpt)}</p> }.into_any();
    let below = paragraph("prt-meta", place).into_iter().chain([excerpt]);
    entry(
        href(partnership, Some(hit.page), hit.item.clone()),
        pieces(&hit.heading),
        below.collect(),
    )
}

/// A text with what was looked for emphasised.
fn pieces(pieces: &[Piece]) -> AnyView {
    let part = |piece: &Piece| {
        let text = piece.text.clone();
        if piece.found {
            view! { <mark>{text}</mark> }.into_any()
        } else {
            text.into_any()
        }
    };
    pieces.iter().map(part).collect::<Vec<_>>().into_any()
}
