//! Opening a backup where there is no browser: for tests and for the command line.

use zeroize::Zeroizing;

use super::SCHEMA;
use super::contents::Contents;
use super::entry::Entry;
use super::head::Head;
use super::read::Parsed;
use crate::seal::native::{
    NativeError, SecretKey, by_passphrase, by_recovery_key, open_record, seal_record, unwrap,
};
use crate::seal::{self, Means, Nonce, Passphrase, RecoveryKey};

/// What opens a backup.
#[derive(Debug)]
pub enum Secret {
    /// The passphrase that the vault had when the backup was made.
    Passphrase(Passphrase),
    /// The recovery key of then.
    RecoveryKey(RecoveryKey),
}

/// Why a backup does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It has no way in of this kind.
    #[error("the backup does not open by a passphrase; use the recovery key")]
    NoPassphrase,
    /// It has no way in of this kind.
    #[error("the backup does not open by a recovery key; use the passphrase")]
    NoRecoveryKey,
    /// The secret is another one.
    #[error(
        "the backup does not open: it has the passphrase and the recovery key of the day on which it was made, so try those of then"
    )]
    Refused,
    /// There is not enough memory.
    #[error(
        "there is not enough memory to check the passphrase; close other programs and try again"
    )]
    NoMemory,
}

/// The data key, by the first head that the secret opens.
///
/// # Errors
/// [`OpenError`].
pub fn data_key(parsed: &Parsed, secret: &Secret) -> Result<SecretKey, OpenError> {
    let mut why = match secret {
        Secret::Passphrase(_) => OpenError::NoPassphrase,
        Secret::RecoveryKey(_) => OpenError::NoRecoveryKey,
    };
    for head in parsed.heads() {
        match unwrapped(head, secret) {
            Some(Ok(key)) => return Ok(key),
            Some(Err(NativeError::NoMemory)) => return Err(OpenError::NoMemory),
            Some(Err(NativeError::Refused)) => why = OpenError::Refused,
            None => {}
        }
    }
    Err(why)
}

/// Nothing where there is no way in of this kind.
fn unwrapped(head: &Head, secret: &Secret) -> Option<Result<SecretKey, NativeError>> {
    let vault = head.vault();
    let kind = match secret {
        Secret::Passphrase(_) => seal::Kind::Passphrase,
        Secret::RecoveryKey(_) => seal::Kind::RecoveryKey,
    };
    let wrapping = vault.wrapping(kind)?;
    let with = match (&wrapping.by, secret) {
        (Means::Passphrase(kdf), Secret::Passphrase(phrase)) => by_passphrase(kdf, phrase),
        (Means::RecoveryKey(salted), Secret::RecoveryKey(key)) => {
            by_recovery_key(vault.vault(), &salted.salt.0, key)
        }
        _ => return None,
    };
    Some(with.and_then(|with| unwrap(vault.vault(), wrapping, &with)))
}

/// Opens every item.
#[must_use]
pub fn open(parsed: &Parsed, key: &SecretKey) -> Contents {
    let mut contents = Contents::default();
    for item in parsed.items() {
        match open_record(key, &item.entry.slot(), &item.sealed) {
            Ok((schema, plain)) => {
                let plain = Zeroizing::new(plain);
                contents.take(item, Ok((schema, plain.as_slice())));
            }
            // A spoilt copy of the manifest beside a sound one is told as any other.
            Err(why) => {
                contents.take(item, Err(why));
            }
        }
    }
    contents
}

/// Seals an item.
///
/// # Errors
/// [`NativeError`].
pub fn seal(
    key: &SecretKey,
    entry: &Entry,
    nonce: Nonce,
    plain: &[u8],
) -> Result<Vec<u8>, NativeError> {
    seal_record(key, &entry.slot(), SCHEMA, nonce, plain)
}
