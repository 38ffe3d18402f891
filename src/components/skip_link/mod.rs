//! The keyboard's way past the header.

use leptos::{ev::MouseEvent, prelude::*};

use super::focus_field;

/// A link, seen when focused, that moves focus to the page's content. The address stays as it
/// is, because it holds the route.
#[component]
pub fn SkipLink(
    /// The id of the content, which needs `tabindex="-1"`.
    #[prop(into)]
    target: String,
    /// The words; "Skip to main content" unless given.
    #[prop(optional, into)]
    text: Option<String>,
) -> impl IntoView {
    let href = format!("#{target}");
    let skip = move |event: MouseEvent| {
        event.prevent_default();
        focus_field(&target);
    };
    view! {
        <a href=href class="govuk-skip-link" on:click=skip>
            {text.unwrap_or_else(|| "Skip to main content".to_owned())}
        </a>
    }
}
