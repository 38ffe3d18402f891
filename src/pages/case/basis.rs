//! Which policy a result follows, for which edition of national guidance it was written, and whether
//! a person has checked it. Said once, and calmly.

use leptos::prelude::*;

use super::page::href;
use crate::components::{Details, SummaryList, SummaryRow};
use crate::route::CasePage;
use crate::session::use_session;

/// What the result rests on.
#[component]
pub fn Basis() -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let change = href(session, CasePage::Partnership);
    let partnership = &guidance.partnership;
    let edition = partnership.edition.clone();
    let checked = edition
        .checked
        .unwrap_or_else(|| "By nobody yet".to_owned());
    let gaps: Vec<AnyView> = partnership
        .gap
        .iter()
        .map(|gap| view! { <li>{gap.text.clone()} " " {gap.so.clone()}</li> }.into_any())
        .collect();
    view! {
        <h2 class="govuk-heading-m">"What this rests on"</h2>
        <SummaryList rows=vec![
            SummaryRow::new("Policy", edition.policy),
            SummaryRow::new("Written for", edition.written_for),
            SummaryRow::new("Checked against the edition now in force", checked),
        ] />
        <p class="govuk-body">{edition.notice} " " <a class="govuk-link prt-no-print" href=change>"Change the partnership of this case"</a></p>
        {(!gaps.is_empty()).then(|| view! {
            <Details summary="What the policy leaves open">
                <ul class="govuk-list govuk-list--bullet">{gaps}</ul>
            </Details>
        }.into_any())}
    }
}
