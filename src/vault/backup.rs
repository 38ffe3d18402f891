//! The keys of a backup: the one that its items are sealed under, and signing keys that go along.

use practice_review_engine::seal::{Header, Kind, NewPassphrase, ToOpen, ToSeal, VaultId};

use super::aes;
use super::error::{UnlockError, VaultError};
use super::held::{self, DataKey};
use super::signing_key::place;
use super::ways::{Way, by_passphrase, header, unwrap, usable};
use super::webcrypto::random;

/// What opens a backup later.
pub enum By {
    /// The passphrase and the recovery key that open the cases here today.
    OwnWays,
    /// A passphrase of its own.
    Passphrase(NewPassphrase),
}

/// Whether there is a way into the vault, other than a key that this browser keeps, that a backup can have
/// too.
#[must_use]
pub fn has_own_ways(header: &Header) -> bool {
    header.clone().without(Kind::DeviceKey).is_ok()
}

/// The key that a new backup is sealed under, and how to get at it.
///
/// # Errors
/// [`UnlockError`].
pub async fn sealing_key(by: By) -> Result<(Header, DataKey), UnlockError> {
    match by {
        By::OwnWays => {
            let key = held::key().ok_or(VaultError::Locked)?;
            let header = header().await?.ok_or(UnlockError::NotSetUp)?;
            Ok((header.without(Kind::DeviceKey)?, key))
        }
        By::Passphrase(new) => {
            let id = VaultId::from_random(random()?);
            let data = aes::new_data_key().await?;
            let header = Header::new(id, by_passphrase(&id, &data, &new).await?);
            let key = usable(&header, &data).await?;
            Ok((header, key))
        }
    }
}

/// The key of a backup with this header, where it is that of the vault which is open here.
#[must_use]
pub fn key_at_hand(header: &Header) -> Option<DataKey> {
    held::key().filter(|key| key.vault() == header.vault())
}

/// The key of a backup with this header.
///
/// # Errors
/// [`UnlockError`].
pub async fn opening_key(header: &Header, way: &Way) -> Result<DataKey, UnlockError> {
    let data = unwrap(header, way, false).await?;
    Ok(DataKey::new(*header.vault(), data))
}

/// Whether a signing key of a backup opens: one that does not would be kept, and refuse to sign later.
///
/// # Errors
/// [`VaultError::SigningKey`] where it does not.
pub async fn signing_key_opens(
    key: &DataKey,
    name: &str,
    envelope: &[u8],
) -> Result<(), VaultError> {
    let opened = key.open_signing_key(&place(name), envelope).await;
    opened.map(drop)
}

/// Seals a signing key, which was sealed under one key for one name, under another for another. Its bytes
/// never pass through the program.
///
/// # Errors
/// [`VaultError`].
pub async fn move_signing_key(
    (from, old): (&DataKey, &str),
    (to, new): (&DataKey, &str),
    envelope: &[u8],
) -> Result<Vec<u8>, VaultError> {
    if from.vault() == to.vault() && old == new {
        return Ok(envelope.to_vec());
    }
    let opened = ToOpen::read(envelope, &place(old)).map_err(VaultError::SigningKey)?;
    let private = from.unwrap_signing_key(&opened, true).await?;
    let todo = ToSeal::new(&place(new), 1, random()?);
    to.wrap_signing_key(todo, &private).await
}
