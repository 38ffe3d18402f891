//! Sealing: how what stands on the disk is made unreadable and unchangeable for whoever has the disk
//! but no key.
//!
//! One random 256-bit data key seals everything, with AES-256-GCM (NIST SP 800-38D). It is wrapped,
//! once for each way in: by a passphrase (Argon2id, RFC 9106), by a recovery key on paper (HKDF, RFC
//! 5869), or by a key that the browser keeps. A change of passphrase wraps one key anew and seals
//! nothing else again.
//!
//! This module does no cryptography: it says what to seal and to open, with which nonce and which
//! additional data; whoever calls it does that (the browser with WebCrypto, tests and the command line
//! with [`native`]) and hands the outcome back. Random bytes are handed in.
//!
//! - [`header`]: the vault's header, with every wrapping of the data key
//! - [`means`]: what a wrapping hangs on, and what it is bound to
//! - [`kdf`]: what Argon2id is asked to do, within a floor and a ceiling
//! - [`envelope`]: one sealed record
//! - [`register`]: which records there are, at which revision
//! - [`recovery_key`]: the recovery key as text to be written down and read out
//! - [`passphrase`]: what makes a passphrase good enough
//! - [`throttle`]: how long to wait after wrong passphrases
//! - [`idle`]: when nobody is there any more
//! - [`fields`]: fields put together so that they can be told apart
//! - [`native`]: the cryptography itself, where there is no browser
//!
//! # What sealing cannot do
//!
//! - It does not hide how many records there are, how long each is, its id, its revision and when it
//!   was last written.
//! - It does not help while the vault is open, nor against somebody who can change the program.
//! - A whole database that is put back as a whole, header and register with it, opens as it did then.

pub mod envelope;
pub mod fields;
pub mod header;
pub mod idle;
pub mod kdf;
pub mod means;
#[cfg(feature = "native-crypto")]
pub mod native;
pub mod passphrase;
pub mod recovery_key;
pub mod register;
pub mod throttle;

pub use envelope::{EnvelopeError, Slot, ToOpen, ToSeal};
pub use header::{Header, HeaderError, VaultId, Wrapping};
pub use kdf::{Cost, Kdf, KdfError};
pub use means::{Kind, Means};
pub use passphrase::{NewPassphrase, Nfkc, Passphrase, PassphraseError, Strength};
pub use recovery_key::{RecoveryKey, RecoveryKeyError};
pub use register::{Found, Irregular, Register, RegisterError};

/// Bytes of a nonce: 96 bits, the length that GCM takes as it is (SP 800-38D §5.2.1.1).
pub const NONCE: usize = 12;
/// Bytes that GCM adds: the whole tag of 128 bits.
pub const TAG: usize = 16;
/// Bytes of a key.
pub const KEY: usize = 32;
/// Bytes of a wrapped key.
pub const WRAPPED: usize = KEY + TAG;

/// A nonce.
pub type Nonce = [u8; NONCE];
