//! Writing an encrypted file.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::error::EncryptionError;
use super::header::{self, Content, ITERATIONS, Way};
use super::{SALT, WRAPPED};
use crate::bundle::PublicJwk;
use crate::seal::{Nonce, TAG};

/// The file as it stands: General JSON Serialization (RFC 7516 §7.2.1).
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub protected: String,
    pub recipients: Vec<Recipient>,
    pub iv: String,
    pub ciphertext: String,
    pub tag: String,
}

/// The one recipient; in direct key agreement there is no wrapped key.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Recipient {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted_key: Option<String>,
}

/// A file to be encrypted.
#[derive(Clone, Debug)]
pub struct Draft {
    protected: String,
    wrapped: Option<[u8; WRAPPED]>,
    nonce: Nonce,
}

impl Draft {
    /// To a public key, by a key that was made for this file alone. The content key is
    /// [`super::concat_kdf::content_key`] of what both agree on.
    ///
    /// # Errors
    /// [`EncryptionError::Damaged`] where the header has no JSON form, which none has not.
    pub fn to_key(
        content: Content,
        recipient: &PublicJwk,
        ephemeral: PublicJwk,
        nonce: Nonce,
    ) -> Result<Self, EncryptionError> {
        let way = Way::Key {
            recipient: recipient.thumbprint(),
            ephemeral,
        };
        Ok(Self {
            protected: header::write(content, &way)?,
            wrapped: None,
            nonce,
        })
    }

    /// By a passphrase. `wrapped` is a random content key under the key that PBKDF2 with HMAC-SHA-512
    /// gives of the passphrase, [`Way::pbkdf2_salt`] and [`ITERATIONS`], by AES key wrap (RFC 3394).
    ///
    /// # Errors
    /// As for [`Self::to_key`].
    pub fn by_passphrase(
        content: Content,
        salt: [u8; SALT],
        wrapped: [u8; WRAPPED],
        nonce: Nonce,
    ) -> Result<Self, EncryptionError> {
        let way = Way::Passphrase {
            salt,
            iterations: ITERATIONS,
        };
        Ok(Self {
            protected: header::write(content, &way)?,
            wrapped: Some(wrapped),
            nonce,
        })
    }

    /// The nonce that the content is encrypted with.
    #[must_use]
    pub fn nonce(&self) -> &Nonce {
        &self.nonce
    }

    /// What is authenticated beside the content (RFC 7516 §5.1, step 14).
    #[must_use]
    pub fn additional_data(&self) -> &[u8] {
        self.protected.as_bytes()
    }

    /// The file, with the content encrypted and its tag at the end.
    ///
    /// # Errors
    /// [`EncryptionError::Damaged`] where it is shorter than a tag.
    pub fn finish(&self, sealed: &[u8]) -> Result<Vec<u8>, EncryptionError> {
        let damaged = EncryptionError::Damaged("the content is not whole");
        let (ciphertext, tag) = sealed.split_last_chunk::<TAG>().ok_or(damaged.clone())?;
        let file = File {
            protected: self.protected.clone(),
            recipients: vec![Recipient {
                encrypted_key: self.wrapped.map(|key| URL_SAFE_NO_PAD.encode(key)),
            }],
            iv: URL_SAFE_NO_PAD.encode(self.nonce),
            ciphertext: URL_SAFE_NO_PAD.encode(ciphertext),
            tag: URL_SAFE_NO_PAD.encode(tag),
        };
        serde_json::to_vec(&file).map_err(|_| damaged)
    }
}
