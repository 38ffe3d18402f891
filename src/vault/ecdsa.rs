//! Signatures: ECDSA on P-256 with SHA-256.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

use super::error::VaultError;
use super::webcrypto::{object, refused, subtle};

/// A key pair: the private key as a handle, the public one as its coordinates.
pub struct Pair {
    /// Signs; can be exported where that was asked for.
    pub private: CryptoKey,
    /// The x coordinate, big-endian.
    pub x: [u8; 32],
    /// The y coordinate, big-endian.
    pub y: [u8; 32],
}

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
    const DOING: &str = "make a signing key";
    let usages = Array::of2(&"sign".into(), &"verify".into());
    let subtle = subtle()?;
    let promise = subtle
        .generate_key_with_object(&p256(), extractable, &usages)
        .map_err(refused(DOING))?;
    let pair = JsFuture::from(promise).await.map_err(refused(DOING))?;
    let half = |name: &str| -> Result<CryptoKey, VaultError> {
        Reflect::get(&pair, &name.into())
            .and_then(|key| key.dyn_into())
            .map_err(refused(DOING))
    };
    let promise = subtle
        .export_key("raw", &half("publicKey")?)
        .map_err(refused(DOING))?;
    let point = JsFuture::from(promise).await.map_err(refused(DOING))?;
    let point = Uint8Array::new(&point).to_vec();
    // An uncompressed point is 4, x, y (SEC 1 §2.3.3).
    let coordinates = point
        .strip_prefix(&[4])
        .and_then(|rest| rest.split_at_checked(32));
    let (Some((x, y)), Ok(private)) = (coordinates, half("privateKey")) else {
        return Err(VaultError::Refused { doing: DOING });
    };
    match (x.try_into(), y.try_into()) {
        (Ok(x), Ok(y)) => Ok(Pair { private, x, y }),
        _ => Err(VaultError::Refused { doing: DOING }),
    }
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
    let point = [&[4][..], x, y].concat();
    let point = Uint8Array::from(point.as_slice());
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
