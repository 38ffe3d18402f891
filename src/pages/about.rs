//! What the app is, what it keeps and where, and what it never does.

use leptos::prelude::*;

use crate::built_in;
use crate::components::TextButton;
use crate::offline::{self, Kept, Looked, Offline};
use crate::pages::lasting::Lasting;
use crate::platform;
use crate::route::Route;
use crate::vault::{State, Vault};

/// About the app.
#[component]
pub fn About() -> impl IntoView {
    let offline = expect_context::<Offline>();
    // What is said here is to be so.
    offline.check();
    let can_look = Memo::new(move |_| matches!(offline.kept(), Kept::Yes | Kept::Damaged));
    let vault = expect_context::<Vault>();
    let is_set_up = move || matches!(vault.state(), State::Open(_) | State::Locked(_));
    let protected = move || match vault.state() {
        State::Open(_) | State::Locked(_) => {
            "They are sealed on the disk (AES-256-GCM). What they open with, and what remains, stands under "
        }
        State::Failed(_) => "This browser keeps none of them here; see ",
        State::NotSetUp | State::Unread => {
            "They are not protected yet: anybody who can use this machine can read them. "
        }
    };
    let to_protect = move || {
        if is_set_up() {
            "What protects your cases"
        } else {
            "Protect your cases"
        }
    };
    view! {
        <h1 class="govuk-heading-l">"About this app"</h1>
        <p class="govuk-body prt-lede">
            "It helps a safeguarding lead to decide where a case belongs, and to write a practice review referral that is complete."
        </p>
        <h2 class="govuk-heading-m">"What it does not do"</h2>
        <ul class="govuk-list govuk-list--bullet">
            <li>"It makes no safeguarding referral. If a child is in danger, call 999; if a child may be at risk, call children's social care."</li>
            <li>"It notifies nobody. Only the local authority notifies the national Panel."</li>
            <li>"It decides nothing. It says what your answers point to by the policy, and why."</li>
        </ul>
        <h2 class="govuk-heading-m">"Where your words are"</h2>
        <ul class="govuk-list govuk-list--bullet">
            <li>"Only in this browser, on this machine. There is no server that holds them, and after the page has loaded it asks the network for nothing but its own files, where they are not on this machine."</li>
            <li>{protected} <a class="govuk-link" href=Route::Protect.href()>{to_protect}</a></li>
            <li>{clearing_words(platform::is_one_file())}</li>
            <li><a class="govuk-link" href=Route::Remove.href()>"Remove everything from this browser"</a></li>
        </ul>
        <Lasting />
        <h2 class="govuk-heading-m">"Without the network"</h2>
        <p class="govuk-body" role="status">{move || kept_words(offline.kept())}</p>
        {platform::is_one_file().then(|| view! { <OneFile /> }.into_any())}
        {move || can_look.get().then(|| view! {
            <p class="govuk-body"><TextButton on_click=move |()| offline.look()>"Look for a newer version"</TextButton></p>
            <p class="govuk-body" role="status">{move || looked_words(offline.looked())}</p>
        }.into_any())}
        <h2 class="govuk-heading-m">"Browsers"</h2>
        <p class="govuk-body">
            "It is made for a current Edge, Chrome or Firefox, and tested in Chromium, from which Edge and Chrome are made, and in Firefox ESR. Safari, the iPad and the iPhone were not tried. Safari deletes what a page has stored after seven days of use on which nobody opened the page: where you have nothing else, make a backup each day."
        </p>
        <h2 class="govuk-heading-m">"What a signature shows"</h2>
        <p class="govuk-body">
            "That a file was not changed since it was signed by the holder of a key. Not who that is: compare the key's fingerprint over the telephone if it matters. Any JOSE library can check a file, and so can the command line tool practice-review."
        </p>
        <p class="govuk-body"><a class="govuk-link" href=Route::Signers.href()>"Signing keys: the fingerprint of yours, and those of others that you noted"</a></p>
        <h2 class="govuk-heading-m">"Bank holidays"</h2>
        <p class="govuk-body">
            "Working days are counted without the bank holidays of England and Wales. "
            <a class="govuk-link" href=Route::BankHolidays(None).href()>"See which years are known, and load newer ones"</a>
        </p>
        <h2 class="govuk-heading-m">"The guidance in it"</h2>
        <p class="govuk-body">
            "Which policies it follows, of which edition, stands under "
            <a class="govuk-link" href=Route::Partnerships.href()>"Partnerships"</a> "."
        </p>
        <p class="prt-meta">
            {format!("Version {}. ", built_in::VERSION)}
            {offline::build().map(|build| format!("Build {build}. "))}
            "MIT or Apache-2.0."
        </p>
    }
}

fn clearing_words(one_file: bool) -> &'static str {
    if one_file {
        "Clearing the browser's data removes them. Export a case, or download a copy of it, before you do that."
    } else {
        "Clearing the browser's data for this address removes them. Export a case, or download a copy of it, before you do that."
    }
}

/// How the one file differs from the app at an address.
#[component]
fn OneFile() -> impl IntoView {
    view! {
        <p class="govuk-body">"This is how it differs from the app at an address:"</p>
        <ul class="govuk-list govuk-list--bullet">
            <li>"Drafts belong to this browser and to files that are opened from a disk. They are not in the file: on another machine, or in another browser, they are not there. To take them along, make a backup here and open it there."</li>
            <li>"In Edge, Chrome and other browsers made from Chromium, all HTML files opened from a disk share one store. Another one, for example from an email, can delete drafts, and read those that are not protected. Set a passphrase."</li>
            <li>"In Firefox drafts belong to the place where the file lies: leave it there."</li>
            <li>"No newer version comes by itself. Put a newer file in the place of this one, under the same name."</li>
        </ul>
    }
}

/// Whether the app starts without the network, and where drafts are then.
fn kept_words(kept: Kept) -> &'static str {
    match kept {
        Kept::OneFile => "The app is this one file and needs no network at all.",
        Kept::Yes => {
            "The app is kept on this machine and starts without the network. Drafts belong to this browser and to the host in the address. Whatever else stands on the same host, in another folder too, shares the store with it; the app opened from another host, or as one file, does not see them."
        }
        Kept::Damaged => {
            "A part of the app on this machine is gone or damaged, and could not be fetched again. Without the network the app may not start, or not open protected cases. Connect to the network and load this page again; or look for a newer version."
        }
        Kept::Fetching => {
            "The app is being put on this machine, so that it starts without the network …"
        }
        Kept::No => {
            "This browser does not keep the app, so it needs the network to start. Once it has started it asks for its own files only: when cases are protected or unlocked, and when a partnership's file is checked. A private window, an address without https, or a setting can be the reason."
        }
    }
}

/// What came of looking for a newer version.
fn looked_words(looked: Looked) -> Option<&'static str> {
    match looked {
        Looked::No => None,
        Looked::Asking => Some("Looking …"),
        Looked::Failed => Some(
            "None could be fetched: the host could not be reached, or what it has did not arrive whole. Connect to the network and look again.",
        ),
        Looked::Newest => Some("You have the newest version that the host has."),
        Looked::Found => Some(
            "There is a newer version. It is offered at the top of this page as soon as it is on this machine.",
        ),
    }
}
