//! Signatures: ECDSA on P-256 with SHA-256.

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

use super::error::VaultError;
use super::pair::{self, Pair, uncompressed};
use super::webcrypto::{object, refused, subtle};

/// The curve, as WebCrypto names it.
pub fn p256() -> Object {
    object(&[("name", &"ECDSA".into()), ("namedCurve", &"P-256".into())])
}

fn ecdsa_sha256() -> Object {
    object(&[("name", &"ECDSA".into()), ("hash", &"SHA-256".into())])
}

/// Makes a key pair; one whose private key can be exported only where it is about to be wrapped.
///
/// # Errors
/// [`VaultError`].
pub async fn generate(extractable: bool) -> Result<Pair, VaultError> {
    let usages = Array::of2(&"sign".into(), &"verify".into());
    pair::generate(&p256(), extractable, &usages, "make a signing key").await
}

/// Signs: r and s, 32 bytes each, big-endian.
///
/// # Errors
/// [`VaultError`].
pub async fn sign(private: &CryptoKey, message: &[u8]) -> Result<[u8; 64], VaultError> {
    const DOING: &str = "sign";
    let promise = subtle()?
        .sign_with_object_and_js_u8_array(&ecdsa_sha256(), private, &Uint8Array::from(message))
        .map_err(refused(DOING))?;
    let signature = JsFuture::from(promise).await.map_err(refused(DOING))?;
    let bytes = Uint8Array::new(&signature).to_vec();
    bytes
        .try_into()
        .map_err(|_| VaultError::Refused { doing: DOING })
}

/// Whether a signature fits. A key that is no point on the curve fits nothing.
///
/// # Errors
/// [`VaultError`] where the browser cannot check at all.
pub async fn verify(
    x: &[u8; 32],
    y: &[u8; 32],
    message: &[u8],
    signature: &[u8; 64],
) -> Result<bool, VaultError> {
    const DOING: &str = "check the signature";
    let subtle = subtle()?;
    let point = uncompressed(x, y);
    let usages = Array::of1(&"verify".into());
    let imported = match subtle.import_key_with_object("raw", &point, &p256(), false, &usages) {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    let Ok(key) = imported.and_then(|key| key.dyn_into::<CryptoKey>()) else {
        return Ok(false);
    };
    let promise = subtle
        .verify_with_object_and_js_u8_array_and_js_u8_array(
            &ecdsa_sha256(),
            &key,
            &Uint8Array::from(signature.as_slice()),
            &Uint8Array::from(message),
        )
        .map_err(refused(DOING))?;
    let fits = JsFuture::from(promise).await.map_err(refused(DOING))?;
    Ok(fits.as_bool() == Some(true))
}
