//! The name of a field.

use leptos::prelude::*;

use super::{Heading, Size};

/// A label, in a heading where the field is the whole page.
#[component]
pub fn Label(
    /// The words.
    #[prop(into)]
    text: String,
    /// The id of the field.
    #[prop(optional, into)]
    for_id: Option<String>,
    /// How large.
    #[prop(optional)]
    size: Size,
    /// The heading it stands in.
    #[prop(optional)]
    heading: Heading,
) -> impl IntoView {
    let label = view! { <label class=size.class("govuk-label") for=for_id>{text}</label> };
    heading.wrap("govuk-label-wrapper", label)
}
