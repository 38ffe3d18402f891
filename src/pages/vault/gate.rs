//! What stands in place of every page that shows something of a case, while the vault is locked. The
//! address stays, so unlocking leads back to where the reader was, and to the same field.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::seal::Kind;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::unlock::UnlockPage;
use crate::components::{WarningText, look_for};
use crate::pages::words::sentence;
use crate::store::settings;
use crate::vault::{State, Vault, VaultError, Way};

/// What may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gate {
    /// It is being looked.
    Wait,
    /// Everything.
    Free,
    /// Nothing of a case.
    Shut,
    /// It cannot be told; nothing of a case either.
    Failed(String),
}

/// How the vault of the app stands, and what follows from that.
pub fn watch(vault: Vault) -> Memo<Gate> {
    spawn_local(async move {
        vault.read().await;
        // A key that the browser keeps asks nobody.
        if let State::Locked(header) = vault.state_untracked()
            && header.wrapping(Kind::DeviceKey).is_some()
            && !settings::stays_locked()
        {
            // Where it does not open, the page that unlocks says so.
            let _ = vault.unlock(Way::DeviceKey).await;
        }
    });
    let gate = Memo::new(move |_| match vault.state() {
        State::Unread => Gate::Wait,
        // Where storage gives nothing there is nothing to guard, and each page says so in its own words;
        // the store itself never writes in clear beside a vault.
        State::NotSetUp | State::Open(_) | State::Failed(VaultError::Store(_)) => Gate::Free,
        State::Locked(_) => Gate::Shut,
        State::Failed(error) => Gate::Failed(sentence(&error)),
    });
    lead_back(gate);
    gate
}

/// Remembers the field in which somebody was when it was locked, and leads back to it.
fn lead_back(gate: Memo<Gate>) {
    let field = StoredValue::new(None::<String>);
    let listener = window_event_listener(ev::focusin, move |event| {
        let target = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlElement>().ok());
        if let Some(target) = target
            && matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            && gate.get_untracked() == Gate::Free
            && !target.id().is_empty()
        {
            field.set_value(Some(target.id()));
        }
    });
    on_cleanup(move || listener.remove());
    Effect::new(move |before: Option<Gate>| {
        let now = gate.get();
        if before == Some(Gate::Shut)
            && now == Gate::Free
            && let Some(id) = field.get_value()
        {
            look_for(id);
        }
        now
    });
}

/// What is shown until it is known which cases there are. The foot of the page waits with it, so that
/// nothing that is painted moves (`style/_boot.scss`).
pub fn looking() -> AnyView {
    view! { <p class="govuk-body prt-wait" role="status">"Looking for your cases …"</p> }.into_any()
}

/// The page, where it may be shown; what is to be done first, where not.
pub fn guarded(gate: Memo<Gate>, page: impl Fn() -> AnyView) -> AnyView {
    match gate.get() {
        Gate::Free => page(),
        Gate::Shut => view! { <UnlockPage /> }.into_any(),
        Gate::Wait => looking(),
        Gate::Failed(why) => view! {
            <h1 class="govuk-heading-l">"Your cases cannot be shown"</h1>
            <WarningText>{why}</WarningText>
        }
        .into_any(),
    }
}
