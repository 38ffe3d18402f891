//! The cryptography itself, for tests and for the command line: where there is a browser, it does this.

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::envelope::{EnvelopeError, Slot, ToOpen, ToSeal};
use super::header::{VaultId, Wrapping};
use super::kdf::Kdf;
use super::means::{Means, SALT};
use super::passphrase::Passphrase;
use super::recovery_key::RecoveryKey;
use super::{KEY, NONCE, Nonce, WRAPPED};

/// A key, overwritten when it goes.
pub type SecretKey = Zeroizing<[u8; KEY]>;

/// The cipher or the derivation could not be run with what it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NativeError {
    /// It does not open: wrong secret, or something was altered.
    #[error("it does not open: the secret is another one, or something was altered")]
    Refused,
    /// There is not enough memory for it.
    #[error(
        "there is not enough memory to check the passphrase; close other programs and try again"
    )]
    NoMemory,
}

/// Seals bytes; the tag is at the end.
///
/// # Errors
/// [`NativeError::Refused`] past 64 GiB, which nothing is.
pub fn seal(
    key: &SecretKey,
    nonce: &Nonce,
    additional: &[u8],
    plain: &[u8],
) -> Result<Vec<u8>, NativeError> {
    Aes256Gcm::new((&**key).into())
        .encrypt(
            nonce.into(),
            Payload {
                msg: plain,
                aad: additional,
            },
        )
        .map_err(|_| NativeError::Refused)
}

/// Opens what was sealed.
///
/// # Errors
/// [`NativeError::Refused`].
pub fn open(
    key: &SecretKey,
    nonce: &Nonce,
    additional: &[u8],
    sealed: &[u8],
) -> Result<Vec<u8>, NativeError> {
    Aes256Gcm::new((&**key).into())
        .decrypt(
            nonce.into(),
            Payload {
                msg: sealed,
                aad: additional,
            },
        )
        .map_err(|_| NativeError::Refused)
}

/// The key that a passphrase gives.
///
/// # Errors
/// [`NativeError::NoMemory`].
pub fn by_passphrase(kdf: &Kdf, passphrase: &Passphrase) -> Result<SecretKey, NativeError> {
    let params = Params::new(
        kdf.cost.memory(),
        kdf.cost.passes(),
        kdf.cost.lanes(),
        Some(KEY),
    )
    .map_err(|_| NativeError::Refused)?;
    let mut key = SecretKey::default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.bytes(), &kdf.salt, key.as_mut_slice())
        .map_err(|_| NativeError::NoMemory)?;
    Ok(key)
}

/// The key that a recovery key gives.
///
/// # Errors
/// None that can come: the length asked for is far below the most that HKDF gives.
pub fn by_recovery_key(
    vault: &VaultId,
    salt: &[u8; SALT],
    recovery: &RecoveryKey,
) -> Result<SecretKey, NativeError> {
    let mut key = SecretKey::default();
    Hkdf::<Sha256>::new(Some(salt), recovery.bytes())
        .expand(&Means::info(vault), key.as_mut_slice())
        .map_err(|_| NativeError::Refused)?;
    Ok(key)
}

/// Wraps the data key.
///
/// # Errors
/// As for [`seal`].
pub fn wrap(
    vault: &VaultId,
    by: Means,
    with: &SecretKey,
    nonce: Nonce,
    data: &SecretKey,
) -> Result<Wrapping, NativeError> {
    let sealed = seal(with, &nonce, &by.additional_data(vault), data.as_slice())?;
    let key: [u8; WRAPPED] = sealed.try_into().map_err(|_| NativeError::Refused)?;
    Ok(Wrapping::new(by, nonce, key))
}

/// Unwraps the data key.
///
/// # Errors
/// [`NativeError::Refused`].
pub fn unwrap(
    vault: &VaultId,
    wrapping: &Wrapping,
    with: &SecretKey,
) -> Result<SecretKey, NativeError> {
    let additional = wrapping.by.additional_data(vault);
    let data = Zeroizing::new(open(with, wrapping.nonce(), &additional, wrapping.key())?);
    let mut key = SecretKey::default();
    if data.len() != KEY {
        return Err(NativeError::Refused);
    }
    key.copy_from_slice(&data);
    Ok(key)
}

/// Seals a record.
///
/// # Errors
/// As for [`seal`].
pub fn seal_record(
    key: &SecretKey,
    slot: &Slot<'_>,
    schema: u32,
    nonce: [u8; NONCE],
    plain: &[u8],
) -> Result<Vec<u8>, NativeError> {
    let todo = ToSeal::new(slot, schema, nonce);
    let ciphertext = seal(key, todo.nonce(), todo.additional_data(), plain)?;
    Ok(todo.finish(&ciphertext))
}

/// Opens a record: its schema and what was in it.
///
/// # Errors
/// [`EnvelopeError`].
pub fn open_record(
    key: &SecretKey,
    slot: &Slot<'_>,
    envelope: &[u8],
) -> Result<(u32, Vec<u8>), EnvelopeError> {
    let todo = ToOpen::read(envelope, slot)?;
    let plain = open(key, &todo.nonce, &todo.additional_data, todo.ciphertext)
        .map_err(|_| EnvelopeError::Refused)?;
    Ok((todo.schema, plain))
}
