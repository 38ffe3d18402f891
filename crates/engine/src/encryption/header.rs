//! The protected header (RFC 7516 §4): algorithms and types are pinned, and everything is in it, so that
//! nothing of it can be altered.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::error::EncryptionError;
use super::{SALT, concat_kdf};
use crate::bundle::{self, PublicJwk};
use crate::json;

/// The type of this kind and version of file (RFC 7516 §4.1.11).
pub const TYPE: &str = "practice-review-encrypted-v1+jwe";
const TYPE_FAMILY: &str = "practice-review-encrypted-v";
/// Key agreement, whose outcome is the content key (RFC 7518 §4.6).
const TO_KEY: &str = "ECDH-ES";
/// A passphrase, whose key wraps the content key (RFC 7518 §4.8).
const BY_PASSPHRASE: &str = "PBES2-HS512+A256KW";

/// Iterations of PBKDF2 with HMAC-SHA-512 that a new file asks for: about half a second on a laptop.
pub const ITERATIONS: u32 = 600_000;
/// With fewer, a passphrase is guessed too quickly: what OWASP's Password Storage Cheat Sheet asks for.
pub const FEWEST_ITERATIONS: u32 = 210_000;
/// With more, a hostile file could keep the browser busy for minutes.
pub const MOST_ITERATIONS: u32 = 5_000_000;

/// What is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A signed bundle.
    Bundle,
    /// The private key of a partnership, as a JWK (RFC 7517 §7).
    PrivateKey,
}

impl Content {
    /// Its media type, without `application/` (RFC 7516 §4.1.12).
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Bundle => bundle::TYPE,
            Self::PrivateKey => "jwk+json",
        }
    }
}

/// How the content key is come by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// By agreement with the holder of a key.
    Key {
        /// The thumbprint of the recipient's key (RFC 7638).
        recipient: String,
        /// The sender's key, made for this file alone.
        ephemeral: PublicJwk,
    },
    /// By a passphrase.
    Passphrase {
        /// The salt, before it is put together with the algorithm's name.
        salt: [u8; SALT],
        /// Iterations of PBKDF2, within the floor and the ceiling.
        iterations: u32,
    },
}

impl Way {
    /// The salt that PBKDF2 is given: the algorithm's name, a zero and the salt (RFC 7518 §4.8.1.1).
    #[must_use]
    pub fn pbkdf2_salt(salt: &[u8; SALT]) -> Vec<u8> {
        [BY_PASSPHRASE.as_bytes(), &[0], salt].concat()
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Protected {
    alg: String,
    enc: String,
    typ: String,
    cty: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kid: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    epk: Option<PublicJwk>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    p2s: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    p2c: Option<u32>,
}

/// What is read first, so that a foreign header is refused for the right reason.
#[derive(Deserialize)]
struct Kind {
    alg: Option<String>,
    enc: Option<String>,
    typ: Option<String>,
    cty: Option<String>,
}

/// The header as it stands in the file, in base64url.
pub(super) fn write(content: Content, way: &Way) -> Result<String, EncryptionError> {
    let mut header = Protected {
        alg: String::new(),
        enc: concat_kdf::ENC.to_owned(),
        typ: TYPE.to_owned(),
        cty: content.media_type().to_owned(),
        kid: None,
        epk: None,
        p2s: None,
        p2c: None,
    };
    match way {
        Way::Key {
            recipient,
            ephemeral,
        } => {
            header.alg = TO_KEY.to_owned();
            header.kid = Some(recipient.clone());
            header.epk = Some(ephemeral.clone());
        }
        Way::Passphrase { salt, iterations } => {
            header.alg = BY_PASSPHRASE.to_owned();
            header.p2s = Some(URL_SAFE_NO_PAD.encode(salt));
            header.p2c = Some(*iterations);
        }
    }
    let bytes = serde_json::to_vec(&header).map_err(|_| EncryptionError::Damaged("the header"))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Reads a header.
pub(super) fn read(bytes: &[u8]) -> Result<(Content, Way), EncryptionError> {
    let bad = |error: serde_json::Error| EncryptionError::BadHeader(error.to_string());
    let kind: Kind = json::from_slice(bytes).map_err(bad)?;
    let typ = kind.typ.unwrap_or_default();
    if typ != TYPE {
        return Err(if typ.starts_with(TYPE_FAMILY) {
            EncryptionError::NewerVersion(typ)
        } else {
            EncryptionError::WrongType(typ)
        });
    }
    let alg = kind.alg.unwrap_or_default();
    let enc = kind.enc.unwrap_or_default();
    if ![TO_KEY, BY_PASSPHRASE].contains(&alg.as_str()) {
        return Err(EncryptionError::WrongAlgorithm(alg));
    }
    if enc != concat_kdf::ENC {
        return Err(EncryptionError::WrongAlgorithm(enc));
    }
    let cty = kind.cty.unwrap_or_default();
    let content = [Content::Bundle, Content::PrivateKey]
        .into_iter()
        .find(|content| content.media_type() == cty)
        .ok_or_else(|| {
            if bundle::is_of_other_version(&cty) {
                EncryptionError::NewerVersion(cty)
            } else {
                EncryptionError::WrongType(cty)
            }
        })?;
    let header: Protected = json::from_slice(bytes).map_err(bad)?;
    let way = match header {
        Protected {
            kid: Some(recipient),
            epk: Some(ephemeral),
            p2s: None,
            p2c: None,
            ..
        } if alg == TO_KEY => Way::Key {
            recipient,
            ephemeral,
        },
        Protected {
            kid: None,
            epk: None,
            p2s: Some(salt),
            p2c: Some(iterations),
            ..
        } if alg == BY_PASSPHRASE => Way::Passphrase {
            salt: read_salt(&salt)?,
            iterations: read_iterations(iterations)?,
        },
        _ => {
            return Err(EncryptionError::BadHeader(format!(
                "members that do not belong to {alg}"
            )));
        }
    };
    if let Way::Key { ephemeral, .. } = &way
        && ephemeral.coordinates().is_err()
    {
        return Err(EncryptionError::BadKey);
    }
    Ok((content, way))
}

fn read_salt(text: &str) -> Result<[u8; SALT], EncryptionError> {
    URL_SAFE_NO_PAD
        .decode(text)
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(EncryptionError::Damaged("the salt"))
}

fn read_iterations(iterations: u32) -> Result<u32, EncryptionError> {
    if (FEWEST_ITERATIONS..=MOST_ITERATIONS).contains(&iterations) {
        Ok(iterations)
    } else {
        Err(EncryptionError::Iterations(iterations))
    }
}
