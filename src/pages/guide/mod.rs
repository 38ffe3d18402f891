//! The guide on screen: what the guidance says, to read beside the questions and to search. What
//! stands on which page, and what is found, the engine says.

mod contents;
mod link;
mod parts;
mod results;
mod topic;
mod visit;

pub use link::read_more;
pub use visit::Visit;

use std::sync::Arc;

use leptos::prelude::*;
use practice_review_engine::guidance::{Guidance, PartnershipId};
use practice_review_engine::guide::{Guide, Page, compose};

use crate::components::{BackLink, Details};
use crate::library;
use crate::route::{GuideAt, Route};
use crate::store::settings;
use contents::contents_page;
use parts::{ENTRIES, entry, link, list, paragraph};
use topic::topic_page;

/// A page of the guide; its item is left to the address. Pages are built anew for another page or
/// partnership.
pub fn guide_page(at: GuideAt, route: ReadSignal<Route>) -> AnyView {
    let visit = expect_context::<Visit>();
    let known = |id: &PartnershipId| library::guidance(id).is_some();
    let chosen = at.partnership.clone().filter(known);
    if let Some(id) = &chosen {
        visit.choose(id);
        settings::set_guide(id);
    }
    let whose = match at.partnership {
        Some(_) => chosen,
        None => visit.chosen().or_else(settings::guide).filter(known),
    };
    let Some(guidance) = whose.and_then(|id| library::guidance(&id)) else {
        return choose();
    };
    let guide = guide_of(&guidance);
    let body = match at.page {
        None => contents_page(&guidance, guide),
        Some(page) => topic_page(&guidance, &guide, page, route),
    };
    view! {
        {move || visit.way_back().map(|href| view! {
            <BackLink href=href text="Back to where you were in the case" />
        }.into_any())}
        {body}
        {others(&guidance, at.page)}
    }
    .into_any()
}

/// Whose guide it is, and by which policy.
fn head(guidance: &Guidance, title: &'static str) -> AnyView {
    let partnership = &guidance.partnership;
    let rests_on = href(&partnership.id, Some(Page::Documents), None);
    view! {
        <span class="govuk-caption-l">{partnership.name.clone()}</span>
        <h1 class="govuk-heading-l prt-guide__title">{title}</h1>
        <p class="prt-meta">
            {format!("Policy: {}. ", partnership.edition.policy)}
            <a class="govuk-link" href=rests_on>"How current it is"</a>
        </p>
    }
    .into_any()
}

/// The guide of a partnership, with the words of all others beside its own.
fn guide_of(guidance: &Guidance) -> Guide {
    let all = library::partnerships();
    let all: Vec<&Guidance> = all.iter().map(AsRef::as_ref).collect();
    compose(guidance, &all)
}

/// The address of a page of a partnership's guide.
fn href(partnership: &PartnershipId, page: Option<Page>, item: Option<String>) -> String {
    Route::Guide(GuideAt {
        partnership: Some(partnership.clone()),
        page,
        item,
    })
    .href()
}

/// Whose guide it is to be.
fn choose() -> AnyView {
    let item = |guidance: &Arc<Guidance>| {
        let partnership = &guidance.partnership;
        let summary = paragraph("prt-meta", partnership.summary.clone());
        entry(
            href(&partnership.id, None, None),
            partnership.name.clone().into_any(),
            summary.into_iter().collect(),
        )
    };
    let items = library::partnerships().iter().map(item).collect();
    view! {
        <h1 class="govuk-heading-l">"Guide"</h1>
        <p class="govuk-body prt-lede">"Each partnership works by its own policy. Choose the one whose guide you want to read."</p>
        {list(ENTRIES, items)}
    }
    .into_any()
}

/// The same page in the guides of the other partnerships.
fn others(guidance: &Guidance, page: Option<Page>) -> AnyView {
    let items = other_partnerships(&guidance.partnership.id, page, |_| true);
    let summary = match page {
        Some(_) => "Read this page for another partnership",
        None => "Read the guide of another partnership",
    };
    view! {
        <Details summary=summary class="prt-no-print">
            {list("govuk-list", items)}
        </Details>
    }
    .into_any()
}

/// Links to a page in the guides of the other partnerships that fit.
fn other_partnerships(
    here: &PartnershipId,
    page: Option<Page>,
    fits: impl Fn(&Guidance) -> bool,
) -> Vec<AnyView> {
    library::partnerships()
        .iter()
        .filter(|other| &other.partnership.id != here && fits(other))
        .map(|other| {
            let other = &other.partnership;
            link(href(&other.id, page, None), &other.name)
        })
        .collect()
}
