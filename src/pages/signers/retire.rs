//! Putting a key out of use: whoever signed with it gets a new one at their next signing here.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::signers::Own;

use super::List;
use crate::components::{Button, ButtonKind, Dialog};
use crate::pages::words::sentence;
use crate::store::{keys, signers};

/// The question, and doing it. It cannot be undone: the key is nowhere else.
#[component]
pub fn Retire(
    /// Whose key it is about; none while nothing is asked.
    asked: RwSignal<Option<Own>>,
    /// What is said once it is done.
    done: RwSignal<Option<String>>,
    /// Who signs here.
    list: List,
) -> impl IntoView {
    let go = move |()| {
        let Some(own) = asked.get_untracked() else {
            return;
        };
        asked.set(None);
        spawn_local(async move {
            // The key first: a key that is there but of which nothing is noted would sign again.
            if let Err(error) = keys::remove(&own.slot).await {
                let _ = list.failed.try_set(Some(sentence(&error)));
                return;
            }
            let kid = own.kid.clone();
            let outcome = signers::change(move |signers| signers.retire(&kid)).await;
            if outcome.is_ok() {
                let _ = done.try_set(Some(format!(
                    "The key of {} is no longer in this browser.",
                    own.person.name
                )));
            }
            list.take(outcome);
        });
    };
    let whose = move || {
        asked.with(|own| {
            own.as_ref()
                .map(|own| format!("{}, {}", own.person.name, own.person.agency))
        })
    };
    view! {
        <Dialog id="retire" title="Stop using this key?" open=Signal::derive(move || asked.with(Option::is_some)) on_close=move |()| asked.set(None)>
            <p class="govuk-body">{whose}</p>
            <p class="govuk-body">"It is removed from this browser and cannot be brought back, unless it is in a backup. What it signed stays valid. Who signs next under this name gets a new key: tell those who know the fingerprint of the old one."</p>
            <div class="prt-actions">
                <Button on_click=go kind=ButtonKind::Warning>"Stop using it"</Button>
                <Button on_click=move |()| asked.set(None) kind=ButtonKind::Secondary>"Cancel"</Button>
            </div>
        </Dialog>
    }
}
