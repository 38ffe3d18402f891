//! Files that are encrypted to a partnership's key or by a passphrase (RFC 7516), by WebCrypto.

use js_sys::{Array, Object, Uint8Array};
use practice_review_engine::bundle::PublicJwk;
use practice_review_engine::encryption::header::ITERATIONS;
use practice_review_engine::encryption::{
    Content, Draft, Encrypted, EncryptionError, PrivateJwk, SALT, Way,
};
use practice_review_engine::seal::{NewPassphrase, Passphrase};
use web_sys::CryptoKey;
use zeroize::Zeroizing;

use super::aes::{self, Sealed};
use super::ecdh;
use super::error::VaultError;
use super::webcrypto::{bytes, key, object, random, subtle};

/// For whom a file is encrypted.
pub enum Recipient {
    /// For the holder of a key.
    Key(PublicJwk),
    /// For whoever is told the passphrase.
    Passphrase(NewPassphrase),
}

/// What opens a file.
pub enum Opener {
    /// A private key.
    Key(PrivateJwk),
    /// A passphrase.
    Passphrase(Passphrase),
}

/// Why a file was not encrypted or opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CryptError {
    /// It is not one to open, or not with this.
    #[error(transparent)]
    Encryption(#[from] EncryptionError),
    /// The browser could not do it.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Whether a key is a point on the curve, so that it can be encrypted to.
///
/// # Errors
/// [`VaultError::NoCrypto`].
pub async fn is_on_curve(key: &PublicJwk) -> Result<bool, VaultError> {
    Ok(ecdh::public(key).await?.is_some())
}

/// Encrypts a file.
///
/// # Errors
/// [`CryptError`].
pub async fn encrypt(
    content: Content,
    plain: &[u8],
    recipient: &Recipient,
) -> Result<Vec<u8>, CryptError> {
    let nonce = random()?;
    let (draft, key) = match recipient {
        Recipient::Key(jwk) => {
            let public = ecdh::public(jwk).await?.ok_or(EncryptionError::BadKey)?;
            let pair = ecdh::ephemeral().await?;
            let agreed = ecdh::agree(&pair.private, &public).await?;
            let ephemeral = PublicJwk::from_coordinates(&pair.x, &pair.y);
            (
                Draft::to_key(content, jwk, ephemeral, nonce)?,
                ecdh::content(&agreed, "encrypt").await?,
            )
        }
        Recipient::Passphrase(passphrase) => {
            let salt = random()?;
            let kek = kek(passphrase.passphrase(), &salt, ITERATIONS).await?;
            let key = aes::new_data_key().await?;
            let wrapped = wrap(&key, &kek).await?;
            let wrapped = wrapped
                .try_into()
                .map_err(|_| EncryptionError::Damaged("the wrapped key"))?;
            (Draft::by_passphrase(content, salt, wrapped, nonce)?, key)
        }
    };
    let sealed = aes::seal(&key, draft.nonce(), draft.additional_data(), plain).await?;
    Ok(draft.finish(&sealed)?)
}

/// Opens a file.
///
/// # Errors
/// [`CryptError`].
pub async fn decrypt(file: &Encrypted, opener: &Opener) -> Result<Zeroizing<Vec<u8>>, CryptError> {
    let refused = EncryptionError::Refused;
    let key = match (file.way(), opener) {
        (
            Way::Key {
                recipient,
                ephemeral,
            },
            Opener::Key(jwk),
        ) => {
            if *recipient != jwk.public.thumbprint() {
                return Err(EncryptionError::OtherKey(recipient.clone()).into());
            }
            let private = ecdh::private(jwk)
                .await?
                .ok_or(EncryptionError::OtherContent("a private key"))?;
            let public = ecdh::public(ephemeral)
                .await?
                .ok_or(EncryptionError::BadKey)?;
            let agreed = ecdh::agree(&private, &public).await?;
            ecdh::content(&agreed, "decrypt").await?
        }
        (Way::Passphrase { salt, iterations }, Opener::Passphrase(passphrase)) => {
            let kek = kek(passphrase, salt, *iterations).await?;
            let wrapped = file.wrapped().ok_or(refused.clone())?;
            unwrap(wrapped, &kek).await?.ok_or(refused.clone())?
        }
        (Way::Key { .. }, Opener::Passphrase(_)) => {
            return Err(EncryptionError::OtherWay("a private key").into());
        }
        (Way::Passphrase { .. }, Opener::Key(_)) => {
            return Err(EncryptionError::OtherWay("a passphrase").into());
        }
    };
    let sealed = Sealed {
        nonce: *file.nonce(),
        additional: file.additional_data(),
        ciphertext: file.sealed(),
    };
    let opened = aes::open_all(&key, std::iter::once(sealed)).await?;
    let plain = opened.into_iter().flatten().next();
    Ok(Zeroizing::new(plain.ok_or(refused)?))
}

const WRAP: &str = "AES-KW";

fn aes_kw() -> Object {
    object(&[("name", &WRAP.into()), ("length", &256.into())])
}

/// The key that wraps, by PBKDF2 with HMAC-SHA-512 (RFC 7518 §4.8).
async fn kek(
    passphrase: &Passphrase,
    salt: &[u8; SALT],
    iterations: u32,
) -> Result<CryptoKey, VaultError> {
    const DOING: &str = "use the passphrase";
    let subtle = subtle()?;
    let secret = Uint8Array::from(passphrase.bytes());
    let usages = Array::of1(&"deriveKey".into());
    let imported = subtle.import_key_with_str("raw", &secret, "PBKDF2", false, &usages);
    let base = key(imported, DOING).await;
    secret.fill(0, 0, secret.length());
    let pbkdf2 = object(&[
        ("name", &"PBKDF2".into()),
        ("hash", &"SHA-512".into()),
        (
            "salt",
            &Uint8Array::from(Way::pbkdf2_salt(salt).as_slice()).into(),
        ),
        ("iterations", &iterations.into()),
    ]);
    let usages = Array::of2(&"wrapKey".into(), &"unwrapKey".into());
    let made = subtle.derive_key_with_object_and_object(&pbkdf2, &base?, &aes_kw(), false, &usages);
    key(made, DOING).await
}

async fn wrap(content: &CryptoKey, kek: &CryptoKey) -> Result<Vec<u8>, VaultError> {
    let made = subtle()?.wrap_key_with_str("raw", content, kek, WRAP);
    bytes(made, "wrap the key").await
}

/// The content key, where the wrapping fits.
async fn unwrap(wrapped: &[u8], kek: &CryptoKey) -> Result<Option<CryptoKey>, VaultError> {
    let made = subtle()?.unwrap_key_with_js_u8_array_and_str_and_str(
        "raw",
        &Uint8Array::from(wrapped),
        kek,
        WRAP,
        "AES-GCM",
        false,
        &Array::of1(&"decrypt".into()),
    );
    Ok(key(made, "unwrap the key").await.ok())
}
