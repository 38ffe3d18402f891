//! The protected header of a signature (RFC 7515 §4): algorithm and type are pinned, the key goes
//! along, and who signed in which capacity and when is signed too.

use serde::{Deserialize, Serialize};

use super::error::BundleError;
use super::key::PublicJwk;
use crate::json;

/// The one algorithm (RFC 7518 §3.4).
pub const ALGORITHM: &str = "ES256";
/// The type of a referral of this version (RFC 7515 §4.1.9).
pub const TYPE: &str = "practice-review-referral-v1+jws";
/// The type of comments on a referral, of this version.
const COMMENTS_TYPE: &str = "practice-review-comments-v1+jws";
/// What the types of every version begin with.
const TYPE_FAMILIES: [&str; 2] = ["practice-review-referral-v", "practice-review-comments-v"];

/// What kind of message is signed. The type in the header is signed with it, so that nothing signed as
/// one can be passed off as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// A referral.
    Referral,
    /// Comments on a referral, sent back.
    Comments,
}

impl Message {
    /// Its type.
    #[must_use]
    pub fn typ(self) -> &'static str {
        match self {
            Self::Referral => TYPE,
            Self::Comments => COMMENTS_TYPE,
        }
    }

    /// The kind with this type.
    fn of(typ: &str) -> Option<Self> {
        let all = [Self::Referral, Self::Comments];
        all.into_iter().find(|kind| kind.typ() == typ)
    }
}

/// True for the type of a signed message of another version than this one.
pub(crate) fn is_of_other_version(typ: &str) -> bool {
    Message::of(typ).is_none() && TYPE_FAMILIES.iter().any(|family| typ.starts_with(family))
}

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
    pub fn new(message: Message, jwk: PublicJwk, signer: Signer) -> Self {
        Self {
            alg: ALGORITHM.to_owned(),
            typ: message.typ().to_owned(),
            kid: jwk.thumbprint(),
            jwk,
            signer,
        }
    }

    /// Reads the header of signature `number`, from 1, with the kind of message that it belongs to.
    ///
    /// # Errors
    /// [`BundleError`] for another algorithm, type, key or member.
    pub fn read(bytes: &[u8], number: usize) -> Result<(Message, Self), BundleError> {
        let bad = |reason: &serde_json::Error| BundleError::BadHeader {
            number,
            reason: reason.to_string(),
        };
        let kind: Kind = json::from_slice(bytes).map_err(|error| bad(&error))?;
        let typ = kind.typ.unwrap_or_default();
        // Another version may well be signed by another algorithm.
        if is_of_other_version(&typ) {
            return Err(BundleError::NewerVersion { found: typ });
        }
        let alg = kind.alg.unwrap_or_default();
        if alg != ALGORITHM {
            return Err(BundleError::WrongAlgorithm { found: alg });
        }
        let message = Message::of(&typ).ok_or(BundleError::WrongType { found: typ })?;
        let header: Self = json::from_slice(bytes).map_err(|error| bad(&error))?;
        if header.jwk.coordinates().is_err() {
            return Err(BundleError::BadKey { number });
        }
        if header.kid != header.jwk.thumbprint() {
            return Err(BundleError::KeyMismatch { number });
        }
        Ok((message, header))
    }
}
