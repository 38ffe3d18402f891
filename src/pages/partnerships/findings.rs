//! What does not hold in a partnership's file, with the line and what to write instead.

use leptos::prelude::*;
use practice_review_engine::guidance::Finding;

/// The most that are shown at once: one mistake can have many consequences.
const SHOWN: usize = 50;

/// A list of findings.
#[component]
pub fn Findings(findings: Vec<Finding>) -> impl IntoView {
    let more = findings.len().saturating_sub(SHOWN);
    let items = findings
        .into_iter()
        .take(SHOWN)
        .map(|finding| {
            let place = finding.place.map(|place| {
                view! { <strong>{format!("Line {}. ", place.line)}</strong> }.into_any()
            });
            view! { <li>{place} {finding.item} ": " {finding.message}</li> }.into_any()
        })
        .collect_view();
    view! {
        <ul class="govuk-list govuk-list--bullet prt-findings">{items}</ul>
        {(more > 0).then(|| view! {
            <p class="govuk-body">{format!("And {more} more. Mend the first ones; others often go with them.")}</p>
        }.into_any())}
    }
}
