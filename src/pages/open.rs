//! Opening a file: a signed bundle to check and read, or a copy of a case to go on with. Nothing of
//! it touches the cases in the app unless the reader says so.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::assessment::Standing;
use practice_review_engine::bundle::{BundleError, LARGEST, Verified};
use practice_review_engine::case::{self, Case};
use practice_review_engine::dates::{from_iso, long};
use practice_review_engine::document::{Cover, own_view};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use super::countersign::Countersign;
use super::document::DocumentView;
use super::words::sentence;
use crate::components::{
    BackLink, Button, InsetText, SummaryCard, SummaryList, SummaryRow, WarningText,
};
use crate::library;
use crate::platform;
use crate::route::{CasePage, Route, navigate};
use crate::store::cases;
use crate::vault::{OpenError, open_bundle};

/// What was chosen.
#[derive(Clone)]
enum Chosen {
    Nothing,
    Reading,
    Bundle(Box<Verified>),
    Copy(Box<Case>),
    Refused(String),
}

/// What a file is.
async fn recognise(bytes: &[u8]) -> Chosen {
    library::ready().await;
    match open_bundle(bytes).await {
        Ok(verified) => Chosen::Bundle(Box::new(verified)),
        // JSON of something else may be a copy of a case.
        Err(OpenError::Bundle(error @ BundleError::NotABundle)) => {
            std::str::from_utf8(bytes).map_or_else(|_| refused(&error), |text| copy(text, &error))
        }
        Err(error) => refused(&error),
    }
}

/// A copy of a case, where it is one that the app can go on with.
fn copy(text: &str, no_bundle: &BundleError) -> Chosen {
    match case::load(text) {
        Ok(case) if library::guidance(&case.partnership).is_none() => refused(&format_args!(
            "this is a copy of a case that follows the guidance “{}”, which this app does not have; load the partnership's file under Partnerships first, or update the app",
            case.partnership
        )),
        Ok(case) => Chosen::Copy(Box::new(case.taken_in(&platform::now(), platform::random))),
        Err(case::LoadError::Damaged(why)) => refused(&format_args!(
            "this is a copy of a case, but it is damaged: something in it is not as this app writes it. Make the copy again, or ask for it again. For IT: {why}"
        )),
        Err(case::LoadError::NotJson(why)) => refused(&BundleError::NotJson(why)),
        Err(case::LoadError::MoreAfter) => refused(&BundleError::MoreAfter),
        Err(error @ case::LoadError::FromNewerVersion { .. }) => refused(&error),
        Err(case::LoadError::NotACase | case::LoadError::TooLarge) => refused(no_bundle),
    }
}

fn refused(why: &dyn std::fmt::Display) -> Chosen {
    Chosen::Refused(sentence(why))
}

/// Opening a file.
#[component]
pub fn Open() -> impl IntoView {
    let chosen = RwSignal::new(Chosen::Nothing);
    let choose = move |event: leptos::ev::Event| {
        let input = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        let Some(file) = input.and_then(|i| i.files()).and_then(|files| files.get(0)) else {
            return;
        };
        chosen.set(Chosen::Reading);
        spawn_local(async move {
            let outcome = match platform::read(&file, LARGEST).await {
                Ok(bytes) => recognise(&bytes).await,
                Err(error) => refused(&error),
            };
            let _ = chosen.try_set(outcome);
        });
    };
    let shown = move || match chosen.get() {
        Chosen::Nothing => ().into_any(),
        Chosen::Reading => view! { <p class="govuk-body">"Checking the file …"</p> }.into_any(),
        Chosen::Refused(why) => view! {
            <h2 class="govuk-heading-m">"This file was not opened"</h2>
            <WarningText>{why}</WarningText>
            <p class="govuk-body">"Your own cases are as they were."</p>
        }
        .into_any(),
        Chosen::Copy(case) => view! { <CopyView case=*case /> }.into_any(),
        Chosen::Bundle(verified) => view! { <BundleView verified=*verified /> }.into_any(),
    };
    view! {
        <div class="prt-no-print">
            <BackLink href=Route::Cases.href() text="Your cases" />
            <h1 class="govuk-heading-l">"Open a file"</h1>
            <p class="govuk-body">
                "A signed bundle is checked and shown to read; a copy of a case can be added to your cases. The file stays on this machine."
            </p>
            <div class="govuk-form-group">
                <label class="govuk-label govuk-label--s" for="open-file">"File"</label>
                <input class="govuk-file-upload" id="open-file" type="file" accept=".json,application/json" on:change=choose />
            </div>
        </div>
        <div aria-live="polite">{shown}</div>
    }
}

#[component]
fn CopyView(case: Case) -> impl IntoView {
    let title = case.title.clone();
    let failed = RwSignal::new(None::<String>);
    let case = StoredValue::new(case);
    let working = RwSignal::new(false);
    let add = move |()| {
        if working.get_untracked() {
            return;
        }
        working.set(true);
        let copy = case.get_value();
        spawn_local(async move {
            match cases::write(&copy, None).await {
                Ok(_) => navigate(&Route::Case {
                    id: copy.id,
                    page: CasePage::Tasks,
                }),
                Err(error) => {
                    let _ = working.try_set(false);
                    let _ = failed.try_set(Some(format!("The case could not be added: {error}.")));
                }
            }
        });
    };
    view! {
        <h2 class="govuk-heading-m">"A copy of a case"</h2>
        <p class="govuk-body"><bdi>{title}</bdi></p>
        <p class="govuk-body">"It is a draft, not signed by anybody. It can be added to your cases beside those that are there."</p>
        {move || failed.get().map(|why| view! { <WarningText>{why}</WarningText> }.into_any())}
        <Button on_click=add disabled=working>"Add it to your cases"</Button>
    }
}

#[component]
fn BundleView(verified: Verified) -> impl IntoView {
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
            <Button on_click=move |()| platform::print() kind=crate::components::ButtonKind::Secondary>"Print the referral"</Button>
        </div>
        <DocumentView document=payload.document.clone() cover />
        <Countersign verified />
    }
}
