//! The way back to the page before.

use leptos::prelude::*;

/// A link back, at the top of a page.
#[component]
pub fn BackLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// The words; "Back" unless given.
    #[prop(optional, into)]
    text: Option<String>,
) -> impl IntoView {
    view! {
        <a href=href class="govuk-back-link">
            {text.unwrap_or_else(|| "Back".to_owned())}
        </a>
    }
}
