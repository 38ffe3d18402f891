//! A warning of consequences.

use leptos::prelude::*;

/// Warning text. Screen readers hear "Warning" before it.
#[component]
pub fn WarningText(
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">
                "!"
            </span>
            <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">"Warning"</span>
                " "
                {children()}
            </strong>
        </div>
    }
}
