//! Whether the browser promised to keep what it stores for the app, and how much room there is
//! (Storage Standard §4: `persist`, `persisted`, `estimate`).

use std::cell::Cell;

use leptos::prelude::{ArcRwSignal, Get as _, Set as _};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::StorageManager;

/// What the browser said when it was asked to keep what is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promised {
    /// It was not asked yet.
    NotAsked,
    /// It has not answered yet; some ask the user first.
    NoAnswer,
    /// It will delete nothing by itself.
    Yes,
    /// It did not promise, or cannot.
    No,
}

thread_local! {
    static PROMISED: ArcRwSignal<Promised> = ArcRwSignal::new(Promised::NotAsked);
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

fn storage() -> Option<StorageManager> {
    let storage = web_sys::window()?.navigator().storage();
    // Without https there is none.
    (!JsValue::is_undefined(storage.as_ref())).then_some(storage)
}

/// What the browser said; tracked.
pub fn promised() -> Promised {
    PROMISED.with(ArcRwSignal::clone).get()
}

fn note(promised: Promised) {
    PROMISED.with(|signal| signal.set(promised));
}

/// Asks the browser to keep what is stored, once for as long as the page is open. Nobody waits for the
/// answer: it may never come.
pub fn ask_once() {
    if !ASKED.replace(true) {
        ask();
    }
}

/// Asks the browser to keep what is stored.
pub fn ask() {
    ASKED.set(true);
    note(Promised::NoAnswer);
    spawn_local(async {
        let kept = is_true(storage().and_then(|storage| storage.persist().ok())).await;
        note(if kept { Promised::Yes } else { Promised::No });
    });
}

/// Notes whether it was promised earlier.
pub async fn look() {
    if is_true(storage().and_then(|storage| storage.persisted().ok())).await {
        note(Promised::Yes);
    }
}

async fn is_true(answer: Option<js_sys::Promise>) -> bool {
    match answer {
        Some(answer) => JsFuture::from(answer)
            .await
            .is_ok_and(|answer| answer.is_truthy()),
        None => false,
    }
}

/// How many bytes more the browser would let the app store, as far as it says.
pub async fn room() -> Option<f64> {
    let said = JsFuture::from(storage()?.estimate().ok()?).await.ok()?;
    let number = |name: &str| {
        js_sys::Reflect::get(&said, &name.into())
            .ok()
            .and_then(|value| value.as_f64())
    };
    Some((number("quota")? - number("usage")?).max(0.0))
}
