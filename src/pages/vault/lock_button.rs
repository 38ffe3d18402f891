//! Locking by hand, and the notice before it locks by itself.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{TextButton, WarningText};
use crate::vault::lock::when_idle;
use crate::vault::{State, Vault};

/// The button that locks every tab; nothing where there is nothing to lock.
#[component]
pub fn LockButton() -> impl IntoView {
    let vault = expect_context::<Vault>();
    let open = Memo::new(move |_| matches!(vault.state(), State::Open(_)));
    move || {
        open.get().then(|| {
            view! { <TextButton on_click=move |()| spawn_local(vault.lock()) hidden="your cases, in every tab">"Lock"</TextButton> }
            .into_any()
        })
    }
}

/// Says that it is about to lock.
#[component]
pub fn IdleNotice() -> impl IntoView {
    let vault = expect_context::<Vault>();
    let left = when_idle(vault);
    move || {
        left.get().map(|_| {
            view! {
                <div role="alert" class="prt-idle prt-no-print">
                    <WarningText>"Nobody has done anything here for some time. Your cases lock in less than a minute, with your drafts kept. Press any key or touch the page to go on."</WarningText>
                </div>
            }
            .into_any()
        })
    }
}
