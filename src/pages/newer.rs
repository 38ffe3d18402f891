//! A newer version of the app is there: it begins when the reader says so, and not before all words
//! are on disk.

use leptos::prelude::*;

use crate::components::{NotificationBanner, TextButton};
use crate::offline::{Newer, Offline};

/// What is said of a newer version; nothing where there is none.
#[component]
pub fn NewerVersion() -> impl IntoView {
    let offline = expect_context::<Offline>();
    let later = RwSignal::new(false);
    move || {
        let newer = offline.newer();
        let words = match newer {
            Newer::None => return None,
            Newer::Waits if later.get() => return None,
            Newer::Waits => {
                "A newer version of the app is on this machine. Your cases stay as they are."
            }
            Newer::Begins => "The newer version begins as soon as your words are saved …",
            Newer::HeldUp => {
                "The newer version waits: what you wrote last could not be saved. Look at what stands beside the name of the case, then try again."
            }
            Newer::BegunElsewhere => {
                "Another tab began with a newer version of the app. Load this page again before you go on."
            }
        };
        let action = match newer {
            Newer::BegunElsewhere => Some("Load this page again"),
            Newer::Waits | Newer::HeldUp => Some("Start the newer version"),
            Newer::None | Newer::Begins => None,
        };
        Some(view! {
            <div class="prt-no-print" role="status">
                <NotificationBanner id="newer-version" title="Newer version">
                    <p class="govuk-notification-banner__heading">{words}</p>
                    {action.map(|action| view! { <TextButton on_click=move |()| offline.begin()>{action}</TextButton> }.into_any())}
                    {(newer == Newer::Waits).then(|| view! { " " <TextButton on_click=move |()| later.set(true)>"Not now"</TextButton> }.into_any())}
                </NotificationBanner>
            </div>
        })
    }
}
