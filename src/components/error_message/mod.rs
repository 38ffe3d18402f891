//! What is wrong with one field, beside it.

use leptos::prelude::*;

/// An error message. Screen readers hear "Error:" before it.
#[component]
pub fn ErrorMessage(
    /// What to do, for example "Enter the child's date of birth".
    #[prop(into)]
    text: String,
    /// The element's id.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    view! {
        <p id=id class="govuk-error-message">
            <span class="govuk-visually-hidden">"Error:"</span>
            " "
            {text}
        </p>
    }
}
