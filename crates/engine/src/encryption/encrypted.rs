//! Reading an encrypted file.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::WRAPPED;
use super::draft::File;
use super::error::EncryptionError;
use super::header::{self, Content, Way};
use crate::bundle;
use crate::json;
use crate::seal::Nonce;

/// The largest file that is read, in bytes: the largest bundle in base64url, and the rest.
pub const LARGEST: u64 = bundle::LARGEST / 3 * 4 + 8192;

/// A file that has the form of an encrypted one.
#[derive(Clone, Debug)]
pub struct Encrypted {
    content: Content,
    way: Way,
    wrapped: Option<[u8; WRAPPED]>,
    nonce: Nonce,
    protected: String,
    /// With its tag at the end.
    sealed: Vec<u8>,
}

/// True where a file claims to be encrypted.
#[must_use]
pub fn is_encrypted(file: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Claim {
        #[serde(rename = "ciphertext")]
        _ciphertext: IgnoredAny,
        #[serde(rename = "recipients")]
        _recipients: IgnoredAny,
    }
    std::str::from_utf8(file)
        .is_ok_and(|text| json::from_str::<Claim>(json::without_mark(text)).is_ok())
}

impl Encrypted {
    /// Reads a file.
    ///
    /// # Errors
    /// [`EncryptionError`] says what is wrong with it and what to do.
    pub fn parse(file: &[u8]) -> Result<Self, EncryptionError> {
        let size = u64::try_from(file.len()).unwrap_or(u64::MAX);
        if size > LARGEST {
            return Err(EncryptionError::TooLarge {
                size,
                limit: LARGEST,
            });
        }
        let refused = |error: String| EncryptionError::NotEncrypted(error);
        let text = std::str::from_utf8(file).map_err(|error| refused(error.to_string()))?;
        let file: File =
            json::from_str(json::without_mark(text)).map_err(|error| refused(error.to_string()))?;
        let (content, way) = header::read(&decode(&file.protected, "the header")?)?;
        let [recipient] = file.recipients.as_slice() else {
            return Err(EncryptionError::Recipients(file.recipients.len()));
        };
        let damaged = EncryptionError::Damaged;
        let wrapped = match (&recipient.encrypted_key, &way) {
            (None, Way::Key { .. }) => None,
            (Some(key), Way::Passphrase { .. }) => Some(
                decode(key, "the wrapped key")?
                    .try_into()
                    .map_err(|_| damaged("the wrapped key"))?,
            ),
            _ => return Err(damaged("the wrapped key")),
        };
        let nonce = decode(&file.iv, "the nonce")?
            .try_into()
            .map_err(|_| damaged("the nonce"))?;
        let tag: [u8; crate::seal::TAG] = decode(&file.tag, "the tag")?
            .try_into()
            .map_err(|_| damaged("the tag"))?;
        let mut sealed = decode(&file.ciphertext, "the content")?;
        sealed.extend(tag);
        Ok(Self {
            content,
            way,
            wrapped,
            nonce,
            protected: file.protected,
            sealed,
        })
    }

    /// What is in it, as it says of itself; once it opens, that is certain.
    #[must_use]
    pub fn content(&self) -> Content {
        self.content
    }

    /// How the content key is come by.
    #[must_use]
    pub fn way(&self) -> &Way {
        &self.way
    }

    /// The content key under the passphrase's; nothing in key agreement.
    #[must_use]
    pub fn wrapped(&self) -> Option<&[u8; WRAPPED]> {
        self.wrapped.as_ref()
    }

    /// The nonce.
    #[must_use]
    pub fn nonce(&self) -> &Nonce {
        &self.nonce
    }

    /// What is authenticated beside the content (RFC 7516 §5.2, step 15).
    #[must_use]
    pub fn additional_data(&self) -> &[u8] {
        self.protected.as_bytes()
    }

    /// The content, encrypted, with its tag at the end.
    #[must_use]
    pub fn sealed(&self) -> &[u8] {
        &self.sealed
    }
}

fn decode(text: &str, what: &'static str) -> Result<Vec<u8>, EncryptionError> {
    URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| EncryptionError::Damaged(what))
}
