//! Headings, paragraphs, links and lists as functions. A page of many small texts is built of these:
//! each place where an element is written out weighs some 300 bytes in the program, a call 50.

use leptos::prelude::*;

/// A heading of the second level.
#[inline(never)]
pub fn h2(text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <h2 class="govuk-heading-m">{text}</h2> }.into_any()
}

/// A paragraph.
#[inline(never)]
pub fn para(class: &'static str, content: AnyView) -> AnyView {
    view! { <p class=class>{content}</p> }.into_any()
}

/// A paragraph of plain text.
#[inline(never)]
pub fn text(class: &'static str, text: &str) -> AnyView {
    para(class, words(text))
}

/// A paragraph of running text.
#[inline(never)]
pub fn body(text: &str) -> AnyView {
    para("govuk-body", words(text))
}

/// Plain text.
#[inline(never)]
pub fn words(text: &str) -> AnyView {
    text.to_owned().into_any()
}

/// One after the other.
#[inline(never)]
pub fn all(parts: Vec<AnyView>) -> AnyView {
    parts.into_any()
}

/// A link.
#[inline(never)]
pub fn link(href: String, text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <a class="govuk-link" href=href>{text}</a> }.into_any()
}

/// A part of a line.
#[inline(never)]
pub fn span(class: &'static str, content: AnyView) -> AnyView {
    view! { <span class=class>{content}</span> }.into_any()
}

/// A block.
#[inline(never)]
pub fn block(class: &'static str, content: Vec<AnyView>) -> AnyView {
    view! { <div class=class>{content}</div> }.into_any()
}

/// A list with an item for each.
#[inline(never)]
pub fn list(class: &'static str, item_class: &'static str, items: Vec<AnyView>) -> AnyView {
    let items: Vec<AnyView> = items
        .into_iter()
        .map(|item| view! { <li class=item_class>{item}</li> }.into_any())
        .collect();
    view! { <ul class=class>{items}</ul> }.into_any()
}
