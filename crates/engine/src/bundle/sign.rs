//! Writing the file: the first signature of a payload, and further ones beside it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::error::BundleError;
use super::header::{Header, Message, Signer};
use super::key::PublicJwk;

/// The file as it stands: General JSON Serialization (RFC 7515 §7.2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub payload: String,
    pub signatures: Vec<FileSignature>,
}

/// One signature of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileSignature {
    pub protected: String,
    pub signature: String,
}

/// A signature to be made.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// What is there already.
    file: File,
    protected: String,
}

/// Prepares the first signature of a payload, by the holder of a key.
///
/// # Errors
/// [`BundleError::BadPayload`] where the header has no JSON form, which no header has.
pub fn prepare(
    message: Message,
    payload: &[u8],
    jwk: PublicJwk,
    signer: Signer,
) -> Result<Prepared, BundleError> {
    let file = File {
        payload: URL_SAFE_NO_PAD.encode(payload),
        signatures: Vec::new(),
    };
    prepare_beside(message, file, jwk, signer)
}

/// Prepares one more signature of a file.
pub(super) fn prepare_beside(
    message: Message,
    file: File,
    jwk: PublicJwk,
    signer: Signer,
) -> Result<Prepared, BundleError> {
    let header = serde_json::to_vec(&Header::new(message, jwk, signer))
        .map_err(|error| BundleError::BadPayload(error.to_string()))?;
    Ok(Prepared {
        file,
        protected: URL_SAFE_NO_PAD.encode(header),
    })
}

impl Prepared {
    /// The bytes to sign (RFC 7515 §5.1, step 5).
    #[must_use]
    pub fn signing_input(&self) -> Vec<u8> {
        signing_input(&self.protected, &self.file.payload)
    }

    /// The file with the signature made: r and s, 32 bytes each, big-endian (RFC 7518 §3.4).
    ///
    /// # Errors
    /// [`BundleError::BadPayload`] where the file has no JSON form, which none has not.
    pub fn finish(self, signature: &[u8; 64]) -> Result<Vec<u8>, BundleError> {
        let mut file = self.file;
        file.signatures.push(FileSignature {
            protected: self.protected,
            signature: URL_SAFE_NO_PAD.encode(signature),
        });
        serde_json::to_vec(&file).map_err(|error| BundleError::BadPayload(error.to_string()))
    }
}

/// What is signed: the header and the payload as they stand in the file.
pub(super) fn signing_input(protected: &str, payload: &str) -> Vec<u8> {
    [protected.as_bytes(), b".", payload.as_bytes()].concat()
}
