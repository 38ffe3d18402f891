//! Locking: in every tab, when nobody is there, and without losing a word.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};
use leptos::mount::mount_to;
use leptos::prelude::*;
use practice_review_toolkit::platform;
use practice_review_toolkit::store::saver::{SaveState, Saver};
use practice_review_toolkit::store::{StoreError, cases, settings};
use practice_review_toolkit::vault::{Sealed, lock};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{BroadcastChannel, Event, HtmlElement, MessageEvent, StorageEvent, StorageEventInit};

use crate::helpers::*;

#[wasm_bindgen(module = "/tests/vault/page.js")]
extern "C" {
    /// Puts the clock so many minutes ahead of what it is.
    fn put_clock(minutes: f64);
}

/// Waits until something holds, but not for long.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..100 {
        if holds() {
            return;
        }
        let pause = platform::pause(std::time::Duration::from_millis(50));
        JsFuture::from(pause).await.unwrap();
    }
    panic!("{what} did not come");
}

fn happens(name: &str) {
    let event = Event::new(name).unwrap();
    window().dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn locking_locks_every_tab() {
    let vault = set_up().await;
    let elsewhere = BroadcastChannel::new("prt-vault").unwrap();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hearing = Rc::clone(&heard);
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        hearing.borrow_mut().push(event.data().as_string().unwrap());
    });
    elsewhere.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    vault.lock().await;
    until("the word", || heard.borrow().contains(&"locked".to_owned())).await;

    // Another tab says it.
    assert_eq!(vault.unlock(way(PASSPHRASE)).await, Ok(Sealed::All));
    elsewhere.post_message(&"locked".into()).unwrap();
    until("the lock", || is_locked(vault)).await;

    // A tab with a channel of its own says it by way of the storage.
    assert_eq!(vault.unlock(way(PASSPHRASE)).await, Ok(Sealed::All));
    let said = LocalStorage::raw().get_item("prt-vault").unwrap().unwrap();
    assert!(said.starts_with("\"locked "), "{said}");
    let init = StorageEventInit::new();
    init.set_key(Some("prt-vault"));
    init.set_new_value(Some("\"locked 7\""));
    let event = StorageEvent::new_with_event_init_dict("storage", &init).unwrap();
    window().dispatch_event(&event).unwrap();
    until("the lock", || is_locked(vault)).await;
    elsewhere.close();
    assert_eq!(cases_when_let_go().await, Err(StoreError::Locked));
}

/// What the list says once the key is gone: it is kept until all is saved.
async fn cases_when_let_go() -> Result<usize, StoreError> {
    for _ in 0..20 {
        cases::list().await?;
        let pause = platform::pause(std::time::Duration::from_millis(50));
        JsFuture::from(pause).await.unwrap();
    }
    cases::list().await.map(|listed| listed.len())
}

#[wasm_bindgen_test]
async fn a_machine_that_slept_is_locked_when_it_wakes_and_a_key_press_does_not_keep_it_open() {
    put_clock(0.0);
    let vault = set_up().await;
    assert!(settings::set_idle_minutes(2));
    let owner = Owner::new();
    let left = owner.with(|| lock::when_idle(vault));
    put_clock(1.6);
    happens("focus");
    let warned = left.get_untracked().unwrap();
    assert!(warned <= 30_000, "{warned}");
    happens("keydown");
    assert_eq!(left.get_untracked(), None);
    put_clock(3.0);
    happens("focus");
    assert!(is_open(vault));
    // Somebody is there in another tab.
    put_clock(3.7);
    LocalStorage::set("prt-active", platform::milliseconds()).unwrap();
    put_clock(5.0);
    happens("focus");
    assert!(is_open(vault));
    // A night.
    put_clock(600.0);
    happens("keydown");
    until("the lock", || is_locked(vault)).await;
    // The clock is put back; the vault is not locked for that.
    assert_eq!(vault.unlock(way(PASSPHRASE)).await, Ok(Sealed::All));
    happens("keydown");
    put_clock(0.0);
    happens("focus");
    assert!(is_open(vault));
    put_clock(2.1);
    happens("focus");
    until("the lock", || is_locked(vault)).await;
    owner.cleanup();
    put_clock(0.0);
}

#[wasm_bindgen_test]
async fn what_was_typed_is_saved_before_the_key_goes_and_after_it_is_back() {
    let vault = set_up().await;
    let case = written(1, TITLE).await;
    let (case, revision) = cases::read(&case.id).await.unwrap();
    let id = case.id.clone();
    let saver = Saver::new(case, revision);
    let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    let watched = saver.clone();
    let handle = mount_to(place, move || watched.watch());
    saver.keep_place("first".to_owned());
    vault.lock().await;
    assert!(saver.is_settled());
    assert_eq!(cases::list().await, Err(StoreError::Locked));

    saver.keep_place("second".to_owned());
    saver.flush();
    let state = saver.state();
    until("the failure", || {
        state.get_untracked() == SaveState::NotSaved(StoreError::Locked)
    })
    .await;
    assert_eq!(vault.unlock(way(PASSPHRASE)).await, Ok(Sealed::All));
    until("the save", || saver.is_settled()).await;
    assert_eq!(cases::read(&id).await.unwrap().0.place, "second");
    drop(handle);
}
