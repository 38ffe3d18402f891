//! The referrer's own view where it differs from the result.

use leptos::prelude::*;
use practice_review_engine::guidance::RouteId;

use super::page::{href, view_lacks_reason};
use crate::components::{
    Checkboxes, Choice, Details, SummaryAction, SummaryList, SummaryRow, Textarea,
};
use crate::route::CasePage;
use crate::session::use_session;

/// The id of its first field.
pub const OWN_VIEW: &str = "own-routes";

/// Which routes the referrer thinks right, and why. Recorded beside the result.
#[component]
pub fn OwnViewFields() -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let own = RwSignal::new(session.read(|case| case.own_view.clone()));
    let options: Vec<Choice> = guidance
        .content
        .route
        .iter()
        .filter(|route| route.when.is_some())
        .map(|route| Choice::new(route.id.to_string(), route.title.clone()))
        .collect();
    let keep = move || {
        let view = own.get_untracked();
        session.edit_quietly(|case| case.own_view = view);
    };
    let choose = move |values: Vec<String>| {
        own.update(|own| own.routes = values.iter().map(|v| RouteId::from(v.as_str())).collect());
        keep();
    };
    let open = own.with_untracked(|own| !own.routes.is_empty() || !own.reason.is_empty());
    // Said at once only of what was left so on an earlier visit.
    let left = view_lacks_reason(session);
    let error = Signal::derive(move || {
        own.with(|own| left && own.reason.trim().is_empty())
            .then(|| NO_REASON.to_owned())
    });
    view! {
        <h2 class="govuk-heading-m">"Your own view"</h2>
        <Details summary="I see it differently" open=open>
            <p class="govuk-body">
                "You may. Say which route you think right and why; it is recorded beside the result, stands in the document and goes into the bundle."
            </p>
            <Checkboxes
                id=OWN_VIEW
                legend="Which routes do you think right?"
                options=options
                value=Signal::derive(move || own.with(|own| own.routes.iter().map(ToString::to_string).collect::<Vec<_>>()))
                on_input=choose
                small=true
            />
            <Textarea
                id="own-reason"
                label="Why?"
                hint="Needed where the routes that you choose are not those that your answers point to."
                value=Signal::derive(move || own.with(|own| own.reason.clone()))
                on_input=move |text: String| {
                    own.update(|own| own.reason = text);
                    keep();
                }
                error=error
            />
        </Details>
    }
}

const NO_REASON: &str = "Say why you think that other routes are right";

/// What is missing of the view, with the way to it.
#[component]
pub fn NeedsReason() -> impl IntoView {
    let session = use_session();
    view! {
        <p class="govuk-body">
            <a class="govuk-link" href=href(session, CasePage::Result)>{NO_REASON}</a>
        </p>
    }
}

/// The view as it goes into the referral, with the way to change it; nothing where there is none.
#[component]
pub fn OwnViewShown(
    /// The view, by paragraph.
    own: Vec<String>,
) -> impl IntoView {
    let session = use_session();
    if own.is_empty() {
        return None;
    }
    let text = own.join("\n");
    let change = SummaryAction::link("Change", "your own view", href(session, CasePage::Result));
    let row = SummaryRow::new("You see the result differently", text).action(change);
    Some(view! { <SummaryList rows=vec![row] /> })
}
