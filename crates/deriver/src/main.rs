//! Argon2id (RFC 9106) as a web worker: the page stays alive for the second that it takes, and stops
//! the worker when nobody waits for it any more.
//!
//! It says `ready` once. Then a message, a list of the passphrase (UTF-8), memory in KiB, passes, lanes
//! and the salt, is answered with the 32 bytes of the key; with none where that cannot be done. What it
//! was given and what it made are overwritten before it answers or as the answer goes.

use argon2::{Algorithm, Argon2, Params, Version};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use zeroize::{Zeroize as _, Zeroizing};

/// What is said when messages are listened to.
const READY: &str = "ready";
/// Bytes of the key.
const KEY: usize = 32;

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let here = scope.clone();
    let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let answer = answer(&Array::from(&event.data()));
        // It is handed over, not copied. A page that is gone needs no answer.
        let handed = Array::of1(&answer.buffer());
        let _ = here.post_message_with_transfer(&answer, &handed);
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    // It listens for as long as the worker lives.
    listen.forget();
    let _ = scope.post_message(&JsValue::from_str(READY));
}

/// The key, or nothing.
fn answer(said: &Array) -> Uint8Array {
    let bytes = |at: u32| said.get(at).dyn_into::<Uint8Array>().unwrap_or_default();
    let phrase = bytes(0);
    let passphrase = Zeroizing::new(phrase.to_vec());
    phrase.fill(0, 0, phrase.length());
    let salt = bytes(4).to_vec();
    let number = |at: u32| -> u32 {
        // A number that is none, or is too large, gives one that no parameter can be.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        said.get(at).as_f64().map_or(0, |number| number as u32)
    };
    let mut key = [0; KEY];
    let done = Params::new(number(1), number(2), number(3), Some(KEY)).is_ok_and(|params| {
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(&passphrase, &salt, &mut key)
            .is_ok()
    });
    let answer = if done {
        Uint8Array::from(key.as_slice())
    } else {
        Uint8Array::new_with_length(0)
    };
    key.zeroize();
    answer
}
