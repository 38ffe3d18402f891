//! A private signing key in a backup.
//!
//! The private half never passes through the program: it is an envelope that the browser wrapped under the
//! vault's data key, and stays one.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::entry::LONGEST_ID;
use crate::bundle::PublicJwk;
use crate::json;
use crate::seal::fields::Bytes;

/// The longest envelope of a private key, in bytes: some ten times what one needs.
pub const LONGEST_PRIVATE: usize = 4096;

/// A signing key as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct BackedKey {
    /// The name under which it was kept. The envelope may be bound to it, so that a key that gets another
    /// name is opened for this one and sealed for that.
    pub slot: String,
    /// The x coordinate of the public half, big-endian.
    pub x: [u8; 32],
    /// The y coordinate of the public half, big-endian.
    pub y: [u8; 32],
    /// The private half as the browser wrapped it.
    pub private: Vec<u8>,
}

impl fmt::Debug for BackedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BackedKey({})", self.kid())
    }
}

/// Why there is no such key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackedKeyError {
    /// It is not as this app writes it.
    #[error(
        "a signing key in the backup is damaged; use another copy of the backup, or sign with a new key. For IT: {0}"
    )]
    Damaged(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    slot: String,
    x: Bytes<32>,
    y: Bytes<32>,
    private: String,
}

impl BackedKey {
    /// The key's thumbprint (RFC 7638).
    #[must_use]
    pub fn kid(&self) -> String {
        PublicJwk::from_coordinates(&self.x, &self.y).thumbprint()
    }

    /// Its bytes, to be sealed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let written = Written {
            slot: self.slot.clone(),
            x: Bytes(self.x),
            y: Bytes(self.y),
            private: URL_SAFE_NO_PAD.encode(&self.private),
        };
        // No key is without a JSON form.
        serde_json::to_vec(&written).unwrap_or_default()
    }

    /// Reads its bytes.
    ///
    /// # Errors
    /// [`BackedKeyError`].
    pub fn read(bytes: &[u8]) -> Result<Self, BackedKeyError> {
        let damaged = |why: &str| BackedKeyError::Damaged(why.to_owned());
        let written: Written =
            json::from_slice(bytes).map_err(|error| damaged(&error.to_string()))?;
        let slot = &written.slot;
        if !(1..=LONGEST_ID).contains(&slot.len()) || !slot.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(damaged("its name is none"));
        }
        let private = URL_SAFE_NO_PAD
            .decode(&written.private)
            .map_err(|_| damaged("its private half is no base64url"))?;
        if private.is_empty() || private.len() > LONGEST_PRIVATE {
            return Err(damaged("its private half has no length of one"));
        }
        Ok(Self {
            slot: written.slot,
            x: written.x.0,
            y: written.y.0,
            private,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_anything_else_is_refused() {
        let key = BackedKey {
            slot: "signing".to_owned(),
            x: [1; 32],
            y: [2; 32],
            private: vec![3; 200],
        };
        assert_eq!(BackedKey::read(&key.to_bytes()), Ok(key.clone()));
        let text = String::from_utf8(key.to_bytes()).unwrap();
        for (from, to) in [
            ("\"signing\"", "\"\""),
            ("\"signing\"", "\"a b\""),
            ("\"slot\"", "\"more\":1,\"slot\""),
            ("AQEB", "AQ"),
            ("AwMD", "===="),
        ] {
            let bad = text.replacen(from, to, 1);
            assert_ne!(bad, text);
            assert!(BackedKey::read(bad.as_bytes()).is_err(), "{bad}");
        }
        assert!(!format!("{key:?}").contains("AwMD"));
    }
}
