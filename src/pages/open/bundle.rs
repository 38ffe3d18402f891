//! A signed bundle to read: who signed it, what it says, and the referral itself.

use leptos::prelude::*;
use practice_review_engine::assessment::Standing;
use practice_review_engine::bundle::Verified;
use practice_review_engine::dates::{from_iso, long};
use practice_review_engine::document::{Cover, own_view};

use crate::components::{Button, ButtonKind, InsetText, SummaryCard, SummaryList, SummaryRow};
use crate::pages::countersign::Countersign;
use crate::pages::document::DocumentView;
use crate::platform;

/// What a bundle holds, once every signature fits.
#[component]
pub fn BundleView(verified: Verified) -> impl IntoView {
    let payload = verified.payload().clone();
    let digest = verified.digest().to_owned();
    let cover = Cover::of_bundle(&verified, platform::moment, platform::today());
    let edition =
        from_iso(&payload.guidance.edition).map_or_else(|| payload.guidance.edition.clone(), long);
    let signers = verified
        .signed_by()
        .iter()
        .map(|signed| {
            let fingerprint = signed.key.fingerprint();
            let mut rows = vec![
                SummaryRow::new("Name, as typed", signed.signer.name.clone()),
                SummaryRow::new("Role", signed.signer.role.clone()),
                SummaryRow::new("Agency", signed.signer.agency.clone()),
                SummaryRow::new("Capacity", signed.signer.capacity.clone()),
                SummaryRow::new(
                    "When, by their clock",
                    platform::moment(&signed.signer.signed_at),
                ),
                SummaryRow::with_view("Fingerprint of the key", move || {
                    view! { <span class="prt-fingerprint">{fingerprint.clone()}</span> }.into_any()
                }),
            ];
            if !signed.signer.statement.is_empty() {
                rows.push(SummaryRow::new(
                    "Statement",
                    signed.signer.statement.clone(),
                ));
            }
            view! { <SummaryCard title="Signed by"><SummaryList rows=rows /></SummaryCard> }
        })
        .collect_view();
    let routes = payload
        .result
        .routes
        .iter()
        .filter(|route| route.standing == Standing::Indicated)
        .map(|route| {
            view! { <li><strong>{route.title.clone()}</strong> ": " {route.because.clone()}</li> }
                .into_any()
        })
        .collect_view();
    let own = own_view(&payload.result);
    let heading = match verified.signed_by().len() {
        1 => "The signature fits".to_owned(),
        count => format!("All {count} signatures fit"),
    };
    view! {
        <div class="prt-no-print">
            <h2 class="govuk-heading-l">{heading}</h2>
            {payload.example.then(|| view! { <p class="prt-example-ribbon">"Example case: everybody in it is invented."</p> }.into_any())}
            <InsetText>
                "Nothing in this file was changed since each signature below was made. The names were typed by whoever signed and are not proven: if it matters, telephone the signer and compare the fingerprint."
            </InsetText>
            {signers}
            <SummaryList rows=vec![
                SummaryRow::new("Form", format!("{}, {}", payload.form.title, payload.partnership.title)),
                SummaryRow::new("Guidance", format!("data of {edition}")),
                SummaryRow::with_view("Digest of the content", move || view! { <span class="prt-fingerprint">{digest.clone()}</span> }.into_any()),
            ] />
            <h2 class="govuk-heading-m">"What the referrer's answers pointed to"</h2>
            <ul class="govuk-list govuk-list--bullet">{routes}</ul>
            {(!own.is_empty()).then(|| view! {
                <p class="govuk-body">"The referrer sees it differently:"</p>
                {own.into_iter().map(|text| view! { <p class="govuk-body">{text}</p> }.into_any()).collect_view()}
            }.into_any())}
            <Button on_click=move |()| platform::print() kind=ButtonKind::Secondary>"Print the referral"</Button>
        </div>
        <DocumentView document=payload.document.clone() cover />
        <Countersign verified />
    }
}
