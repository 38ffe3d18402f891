//! A signed bundle to read: who signed it, what it says, and the referral itself.

use leptos::prelude::*;
use practice_review_engine::assessment::Standing;
use practice_review_engine::bundle::{SignedBy, Verified};
use practice_review_engine::dates::{from_iso, long};
use practice_review_engine::document::{Cover, own_view};

use crate::components::{Button, ButtonKind, InsetText, SummaryCard, SummaryList, SummaryRow};
use crate::pages::countersign::Countersign;
use crate::pages::document::DocumentView;
use crate::pages::send_back::SendBack;
use crate::pages::signers::{KeyStanding, List};
use crate::platform;

/// What a bundle holds, once every signature fits.
#[component]
pub fn BundleView(verified: Verified) -> impl IntoView {
    let payload = verified.payload().clone();
    let digest = verified.digest().to_owned();
    let cover = Cover::of_bundle(&verified, platform::moment, platform::today());
    let edition =
        from_iso(&payload.guidance.edition).map_or_else(|| payload.guidance.edition.clone(), long);
    let list = List::read();
    let count = verified.signed_by().len();
    let signers = (1..)
        .zip(verified.signed_by().to_vec())
        .map(|(number, signed)| {
            let title = match count {
                1 => "Signed by".to_owned(),
                _ => format!("Signature {number}, signed by"),
            };
            signer_card(title, signed, number, list)
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
    let heading = match count {
        1 => "The signature fits".to_owned(),
        2 => "Both signatures fit".to_owned(),
        _ => format!("All {count} signatures fit"),
    };
    view! {
        <div class="prt-no-print">
            <h2 class="govuk-heading-l">{heading}</h2>
            {payload.example.then(|| view! { <p class="prt-example-ribbon">"Example case: everybody in it is invented."</p> }.into_any())}
            <InsetText>
                "Nothing in this file was changed since each signature below was made. The names were typed by whoever signed and are not proven: beside each stands whether its key is known here, and how to check it."
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
        <SendBack verified=verified.clone() />
        <Countersign verified />
    }
}

/// Who signed, and what is known of their key.
pub(super) fn signer_card(title: String, signed: SignedBy, number: usize, list: List) -> AnyView {
    let (signer, fingerprint) = (signed.signer.clone(), signed.key.fingerprint());
    let mut rows = vec![
        SummaryRow::new("Name, as typed", signer.name),
        SummaryRow::new("Role", signer.role),
        SummaryRow::new("Agency", signer.agency),
        SummaryRow::new("Capacity", signer.capacity),
        SummaryRow::new("When, by their clock", platform::moment(&signer.signed_at)),
        SummaryRow::with_view("Fingerprint of the key", move || {
            view! { <span class="prt-fingerprint">{fingerprint.clone()}</span> }.into_any()
        }),
    ];
    if !signer.statement.is_empty() {
        rows.push(SummaryRow::new("Statement", signer.statement));
    }
    view! {
        <SummaryCard title>
            <SummaryList rows=rows />
            <KeyStanding signed number list />
        </SummaryCard>
    }
    .into_any()
}
