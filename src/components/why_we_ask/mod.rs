//! Why a question is asked and where that comes from.

use leptos::prelude::*;

use super::Details;

/// One source: document, edition, section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    text: String,
    note: Option<String>,
}

impl Source {
    /// A source, cited in words.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            note: None,
        }
    }

    /// Adds what the reader should know about it, such as "superseded".
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// Details with the reason for a question and its sources.
#[component]
pub fn WhyWeAsk(
    /// The reason.
    #[prop(into)]
    why: String,
    /// Where it comes from.
    #[prop(optional)]
    sources: Vec<Source>,
    /// The line that is always seen; "Why we ask this" unless given.
    #[prop(optional, into)]
    summary: Option<String>,
    /// Anything more.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let summary = summary.unwrap_or_else(|| "Why we ask this".to_owned());
    let items: Vec<_> = sources
        .into_iter()
        .map(|Source { text, note }| {
            let note = note.map(|note| {
                view! { <span class="prt-meta">{format!(" ({note})")}</span> }.into_any()
            });
            view! { <li>{text}{note}</li> }
        })
        .collect();
    let list = (!items.is_empty()).then(|| {
        view! {
            <p class="prt-why__heading">"Where this comes from"</p>
            <ul class="govuk-list prt-why__sources">{items}</ul>
        }
        .into_any()
    });
    view! {
        <Details summary=summary class="prt-why">
            {(!why.is_empty()).then(|| view! { <p class="govuk-body">{why}</p> }.into_any())}
            {children.map(|children| children())}
            {list}
        </Details>
    }
}
