//! Fields that belong together, under one legend.

use leptos::prelude::*;

use super::{Heading, Size};

/// A fieldset with its legend.
#[component]
pub fn Fieldset(
    /// The question or name of the group.
    #[prop(into)]
    legend: String,
    /// How large the legend is.
    #[prop(optional)]
    size: Size,
    /// The heading that the legend holds.
    #[prop(optional)]
    heading: Heading,
    /// Ids of what describes the group.
    #[prop(optional, into)]
    described_by: Signal<Option<String>>,
    /// An ARIA role, such as "group".
    #[prop(optional, into)]
    role: Option<String>,
    /// Further classes.
    #[prop(optional, into)]
    class: Option<String>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let class = class.map_or("govuk-fieldset".to_owned(), |more| {
        format!("govuk-fieldset {more}")
    });
    view! {
        <fieldset class=class role=role aria-describedby=move || described_by.get()>
            <legend class=size.class("govuk-fieldset__legend")>
                {heading.wrap("govuk-fieldset__heading", legend)}
            </legend>
            {children()}
        </fieldset>
    }
}
