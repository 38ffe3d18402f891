//! What the app is, what it keeps and where, and what it never does.

use leptos::prelude::*;

use crate::built_in;
use crate::route::Route;

/// About the app.
#[component]
pub fn About() -> impl IntoView {
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
        <h2 class="govuk-heading-m">"The guidance in it"</h2>
        <p class="govuk-body">
            "Which policies it follows, of which edition, stands under "
            <a class="govuk-link" href=Route::Partnerships.href()>"Partnerships"</a> "."
        </p>
        <p class="prt-meta">{format!("Version {}. MIT or Apache-2.0.", built_in::VERSION)}</p>
    }
}
