//! Choosing a way in for the first time.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::seal::NewPassphrase;

use super::new_passphrase::{NewPassphraseFields, Typed};
use super::recovery::{Fresh, ProveRecovery, Shown};
use crate::components::{
    Button, Choice, ErrorSummary, FieldError, InsetText, Radios, Size, WarningText, focus_field,
};
use crate::pages::words::sentence;
use crate::vault::{First, Sealed, Vault};

const WAY: &str = "way";
const PASSPHRASE: &str = "passphrase";
const DEVICE: &str = "device";
const NOT_NOW: &str = "not-now";

/// What is chosen, until it is proved that the recovery key was kept.
struct Chosen {
    passphrase: Option<NewPassphrase>,
}

/// Setting it up: the way in, then the recovery key.
#[component]
pub fn SetUp(
    /// What is said after it is done.
    done: RwSignal<Option<String>>,
    /// Where it is asked before the first case: what is done where nothing is to be protected.
    #[prop(optional)]
    decline: Option<Callback<()>>,
) -> impl IntoView {
    let vault = expect_context::<Vault>();
    let way = RwSignal::new(PASSPHRASE.to_owned());
    let typed = Typed::nothing();
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let attempt = RwSignal::new(0_u32);
    let working = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let chosen = StoredValue::new_local(None::<Chosen>);
    let shown: Shown = StoredValue::new_local(None);
    let proving = RwSignal::new(false);
    let refuse = move |error: FieldError| {
        errors.set(vec![error]);
        attempt.update(|n| *n += 1);
    };
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.set(Vec::new());
        if let (Some(decline), true) = (decline, way.with_untracked(|way| way == NOT_NOW)) {
            return decline.run(());
        }
        let passphrase = if way.with_untracked(|way| way == PASSPHRASE) {
            match typed.read() {
                Ok(new) => Some(new),
                Err(error) => return refuse(error),
            }
        } else {
            None
        };
        match Fresh::make() {
            Err(error) => refuse(FieldError::new(WAY, sentence(&error))),
            Ok(made) => {
                chosen.set_value(Some(Chosen { passphrase }));
                typed.clear();
                shown.set_value(Some(made));
                proving.set(true);
                focus_field("main");
            }
        }
    };
    let proved = move |()| {
        // A second press finds nothing any more.
        let Some(Chosen { passphrase }) = chosen.try_update_value(Option::take).flatten() else {
            return;
        };
        working.set(true);
        spawn_local(async move {
            let first = passphrase.map_or(First::DeviceKey, First::Passphrase);
            let key = shown.try_with_value(|fresh| fresh.as_ref().map(|f| f.key().clone()));
            let key = key.flatten();
            let outcome = vault.set_up(first, key.as_ref()).await;
            let _ = working.try_set(false);
            match outcome {
                Ok(sealed) => {
                    let _ = done.try_set(Some(said(&sealed)));
                }
                Err(error) => {
                    let _ = failed.try_set(Some(format!("{error}; begin again")));
                }
            }
        });
    };
    let warning = move || match way.get().as_str() {
        NOT_NOW => {
            "Everything that you write about a child stays readable on this machine: for whoever uses it under your name, and for whoever gets hold of its disk."
        }
        DEVICE => {
            "The key goes when this browser's data is cleared or the browser profile is lost. Without it and without the recovery key, which you get in the next step, your drafts are lost."
        }
        _ => {
            "Nobody can reset the passphrase: not this app, not your IT department. Without it and without the recovery key, which you get in the next step, your drafts are lost."
        }
    };
    let ways = move || {
        let mut ways = vec![
            Choice::new(PASSPHRASE, "With a passphrase")
                .hint("You type it when you start the app and after a pause."),
            Choice::new(DEVICE, "With a key that this browser keeps").hint("Nothing to type. Weaker: whoever can use this browser under your name on this machine can open your cases. Choose it only where your organisation does not want a passphrase."),
        ];
        if decline.is_some() {
            ways.push(Choice::new(NOT_NOW, "Not now").hint("For trying the app out, or where every minute counts. You can protect your cases later, from the list of them."));
        }
        ways
    };
    move || {
        if proving.get() {
            return view! {
                <ProveRecovery shown action="Protect my cases" working failed on_proved=Callback::new(proved) />
            }
            .into_any();
        }
        view! {
            <ErrorSummary errors=errors attempt=attempt />
            <h1 class="govuk-heading-l">{if decline.is_some() { "First: protect what you will write" } else { "Protect your cases" }}</h1>
            <p class="govuk-body prt-lede">"Your drafts are kept on this machine. Once they are sealed, whoever gets hold of its disk cannot read them without what opens them."</p>
            <WarningText>{warning}</WarningText>
            <form novalidate on:submit=next>
                <Radios
                    id=WAY
                    legend=if decline.is_some() { "How are they to be protected?" } else { "How do you want to unlock them?" }
                    options=ways()
                    value=way
                    on_input=move |value: String| way.set(value)
                    size=Size::Small
                />
                {move || (way.get() == PASSPHRASE).then(|| view! { <NewPassphraseFields typed errors /> }.into_any())}
                <Button submit=true>"Continue"</Button>
            </form>
            {move || (way.get() != NOT_NOW).then(|| view! {
            <InsetText>"Sealing does not protect against somebody who watches you type, against a harmful program on this machine, or against your being made to unlock it. Files that you have exported are not sealed by it. What you wrote before may stay in the browser's own files for some time, until the browser tidies them up: protect your cases before you write."</InsetText> }.into_any())}
        }
        .into_any()
    }
}

/// What is said of a vault that was just opened or changed.
pub fn said(sealed: &Sealed) -> String {
    match sealed {
        Sealed::All => "Your cases are protected on this machine.".to_owned(),
        Sealed::NotAll(error) => format!(
            "New words are protected, but some cases are not yet sealed: {error}. It is tried again when you next unlock."
        ),
    }
}
