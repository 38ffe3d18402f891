//! The page of what protects the cases: setting it up, or changing it.

use leptos::prelude::*;

use super::gate::{Gate, guarded};
use super::manage::Manage;
use super::set_up::SetUp;
use crate::components::{BackLink, BannerKind, NotificationBanner};
use crate::route::Route;
use crate::vault::{State, Vault};

/// The page.
#[component]
pub fn Protect(
    /// Whether cases may be shown.
    gate: Memo<Gate>,
) -> impl IntoView {
    let vault = expect_context::<Vault>();
    let done = RwSignal::new(None::<String>);
    // Another header is the same page: what was just said must stay.
    let is_set_up = Memo::new(move |_| matches!(vault.state(), State::Open(_)));
    view! {
        <div class="prt-no-print"><BackLink href=Route::Cases.href() text="Your cases" /></div>
        // What was said before it was locked is old.
        {move || done.get().filter(|_| gate.get() == Gate::Free).map(|text| view! { <NotificationBanner kind=BannerKind::Success text=text /> }.into_any())}
        {move || guarded(gate, || if is_set_up.get() {
            view! { <Manage done /> }.into_any()
        } else {
            view! { <SetUp done /> }.into_any()
        })}
    }
}
