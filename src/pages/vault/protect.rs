//! The page of what protects the cases: setting it up, or changing it.

use leptos::prelude::*;

use super::gate::{Gate, guarded};
use super::manage::Manage;
use super::set_up::SetUp;
use crate::components::{BackLink, BannerKind, NotificationBanner, WarningText};
use crate::pages::open::OpenedFile;
use crate::pages::words::sentence;
use crate::platform;
use crate::route::Route;
use crate::vault::{State, Vault};

/// The page.
#[component]
pub fn Protect(
    /// Whether cases may be shown.
    gate: Memo<Gate>,
) -> impl IntoView {
    let vault = expect_context::<Vault>();
    let opened = expect_context::<OpenedFile>();
    let done = RwSignal::new(None::<String>);
    // Another header is the same page: what was just said must stay.
    let is_set_up = Memo::new(move |_| matches!(vault.state(), State::Open(_)));
    view! {
        <div class="prt-no-print"><BackLink href=Route::Cases.href() text="Your cases" /></div>
        // What was said before it was locked is old.
        {move || done.get().filter(|_| gate.get() == Gate::Free).map(|text| view! {
            <NotificationBanner kind=BannerKind::Success text=text />
            {opened.is_copy().then(|| view! {
                <p class="govuk-body"><a class="govuk-link" href=Route::Open.href()>"Go on with the file that you opened"</a></p>
            }.into_any())}
        }.into_any())}
        {move || guarded(gate, || if is_set_up.get() {
            view! { <Manage done /> }.into_any()
        } else {
            set_up(vault, done)
        })}
    }
}

/// Setting it up, where this browser can; else why not. Nobody is given a key that opens nothing.
fn set_up(vault: Vault, done: RwSignal<Option<String>>) -> AnyView {
    let cannot = match vault.state_untracked() {
        State::Failed(error) => Some(sentence(&error)),
        _ => platform::lack().map(str::to_owned),
    };
    match cannot {
        Some(why) => view! {
            <h1 class="govuk-heading-l">"Your cases cannot be protected here"</h1>
            <WarningText>{why}</WarningText>
        }
        .into_any(),
        None => view! { <SetUp done /> }.into_any(),
    }
}
