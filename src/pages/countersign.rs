//! A second signature: somebody else, who has read an opened bundle, signs the same content on their
//! own machine, with a statement if they like.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::bundle::{PublicJwk, Verified};
use practice_review_engine::guidance::{Form, FormId, PartnershipId};
use practice_review_engine::signers::Person;

use super::kept;
use super::signer::{Known, SignerFields, Signing};
use crate::components::{
    BannerKind, Button, Details, ErrorSummary, InsetText, NotificationBanner, Textarea, WarningText,
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
    let signing = Signing::new("sign", Known::default());
    let statement = RwSignal::new(String::new());
    let made = RwSignal::new(None::<String>);
    let kept = StoredValue::new((verified, form.clone()));
    let go = move |()| {
        if !signing.begin(None) {
            return;
        }
        spawn_local(async move {
            let (verified, form) = kept.get_value();
            let said = statement.with_untracked(|text| text.trim().to_owned());
            let signer = signing.who.signer(&form, said);
            let person = Person::from(&signer);
            let outcome = sign(&person, |key: PublicJwk| verified.countersign(key, signer))
                .await
                .map_err(|error| error.to_string())
                .and_then(|(file, _)| hand_over(&verified, &file));
            if let Some(name) = signing.end(outcome) {
                let _ = made.try_set(Some(name));
            }
        });
    };
    view! {
        <p class="govuk-body">
            "For the person in your agency who has to agree to the referral. You sign what you have read here, word for word; the first signature stays. To ask for a change, send it back instead: a bundle cannot be changed and keep its signatures."
        </p>
        <ErrorSummary errors=signing.errors attempt=signing.attempt />
        <SignerFields signing form />
        <Textarea
            id="sign-statement"
            label="Statement"
            hint="If you want to add something. It is signed with your name and shown beside it."
            value=statement
            on_input=move |text: String| statement.set(text)
            rows=4
        />
        <InsetText>
            "You sign with a key of your own, which this browser makes for your name and agency when you first sign. Sign on your own machine: whoever can open this browser can sign with its keys."
        </InsetText>
        <div aria-live="polite">
            {move || signing.failed.get().map(|why| view! { <WarningText>{why}</WarningText> }.into_any())}
        </div>
        <Button on_click=go disabled=signing.working>
            {move || if signing.working.get() { "Signing …" } else { "Sign and download" }}
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
