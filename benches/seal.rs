//! How long it takes to seal and to open a record in a browser, beside the bare calls of WebCrypto on the
//! same bytes. `cargo xtask bench` runs it.
//!
//! Both take turns, so that what else the machine does falls on both. The clock of a browser is coarse:
//! a sample is the mean of a run of calls, one after the other. Nothing is asserted.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot be set up stops"
)]

use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::Owner;
use practice_review_engine::seal::Slot;
use practice_review_toolkit::vault::{First, Vault, held};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{Criterion, console_log, wasm_bindgen_bench, wasm_bindgen_test_configure};
use web_sys::{CryptoKey, SubtleCrypto};

wasm_bindgen_test_configure!(run_in_browser);

/// A short case, a long one, and one with some thousand events, in bytes.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const SAMPLES: usize = 20;
/// Calls in a sample.
const CALLS: u32 = 10;
const SLOT: Slot<'_> = Slot {
    store: "cases",
    id: "00000000000000000000000000000000",
    revision: 0,
};

#[wasm_bindgen_bench]
async fn a_record(_: &mut Criterion) {
    Owner::new().set();
    let vault = Vault::new();
    vault.read().await;
    if held::key().is_none() {
        let _ = vault.set_up(First::DeviceKey, None).await.unwrap();
    }
    let ours = held::key().unwrap();
    let bare = Bare::new().await;
    for size in SIZES {
        let plain: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
        let envelope = ours.seal(&SLOT, 1, &plain).await.unwrap();
        let ciphertext = bare.seal(&plain).await;
        let [mut seal, mut seal_bare, mut open, mut open_bare] = [const { Vec::new() }; 4];
        for _ in 0..SAMPLES {
            seal.push(timed(async || drop(ours.seal(&SLOT, 1, &plain).await.unwrap())).await);
            seal_bare.push(timed(async || drop(bare.seal(&plain).await)).await);
            open.push(timed(async || drop(ours.open(&SLOT, &envelope).await.unwrap())).await);
            open_bare.push(timed(async || drop(bare.open(&ciphertext).await)).await);
        }
        let kilobytes = size / 1000;
        row(kilobytes, "sealed", seal, seal_bare);
        row(kilobytes, "opened", open, open_bare);
    }
}

fn row(kilobytes: usize, what: &str, ours: Vec<f64>, bare: Vec<f64>) {
    let ((median, high), (median_bare, high_bare)) = (spread(ours), spread(bare));
    console_log!(
        "| {kilobytes} KB, {what} | {median:.2} | {high:.2} | {median_bare:.2} | {high_bare:.2} |"
    );
}

/// Median and 95th percentile.
fn spread(mut all: Vec<f64>) -> (f64, f64) {
    all.sort_by(f64::total_cmp);
    let at = |percent: usize| all[(all.len() * percent / 100).min(all.len() - 1)];
    (at(50), at(95))
}

/// Milliseconds a call.
async fn timed(call: impl AsyncFn()) -> f64 {
    let clock = web_sys::window().unwrap().performance().unwrap();
    let start = clock.now();
    for _ in 0..CALLS {
        call().await;
    }
    (clock.now() - start) / f64::from(CALLS)
}

/// The browser's own calls, and nothing beside them.
struct Bare {
    subtle: SubtleCrypto,
    key: CryptoKey,
    how: Object,
}

impl Bare {
    async fn new() -> Self {
        let crypto = web_sys::window().unwrap().crypto().unwrap();
        let subtle: SubtleCrypto = Reflect::get(&crypto, &"subtle".into())
            .unwrap()
            .unchecked_into();
        let aes = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
        let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
        let made = subtle
            .generate_key_with_object(&aes, false, &usages)
            .unwrap();
        let key = JsFuture::from(made).await.unwrap().unchecked_into();
        let how = object(&[
            ("name", "AES-GCM".into()),
            ("iv", Uint8Array::new_with_length(12).into()),
        ]);
        Self { subtle, key, how }
    }

    async fn seal(&self, plain: &[u8]) -> Vec<u8> {
        let plain = Uint8Array::from(plain);
        let made = self
            .subtle
            .encrypt_with_object_and_js_u8_array(&self.how, &self.key, &plain);
        bytes(made.unwrap()).await
    }

    async fn open(&self, ciphertext: &[u8]) -> Vec<u8> {
        let ciphertext = Uint8Array::from(ciphertext);
        let made =
            self.subtle
                .decrypt_with_object_and_js_u8_array(&self.how, &self.key, &ciphertext);
        bytes(made.unwrap()).await
    }
}

fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object
}

async fn bytes<T>(made: js_sys::Promise<T>) -> Vec<u8>
where
    T: wasm_bindgen::convert::FromWasmAbi + 'static,
{
    Uint8Array::new(
        &JsFuture::from(made.unchecked_into::<js_sys::Promise>())
            .await
            .unwrap(),
    )
    .to_vec()
}
