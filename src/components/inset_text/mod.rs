//! Text set apart from what surrounds it.

use leptos::prelude::*;

/// Inset text.
#[component]
pub fn InsetText(
    /// The content.
    children: Children,
) -> impl IntoView {
    view! { <div class="govuk-inset-text">{children()}</div> }
}
