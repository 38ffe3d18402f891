//! What to do first when a child is in danger now.

use leptos::prelude::*;

use practice_review_engine::assessment::Standing;
use practice_review_engine::case::Value;

use crate::session::use_session;

/// The partnership's words for it, shown in full as soon as an answer says that there is danger, or
/// that this is not known: then it has to be found out today.
#[component]
pub fn DangerNow(
    /// True on the result, where the route says what to do as soon as there is danger: there it is
    /// shown only where that is not known.
    #[prop(optional)]
    on_result: bool,
) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    // The first priority route of the guidance is what comes before everything else.
    let first = guidance
        .content
        .route
        .iter()
        .min_by_key(|r| r.priority)
        .map(|r| r.id.clone());
    let urgent = Memo::new(move |_| {
        let assessment = session.assessment();
        let first = assessment
            .routes
            .iter()
            .find(|route| Some(&route.route) == first.as_ref());
        first.is_some_and(|route| match route.standing {
            Standing::Indicated => !on_result,
            Standing::Open => session.track(|case| {
                let not_known = |id| case.answer(id).is_some_and(|a| a.value == Value::NotKnown);
                route.open.iter().any(not_known)
            }),
            Standing::NotIndicated => false,
        })
    });
    let danger = guidance.partnership.danger.clone();
    let shown = move || {
        view! {
            <div class="prt-danger-now" role="alert">
                <h2 class="govuk-heading-m">{danger.title.clone()}</h2>
                {danger.text.iter().map(|text| view! { <p class="govuk-body">{text.clone()}</p> }.into_any()).collect_view()}
            </div>
        }
        .into_any()
    };
    move || urgent.get().then(&shown)
}
