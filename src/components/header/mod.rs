//! The head of every page: our name, the main links, and what stands beside them.

use leptos::prelude::*;

/// A link of the header or the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavLink {
    pub(super) label: String,
    pub(super) href: String,
    current: bool,
}

impl NavLink {
    /// A link.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: href.into(),
            current: false,
        }
    }

    /// Marks it as leading to the page or section that is shown.
    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }
}

/// The header.
#[component]
pub fn Header(
    /// Where our name leads.
    #[prop(into)]
    home_href: String,
    /// The main links.
    #[prop(optional, into)]
    nav: Signal<Vec<NavLink>>,
    /// What stands after the links.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let item = |link: NavLink| {
        view! {
            <li>
                <a
                    class="prt-header__link"
                    href=link.href
                    aria-current=link.current.then_some("page")
                >
                    {link.label}
                </a>
            </li>
        }
        .into_any()
    };
    let links = move || nav.get().into_iter().map(item).collect_view();
    view! {
        <header class="prt-header">
            <div class="govuk-width-container prt-header__inner">
                <a class="prt-header__name" href=home_href>
                    "Practice Review Toolkit"
                </a>
                <nav class="prt-header__nav" aria-label="Main">
                    <ul class="prt-header__links">{links}</ul>
                </nav>
                {children.map(|children| view! { <div class="prt-header__aside">{children()}</div> }.into_any())}
            </div>
        </header>
    }
}
