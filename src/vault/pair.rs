//! Key pairs on P-256, as WebCrypto makes them and as points.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast as _;
use web_sys::CryptoKey;

use super::error::VaultError;
use super::webcrypto::{bytes, done, refused, subtle};

/// A key pair: the private key as a handle, the public one as its coordinates.
pub struct Pair {
    /// Can be exported where that was asked for.
    pub private: CryptoKey,
    /// The x coordinate, big-endian.
    pub x: [u8; 32],
    /// The y coordinate, big-endian.
    pub y: [u8; 32],
}

/// Makes a key pair.
///
/// # Errors
/// [`VaultError`].
pub async fn generate(
    algorithm: &Object,
    extractable: bool,
    usages: &Array,
    doing: &'static str,
) -> Result<Pair, VaultError> {
    let subtle = subtle()?;
    let made = subtle.generate_key_with_object(algorithm, extractable, usages);
    let pair = done(made, doing).await?;
    let half = |name: &str| -> Result<CryptoKey, VaultError> {
        Reflect::get(&pair, &name.into())
            .and_then(|key| key.dyn_into())
            .map_err(refused(doing))
    };
    let point = bytes(subtle.export_key("raw", &half("publicKey")?), doing).await?;
    // An uncompressed point is 4, x, y (SEC 1 §2.3.3).
    let coordinates = point
        .strip_prefix(&[4])
        .and_then(|rest| rest.split_at_checked(32));
    let (Some((x, y)), Ok(private)) = (coordinates, half("privateKey")) else {
        return Err(VaultError::Refused { doing });
    };
    match (x.try_into(), y.try_into()) {
        (Ok(x), Ok(y)) => Ok(Pair { private, x, y }),
        _ => Err(VaultError::Refused { doing }),
    }
}

/// A point as WebCrypto takes it.
pub fn uncompressed(x: &[u8; 32], y: &[u8; 32]) -> Uint8Array {
    Uint8Array::from([&[4][..], x, y].concat().as_slice())
}
