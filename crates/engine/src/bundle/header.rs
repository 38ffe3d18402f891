//! The protected header of a signature (RFC 7515 §4): algorithm and type are pinned, the key goes
//! along, and who signed in which capacity and when is signed too.

use serde::{Deserialize, Serialize};

use super::error::BundleError;
use super::key::PublicJwk;
use crate::json;

/// The one algorithm (RFC 7518 §3.4).
pub const ALGORITHM: &str = "ES256";
/// The type of this kind and version of message (RFC 7515 §4.1.9).
pub const TYPE: &str = "practice-review-referral-v1+jws";
/// What the type of every version of a referral begins with.
const TYPE_FAMILY: &str = "practice-review-referral-v";

/// Who signs, in which capacity, and when. Typed by the signer: the signature shows that it was
/// not changed since, not that it is true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Signer {
    /// Name.
    pub name: String,
    /// Role in the agency.
    pub role: String,
    /// Agency.
    pub agency: String,
    /// In which capacity, in the words of the form.
    pub capacity: String,
    /// When, RFC 3339 in UTC, by the signer's own clock.
    pub signed_at: String,
    /// What a second signer says beside it; nothing in most.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub statement: String,
}

/// The header. Never `b64`, `crit`, `jku`, `x5u` or anything else: what is not here is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The algorithm.
    pub alg: String,
    /// The type.
    pub typ: String,
    /// The thumbprint of the key.
    pub kid: String,
    /// The key.
    pub jwk: PublicJwk,
    /// Who signed.
    pub signer: Signer,
}

/// What is read first, so that a foreign header is refused for the right reason.
#[derive(Deserialize)]
struct Kind {
    alg: Option<String>,
    typ: Option<String>,
}

impl Header {
    /// The header of a signature by this key.
    #[must_use]
    pub fn new(jwk: PublicJwk, signer: Signer) -> Self {
        Self {
            alg: ALGORITHM.to_owned(),
            typ: TYPE.to_owned(),
            kid: jwk.thumbprint(),
            jwk,
            signer,
        }
    }

    /// Reads the header of signature `number`, from 1.
    ///
    /// # Errors
    /// [`BundleError`] for another algorithm, type, key or member.
    pub fn read(bytes: &[u8], number: usize) -> Result<Self, BundleError> {
        let bad = |reason: &serde_json::Error| BundleError::BadHeader {
            number,
            reason: reason.to_string(),
        };
        let kind: Kind = json::from_slice(bytes).map_err(|error| bad(&error))?;
        let alg = kind.alg.unwrap_or_default();
        if alg != ALGORITHM {
            return Err(BundleError::WrongAlgorithm { found: alg });
        }
        let typ = kind.typ.unwrap_or_default();
        if typ != TYPE {
            return Err(if typ.starts_with(TYPE_FAMILY) {
                BundleError::NewerVersion { found: typ }
            } else {
                BundleError::WrongType { found: typ }
            });
        }
        let header: Self = json::from_slice(bytes).map_err(|error| bad(&error))?;
        if header.jwk.coordinates().is_err() {
            return Err(BundleError::BadKey { number });
        }
        if header.kid != header.jwk.thumbprint() {
            return Err(BundleError::KeyMismatch { number });
        }
        Ok(header)
    }
}
