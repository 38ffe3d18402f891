//! Hiding the screen: where somebody steps up to the desk, nothing of a case stays on the page. Where
//! the cases are protected it locks them too; where not, whoever is at the machine can show it again.

use std::time::Duration;

use leptos::ev::keydown;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Button, TextButton, focus_field};
use crate::pages::unfinished::StillHere;
use crate::platform;
use crate::vault::{State, Vault};

/// The key that hides the screen, pressed so many times within so long.
const KEY: &str = "Escape";
const TIMES: u32 = 3;
const WITHIN: Duration = Duration::from_millis(1500);

/// Whether the screen is hidden.
#[derive(Clone, Copy)]
pub struct Hiding {
    hidden: RwSignal<bool>,
    vault: Vault,
}

impl Hiding {
    /// Not hidden; the key hides it for as long as the app runs.
    pub fn new(vault: Vault) -> Self {
        let hiding = Self {
            hidden: RwSignal::new(false),
            vault,
        };
        let pressed = StoredValue::new(0_u32);
        let listener = window_event_listener(keydown, move |event| {
            if event.key() != KEY || event.repeat() {
                pressed.set_value(0);
                return;
            }
            pressed.update_value(|times| *times += 1);
            if pressed.get_value() >= TIMES {
                pressed.set_value(0);
                hiding.hide();
            } else {
                platform::after(WITHIN, move || {
                    let _ = pressed.try_set_value(0);
                });
            }
        });
        on_cleanup(move || listener.remove());
        hiding
    }

    /// Takes everything off the page, and locks what can be locked. What was typed is saved as when a
    /// page is left.
    pub fn hide(self) {
        self.hidden.set(true);
        spawn_local(self.vault.lock());
    }

    /// True while it is hidden; tracked.
    pub fn is_hidden(self) -> bool {
        self.hidden.get()
    }
}

/// The button that hides the screen.
#[component]
pub fn HideButton() -> impl IntoView {
    let hiding = expect_context::<Hiding>();
    view! {
        <TextButton on_click=move |()| hiding.hide() hidden="the screen; or press Escape three times">"Hide"</TextButton>
    }
}

/// What is there while the screen is hidden.
#[component]
pub fn HiddenScreen() -> impl IntoView {
    let hiding = expect_context::<Hiding>();
    // Once it is on the page.
    request_animation_frame(|| {
        focus_field("hidden");
    });
    let words = move || match hiding.vault.state() {
        State::Locked(_) | State::Open(_) => {
            "Your drafts are kept, and your cases are locked in every tab."
        }
        State::NotSetUp => {
            "Your drafts are kept. This hides the screen and locks nothing: lock the machine before you leave it."
        }
        State::Unread | State::Failed(_) => {
            "This hides the screen and locks nothing: lock the machine before you leave it."
        }
    };
    view! {
        <div class="govuk-width-container">
            <main class="govuk-main-wrapper" id="hidden" tabindex="-1">
                <h1 class="govuk-heading-l">"Hidden"</h1>
                <p class="govuk-body">{words}</p>
                <StillHere />
                <Button on_click=move |()| hiding.hidden.set(false)>"Show it again"</Button>
            </main>
        </div>
    }
}
