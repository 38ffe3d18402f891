//! Whether drafts last in this browser, how much room there is, and what to do.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{InsetText, TextButton, WarningText};
use crate::platform::{self, Promised};
use crate::route::Route;
use crate::store::settings;

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
        <p class="govuk-body" role="status">{move || promised_words(platform::promised(), platform::is_one_file())}</p>
        {ask}
        {move || room.get().map(room_view)}
    }
}

/// Says that this browser may delete drafts, and what to do, until somebody has read it; nothing where it
/// has promised to keep them.
#[component]
pub fn MayGo() -> impl IntoView {
    let looked = RwSignal::new(false);
    let known = RwSignal::new(settings::knows_drafts_may_go());
    spawn_local(async move {
        platform::look_whether_promised().await;
        let _ = looked.try_set(true);
    });
    let read = move |()| {
        settings::set_knows_drafts_may_go();
        known.set(true);
    };
    let shown = move || looked.get() && !known.get() && platform::promised() != Promised::Yes;
    move || {
        shown().then(|| {
            view! {
                <InsetText>
                    "This browser has not promised to keep drafts. It may delete them when the disk runs full or when the app is not used for some time, and a private window deletes them when it is closed. At the end of each day, "
                    <a class="govuk-link" href=Route::Backup.href()>"make a backup"</a>
                    ", or download a copy of the case, and keep the file where your other confidential work is. "
                    <TextButton on_click=read>"Do not say this again"</TextButton>
                </InsetText>
            }
            .into_any()
        })
    }
}

fn promised_words(promised: Promised, one_file: bool) -> &'static str {
    match promised {
        Promised::NotAsked => {
            "The browser has not promised to keep drafts; it is asked when a case is saved. Until it promises, it may delete them when the disk runs full or the app is not used for some time, and a private window deletes them when it is closed: press “Download a copy” beside a case at the end of each day."
        }
        Promised::NoAnswer => {
            "The browser has been asked to keep drafts and has not answered. If it shows a question beside the address, choose to allow it. Until then it may delete them when the disk runs full, and a private window deletes them when it is closed. You can go on working."
        }
        Promised::Yes => {
            "The browser has promised to keep drafts: it deletes none by itself. They still go if somebody clears its data, and when a private window is closed."
        }
        Promised::No if one_file => {
            "The browser has not promised to keep drafts: it may delete them when the disk runs full or the app is not used for some time, and a private window deletes them when it is closed. At the end of each day, make a backup (Cases, “Back up”) and keep the file where your other confidential work is; “Open a file” brings it back. Some browsers never promise it to a file. If the browser clears its data each time it closes, ask IT for the app at an address, and to exempt that."
        }
        Promised::No => {
            "The browser has not promised to keep drafts: it may delete them when the disk runs full or the app is not used for some time, and a private window deletes them when it is closed. At the end of each day, make a backup (Cases, “Back up”) and keep the file where your other confidential work is; “Open a file” brings it back. Some browsers promise it once the address is a bookmark or the app is installed. If the browser clears its data each time it closes, ask IT to exempt this address."
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
