//! Ways into the vault: how each secret gives the key that wraps the data key.

use practice_review_engine::seal::{
    Cost, Header, Kdf, Kind, Means, NewPassphrase, Passphrase, RecoveryKey, VaultId, Wrapping,
};
use web_sys::CryptoKey;

use super::error::{UnlockError, VaultError};
use super::held::DataKey;
use super::webcrypto::random;
use super::{aes, derive, throttle};
use crate::store::vault as kept;

/// The first way in.
pub enum First {
    /// A passphrase.
    Passphrase(NewPassphrase),
    /// A key that this browser keeps. Whoever can use the browser's profile can use it: it keeps cases
    /// from whoever comes by some of the files, not from whoever has the machine.
    DeviceKey,
}

/// A way in, with its secret.
pub enum Way {
    /// A passphrase as it was typed ([`super::typed`]).
    Passphrase(Passphrase),
    /// A recovery key.
    RecoveryKey(RecoveryKey),
    /// The key that this browser keeps.
    DeviceKey,
}

impl Way {
    fn kind(&self) -> Kind {
        match self {
            Self::Passphrase(_) => Kind::Passphrase,
            Self::RecoveryKey(_) => Kind::RecoveryKey,
            Self::DeviceKey => Kind::DeviceKey,
        }
    }
}

/// The header on the disk, if there is a vault.
pub async fn header() -> Result<Option<Header>, VaultError> {
    match kept::header().await? {
        None => Ok(None),
        Some(text) => Ok(Some(Header::read(&text)?)),
    }
}

/// The handle that is used: it cannot be exported. It is taken from a wrapping, for that is the only way
/// to get one without its bytes.
pub async fn usable(header: &Header, data: &CryptoKey) -> Result<DataKey, VaultError> {
    let with = aes::new_device_key().await?;
    let wrapping = wrap(header.vault(), Means::DeviceKey, &with, data).await?;
    let key = open(header.vault(), &wrapping, &with, false).await?;
    let key = key.ok_or(VaultError::Refused {
        doing: "use the key",
    })?;
    Ok(DataKey::new(*header.vault(), key))
}

/// Wraps the data key.
pub async fn wrap(
    vault: &VaultId,
    by: Means,
    with: &CryptoKey,
    data: &CryptoKey,
) -> Result<Wrapping, VaultError> {
    let nonce = random()?;
    let key = aes::wrap(data, with, &nonce, &by.additional_data(vault)).await?;
    Ok(Wrapping::new(by, nonce, key))
}

/// Wraps the data key by a new passphrase.
pub async fn by_passphrase(
    vault: &VaultId,
    data: &CryptoKey,
    new: &NewPassphrase,
) -> Result<Wrapping, VaultError> {
    let kdf = Kdf {
        cost: Cost::DEFAULT,
        salt: random()?,
    };
    let with = derive::wrapping_key(&kdf, new.passphrase()).await?;
    wrap(vault, Means::Passphrase(kdf), &with, data).await
}

/// Wraps the data key by a recovery key.
pub async fn by_recovery_key(
    vault: &VaultId,
    data: &CryptoKey,
    recovery: &RecoveryKey,
) -> Result<Wrapping, VaultError> {
    let salt = random()?;
    let with = aes::wrapping_key_by_hkdf(recovery.bytes(), &salt, &Means::info(vault)).await?;
    wrap(vault, Means::recovery_key(salt), &with, data).await
}

async fn open(
    vault: &VaultId,
    wrapping: &Wrapping,
    with: &CryptoKey,
    extractable: bool,
) -> Result<Option<CryptoKey>, VaultError> {
    let additional = wrapping.by.additional_data(vault);
    aes::unwrap(
        wrapping.key(),
        with,
        wrapping.nonce(),
        &additional,
        extractable,
    )
    .await
}

/// The data key by a way in; one that can be exported only where it is to be wrapped anew.
pub async fn unwrap(
    header: &Header,
    way: &Way,
    extractable: bool,
) -> Result<CryptoKey, UnlockError> {
    let kind = way.kind();
    let wrapping = header.wrapping(kind).ok_or(UnlockError::NoSuchWay(kind))?;
    let with = match (way, &wrapping.by) {
        (Way::Passphrase(passphrase), Means::Passphrase(kdf)) => {
            let milliseconds = throttle::left();
            if milliseconds > 0 {
                return Err(UnlockError::Wait { milliseconds });
            }
            if passphrase.cannot_be() {
                return Err(UnlockError::Wrong(kind));
            }
            derive::wrapping_key(kdf, passphrase).await?
        }
        (Way::RecoveryKey(recovery), Means::RecoveryKey(salted)) => {
            let info = Means::info(header.vault());
            aes::wrapping_key_by_hkdf(recovery.bytes(), &salted.salt.0, &info).await?
        }
        _ => kept::device_key()
            .await?
            .ok_or(UnlockError::NoSuchWay(kind))?,
    };
    match open(header.vault(), wrapping, &with, extractable).await? {
        Some(key) => {
            throttle::succeeded();
            Ok(key)
        }
        None => {
            if kind == Kind::Passphrase {
                throttle::failed();
            }
            Err(UnlockError::Wrong(kind))
        }
    }
}
