//! Sign and export: who signs, to whom it goes and how, and the file itself.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::assessment::assess;
use practice_review_engine::bundle::{self, Payload, PayloadInput, Signer};
use practice_review_engine::case::{Export, ExportSigner};
use practice_review_engine::form::facts_in_use;
use practice_review_engine::guidance::{Form, QuestionId};

use super::held_up::held_up;
use super::page::{href, route};
use super::sent::{LastBundle, WhereItGoes};
use crate::built_in;
use crate::components::{
    BackLink, Button, Checkboxes, Choice, ErrorSummary, FieldError, InputWidth, InsetText, Radios,
    Size, TextInput, WarningText,
};
use crate::pages::kept;
use crate::pages::words::sentence;
use crate::platform;
use crate::route::{CasePage, navigate};
use crate::session::{Session, use_session};
use crate::vault::SigningKey;

/// What the signer types.
#[derive(Clone, Copy)]
struct Who {
    name: RwSignal<String>,
    role: RwSignal<String>,
    agency: RwSignal<String>,
    capacity: RwSignal<String>,
    declared: RwSignal<bool>,
}

impl Who {
    /// What is known already from the form: one answer each of the referrer.
    fn new(session: Session) -> Self {
        let text = |id: &str| {
            session
                .read(|case| {
                    case.answer(&QuestionId::from(id))
                        .and_then(|a| a.value.text().map(str::to_owned))
                })
                .unwrap_or_default()
        };
        Self {
            name: RwSignal::new(text("referrer-name")),
            role: RwSignal::new(text("referrer-role")),
            agency: RwSignal::new(text("referrer-agency")),
            capacity: RwSignal::new(String::new()),
            declared: RwSignal::new(false),
        }
    }

    fn missing(self) -> Vec<FieldError> {
        let empty = |text: RwSignal<String>| text.with_untracked(|text| text.trim().is_empty());
        [
            (
                empty(self.name),
                "sign-name",
                "Write the name of whoever signs",
            ),
            (
                empty(self.role),
                "sign-role",
                "Write the role of whoever signs",
            ),
            (
                empty(self.agency),
                "sign-agency",
                "Write the agency of whoever signs",
            ),
            (
                empty(self.capacity),
                "sign-capacity",
                "Choose in which capacity you sign",
            ),
            (
                !self.declared.get_untracked(),
                "sign-declared",
                "Read the declaration and tick it",
            ),
        ]
        .into_iter()
        .filter(|(missing, ..)| *missing)
        .map(|(_, id, message)| FieldError::new(id, message))
        .collect()
    }

    fn signer(self, form: &Form) -> Signer {
        let text = |signal: RwSignal<String>| signal.with_untracked(|text| text.trim().to_owned());
        let capacity = text(self.capacity);
        Signer {
            name: text(self.name),
            role: text(self.role),
            agency: text(self.agency),
            capacity: form
                .capacities
                .iter()
                .find(|c| c.id.as_str() == capacity)
                .map_or(capacity, |c| c.label.clone()),
            signed_at: platform::now(),
        }
    }
}

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
    let who = Who::new(session);
    let attempt = RwSignal::new(0_u32);
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let failed = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let error = move |id: &'static str| {
        Signal::derive(move || {
            errors.with(|errors| {
                errors
                    .iter()
                    .find(|e| e.field_id == id)
                    .map(|e| e.message.clone())
            })
        })
    };
    let kept_form = StoredValue::new(form.clone());
    let bundle = LastBundle::of_page();
    let sign = move |()| {
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
        let form = kept_form.get_value();
        let signer = who.signer(&form);
        spawn_local(async move {
            let outcome = export(session, &form, signer).await;
            let _ = working.try_set(false);
            match outcome {
                Ok((file, bytes)) => {
                    bundle.keep(file, bytes);
                    navigate(&route(session, CasePage::Sent));
                }
                Err(why) => {
                    let _ = failed.try_set(Some(sentence(&why)));
                }
            }
        });
    };
    let capacities: Vec<Choice> = form
        .capacities
        .iter()
        .map(|c| Choice::new(c.id.to_string(), c.label.clone()))
        .collect();
    let declare = move |ticked: Vec<String>| who.declared.set(!ticked.is_empty());
    let field = move |id: &'static str, label: &'static str, value: RwSignal<String>| {
        view! {
            <TextInput
                id=id
                label=label
                value=value
                on_input=move |text: String| value.set(text)
                error=error(id)
                width=InputWidth::TwoThirds
                size=Size::Small
            />
        }
        .into_any()
    };
    view! {
        <BackLink href=href(session, CasePage::Check) />
        <ErrorSummary errors=errors attempt=attempt />
        <span class="govuk-caption-l">{form.title.clone()}</span>
        <h1 class="govuk-heading-l">"Sign and export"</h1>
        <p class="govuk-body prt-lede">
            "You get one file. It holds your answers, the result with its reasons, and the form to read and print. Nothing is sent from here"
            {if form.filing.is_some() { "." } else { ": you attach the file to a secure message yourself." }}
        </p>
        <WhereItGoes form=form.clone() />
        <h2 class="govuk-heading-m">"Who signs"</h2>
        {field("sign-name", "Name", who.name)}
        {field("sign-role", "Role", who.role)}
        {field("sign-agency", "Agency", who.agency)}
        <Radios
            id="sign-capacity"
            legend="In which capacity do you sign?"
            options=capacities
            value=who.capacity
            on_input=move |value: String| who.capacity.set(value)
            error=error("sign-capacity")
            size=Size::Small
        />
        <Checkboxes
            id="sign-declared"
            legend="Declaration"
            options=vec![Choice::new("yes", form.declaration.clone())]
            value=Signal::derive(move || if who.declared.get() { vec!["yes".to_owned()] } else { Vec::new() })
            on_input=declare
            error=error("sign-declared")
            size=Size::Small
        />
        <InsetText>
            "The signature shows that nothing in the file was changed since you signed, and that it was signed with the key of this browser. It does not show who you are: whoever gets the file knows that from your secure email, or by asking you for the key's fingerprint."
        </InsetText>
        {move || failed.get().map(|why| view! { <div role="alert"><WarningText>{why}</WarningText></div> }.into_any())}
        <Button on_click=sign disabled=working>
            {move || if working.get() { "Signing …" } else { "Sign and download" }}
        </Button>
    }
    .into_any()
}

/// Makes, signs and downloads the bundle, and notes it in the case. Gives the file's name and bytes.
async fn export(
    session: Session,
    form: &Form,
    signer: Signer,
) -> Result<(String, Vec<u8>), String> {
    let guidance = session.guidance();
    let now = platform::now();
    let payload = session.read(|case| {
        Payload::of(&PayloadInput {
            guidance: &guidance,
            form,
            case,
            assessment: &assess(&guidance, &facts_in_use(&guidance, case)),
            app_version: built_in::VERSION,
            now: &now,
        })
    });
    let bytes = payload.to_bytes().map_err(|error| error.to_string())?;
    let key = SigningKey::of_this_browser()
        .await
        .map_err(|error| error.to_string())?;
    let kid = key.public().thumbprint();
    let name = signer.name.clone();
    let prepared =
        bundle::prepare(&bytes, key.public().clone(), signer).map_err(|error| error.to_string())?;
    let signature = key
        .sign(&prepared.signing_input())
        .await
        .map_err(|error| error.to_string())?;
    let file = prepared
        .finish(&signature)
        .map_err(|error| error.to_string())?;
    let file_name = session
        .read(|case| kept::file_name(case, if form.is_own() { "referral" } else { "sheet" }));
    platform::download(&file_name, "application/json", &file).map_err(|error| error.to_string())?;
    let export = Export {
        at: now,
        digest: bundle::digest(&bytes),
        content: session.read(|case| case.content_digest(&form.id)),
        form: Some(form.id.clone()),
        signer: ExportSigner { name, kid },
        file: file_name.clone(),
    };
    session.edit(|case| case.exports.push(export));
    Ok((file_name, file))
}
