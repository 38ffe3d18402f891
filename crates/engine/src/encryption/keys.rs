//! Files of keys: the public key that a partnership publishes, and the private key that it guards.
//! Both are JWK (RFC 7517) on P-256.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::bundle::PublicJwk;
use crate::json;
use crate::seal::KEY;

/// The largest file of a key that is read, in bytes.
pub const LARGEST_KEY: u64 = 16 * 1024;
/// What the key is for (RFC 7517 §4.2).
const USE: &str = "enc";
const ALGORITHM: &str = "ECDH-ES";

/// Why a file is no key to encrypt to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFileError {
    /// It is not the JSON of a key.
    #[error(
        "the file is no public key; choose the .json file that the partnership publishes. For IT: {0}"
    )]
    NotAKey(String),
    /// It is a private key.
    #[error(
        "the file holds a private key, which nobody but its partnership may have; do not use it, and tell the partnership that it was given away"
    )]
    Private,
    /// It is a key of another kind.
    #[error(
        "the file holds a key that this app cannot encrypt to; it has to be an EC key on P-256 for encryption. Ask the partnership for that one"
    )]
    OtherKind,
}

/// The file of a public key. Members that are not known are passed over, as RFC 7517 §4 asks.
#[derive(Deserialize)]
struct PublicFile {
    kty: String,
    crv: Option<String>,
    x: Option<String>,
    y: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    d: Option<IgnoredAny>,
}

#[derive(Serialize)]
struct Published<'a> {
    #[serde(flatten)]
    key: &'a PublicJwk,
    #[serde(rename = "use")]
    usage: &'static str,
    alg: &'static str,
    kid: String,
}

/// Reads the file of a public key. That it is a point on the curve is left to whoever imports it.
///
/// # Errors
/// [`KeyFileError`].
pub fn read_public(text: &str) -> Result<PublicJwk, KeyFileError> {
    let file: PublicFile = json::from_str(json::without_mark(text))
        .map_err(|error| KeyFileError::NotAKey(error.to_string()))?;
    if file.d.is_some() {
        return Err(KeyFileError::Private);
    }
    if file.usage.is_some_and(|usage| usage != USE) {
        return Err(KeyFileError::OtherKind);
    }
    let key = PublicJwk {
        kty: file.kty,
        crv: file.crv.unwrap_or_default(),
        x: file.x.unwrap_or_default(),
        y: file.y.unwrap_or_default(),
    };
    match key.coordinates() {
        Ok(_) => Ok(key),
        Err(_) => Err(KeyFileError::OtherKind),
    }
}

/// The file of a public key to be published.
///
/// # Errors
/// [`KeyFileError::NotAKey`] where it has no JSON form, which none has not.
pub fn write_public(key: &PublicJwk) -> Result<Vec<u8>, KeyFileError> {
    let file = Published {
        key,
        usage: USE,
        alg: ALGORITHM,
        kid: key.thumbprint(),
    };
    let mut bytes = serde_json::to_vec_pretty(&file)
        .map_err(|error| KeyFileError::NotAKey(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A private key with its public one, as it stands inside of an encrypted file (RFC 7517 §7).
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PrivateFile {
    kty: String,
    crv: String,
    x: String,
    y: String,
    d: Zeroizing<String>,
}

/// A private key: its public key and its secret number, 32 bytes, big-endian.
pub struct PrivateJwk {
    /// The public key.
    pub public: PublicJwk,
    /// The secret number.
    pub secret: Zeroizing<[u8; KEY]>,
}

impl PrivateJwk {
    /// Reads what an encrypted file of a key holds. That both parts belong together is left to whoever
    /// imports it.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let file: PrivateFile = json::from_slice(bytes).ok()?;
        let public = PublicJwk {
            kty: file.kty,
            crv: file.crv,
            x: file.x,
            y: file.y,
        };
        public.coordinates().ok()?;
        let decoded = Zeroizing::new(URL_SAFE_NO_PAD.decode(file.d.as_bytes()).ok()?);
        let mut secret = Zeroizing::new([0; KEY]);
        if decoded.len() != KEY {
            return None;
        }
        secret.copy_from_slice(&decoded);
        Some(Self { public, secret })
    }

    /// The secret number in base64url, as a JWK has it.
    #[must_use]
    pub fn secret_text(&self) -> Zeroizing<String> {
        Zeroizing::new(URL_SAFE_NO_PAD.encode(self.secret.as_slice()))
    }

    /// As JSON, to be encrypted.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let file = PrivateFile {
            kty: self.public.kty.clone(),
            crv: self.public.crv.clone(),
            x: self.public.x.clone(),
            y: self.public.y.clone(),
            d: self.secret_text(),
        };
        Zeroizing::new(serde_json::to_vec(&file).unwrap_or_default())
    }
}
