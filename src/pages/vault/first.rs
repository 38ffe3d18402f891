//! Before the first case is written: how it is to be protected, answered once.

use leptos::prelude::*;

use super::set_up::SetUp;
use crate::components::{BackLink, BannerKind, NotificationBanner, WarningText};
use crate::platform;
use crate::route::Route;
use crate::store::settings;
use crate::vault::{State, Vault};

/// Whether it is still to be answered.
#[derive(Clone, Copy)]
pub struct Unanswered {
    asks: Memo<bool>,
    accepted: RwSignal<bool>,
}

impl Unanswered {
    /// True where cases can be protected and are not, and nobody has said that this is meant. Where the
    /// storage or the browser lets nothing be protected, it is not asked: the page says that itself.
    pub fn of(vault: Vault) -> Self {
        let accepted = RwSignal::new(settings::goes_unprotected());
        let asks = Memo::new(move |_| {
            vault.state() == State::NotSetUp && !accepted.get() && platform::lack().is_none()
        });
        Self { asks, accepted }
    }

    /// True where it is to be answered first; tracked.
    pub fn get(self) -> bool {
        self.asks.get()
    }

    /// Goes on without protection, and does not ask again.
    pub fn accept(self) {
        settings::set_goes_unprotected();
        self.accepted.set(true);
    }
}

/// A page that writes a case; before it, where that was never answered, how cases are protected.
#[component]
pub fn ProtectFirst(
    /// The page.
    page: fn() -> AnyView,
) -> impl IntoView {
    let vault = expect_context::<Vault>();
    let unanswered = Unanswered::of(vault);
    let done = RwSignal::new(None::<String>);
    let decline = Callback::new(move |()| unanswered.accept());
    move || {
        if unanswered.get() {
            return view! {
                <BackLink href=Route::Cases.href() text="Your cases" />
                <SetUp done decline />
            }
            .into_any();
        }
        let none = match vault.state_untracked() {
            State::Failed(error) => Some(format!("No case can be started here: {error}.")),
            _ => None,
        };
        view! {
            {none.map(|why| view! { <WarningText>{why}</WarningText> }.into_any())}
            {move || done.get().map(|text| view! { <NotificationBanner kind=BannerKind::Success text=text /> }.into_any())}
            {page()}
        }
        .into_any()
    }
}
