//! After the export: what the file is, where it goes, and what happens next.

use leptos::prelude::*;
use practice_review_engine::bundle::fingerprint;
use practice_review_engine::case::{Export, Protection};
use practice_review_engine::guidance::Form;

use super::page::href;
use crate::components::{
    Button, ButtonKind, LinkButton, Panel, SummaryList, SummaryRow, WarningText,
};
use crate::pages::keeping::KeepUntil;
use crate::platform;
use crate::route::CasePage;
use crate::session::{Session, use_session};

/// The bundle that was made last in this page, to be downloaded again.
#[derive(Clone, Copy)]
pub struct LastBundle(RwSignal<Option<(String, Vec<u8>)>>);

impl LastBundle {
    /// The one of the app, which outlives the pages of a case.
    pub fn of_page() -> Self {
        use_context::<Self>().unwrap_or_else(Self::none)
    }

    /// None yet.
    pub fn none() -> Self {
        Self(RwSignal::new(None))
    }

    /// Forgets it.
    pub fn forget(self) {
        self.0.set(None);
    }

    /// Keeps a bundle until the app is closed or locked.
    pub fn keep(self, name: String, bytes: Vec<u8>) {
        self.0.set(Some((name, bytes)));
    }

    fn of_name(self, name: &str) -> Option<Vec<u8>> {
        self.0.with(|kept| {
            kept.as_ref()
                .filter(|(n, _)| n == name)
                .map(|(_, bytes)| bytes.clone())
        })
    }
}

/// To whom the file of a form goes, by which way, and under which subject line; for a form that is
/// sent to nobody, what becomes of it.
#[component]
pub fn WhereItGoes(
    /// The form.
    form: Form,
) -> impl IntoView {
    if let Some(filing) = form.filing {
        return view! {
            <h2 class="govuk-heading-m">{filing.title}</h2>
            {filing.text.into_iter().map(|text| view! { <p class="govuk-body">{text}</p> }.into_any()).collect_view()}
        }
        .into_any();
    }
    let guidance = use_session().guidance();
    let recipient = guidance.partnership.recipient.clone();
    let address = recipient
        .address
        .clone()
        .unwrap_or_else(|| "The policy states none".to_owned());
    let rows = vec![
        SummaryRow::new("To", recipient.name.clone()),
        SummaryRow::new("Address", address),
        SummaryRow::new("How to be sure of it", recipient.find.clone()),
        SummaryRow::new("Safe ways", recipient.routes.join(" ")),
        SummaryRow::new("Subject line", recipient.subject.clone()),
    ];
    view! {
        <h2 class="govuk-heading-m">"Where it goes"</h2>
        <SummaryList rows=rows />
        <WarningText>
            "Never send it from or to a personal address. Keep names out of the subject line and out of the message."
        </WarningText>
    }
    .into_any()
}

/// The form that an export was made of; that of the case where the export does not say.
fn form_of(session: Session, export: &Export) -> Option<Form> {
    let guidance = session.guidance();
    let known = export.form.as_ref().and_then(|id| guidance.form(id));
    known.cloned().or_else(|| session.form())
}

/// After the export.
#[component]
pub fn SentPage() -> impl IntoView {
    let session = use_session();
    let Some(export) = session.read(|case| case.exports.last().cloned()) else {
        return view! {
            <h1 class="govuk-heading-l">"Nothing has been exported yet"</h1>
            <p class="govuk-body">
                <a class="govuk-link" href=href(session, CasePage::Sign)>"Go to sign and export"</a>
            </p>
        }
        .into_any();
    };
    let Some(form) = form_of(session, &export) else {
        return view! { <p class="govuk-body">"This partnership has no form."</p> }.into_any();
    };
    let (to_do, afterwards) = match &form.filing {
        Some(filing) => ("It has been sent to nobody.", filing.afterwards.clone()),
        None => (
            "It has not been sent: attach it to a secure message now.",
            session.guidance().partnership.recipient.afterwards.clone(),
        ),
    };
    let changed = session.read(|case| case.changed_since(&export));
    let title = form.title.clone();
    let bundle = LastBundle::of_page();
    let name = export.file.clone();
    let again = move |()| {
        if let Some(bytes) = bundle.of_name(&name) {
            // A browser that refuses the download says so itself.
            let _ = platform::download(&name, "application/json", &bytes);
        }
    };
    let has_file = bundle.of_name(&export.file).is_some();
    let file = export.file.clone();
    view! {
        <Panel title="Signed and exported">
            {title} <br /> <span class="prt-file-name">{file}</span>
        </Panel>
        {changed.then(|| view! {
            <WarningText>"You have changed the case since. The file holds what you signed then: sign and export again before you use it."</WarningText>
        }.into_any())}
        <p class="govuk-body prt-lede">
            "The file is where your browser puts downloads. " {to_do}
        </p>
        {(!has_file).then(|| view! {
            <p class="govuk-body">"The app keeps no second copy of a file. If you cannot find it, sign and export again."</p>
        }.into_any())}
        <WhereItGoes form=form />
        {protected(export.protection)}
        <h2 class="govuk-heading-m">"What the signature shows"</h2>
        <p class="govuk-body">
            "That nothing in the file was changed since it was signed with your key. If somebody asks, read the fingerprint out over the telephone."
        </p>
        {details(&export)}
        <h2 class="govuk-heading-m">"What happens next"</h2>
        <ol class="govuk-list govuk-list--number">
            {afterwards.into_iter().map(|step| view! { <li>{step}</li> }.into_any()).collect_view()}
        </ol>
        <KeepUntil />
        <div class="prt-actions">
            {has_file.then(|| view! { <Button on_click=again.clone() kind=ButtonKind::Secondary>"Download it again"</Button> }.into_any())}
            <LinkButton href=href(session, CasePage::Check) kind=ButtonKind::Secondary>"Read or print it"</LinkButton>
            <LinkButton href=href(session, CasePage::Tasks) kind=ButtonKind::Secondary>"Task list"</LinkButton>
        </div>
    }
    .into_any()
}

/// What whoever gets an encrypted file needs.
fn protected(protection: Protection) -> Option<AnyView> {
    let told = match protection {
        Protection::Way => return None,
        Protection::Key => {
            "It is encrypted to the partnership's key: nobody else can open it, not even you. They open it in this app with their private key, or with its command line."
        }
        Protection::Passphrase => {
            "It is encrypted with the passphrase that you chose, which the app has not kept. Tell it to them by telephone, never in the same message. They open the file in this app."
        }
    };
    Some(
        view! {
            <h2 class="govuk-heading-m">"How it is opened"</h2>
            <p class="govuk-body">{told}</p>
        }
        .into_any(),
    )
}

fn details(export: &Export) -> impl IntoView + use<> {
    let groups = fingerprint(&export.signer.kid);
    let digest = export.digest.clone();
    let rows = vec![
        SummaryRow::new("Signed by", export.signer.name.clone()),
        SummaryRow::new("When", platform::moment(&export.at)),
        SummaryRow::with_view("Fingerprint of the key", move || {
            view! { <span class="prt-fingerprint">{groups.clone()}</span> }.into_any()
        }),
        SummaryRow::with_view("Digest of the content", move || {
            view! { <span class="prt-fingerprint">{digest.clone()}</span> }.into_any()
        }),
    ];
    view! { <SummaryList rows=rows /> }
}
