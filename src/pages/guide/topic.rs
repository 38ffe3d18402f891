//! One page of a partnership's guide.

use leptos::prelude::*;
use practice_review_engine::guidance::{Guidance, PartnershipId};
use practice_review_engine::guide::{Guide, GuidePage, Item, Page, Section};

use super::parts::{link, list, paragraph};
use super::{guide_of, head, href, other_partnerships};
use crate::components::{InsetText, focus_field};
use crate::route::{GuideAt, Route};

/// A page. Where the address names a place on it, the reader is taken there.
pub fn topic_page(
    guidance: &Guidance,
    guide: &Guide,
    page: Page,
    route: ReadSignal<Route>,
) -> AnyView {
    let partnership = &guidance.partnership;
    let body = match guide.page(page) {
        Some(found) => content(&partnership.id, found),
        None => elsewhere(&partnership.id, page),
    };
    Effect::new(move |_| {
        if let Route::Guide(GuideAt {
            item: Some(item), ..
        }) = route.get()
            && !focus_field(&element(&item))
        {
            focus_field("main");
        }
    });
    view! {
        <p class="govuk-body prt-no-print">
            <a class="govuk-link" href=href(&partnership.id, None, None)>"Guide: contents and search"</a>
        </p>
        {head(guidance, page.title())}
        <p class="govuk-body prt-lede">{page.questions()}</p>
        {body}
    }
    .into_any()
}

/// The id in the page of a section or an item.
fn element(id: &str) -> String {
    format!("guide-{id}")
}

/// What a policy that is silent leaves to others.
fn elsewhere(partnership: &PartnershipId, page: Page) -> AnyView {
    let others = other_partnerships(partnership, Some(page), |other| {
        guide_of(other).page(page).is_some()
    });
    view! {
        <InsetText>"The policy of this partnership says nothing about it. Ask the partnership. These others have something to say; what they say does not bind it:"</InsetText>
        {list("govuk-list govuk-list--bullet", others)}
    }
    .into_any()
}

fn content(partnership: &PartnershipId, page: &GuidePage) -> AnyView {
    let sections: Vec<AnyView> = page.sections.iter().map(section).collect();
    view! {
        {on_this_page(partnership, page)}
        <div class="prt-guide">{sections}</div>
    }
    .into_any()
}

/// Links to the headings of a page, or to the items of its only section.
fn on_this_page(partnership: &PartnershipId, page: &GuidePage) -> Option<AnyView> {
    let headings: Vec<(&String, &String)> = match page.sections.as_slice() {
        [only] => only
            .items
            .iter()
            .filter(|item| !item.title.is_empty())
            .map(|item| (&item.id, &item.title))
            .collect(),
        sections => sections
            .iter()
            .map(|section| (&section.id, &section.heading))
            .collect(),
    };
    let links = headings
        .iter()
        .map(|(id, heading)| {
            link(
                href(partnership, Some(page.page), Some((*id).clone())),
                heading,
            )
        })
        .collect();
    (headings.len() > 1).then(|| {
        view! {
            <nav class="prt-guide__on-this-page prt-no-print" aria-label="On this page">
                {list("govuk-list", links)}
            </nav>
        }
        .into_any()
    })
}

fn section(section: &Section) -> AnyView {
    view! {
        <section class="prt-guide__section">
            <h2 class="govuk-heading-m" id=element(&section.id) tabindex="-1">{section.heading.clone()}</h2>
            {section.items.iter().map(item).collect::<Vec<_>>()}
        </section>
    }
    .into_any()
}

fn item(item: &Item) -> AnyView {
    let title = (!item.title.is_empty())
        .then(|| view! { <h3 class="govuk-heading-s">{item.title.clone()}</h3> }.into_any());
    let points = (!item.points.is_empty()).then(|| {
        let point = |text: &String| view! { <li>{text.clone()}</li> }.into_any();
        list(
            "govuk-list govuk-list--bullet",
            item.points.iter().map(point).collect(),
        )
    });
    let source = if item.source.is_empty() {
        String::new()
    } else {
        format!("Source: {}", item.source)
    };
    view! {
        <div class="prt-guide__item" id=element(&item.id) tabindex="-1">
            {title}
            {paragraph("govuk-body", item.text.clone())}
            {points}
            {paragraph("govuk-body prt-guide__note", item.note.clone())}
            {paragraph("prt-meta", source)}
        </div>
    }
    .into_any()
}
