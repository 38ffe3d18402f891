//! Hiding the screen: where somebody steps up to the desk, nothing of a case stays on the page. It is
//! no lock: whoever is at the machine can show it again.

use std::time::Duration;

use leptos::ev::keydown;
use leptos::prelude::*;

use crate::components::{Button, TextButton, focus_field};
use crate::platform;

/// The key that hides the screen, pressed so many times within so long.
const KEY: &str = "Escape";
const TIMES: u32 = 3;
const WITHIN: Duration = Duration::from_millis(1500);

/// Whether the screen is hidden.
#[derive(Clone, Copy)]
pub struct Hiding(RwSignal<bool>);

impl Hiding {
    /// Not hidden; the key hides it for as long as the app runs.
    pub fn new() -> Self {
        let hiding = Self(RwSignal::new(false));
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

    /// Takes everything off the page. What was typed is saved as when a page is left.
    pub fn hide(self) {
        self.0.set(true);
    }

    /// True while it is hidden; tracked.
    pub fn is_hidden(self) -> bool {
        self.0.get()
    }
}

impl Default for Hiding {
    fn default() -> Self {
        Self::new()
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
    view! {
        <div class="govuk-width-container">
            <main class="govuk-main-wrapper" id="hidden" tabindex="-1">
                <h1 class="govuk-heading-l">"Hidden"</h1>
                <p class="govuk-body">"What you wrote is kept. This hides the screen and locks nothing: lock the machine before you leave it."</p>
                <Button on_click=move |()| hiding.0.set(false)>"Show it again"</Button>
            </main>
        </div>
    }
}
