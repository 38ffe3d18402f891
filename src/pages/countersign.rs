//! A second signature: somebody else, who has read an opened bundle, signs the same content on their
//! own machine, with a statement if they like.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::bundle::{PublicJwk, Verified};
use practice_review_engine::guidance::{Form, FormId, PartnershipId};

use super::kept;
use super::signer::{Known, SignerFields, Who};
use super::words::sentence;
use crate::components::{
    BannerKind, Button, Details, ErrorSummary, FieldError, InsetText, NotificationBanner, Textarea,
    WarningText,
};
use crate::library;
use crate::platform;
use crate::vault::sign;

/// Signing beside those who signed before; nothing where the app does not know the form.
#[component]
pub fn Countersign(verified: Verified) -> impl IntoView {
    let payload = verified.payload();
    let guidance = library::guidance(&PartnershipId::from(payload.partnership.id.as_str()))?;
    let form = guidance
        .form(&FormId::from(payload.form.id.as_str()))?
        .clone();
    Some(
        view! {
            <div class="prt-no-print">
                <h2 class="govuk-heading-m">"A second signature"</h2>
                <Details summary="Sign it too">
                    <Fields verified form />
                </Details>
            </div>
        }
        .into_any(),
    )
}

#[component]
fn Fields(verified: Verified, form: Form) -> impl IntoView {
    let who = Who::new(Known::default());
    let statement = RwSignal::new(String::new());
    let attempt = RwSignal::new(0_u32);
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let failed = RwSignal::new(None::<String>);
    let made = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let kept = StoredValue::new((verified, form.clone()));
    let go = move |()| {
        if working.get_untracked() {
            return;
        }
        errors.set(who.missing());
        attempt.update(|n| *n += 1);
        if !errors.with_untracked(Vec::is_empty) {
            return;
        }
        working.set(true);
        failed.set(None);
        spawn_local(async move {
            let (verified, form) = kept.get_value();
            let said = statement.with_untracked(|text| text.trim().to_owned());
            let signer = who.signer(&form, said);
            let outcome = sign(|key: PublicJwk| verified.countersign(key, signer)).await;
            let _ = working.try_set(false);
            match outcome
                .map_err(|error| error.to_string())
                .and_then(|(file, _)| hand_over(&verified, &file))
            {
                Ok(name) => {
                    let _ = made.try_set(Some(name));
                }
                Err(why) => {
                    let _ = failed.try_set(Some(sentence(&why)));
                }
            }
        });
    };
    view! {
        <p class="govuk-body">
            "For the person in your agency who has to agree to the referral. You sign what you have read here, word for word; the first signature stays. To ask for a change, send it back instead: a bundle cannot be changed and keep its signatures."
        </p>
        <ErrorSummary errors=errors attempt=attempt />
        <SignerFields who form errors />
        <Textarea
            id="sign-statement"
            label="Statement"
            hint="If you want to add something. It is signed with your name and shown beside it."
            value=statement
            on_input=move |text: String| statement.set(text)
            rows=4
        />
        <InsetText>
            "You sign with the key of this browser. It has to be another one than the first signer's: sign on your own machine."
        </InsetText>
        <div aria-live="polite">
            {move || failed.get().map(|why| view! { <WarningText>{why}</WarningText> }.into_any())}
        </div>
        <Button on_click=go disabled=working>
            {move || if working.get() { "Signing …" } else { "Sign and download" }}
        </Button>
        {move || made.get().map(|name| view! {
            <NotificationBanner kind=BannerKind::Success text="Signed and exported">
                <p class="govuk-body">"The file with both signatures is where your browser puts downloads: " <span class="prt-file-name">{name}</span> ". Open it here to see who signed, and send that one on."</p>
            </NotificationBanner>
        }.into_any())}
    }
}

/// Downloads the file. Gives its name.
fn hand_over(verified: &Verified, file: &[u8]) -> Result<String, String> {
    let name = kept::file_name_of(&verified.payload().case, "countersigned");
    platform::download(&name, "application/json", file)
        .map(|()| name)
        .map_err(|error| error.to_string())
}
