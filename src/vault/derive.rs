//! A passphrase made into the key that wraps, by Argon2id in a worker (`crates/deriver`).

use std::time::Duration;

use js_sys::{Array, JsString, Uint8Array};
use practice_review_engine::seal::{Kdf, Nfkc, Passphrase};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::CryptoKey;

use super::aes;
use super::error::VaultError;
use crate::worker::{Program, Running, WorkerError};

/// How long the worker has: an old machine needs a second for what this app asks for, and sixteen times
/// as long for the most that it accepts.
const PATIENCE: Duration = Duration::from_secs(60);

/// A passphrase as it was typed, in the form in which it is the same on every keyboard.
pub fn typed(text: &str) -> Passphrase {
    let normalized = JsString::from(text).normalize("NFKC");
    Passphrase::typed(Nfkc::already(normalized.into()))
}

impl From<WorkerError> for VaultError {
    fn from(error: WorkerError) -> Self {
        match error {
            WorkerError::NotStarted => Self::DeriverNotStarted,
            WorkerError::Stopped => Self::DeriverStopped,
        }
    }
}

/// The key that a passphrase gives. Where the future is dropped, the worker is stopped.
///
/// # Errors
/// [`VaultError`].
pub async fn wrapping_key(kdf: &Kdf, passphrase: &Passphrase) -> Result<CryptoKey, VaultError> {
    // It is stopped each time: with it go its memory and all that was in there.
    let worker = Running::start(Program::Deriver, PATIENCE).await?;
    let bytes = Uint8Array::from(passphrase.bytes());
    let question: Array = [
        bytes.clone().into(),
        JsValue::from(kdf.cost.memory()),
        JsValue::from(kdf.cost.passes()),
        JsValue::from(kdf.cost.lanes()),
        Uint8Array::from(kdf.salt.as_slice()).into(),
    ]
    .into_iter()
    .collect();
    let handed = Array::of1(&bytes.buffer());
    let answer = worker.ask(&question, &handed, PATIENCE).await?;
    let raw: Uint8Array = answer.dyn_into().map_err(|_| VaultError::DeriverStopped)?;
    if raw.length() == 0 {
        return Err(VaultError::DeriverStopped);
    }
    let key = aes::wrapping_key(&raw).await;
    raw.fill(0, 0, raw.length());
    key
}
