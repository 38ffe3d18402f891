//! The confirmation that something is done.

use leptos::prelude::*;

/// A confirmation panel with the page's heading.
#[component]
pub fn Panel(
    /// What is done.
    #[prop(into)]
    title: String,
    /// More, such as a reference.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="govuk-panel govuk-panel--confirmation">
            <h1 class="govuk-panel__title">{title}</h1>
            {children.map(|children| view! { <div class="govuk-panel__body">{children()}</div> }.into_any())}
        </div>
    }
}
