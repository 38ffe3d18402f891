//! The bundle: one referral as a signed JSON file.
//!
//! It is a JSON Web Signature in General JSON Serialization (RFC 7515 §7.2.1) with ES256 (RFC 7518
//! §3.4). The payload is the exact bytes of one JSON text. This module does no cryptography beyond
//! digests: it says what to sign, and which signatures to check; whoever calls it does that and
//! hands the outcome back. Only [`Verified`] gives the payload away.
//!
//! - [`key`]: public keys, their thumbprints and fingerprints
//! - [`header`]: the protected header
//! - [`payload`]: what is signed
//! - [`sign`]: writing the file
//! - [`jws`]: reading it
//! - [`comments`]: what is sent back on a referral
//! - [`native`]: the checks themselves, where there is no browser
//! - [`error`]: why a file is refused

pub mod comments;
pub mod error;
pub mod header;
pub mod jws;
pub mod key;
#[cfg(feature = "native-crypto")]
pub mod native;
pub mod payload;
pub mod sign;

pub use comments::{Comment, Comments, VerifiedComments};
pub use error::BundleError;
pub(crate) use header::is_of_other_version;
pub use header::{Header, Message, Signer, TYPE};
pub use jws::{Check, LARGEST, MOST_SIGNATURES, SignedBy, Unverified, Verified};
pub use key::{KeyError, PublicJwk, fingerprint};
pub use payload::{
    CriterionRecord, FORMAT, Payload, PayloadInput, ResultRecord, RouteRecord, VERSION,
};
pub use sign::{Prepared, prepare};

use sha2::{Digest, Sha256};

/// SHA-256 in lower-case hexadecimal digits: the identity of a bundle is that of its payload.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
