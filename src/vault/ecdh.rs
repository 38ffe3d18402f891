//! Key agreement: ECDH on P-256, for files that are encrypted to a key.

use js_sys::{Array, Object, Uint8Array};
use practice_review_engine::bundle::PublicJwk;
use practice_review_engine::encryption::PrivateJwk;
use practice_review_engine::encryption::concat_kdf::content_key;
use practice_review_engine::seal::KEY;
use web_sys::CryptoKey;
use zeroize::Zeroizing;

use super::error::VaultError;
use super::pair::{Pair, generate, uncompressed};
use super::webcrypto::{bytes, key, object, subtle};

const NAME: &str = "ECDH";

fn p256() -> Object {
    object(&[("name", &NAME.into()), ("namedCurve", &"P-256".into())])
}

fn usages() -> Array {
    Array::of1(&"deriveBits".into())
}

/// Makes a key pair for one file; its private key cannot be exported.
///
/// # Errors
/// [`VaultError`].
pub async fn ephemeral() -> Result<Pair, VaultError> {
    generate(&p256(), false, &usages(), "make a key").await
}

/// A public key, where it is a point on the curve.
///
/// # Errors
/// [`VaultError::NoCrypto`].
pub async fn public(jwk: &PublicJwk) -> Result<Option<CryptoKey>, VaultError> {
    let Ok((x, y)) = jwk.coordinates() else {
        return Ok(None);
    };
    let point = uncompressed(&x, &y);
    let made = subtle()?.import_key_with_object("raw", &point, &p256(), false, &Array::new());
    // That the point is not on the curve is all that a refusal can mean.
    Ok(key(made, "use the key").await.ok())
}

/// A private key, where its public half belongs to it. It cannot be exported.
///
/// # Errors
/// [`VaultError::NoCrypto`].
pub async fn private(jwk: &PrivateJwk) -> Result<Option<CryptoKey>, VaultError> {
    let PublicJwk { kty, crv, x, y } = &jwk.public;
    let text = |text: &str| text.into();
    let secret = jwk.secret_text();
    let whole = object(&[
        ("kty", &text(kty)),
        ("crv", &text(crv)),
        ("x", &text(x)),
        ("y", &text(y)),
        ("d", &text(&secret)),
    ]);
    let made = subtle()?.import_key_with_object("jwk", &whole, &p256(), false, &usages());
    Ok(key(made, "use the private key").await.ok())
}

/// The content key that a private and a public key agree on.
///
/// # Errors
/// [`VaultError`].
pub async fn agree(
    private: &CryptoKey,
    public: &CryptoKey,
) -> Result<Zeroizing<[u8; KEY]>, VaultError> {
    const DOING: &str = "agree on a key";
    let ecdh = object(&[("name", &NAME.into()), ("public", public)]);
    let made = subtle()?.derive_bits_with_object(&ecdh, private, 256);
    let secret = Zeroizing::new(bytes(made, DOING).await?);
    let secret: Zeroizing<[u8; KEY]> = secret
        .as_slice()
        .try_into()
        .map(Zeroizing::new)
        .map_err(|_| VaultError::Refused { doing: DOING })?;
    Ok(content_key(&secret))
}

/// The handle of a content key.
///
/// # Errors
/// [`VaultError`].
pub async fn content(raw: &[u8; KEY], usage: &str) -> Result<CryptoKey, VaultError> {
    let bytes = Uint8Array::from(raw.as_slice());
    let usages = Array::of1(&usage.into());
    let made = subtle()?.import_key_with_str("raw", &bytes, "AES-GCM", false, &usages);
    let made = key(made, "use the key").await;
    bytes.fill(0, 0, bytes.length());
    made
}
