//! Changing the ways in, and after how long it locks by itself.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::document::capitalised;
use practice_review_engine::seal::idle;
use practice_review_engine::seal::{Header, Kind};

use super::new_passphrase::{NewPassphraseFields, Typed};
use super::recovery::{Fresh, ProveRecovery, Shown};
use super::set_up::said;
use super::unlock::{Outcome, Ways};
use crate::components::{
    Button, ButtonKind, Choice, ErrorSummary, FieldError, Radios, Size, SummaryList, SummaryRow,
};
use crate::pages::words::sentence;
use crate::store::settings;
use crate::vault::{State, Vault, Way};

/// What is being changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doing {
    Nothing,
    Passphrase,
    Recovery,
}

/// What protects the cases, and what can be changed of it.
#[component]
pub fn Manage(
    /// What is said after a change.
    done: RwSignal<Option<String>>,
) -> impl IntoView {
    let vault = expect_context::<Vault>();
    let doing = RwSignal::new(Doing::Nothing);
    let begin = move |what: Doing| {
        done.set(None);
        doing.set(what);
    };
    move || match (doing.get(), vault.state()) {
        (Doing::Passphrase, State::Open(header)) => {
            view! { <ChangePassphrase header doing done /> }.into_any()
        }
        (Doing::Recovery, State::Open(header)) => {
            view! { <RenewRecovery header doing done /> }.into_any()
        }
        (_, State::Open(header)) => {
            let passphrase = has(&header, Kind::Passphrase);
            view! {
                <h1 class="govuk-heading-l">"Your cases are protected"</h1>
                <SummaryList rows=vec![
                    SummaryRow::new("They open with", ways(&header)),
                    SummaryRow::new("What it protects", "Every draft on this machine, its title too, who signs here and whose keys are known, and the signing keys that are made from now on. A key that signed before can sign as long as somebody can use this browser."),
                    SummaryRow::new("What it does not", "Files that you exported; a machine with a harmful program on it; and, for some time, what you wrote before your cases were protected: the browser clears its old files when it likes."),
                ] />
                <div class="prt-actions">
                    <Button on_click=move |()| begin(Doing::Passphrase)>
                        {if passphrase { "Change the passphrase" } else { "Set a passphrase" }}
                    </Button>
                    <Button on_click=move |()| begin(Doing::Recovery) kind=ButtonKind::Secondary>"Make a new recovery key"</Button>
                </div>
                <Idle />
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

fn has(header: &Header, kind: Kind) -> bool {
    header.wrapping(kind).is_some()
}

fn ways(header: &Header) -> String {
    let all = [
        (Kind::Passphrase, "your passphrase"),
        (Kind::DeviceKey, "the key that this browser keeps"),
        (Kind::RecoveryKey, "your recovery key"),
    ];
    let there: Vec<&str> = all
        .into_iter()
        .filter(|(kind, _)| has(header, *kind))
        .map(|(_, words)| words)
        .collect();
    capitalised(&format!("{}.", there.join(" or ")))
}

/// After how long it locks by itself.
#[component]
fn Idle() -> impl IntoView {
    let minutes = RwSignal::new(settings::idle_minutes().to_string());
    let kept = RwSignal::new(true);
    let options = idle::CHOICES
        .iter()
        .map(|minutes| Choice::new(minutes.to_string(), format!("{minutes} minutes")))
        .collect::<Vec<_>>();
    let choose = move |value: String| {
        if let Ok(number) = value.parse() {
            kept.set(settings::set_idle_minutes(number));
            minutes.set(value);
        }
    };
    view! {
        <Radios id="idle" legend="Lock when nothing is done for" options=options value=minutes on_input=choose size=Size::Small inline=true small=true />
        <p class="govuk-body" role="status">{move || (!kept.get()).then_some("This browser keeps no settings: it counts until the page is closed or loaded again.")}</p>
    }
}

/// A new passphrase; the old way in proves that this is allowed.
#[component]
fn ChangePassphrase(
    header: Header,
    doing: RwSignal<Doing>,
    done: RwSignal<Option<String>>,
) -> impl IntoView {
    let vault = expect_context::<Vault>();
    let typed = Typed::nothing();
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let attempt = RwSignal::new(0_u32);
    let change = move |(way, outcome): (Way, Outcome)| {
        let new = match typed.read() {
            Ok(new) => new,
            Err(error) => {
                outcome.accept();
                errors.set(vec![error]);
                attempt.update(|n| *n += 1);
                return;
            }
        };
        errors.set(Vec::new());
        spawn_local(async move {
            match vault.change_passphrase(way, new).await {
                Ok(sealed) => {
                    outcome.accept();
                    typed.clear();
                    let _ = done.try_set(Some(format!(
                        "From now on the new passphrase opens them. {}",
                        said(&sealed)
                    )));
                    let _ = doing.try_set(Doing::Nothing);
                }
                Err(error) => outcome.refuse(&error),
            }
        });
    };
    view! {
        <ErrorSummary errors=errors attempt=attempt />
        <h1 class="govuk-heading-l">"A new passphrase"</h1>
        <NewPassphraseFields typed errors label="New passphrase" />
        <h2 class="govuk-heading-m">"To show that it is you"</h2>
        <p class="govuk-body">"Give the passphrase that holds now, or your recovery key. Then the new one is set."</p>
        <Ways header on_way=Callback::new(change) action="Set the new passphrase" />
        <Button on_click=move |()| doing.set(Doing::Nothing) kind=ButtonKind::Secondary>"Leave it as it is"</Button>
    }
}

/// A new recovery key; the old one opens nothing any more.
#[component]
fn RenewRecovery(
    header: Header,
    doing: RwSignal<Doing>,
    done: RwSignal<Option<String>>,
) -> impl IntoView {
    let vault = expect_context::<Vault>();
    let fresh = match Fresh::make() {
        Ok(fresh) => fresh,
        Err(error) => return view! { <p class="govuk-body">{sentence(&error)}</p> }.into_any(),
    };
    let shown: Shown = StoredValue::new_local(Some(fresh));
    let proved = RwSignal::new(false);
    let working = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let renew = move |(way, outcome): (Way, Outcome)| {
        spawn_local(async move {
            let key = shown.try_with_value(|fresh| fresh.as_ref().map(|f| f.key().clone()));
            let Some(key) = key.flatten() else {
                return;
            };
            match vault.renew_recovery_key(way, &key).await {
                Ok(sealed) => {
                    outcome.accept();
                    let _ = done.try_set(Some(format!("Your new recovery key holds from now on; the old one opens nothing any more. {}", said(&sealed))));
                    let _ = doing.try_set(Doing::Nothing);
                }
                Err(error) => outcome.refuse(&error),
            }
        });
    };
    let header = StoredValue::new(header);
    view! {
        {move || if proved.get() {
            view! {
                <h1 class="govuk-heading-l">"To show that it is you"</h1>
                <p class="govuk-body">"Give your passphrase or the recovery key that holds now. Then the new one takes its place."</p>
                <Ways header=header.get_value() on_way=Callback::new(renew) action="Use the new recovery key" />
            }
            .into_any()
        } else {
            view! {
                <ProveRecovery shown action="Continue" working failed on_proved=Callback::new(move |()| proved.set(true)) />
            }
            .into_any()
        }}
        <div class="prt-no-print">
            <Button on_click=move |()| doing.set(Doing::Nothing) kind=ButtonKind::Secondary>"Leave it as it is"</Button>
        </div>
    }
    .into_any()
}
