//! What every call to WebCrypto (W3C Web Cryptography API) has in common.

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use super::error::VaultError;

/// The browser's cryptography.
///
/// # Errors
/// [`VaultError::NoCrypto`] at an address where it gives none.
pub fn subtle() -> Result<SubtleCrypto, VaultError> {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let subtle = crypto.and_then(|crypto| Reflect::get(&crypto, &"subtle".into()).ok());
    subtle
        .and_then(|subtle| subtle.dyn_into().ok())
        .ok_or(VaultError::NoCrypto)
}

/// An object with these members.
pub fn object(members: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a new plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// What a refusal of the browser is called.
pub fn refused(doing: &'static str) -> impl Fn(JsValue) -> VaultError {
    move |_| VaultError::Refused { doing }
}

/// What a call gives in the end.
///
/// # Errors
/// [`VaultError::Refused`].
pub async fn done(
    call: Result<Promise, JsValue>,
    doing: &'static str,
) -> Result<JsValue, VaultError> {
    let promise = call.map_err(refused(doing))?;
    JsFuture::from(promise).await.map_err(refused(doing))
}

/// The key that a call gives in the end.
///
/// # Errors
/// [`VaultError::Refused`].
pub async fn key(
    call: Result<Promise, JsValue>,
    doing: &'static str,
) -> Result<CryptoKey, VaultError> {
    done(call, doing).await?.dyn_into().map_err(refused(doing))
}

/// The bytes that a call gives in the end.
///
/// # Errors
/// [`VaultError::Refused`].
pub async fn bytes(
    call: Result<Promise, JsValue>,
    doing: &'static str,
) -> Result<Vec<u8>, VaultError> {
    let buffer = done(call, doing).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Random bytes that nobody can foresee.
///
/// # Errors
/// [`VaultError::NoCrypto`] where the browser gives none.
pub fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::NoCrypto)?;
    Ok(bytes)
}
