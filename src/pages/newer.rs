//! What is said of the app's own files: a newer version is there, which begins when the reader says so and
//! not before all words are on disk; or the one in use is damaged.

use leptos::prelude::*;

use crate::components::{NotificationBanner, TextButton};
use crate::offline::{Kept, Newer, Offline};

/// What is said of a newer version; nothing where there is none.
#[component]
pub fn NewerVersion() -> impl IntoView {
    let offline = expect_context::<Offline>();
    move || {
        let newer = offline.newer();
        let words = match newer {
            Newer::None => return None,
            Newer::Waits if offline.is_for_later() => return None,
            Newer::Waits => {
                "A newer version of the app is on this machine. Your cases stay as they are."
            }
            Newer::Begins => "The newer version begins as soon as your words are saved …",
            Newer::HeldUp => {
                "The newer version waits: what you wrote last could not be saved. Look at what stands beside the name of the case, then try again."
            }
            Newer::HeldElsewhere => {
                "The newer version waits: another tab has words that are not saved yet, or does not answer. Finish there first, or close that tab; then try again."
            }
            Newer::BegunElsewhere => {
                "Another tab began with a newer version of the app. Load this page again before you go on."
            }
        };
        let action = match newer {
            Newer::BegunElsewhere => Some("Load this page again"),
            Newer::Waits | Newer::HeldUp | Newer::HeldElsewhere => Some("Start the newer version"),
            Newer::None | Newer::Begins => None,
        };
        Some(view! {
            <div class="prt-no-print" role="status">
                <NotificationBanner id="newer-version" title="Newer version">
                    <p class="govuk-notification-banner__heading">{words}</p>
                    {action.map(|action| view! { <TextButton on_click=move |()| offline.begin()>{action}</TextButton> }.into_any())}
                    {(newer == Newer::Waits).then(|| view! { " " <TextButton on_click=move |()| offline.wait()>"Not now"</TextButton> }.into_any())}
                </NotificationBanner>
            </div>
        })
    }
}

/// What is said where a file of the app on this machine is damaged; nothing where all are whole.
#[component]
pub fn DamagedHere() -> impl IntoView {
    let offline = expect_context::<Offline>();
    let damaged = Memo::new(move |_| offline.kept() == Kept::Damaged);
    move || {
        damaged.get().then(|| view! {
            <div class="prt-no-print" role="status">
                <NotificationBanner id="damaged-here" title="Files of the app">
                    <p class="govuk-notification-banner__heading">"A file of the app on this machine is gone or damaged, and could not be fetched again. Your cases are as they were."</p>
                    <p class="govuk-body">"Pages may look wrong, and without the network the app may not start or not open protected cases. Connect to the network and load this page again. If this stays, start the newer version where one is offered here, or close all tabs of the app and open it again."</p>
                </NotificationBanner>
            </div>
        }.into_any())
    }
}
