//! The foot of every page.

use leptos::prelude::*;

use super::NavLink;

/// The footer, with links and a line of text.
#[component]
pub fn Footer(
    /// Links, such as "About" and "Help".
    #[prop(optional)]
    links: Vec<NavLink>,
    /// A line of text.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let links: Vec<_> = links
        .into_iter()
        .map(|link| {
            view! { <li><a class="prt-footer__link" href=link.href>{link.label}</a></li> }
                .into_any()
        })
        .collect();
    view! {
        <footer class="prt-footer">
            <div class="govuk-width-container prt-footer__inner">
                {(!links.is_empty()).then(|| view! { <ul class="prt-footer__links">{links}</ul> }.into_any())}
                {children.map(|children| view! { <div class="prt-footer__text">{children()}</div> }.into_any())}
            </div>
        </footer>
    }
}
