//! Sign and export: who signs, to whom it goes and how, and the file itself.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::assessment::assess;
use practice_review_engine::bundle::{self, Message, Payload, PayloadInput, PublicJwk, Signer};
use practice_review_engine::case::{Export, ExportSigner, Field};
use practice_review_engine::encryption::Content;
use practice_review_engine::form::facts_in_use;
use practice_review_engine::guidance::{Form, QuestionId};
use practice_review_engine::signers::Person;

use super::held_up::held_up;
use super::leaving::WhatLeaves;
use super::page::{href, route};
use super::protection::{Chosen, ProtectionFields, protection};
use super::returned::still_open;
use super::sent::{LastBundle, WhereItGoes};
use crate::built_in;
use crate::components::{BackLink, Button, ErrorSummary, InsetText, WarningText};
use crate::pages::kept;
use crate::pages::signer::{Known, SignerFields, Signing};
use crate::platform;
use crate::route::{CasePage, navigate};
use crate::session::{Session, use_session};
use crate::vault::encryption::{Recipient, encrypt};
use crate::vault::sign;

/// Sign and export.
#[component]
pub fn SignPage() -> impl IntoView {
    let session = use_session();
    let Some(form) = session.form() else {
        return view! { <p class="govuk-body">"This partnership has no form."</p> }.into_any();
    };
    if let Some(held_up) = held_up(session) {
        return held_up;
    }
    let signing = Signing::new("sign", of_the_form(session));
    let kept_form = StoredValue::new(form.clone());
    let bundle = LastBundle::of_page();
    let team = session.guidance().partnership.recipient.clone();
    let protected = form.filing.is_none().then(|| Chosen::beforehand(&team));
    let go = move |()| {
        let recipient = protected.map_or(Ok(None), Chosen::read);
        if !signing.begin(recipient.as_ref().err().cloned()) {
            return;
        }
        let recipient = recipient.unwrap_or_default();
        let form = kept_form.get_value();
        let signer = signing.who.signer(&form, String::new());
        spawn_local(async move {
            let outcome = export(session, &form, signer, recipient).await;
            if outcome.is_ok() {
                protected.inspect(|chosen| chosen.clear());
            }
            if let Some((file, bytes)) = signing.end(outcome) {
                bundle.keep(file, bytes);
                navigate(&route(session, CasePage::Sent));
            }
        });
    };
    view! {
        <BackLink href=href(session, CasePage::Check) />
        <ErrorSummary errors=signing.errors attempt=signing.attempt />
        <span class="govuk-caption-l">{form.title.clone()}</span>
        <h1 class="govuk-heading-l">"Sign and export"</h1>
        <p class="govuk-body prt-lede">
            "You get one file. It holds your answers, the result with its reasons, and the form to read and print. Nothing is sent from here"
            {if form.filing.is_some() { "." } else { ": you attach the file to a secure message yourself." }}
        </p>
        {signed_before(session)}
        {still_open(session)}
        <WhatLeaves payload=payload_of(session, &form, &platform::now()) />
        <WhereItGoes form=form.clone() />
        {protected.map(|chosen| view! { <ProtectionFields chosen team errors=signing.errors /> }.into_any())}
        <h2 class="govuk-heading-m">"Who signs"</h2>
        <SignerFields signing form=form.clone() />
        <InsetText>
            "The signature shows that nothing in the file was changed since you signed, and that it was signed with the key named above. It does not show who you are: whoever gets the file knows that from your secure email, or by asking you for the key's fingerprint."
        </InsetText>
        {move || signing.failed.get().map(|why| view! { <div role="alert"><WarningText>{why}</WarningText></div> }.into_any())}
        <Button on_click=go disabled=signing.working>
            {move || if signing.working.get() { "Signing …" } else { "Sign and download" }}
        </Button>
    }
    .into_any()
}

/// That it was signed before, and the way to what happens next.
fn signed_before(session: Session) -> Option<AnyView> {
    let (last, changed) = session.read(|case| {
        let last = case.exports.last()?;
        Some((
            platform::moment(&last.at),
            case.changed_since_export().is_some(),
        ))
    })?;
    let so = if changed {
        "You have changed the case since; sign it again to send what it says now."
    } else {
        "Nothing was changed since; what you sign now says the same."
    };
    Some(
        view! {
            <InsetText>
                {format!("You signed and exported this case on {last}. {so} ")}
                <a class="govuk-link" href=href(session, CasePage::Sent)>"See what happens next"</a>
            </InsetText>
        }
        .into_any(),
    )
}

/// What is known of the signer from the form: one answer each of the referrer.
fn of_the_form(session: Session) -> Known {
    let text = |id: &str| {
        let answer = session.answer(&Field::Question(QuestionId::from(id)));
        answer.value.text().map(str::to_owned).unwrap_or_default()
    };
    Known {
        name: text("referrer-name"),
        role: text("referrer-role"),
        agency: text("referrer-agency"),
    }
}

/// What is signed, as the case stands.
fn payload_of(session: Session, form: &Form, now: &str) -> Payload {
    let guidance = session.guidance();
    session.read(|case| {
        Payload::of(&PayloadInput {
            guidance: &guidance,
            form,
            case,
            assessment: &assess(&guidance, &facts_in_use(&guidance, case)),
            app_version: built_in::VERSION,
            now,
        })
    })
}

/// Makes, signs, encrypts and downloads the bundle, and notes it in the case. Gives the file's name and bytes.
async fn export(
    session: Session,
    form: &Form,
    signer: Signer,
    recipient: Option<Recipient>,
) -> Result<(String, Vec<u8>), String> {
    let now = platform::now();
    let payload = payload_of(session, form, &now);
    let bytes = payload.to_bytes().map_err(|error| error.to_string())?;
    let name = signer.name.clone();
    let person = Person::from(&signer);
    let prepared = |key: PublicJwk| bundle::prepare(Message::Referral, &bytes, key, signer);
    let (file, key) = sign(&person, prepared)
        .await
        .map_err(|error| error.to_string())?;
    let kid = key.thumbprint();
    let file = match &recipient {
        None => file,
        Some(recipient) => encrypt(Content::Bundle, &file, recipient)
            .await
            .map_err(|error| error.to_string())?,
    };
    let kind = match (form.is_own(), &recipient) {
        (_, Some(_)) => "encrypted",
        (true, None) => "referral",
        (false, None) => "sheet",
    };
    let file_name = session.read(|case| kept::file_name(case, kind));
    platform::download(&file_name, "application/json", &file).map_err(|error| error.to_string())?;
    let export = Export {
        at: now,
        digest: bundle::digest(&bytes),
        content: session.read(|case| case.content_digest(&form.id)),
        form: Some(form.id.clone()),
        signer: ExportSigner { name, kid },
        file: file_name.clone(),
        protection: protection(recipient.as_ref()),
    };
    session.edit(|case| case.exports.push(export));
    Ok((file_name, file))
}
