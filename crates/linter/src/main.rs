//! The guidance linter as a web worker: whatever a partnership's file does to it, the app beside it
//! goes on. A file that takes it too long, or too much memory, ends this program and no other; that
//! is for the app to see (`src/linter.rs`).
//!
//! It says `ready` once. Then each message, a file's name and its text as a list of two, is answered
//! with the bytes of a [`Checked`].

use js_sys::{Array, Uint8Array};
use practice_review_engine::guidance::{Authored, Checked, Text, check};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

const NATIONAL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/national.pack"));

/// What is said when messages are listened to.
const READY: &str = "ready";

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let here = scope.clone();
    let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let said = Array::from(&event.data());
        let text = Text {
            file: said.get(0).as_string().unwrap_or_default(),
            text: said.get(1).as_string().unwrap_or_default(),
        };
        // A page that is gone needs no answer.
        let _ = here.post_message(&answer(text));
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    // It listens for as long as the worker lives.
    listen.forget();
    let _ = scope.post_message(&JsValue::from_str(READY));
}

/// The bytes of what was found; nothing in a damaged build, which the app takes for no answer.
fn answer(text: Text) -> JsValue {
    let bytes = Authored::from_bytes(NATIONAL)
        .ok()
        .map(|national| check(&national, text))
        .and_then(|checked: Checked| checked.to_bytes().ok())
        .unwrap_or_default();
    Uint8Array::from(bytes.as_slice()).into()
}
