//! Argon2id in the place of the worker that the app has for it.

use std::cell::Cell;

use argon2::{Algorithm, Argon2, Params, Version};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "test-deriver";

#[wasm_bindgen(module = "/tests/vault/page.js")]
extern "C" {
    fn give_workers(channel: &str);
}

/// Puts it there, once.
pub fn install() {
    thread_local!(static THERE: Cell<bool> = const { Cell::new(false) });
    if THERE.replace(true) {
        return;
    }
    give_workers(CHANNEL);
    let channel = BroadcastChannel::new(CHANNEL).unwrap();
    let answering = channel.clone();
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let said = Array::from(&event.data());
        let number = |at| said.get(at).as_f64().unwrap() as u32;
        let bytes = |at| Uint8Array::new(&said.get(at)).to_vec();
        let params = Params::new(number(2), number(3), number(4), Some(32)).unwrap();
        let mut key = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(&bytes(1), &bytes(5), &mut key)
            .unwrap();
        let answer = Uint8Array::from(key.as_slice());
        answering
            .post_message(&Array::of2(&said.get(0), &answer))
            .unwrap();
    });
    channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
}
