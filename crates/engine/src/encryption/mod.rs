//! Encryption of what leaves the machine: a signed bundle to the one partnership that may read it.
//!
//! It is JSON Web Encryption in General JSON Serialization (RFC 7516 §7.2.1) with one recipient and
//! AES-256-GCM (RFC 7518 §5.3), signed first and encrypted afterwards. The key comes in one of two ways:
//!
//! - to a public key on P-256, by ECDH-ES in direct key agreement (RFC 7518 §4.6), or
//! - by a passphrase that is given on another way, by PBES2-HS512+A256KW (RFC 7518 §4.8).
//!
//! As in [`crate::seal`], no cryptography but digests happens here: this module says what to derive, to
//! encrypt and to decrypt; whoever calls it does that, and random bytes are handed in.
//!
//! - [`header`]: the protected header, and what is in the file
//! - [`draft`]: writing the file
//! - [`encrypted`]: reading it
//! - [`concat_kdf`]: the key that a key agreement gives
//! - [`keys`]: the files of public and private keys
//! - [`suggested()`]: a passphrase that is random
//! - [`native`]: the cryptography itself, where there is no browser
//! - [`error`]: why a file is refused
//!
//! # What it cannot do
//!
//! It does not hide who sends to whom, when, and how long the file is. Whoever has the recipient's
//! private key, or the passphrase, reads every file that was encrypted to it, old ones too.

pub mod concat_kdf;
pub mod draft;
pub mod encrypted;
pub mod error;
pub mod header;
pub mod keys;
#[cfg(feature = "native-crypto")]
pub mod native;
mod suggested;

pub use draft::Draft;
pub use encrypted::{Encrypted, LARGEST, is_encrypted};
pub use error::EncryptionError;
pub use header::{Content, Way};
pub use keys::{KeyFileError, LARGEST_KEY, PrivateJwk};
pub use suggested::suggested;

/// Bytes of the salt that a passphrase is derived with: twice the least of RFC 7518 §4.8.1.1.
pub const SALT: usize = 16;
/// Bytes of the content key after AES key wrap: 8 more than the key (RFC 3394 §2.2.1).
pub const WRAPPED: usize = crate::seal::KEY + 8;
