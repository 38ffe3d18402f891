//! Opening a file: a signed bundle to check and read, also an encrypted one, or a copy of a case to go on
//! with. Nothing of it touches the cases in the app unless the reader says so.
//!
//! - [`recognise`]: what a file is
//! - [`opened`]: the file that is open, kept while the reader looks elsewhere
//! - [`decrypt`]: opening an encrypted one
//! - [`bundle`]: reading a bundle
//! - [`comments`]: what was sent back on one
//! - [`copy`]: taking in a copy of a case

mod bundle;
mod comments;
mod copy;
mod decrypt;
mod opened;
mod recognise;

pub use opened::OpenedFile;

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::backup;
use practice_review_engine::encryption::LARGEST;

use self::bundle::BundleView;
use self::comments::CommentsView;
use self::copy::CopyView;
use self::decrypt::Decrypt;
use self::recognise::{Chosen, recognise, refused};
use crate::components::{BackLink, FileInput, Size, TextButton, WarningText};
use crate::pages::backup::Restore;
use crate::platform;
use crate::route::Route;

/// What became of the file, to be read out: the whole referral would be too much.
fn outcome(chosen: &Chosen) -> &'static str {
    match chosen {
        Chosen::Nothing | Chosen::Reading => "",
        Chosen::Bundle(_) => "Checked: nothing was changed since it was signed. It is shown below.",
        Chosen::Comments(_) => "Checked: comments on a referral. They are shown below.",
        Chosen::Copy(_) => "A copy of a case.",
        Chosen::Encrypted(_) => "The file is encrypted.",
        Chosen::Backup(_) => "The file is a backup.",
        Chosen::Refused(_) => "The file was not opened. The reason stands below.",
    }
}

/// The largest file that is read, in bytes. A backup, which holds everything, may be larger than any other;
/// whoever has given it another name can give it its own again.
fn limit(file: &web_sys::File) -> u64 {
    if file.name().ends_with(".jsonl") {
        u64::try_from(backup::LARGEST).unwrap_or(u64::MAX)
    } else {
        LARGEST
    }
}

/// Opening a file.
#[component]
pub fn Open() -> impl IntoView {
    let opened = expect_context::<OpenedFile>();
    let chosen = opened.chosen;
    let choose = move |file: web_sys::File| {
        chosen.set(Chosen::Reading);
        spawn_local(async move {
            match platform::read(&file, limit(&file)).await {
                Ok(bytes) => opened.put(recognise(&bytes).await, bytes),
                Err(error) => opened.put(refused(&error), Vec::new()),
            }
        });
    };
    on_cleanup(move || opened.forget_unless_kept());
    let close = move || {
        chosen
            .with(Chosen::stays)
            .then(|| view! { <p class="govuk-body"><TextButton on_click=move |()| opened.close()>"Close this file"</TextButton></p> }.into_any())
    };
    let shown = move || match chosen.get() {
        Chosen::Nothing => ().into_any(),
        Chosen::Reading => view! { <p class="govuk-body">"Checking the file …"</p> }.into_any(),
        Chosen::Refused(why) => view! {
            <h2 class="govuk-heading-m">"This file was not opened"</h2>
            <WarningText>{why}</WarningText>
            <p class="govuk-body">"Your own cases are as they were."</p>
        }
        .into_any(),
        Chosen::Copy(case) => view! { <CopyView case=*case /> }.into_any(),
        Chosen::Backup(parsed) => view! { <Restore parsed=*parsed /> }.into_any(),
        Chosen::Encrypted(file) => view! { <Decrypt file=*file /> }.into_any(),
        Chosen::Comments(comments) => view! { <CommentsView comments=*comments /> }.into_any(),
        Chosen::Bundle(verified) => view! { <BundleView verified=*verified /> }.into_any(),
    };
    view! {
        <div class="prt-no-print">
            <BackLink href=Route::Cases.href() text="Your cases" />
            <h1 class="govuk-heading-l">"Open a file"</h1>
            <p class="govuk-body">
                "A signed bundle, or comments that were sent back on one, is checked and shown to read; an encrypted one once you have what opens it; a copy of a case can be added to your cases, and a backup is merged with them. The file stays on this machine."
            </p>
            <FileInput id="open-file" label="File" accept=".json,.jsonl,application/json" on_file=choose size=Size::Small />
            {close}
        </div>
        <p class="govuk-visually-hidden" role="status">{move || chosen.with(outcome)}</p>
        {shown}
    }
}
