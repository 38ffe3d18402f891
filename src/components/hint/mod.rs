//! Help that stands between a label and its field.

use leptos::prelude::*;

/// A hint; `id` is what `aria-describedby` of the field names.
#[component]
pub fn Hint(
    /// The words.
    #[prop(into)]
    text: String,
    /// The element's id.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    view! { <div id=id class="govuk-hint">{text}</div> }
}
