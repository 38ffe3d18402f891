//! The vault's header: all that is needed, besides a secret, to get at the data key.
//!
//! It is JSON and stands in clear. Nothing in it is secret, and nothing in it can be altered unnoticed:
//! each wrapping is bound to the vault and to its own parameters.

use serde::{Deserialize, Serialize};

use super::fields::Bytes;
use super::means::{Kind, Means};
use super::{NONCE, Nonce, WRAPPED};
use crate::json;

/// The name of the format.
pub const FORMAT: &str = "practice-review-vault";
/// The version of the format.
pub const VERSION: u32 = 1;
/// The longest text that is read, in bytes: some ten times what three wrappings need.
pub const LONGEST: usize = 16 * 1024;

/// The name of a vault: 128 random bits. It is no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VaultId(Bytes<16>);

impl VaultId {
    /// From random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(Bytes(bytes))
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0.0
    }
}

/// The data key, wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wrapping {
    /// What it hangs on.
    pub by: Means,
    nonce: Bytes<NONCE>,
    key: Bytes<WRAPPED>,
}

impl Wrapping {
    /// The data key sealed under the key that the means give, with this nonce and
    /// [`Means::additional_data`].
    #[must_use]
    pub fn new(by: Means, nonce: Nonce, key: [u8; WRAPPED]) -> Self {
        Self {
            by,
            nonce: Bytes(nonce),
            key: Bytes(key),
        }
    }

    /// The nonce.
    #[must_use]
    pub fn nonce(&self) -> &Nonce {
        &self.nonce.0
    }

    /// The sealed key with its tag.
    #[must_use]
    pub fn key(&self) -> &[u8; WRAPPED] {
        &self.key.0
    }
}

/// The header. It always has a way in, and at most one of each kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    vault: VaultId,
    wrappings: Vec<Wrapping>,
}

/// Why a header is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// It is no header, or one that breaks a rule of this app.
    #[error(
        "what protects your cases on this machine is damaged or was altered ({0}); do not delete anything, and restore a backup"
    )]
    Damaged(String),
    /// A newer version wrote it.
    #[error(
        "your cases were sealed by a newer version of this app (format {found}); update the app and unlock again"
    )]
    NewerVersion {
        /// The version it names.
        found: u32,
    },
    /// No way in would be left.
    #[error(
        "this is the only way to open your cases, so it cannot be taken away; add another one first"
    )]
    LastWayIn,
}

/// As it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    version: u32,
    vault: VaultId,
    wrappings: Vec<Wrapping>,
}

/// As much as every version has.
#[derive(Deserialize)]
struct AnyVersion {
    format: String,
    version: u32,
}

impl Header {
    /// A new one, with its first way in.
    #[must_use]
    pub fn new(vault: VaultId, first: Wrapping) -> Self {
        Self {
            vault,
            wrappings: vec![first],
        }
    }

    /// Which vault it is of.
    #[must_use]
    pub fn vault(&self) -> &VaultId {
        &self.vault
    }

    /// The wrapping of a kind.
    #[must_use]
    pub fn wrapping(&self, kind: Kind) -> Option<&Wrapping> {
        self.wrappings.iter().find(|w| w.by.kind() == kind)
    }

    /// With this wrapping, in place of one of its kind.
    #[must_use]
    pub fn with(mut self, wrapping: Wrapping) -> Self {
        self.wrappings
            .retain(|old| old.by.kind() != wrapping.by.kind());
        self.wrappings.push(wrapping);
        self
    }

    /// Without the wrapping of a kind.
    ///
    /// # Errors
    /// [`HeaderError::LastWayIn`].
    pub fn without(mut self, kind: Kind) -> Result<Self, HeaderError> {
        self.wrappings.retain(|old| old.by.kind() != kind);
        if self.wrappings.is_empty() {
            return Err(HeaderError::LastWayIn);
        }
        Ok(self)
    }

    /// As JSON.
    ///
    /// # Errors
    /// [`HeaderError::Damaged`] where it has no JSON form, which none has not.
    pub fn to_json(&self) -> Result<String, HeaderError> {
        serde_json::to_string(&Written {
            format: FORMAT.to_owned(),
            version: VERSION,
            vault: self.vault,
            wrappings: self.wrappings.clone(),
        })
        .map_err(|error| HeaderError::Damaged(error.to_string()))
    }

    /// Reads one.
    ///
    /// # Errors
    /// [`HeaderError`]; among what is refused are parameters below the floor and above the ceiling of
    /// [`super::kdf`].
    pub fn read(text: &str) -> Result<Self, HeaderError> {
        let damaged = |why: &str| HeaderError::Damaged(why.to_owned());
        if text.len() > LONGEST {
            return Err(damaged("it is far longer than such a thing can be"));
        }
        let any: AnyVersion =
            json::from_str(text).map_err(|error| HeaderError::Damaged(error.to_string()))?;
        if any.format != FORMAT {
            return Err(damaged("it is of another kind"));
        }
        if any.version > VERSION {
            return Err(HeaderError::NewerVersion { found: any.version });
        }
        let written: Written =
            json::from_str(text).map_err(|error| HeaderError::Damaged(error.to_string()))?;
        if written.version != VERSION {
            return Err(damaged("it names a version that there never was"));
        }
        let mut rest = written.wrappings.as_slice();
        if rest.is_empty() {
            return Err(damaged("there is no way in"));
        }
        while let [one, others @ ..] = rest {
            if others.iter().any(|o| o.by.kind() == one.by.kind()) {
                return Err(damaged("there are two ways in of one kind"));
            }
            rest = others;
        }
        Ok(Self {
            vault: written.vault,
            wrappings: written.wrappings,
        })
    }
}
