//! News that concerns the whole page.

use leptos::{html, prelude::*};

/// What kind of news.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerKind {
    /// Something to know.
    #[default]
    Important,
    /// Something has worked. It is read out and takes focus when it appears.
    Success,
}

/// A notification banner.
#[component]
pub fn NotificationBanner(
    /// What kind of news.
    #[prop(optional)]
    kind: BannerKind,
    /// The news in a sentence.
    #[prop(optional, into)]
    text: Option<String>,
    /// The title; "Important" or "Success" unless given.
    #[prop(optional, into)]
    title: Option<String>,
    /// The id of the title, where a page has more than one banner.
    #[prop(optional, into)]
    id: Option<String>,
    /// More.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let success = kind == BannerKind::Success;
    let (class, role, word) = if success {
        (
            "govuk-notification-banner govuk-notification-banner--success",
            "alert",
            "Success",
        )
    } else {
        ("govuk-notification-banner", "region", "Important")
    };
    let title_id = id.unwrap_or_else(|| "govuk-notification-banner-title".to_owned());
    let labelled_by = title_id.clone();
    let banner = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if success && let Some(banner) = banner.get() {
            // Fails only where the browser takes focus away itself.
            let _ = banner.focus();
        }
    });
    view! {
        <div
            class=class
            role=role
            aria-labelledby=labelled_by
            tabindex=success.then_some("-1")
            node_ref=banner
        >
            <div class="govuk-notification-banner__header">
                <h2 class="govuk-notification-banner__title" id=title_id>
                    {title.unwrap_or_else(|| word.to_owned())}
                </h2>
            </div>
            <div class="govuk-notification-banner__content">
                {text.map(|text| view! { <p class="govuk-notification-banner__heading">{text}</p> }.into_any())}
                {children.map(|children| children())}
            </div>
        </div>
    }
}
