//! What was found in the guide.

use leptos::prelude::*;
use practice_review_engine::guidance::PartnershipId;
use practice_review_engine::guide::{Hit, Page, Piece};

use super::href;
use super::parts::{ENTRIES, entry, list, paragraph};
use crate::components::InsetText;

/// The results, the best first; what to do where there is none.
pub fn results(partnership: &PartnershipId, hits: &[Hit]) -> AnyView {
    if hits.is_empty() {
        let words = href(partnership, Some(Page::Words), None);
        return view! {
            <InsetText>
                "Nothing in this guide has all of these words. Try fewer words, or other ones. "
                "What it is called here stands under "
                <a class="govuk-link" href=words>{Page::Words.title()}</a> "."
            </InsetText>
        }
        .into_any();
    }
    list(
        ENTRIES,
        hits.iter().map(|hit| result(partnership, hit)).collect(),
    )
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
