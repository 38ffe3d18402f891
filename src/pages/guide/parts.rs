//! Pieces of which the pages of the guide are made. One of each serves all pages, because every
//! view brings its code with it.

use leptos::prelude::*;

/// A paragraph, or nothing where there is no text.
pub fn paragraph(class: &'static str, text: String) -> Option<AnyView> {
    (!text.is_empty()).then(|| view! { <p class=class>{text}</p> }.into_any())
}

/// A link in a list, with what stands below it.
pub fn entry(href: String, name: AnyView, below: Vec<AnyView>) -> AnyView {
    view! { <li><a class="govuk-link" href=href>{name}</a>{below}</li> }.into_any()
}

/// A link in a list with nothing below it.
pub fn link(href: String, name: &str) -> AnyView {
    entry(href, name.to_owned().into_any(), Vec::new())
}

/// A list.
pub fn list(class: &'static str, items: Vec<AnyView>) -> AnyView {
    view! { <ul class=class>{items}</ul> }.into_any()
}

/// The class of a list in which each entry says what it leads to.
pub const ENTRIES: &str = "govuk-list prt-guide__contents";
