//! Where in the guide a link from a question leads.

use super::compose::references;
use super::model::slug;
use super::page::Page;
use crate::guidance::{About, Guidance};

/// A page of the guide and the heading on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The page.
    pub page: Page,
    /// The id of the section; absent for the page as a whole.
    pub section: Option<String>,
}

/// Where the guide of a partnership speaks of something; nowhere, where it does not.
#[must_use]
pub fn place(guidance: &Guidance, about: About) -> Option<Place> {
    let page = Page::of(about);
    let section = references(guidance, page)
        .find(|reference| reference.about == about)
        .map(|reference| slug(&reference.topic));
    let beside = match about {
        About::Timescales => !guidance.content.timescale.is_empty(),
        About::AfterReferral => !guidance.partnership.recipient.afterwards.is_empty(),
        About::Forms => !guidance.content.form.is_empty(),
        _ => false,
    };
    // What stands beside the references comes first on its page.
    if beside {
        return Some(Place {
            page,
            section: None,
        });
    }
    section.map(|section| Place {
        page,
        section: Some(section),
    })
}

/// The places of several matters, each page once.
#[must_use]
pub fn places(guidance: &Guidance, abouts: &[About]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for found in abouts.iter().filter_map(|about| place(guidance, *about)) {
        if !places.iter().any(|known| known.page == found.page) {
            places.push(found);
        }
    }
    places
}
