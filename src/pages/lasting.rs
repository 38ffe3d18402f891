//! Whether drafts last in this browser, how much room there is, and what to do.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{TextButton, WarningText};
use crate::platform::{self, Promised};

/// Less room than this is little, in bytes: some hundred long cases.
const LITTLE: f64 = 50e6;

/// What the browser said of keeping drafts, and what to do.
#[component]
pub fn Lasting() -> impl IntoView {
    let room = RwSignal::new(None::<f64>);
    spawn_local(async move {
        platform::look_whether_promised().await;
        let left = platform::room().await;
        let _ = room.try_set(left);
    });
    let ask = move || {
        (platform::promised() != Promised::Yes).then(|| {
            view! { <p class="govuk-body"><TextButton on_click=move |()| platform::ask_to_keep()>"Ask the browser to keep them"</TextButton></p> }
                .into_any()
        })
    };
    view! {
        <h2 class="govuk-heading-m">"Whether drafts last here"</h2>
        <p class="govuk-body" role="status">{move || promised_words(platform::promised())}</p>
        {ask}
        {move || room.get().map(room_view)}
    }
}

fn promised_words(promised: Promised) -> &'static str {
    match promised {
        Promised::NotAsked => {
            "The browser has not promised to keep drafts; it is asked when a case is saved. Until it promises, it may delete them when the disk runs full or the app is not used for some weeks: press “Download a copy” beside a case at the end of each day."
        }
        Promised::NoAnswer => {
            "The browser has been asked to keep drafts and has not answered. If it shows a question beside the address, choose to allow it. Until then it may delete them when the disk runs full. You can go on working."
        }
        Promised::Yes => {
            "The browser has promised to keep drafts: it deletes none by itself. They still go if somebody clears its data for this address, or if this is a private window."
        }
        Promised::No => {
            "The browser has not promised to keep drafts: it may delete them when the disk runs full or the app is not used for some weeks. At the end of each day, make a backup (Cases, “Back up”) and keep the file where your other confidential work is; “Open a file” brings it back. Some browsers promise it once the address is a bookmark or the app is installed. If the browser clears its data each time it closes, ask IT to exempt this address."
        }
    }
}

/// How much room there is; a warning where it is little.
fn room_view(left: f64) -> AnyView {
    let size = size(left);
    if left < LITTLE {
        view! {
            <WarningText>{format!("Only {size} are left for drafts here. Free some space on this disk, or export cases that are finished and remove them, before you go on.")}</WarningText>
        }
        .into_any()
    } else {
        view! { <p class="govuk-body">{format!("There is room for about {size} more. A long case takes less than 1 MB.")}</p> }
            .into_any()
    }
}

/// A number of bytes in words, rounded down.
fn size(bytes: f64) -> String {
    if bytes >= 1e9 {
        format!("{} GB", (bytes / 1e9).floor())
    } else {
        format!("{} MB", (bytes / 1e6).floor())
    }
}
