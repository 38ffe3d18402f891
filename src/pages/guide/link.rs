//! The way from a question to what the guide says about it.

use leptos::prelude::*;
use practice_review_engine::guidance::{About, Guidance};
use practice_review_engine::guide::places;

use super::Visit;
use crate::route::{GuideAt, Route};

/// Links to the pages of the guide that help, as far as this partnership's guide has them. `from`
/// is the element to which the reader comes back.
pub fn read_more(guidance: &Guidance, abouts: &[About], from: &str) -> Option<AnyView> {
    let places = places(guidance, abouts);
    if places.is_empty() {
        return None;
    }
    let visit = expect_context::<Visit>();
    let links = places.into_iter().enumerate().map(|(index, place)| {
        let title = place.page.title();
        let href = Route::Guide(GuideAt::place(&guidance.partnership.id, place)).href();
        let from = from.to_owned();
        view! {
            {(index > 0).then_some("; ")}
            <a class="govuk-link" href=href on:click=move |_| visit.leave_from(from.clone())>{title}</a>
        }
        .into_any()
    });
    Some(
        view! {
            <p class="govuk-body prt-no-print">"Read more in the guide: " {links.collect_view()}</p>
        }
        .into_any(),
    )
}
