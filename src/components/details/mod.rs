//! Help that opens at a press.

use leptos::prelude::*;

/// Native details with a summary.
#[component]
pub fn Details(
    /// The line that is always seen.
    #[prop(into)]
    summary: String,
    /// The element's id.
    #[prop(optional, into)]
    id: Option<String>,
    /// True to start open.
    #[prop(optional)]
    open: bool,
    /// Further classes.
    #[prop(optional, into)]
    class: Option<String>,
    /// What opens.
    children: Children,
) -> impl IntoView {
    let class = class.map_or("govuk-details".to_owned(), |more| {
        format!("govuk-details {more}")
    });
    view! {
        <details id=id class=class open=open>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{summary}</span>
            </summary>
            <div class="govuk-details__text">{children()}</div>
        </details>
    }
}
