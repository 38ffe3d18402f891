//! The referrer's own view where it differs from the result.

use leptos::prelude::*;
use practice_review_engine::guidance::RouteId;

use crate::components::{Checkboxes, Choice, Details, Textarea};
use crate::session::use_session;

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
    view! {
        <Details summary="I see it differently" open=open>
            <p class="govuk-body">
                "You may. Say which route you think right and why; it is recorded beside the result and goes into the bundle."
            </p>
            <Checkboxes
                id="own-routes"
                legend="Which routes do you think right?"
                options=options
                value=Signal::derive(move || own.with(|own| own.routes.iter().map(ToString::to_string).collect::<Vec<_>>()))
                on_input=choose
                small=true
            />
            <Textarea
                id="own-reason"
                label="Why?"
                value=Signal::derive(move || own.with(|own| own.reason.clone()))
                on_input=move |text: String| {
                    own.update(|own| own.reason = text);
                    keep();
                }
            />
        </Details>
    }
}
