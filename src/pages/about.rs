//! What the app is, what it keeps and where, and what it never does.

use leptos::prelude::*;
use practice_review_engine::dates::{from_iso, long};

use crate::built_in;
use crate::route::Route;

/// About the app.
#[component]
pub fn About() -> impl IntoView {
    let partnerships = built_in::partnerships();
    view! {
        <h1 class="govuk-heading-l">"About this app"</h1>
        <p class="govuk-body prt-lede">
            "It helps a safeguarding lead to decide where a case belongs, and to write a practice review referral that is complete."
        </p>
        <h2 class="govuk-heading-m">"What it does not do"</h2>
        <ul class="govuk-list govuk-list--bullet">
            <li>"It makes no safeguarding referral. If a child is in danger, call 999; if a child may be at risk, call children's social care."</li>
            <li>"It notifies nobody. Only the local authority notifies the national Panel."</li>
            <li>"It decides nothing. It says what your answers point to by the policy, and why."</li>
        </ul>
        <h2 class="govuk-heading-m">"Where your words are"</h2>
        <ul class="govuk-list govuk-list--bullet">
            <li>"Only in this browser, on this machine. There is no server that holds them, and after the page has loaded it asks the network for nothing."</li>
            <li>"They are not encrypted yet on the disk. Use it on a machine with an encrypted disk that nobody else signs in to."</li>
            <li>"Clearing the browser's data for this address removes them. Export a case, or download a copy of it, before you do that."</li>
        </ul>
        <h2 class="govuk-heading-m">"What a signature shows"</h2>
        <p class="govuk-body">
            "That a file was not changed since it was signed by the holder of a key. Not who that is: compare the key's fingerprint over the telephone if it matters. Any JOSE library can check a file, and so can the command line tool practice-review."
        </p>
        <h2 class="govuk-heading-m">"Bank holidays"</h2>
        <p class="govuk-body">
            "Working days are counted without the bank holidays of England and Wales. "
            <a class="govuk-link" href=Route::BankHolidays(None).href()>"See which years are known, and load newer ones"</a>
        </p>
        <h2 class="govuk-heading-m">"The guidance in it"</h2>
        {partnerships.iter().map(|guidance| {
            let partnership = &guidance.partnership;
            let edition = from_iso(&partnership.edition.data)
                .map_or_else(|| partnership.edition.data.clone(), long);
            let references = guidance.content.reference.iter().map(|reference| view! {
                <li><strong>{reference.topic.clone()} ". "</strong> {reference.text.clone()} " " {reference.why_not_acted_on.clone()}</li>
            }.into_any()).collect_view();
            view! {
                <h3 class="govuk-heading-s">{partnership.name.clone()}</h3>
                <p class="govuk-body">{format!("Policy: {}. Data of {edition}.", partnership.edition.policy)}</p>
                <p class="govuk-body">{partnership.edition.notice.clone()}</p>
                <details class="govuk-details">
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">"What the policy says beyond the referral"</span>
                    </summary>
                    <div class="govuk-details__text">
                        <ul class="govuk-list govuk-list--bullet">{references}</ul>
                    </div>
                </details>
            }
        }).collect_view()}
        <p class="prt-meta">{format!("Version {}. MIT or Apache-2.0.", built_in::VERSION)}</p>
    }
}
