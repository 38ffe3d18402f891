//! To the page before and the page after.

use leptos::prelude::*;

/// A link to a neighbouring page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    href: String,
    title: Option<String>,
}

impl PageLink {
    /// A link to `href`.
    pub fn new(href: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            title: None,
        }
    }

    /// Adds the name of the page it leads to.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }
}

/// One of the two directions, with what differs between them.
struct Direction {
    block: &'static str,
    rel: &'static str,
    word: &'static str,
    arrow: &'static str,
}

const PREVIOUS: Direction = Direction {
    block: "govuk-pagination__prev",
    rel: "prev",
    word: "Previous",
    arrow: "←",
};
const NEXT: Direction = Direction {
    block: "govuk-pagination__next",
    rel: "next",
    word: "Next",
    arrow: "→",
};

/// Links to the previous and the next page, one above the other.
#[component]
pub fn Pagination(
    /// The page before.
    #[prop(optional, into)]
    previous: Option<PageLink>,
    /// The page after.
    #[prop(optional, into)]
    next: Option<PageLink>,
    /// The name of the landmark; "Pagination" unless given.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    view! {
        <nav
            class="govuk-pagination govuk-pagination--block"
            aria-label=label.unwrap_or_else(|| "Pagination".to_owned())
        >
            {previous.map(|link| page_link(link, &PREVIOUS))}
            {next.map(|link| page_link(link, &NEXT))}
        </nav>
    }
}

fn page_link(link: PageLink, direction: &Direction) -> impl IntoView + use<> {
    let title = link.title.map(|title| {
        view! {
            <span class="govuk-visually-hidden">":"</span>
            <span class="govuk-pagination__link-label">{title}</span>
        }
        .into_any()
    });
    view! {
        <div class=direction.block>
            <a class="govuk-link govuk-pagination__link" href=link.href rel=direction.rel>
                <span class="prt-pagination__arrow" aria-hidden="true">
                    {direction.arrow}
                </span>
                <span class="govuk-pagination__link-title">
                    {direction.word} <span class="govuk-visually-hidden">" page"</span>
                </span>
                {title}
            </a>
        </div>
    }
}
