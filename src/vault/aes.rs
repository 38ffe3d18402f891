//! Sealing, opening and wrapping: AES-256-GCM with a tag of 128 bits. Keys are handles; of the data key
//! no byte passes through this program.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use practice_review_engine::seal::{Nonce, WRAPPED};
use wasm_bindgen::JsValue;
use web_sys::CryptoKey;

use super::ecdsa::p256;
use super::error::VaultError;
use super::webcrypto::{bytes, done, key, object, subtle};

const NAME: &str = "AES-GCM";

fn gcm(nonce: &Nonce, additional: &[u8]) -> Object {
    object(&[
        ("name", &NAME.into()),
        ("iv", &Uint8Array::from(nonce.as_slice()).into()),
        ("additionalData", &Uint8Array::from(additional).into()),
        ("tagLength", &128.into()),
    ])
}

fn aes_256() -> Object {
    object(&[("name", &NAME.into()), ("length", &256.into())])
}

/// What the data key may do: seal records, and wrap the signing key.
fn data_usages() -> Array {
    ["encrypt", "decrypt", "wrapKey", "unwrapKey"]
        .into_iter()
        .map(JsValue::from_str)
        .collect()
}

/// What a key that wraps may do.
fn wrapping_usages() -> Array {
    Array::of2(&"wrapKey".into(), &"unwrapKey".into())
}

/// Makes a data key. Its handle can be exported, so that it can be wrapped; it is not the handle that is
/// used afterwards.
///
/// # Errors
/// [`VaultError`].
pub async fn new_data_key() -> Result<CryptoKey, VaultError> {
    let made = subtle()?.generate_key_with_object(&aes_256(), true, &data_usages());
    key(made, "make a key").await
}

/// Makes a key that wraps and that the browser never shows.
///
/// # Errors
/// [`VaultError`].
pub async fn new_device_key() -> Result<CryptoKey, VaultError> {
    let made = subtle()?.generate_key_with_object(&aes_256(), false, &wrapping_usages());
    key(made, "make a key").await
}

/// The key that wraps, from its bytes.
///
/// # Errors
/// [`VaultError`].
pub async fn wrapping_key(raw: &Uint8Array) -> Result<CryptoKey, VaultError> {
    let made = subtle()?.import_key_with_object("raw", raw, &aes_256(), false, &wrapping_usages());
    key(made, "use the passphrase").await
}

/// The key that wraps, by HKDF with SHA-256 (RFC 5869).
///
/// # Errors
/// [`VaultError`].
pub async fn wrapping_key_by_hkdf(
    secret: &[u8],
    salt: &[u8],
    info: &[u8],
) -> Result<CryptoKey, VaultError> {
    const DOING: &str = "use the recovery key";
    let subtle = subtle()?;
    let secret = Uint8Array::from(secret);
    let usages = Array::of1(&"deriveKey".into());
    let imported = subtle.import_key_with_str("raw", &secret, "HKDF", false, &usages);
    let base = key(imported, DOING).await;
    secret.fill(0, 0, secret.length());
    let hkdf = object(&[
        ("name", &"HKDF".into()),
        ("hash", &"SHA-256".into()),
        ("salt", &Uint8Array::from(salt).into()),
        ("info", &Uint8Array::from(info).into()),
    ]);
    let made = subtle.derive_key_with_object_and_object(
        &hkdf,
        &base?,
        &aes_256(),
        false,
        &wrapping_usages(),
    );
    key(made, DOING).await
}

/// Wraps the data key.
///
/// # Errors
/// [`VaultError`].
pub async fn wrap(
    data: &CryptoKey,
    with: &CryptoKey,
    nonce: &Nonce,
    additional: &[u8],
) -> Result<[u8; WRAPPED], VaultError> {
    const DOING: &str = "wrap the key";
    let made = subtle()?.wrap_key_with_object("raw", data, with, &gcm(nonce, additional));
    bytes(made, DOING)
        .await?
        .try_into()
        .map_err(|_| VaultError::Refused { doing: DOING })
}

/// Unwraps the data key, where the wrapping fits; nothing where it does not. Only a handle that is to be
/// wrapped anew can be exported.
///
/// # Errors
/// [`VaultError::NoCrypto`].
pub async fn unwrap(
    wrapped: &[u8],
    with: &CryptoKey,
    nonce: &Nonce,
    additional: &[u8],
    extractable: bool,
) -> Result<Option<CryptoKey>, VaultError> {
    let made = subtle()?.unwrap_key_with_js_u8_array_and_object_and_object(
        "raw",
        &Uint8Array::from(wrapped),
        with,
        &gcm(nonce, additional),
        &aes_256(),
        extractable,
        &data_usages(),
    );
    // The browser does not say why it refuses; that the tag does not fit is all that can be meant.
    Ok(key(made, "unwrap the key").await.ok())
}

/// Seals bytes; the tag is at the end.
///
/// # Errors
/// [`VaultError`].
pub async fn seal(
    key: &CryptoKey,
    nonce: &Nonce,
    additional: &[u8],
    plain: &[u8],
) -> Result<Vec<u8>, VaultError> {
    let plain = Uint8Array::from(plain);
    let made = subtle()?.encrypt_with_object_and_js_u8_array(&gcm(nonce, additional), key, &plain);
    let sealed = bytes(made, "seal what was written").await;
    plain.fill(0, 0, plain.length());
    sealed
}

/// Something to be opened.
pub struct Sealed<'a> {
    /// The nonce.
    pub nonce: Nonce,
    /// The additional data.
    pub additional: &'a [u8],
    /// The ciphertext with its tag.
    pub ciphertext: &'a [u8],
}

/// Opens many at once; nothing for one that does not fit.
///
/// # Errors
/// [`VaultError::NoCrypto`].
pub async fn open_all(
    key: &CryptoKey,
    sealed: impl Iterator<Item = Sealed<'_>>,
) -> Result<Vec<Option<Vec<u8>>>, VaultError> {
    let subtle = subtle()?;
    let calls: Array = sealed
        .map(|one| {
            subtle
                .decrypt_with_object_and_js_u8_array(
                    &gcm(&one.nonce, one.additional),
                    key,
                    &Uint8Array::from(one.ciphertext),
                )
                .unwrap_or_else(|error| Promise::reject(&error))
        })
        .collect();
    let ended = done(Ok(Promise::all_settled(&calls)), "open what is sealed").await?;
    let plain = |outcome: JsValue| -> Option<Vec<u8>> {
        let value = Reflect::get(&outcome, &"value".into()).ok()?;
        (!value.is_undefined()).then(|| {
            let plain = Uint8Array::new(&value);
            let bytes = plain.to_vec();
            plain.fill(0, 0, plain.length());
            bytes
        })
    };
    Ok(Array::from(&ended).iter().map(plain).collect())
}

/// Wraps a private key that signs.
///
/// # Errors
/// [`VaultError`].
pub async fn wrap_signing_key(
    private: &CryptoKey,
    with: &CryptoKey,
    nonce: &Nonce,
    additional: &[u8],
) -> Result<Vec<u8>, VaultError> {
    let made = subtle()?.wrap_key_with_object("pkcs8", private, with, &gcm(nonce, additional));
    bytes(made, "keep its signing key").await
}

/// Unwraps a private key that signs. It can be exported only where it is to be wrapped anew.
///
/// # Errors
/// [`VaultError`].
pub async fn unwrap_signing_key(
    wrapped: &[u8],
    with: &CryptoKey,
    nonce: &Nonce,
    additional: &[u8],
    extractable: bool,
) -> Result<CryptoKey, VaultError> {
    let made = subtle()?.unwrap_key_with_js_u8_array_and_object_and_object(
        "pkcs8",
        &Uint8Array::from(wrapped),
        with,
        &gcm(nonce, additional),
        &p256(),
        extractable,
        &Array::of1(&"sign".into()),
    );
    key(made, "read its signing key").await
}
