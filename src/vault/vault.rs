//! The vault: set up, unlocked, locked, and its ways in changed.

use leptos::prelude::*;
use practice_review_engine::seal::{
    Cost, Header, Kdf, Kind, Means, NewPassphrase, Passphrase, RecoveryKey, VaultId, Wrapping,
};
use wasm_bindgen_futures::spawn_local;
use web_sys::CryptoKey;

use super::error::{UnlockError, VaultError};
use super::held::{self, DataKey};
use super::lock::{self, Message};
use super::webcrypto::random;
use super::{aes, derive, throttle};
use crate::store::{StoreError, sealing, vault as kept};

/// How the vault stands.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// It has not been looked yet.
    Unread,
    /// There is none: cases are stored as they are.
    NotSetUp,
    /// Nothing opens without a secret.
    Locked(Header),
    /// It is open in this tab.
    Open(Header),
    /// It cannot be told.
    Failed(VaultError),
}

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

/// Whether every case is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Sealed {
    /// All are.
    All,
    /// Some still stand unsealed, for this reason. They are sealed at the next unlocking.
    NotAll(StoreError),
}

/// The vault of this browser, as the pages of one tab see it.
#[derive(Clone, Copy)]
pub struct Vault {
    state: RwSignal<State>,
}

impl Vault {
    /// Not looked at yet. It hears from then on what other tabs do with it.
    pub fn new() -> Self {
        let vault = Self {
            state: RwSignal::new(State::Unread),
        };
        lock::listen(move |message| {
            spawn_local(async move {
                match message {
                    Message::Locked => vault.lock_here().await,
                    Message::Changed => vault.read().await,
                }
            });
        });
        vault
    }

    /// How it stands; tracked.
    pub fn state(self) -> State {
        self.state.get()
    }

    /// How it stands; not tracked.
    pub fn state_untracked(self) -> State {
        self.state.get_untracked()
    }

    /// Looks how it stands on the disk. A vault that is open here stays so.
    pub async fn read(self) {
        let state = match header().await {
            Ok(None) => State::NotSetUp,
            Ok(Some(header)) => match held::key() {
                Some(key) if key.vault() == header.vault() => State::Open(header),
                _ => State::Locked(header),
            },
            Err(error) => State::Failed(error),
        };
        if !matches!(state, State::Open(_)) {
            held::let_go();
        }
        self.set(state);
    }

    /// Makes the vault and seals every case. Where a recovery key is given, it opens the vault too; show
    /// it and have it proved before.
    ///
    /// # Errors
    /// [`UnlockError`]; then there is no vault, and the cases are as they were.
    pub async fn set_up(
        self,
        first: First,
        recovery: Option<&RecoveryKey>,
    ) -> Result<Sealed, UnlockError> {
        let id = VaultId::from_random(random()?);
        let data = aes::new_data_key().await?;
        let (header, device) = match first {
            First::Passphrase(new) => {
                let wrapping = by_passphrase(&id, &data, &new).await?;
                (Header::new(id, wrapping), None)
            }
            First::DeviceKey => {
                let device = aes::new_device_key().await?;
                let wrapping = wrap(&id, Means::DeviceKey, &device, &data).await?;
                (Header::new(id, wrapping), Some(device))
            }
        };
        let header = match recovery {
            None => header,
            Some(recovery) => header.with(by_recovery_key(&id, &data, recovery).await?),
        };
        let key = usable(&header, &data).await?;
        let register = sealing::first_register(&key).await?;
        let text = header.to_json()?;
        match kept::create(&key, &text, register, device.as_ref()).await {
            Ok(()) => {}
            Err(StoreError::Conflict) => return Err(UnlockError::SetUpAlready),
            Err(error) => return Err(error.into()),
        }
        lock::tell(Message::Changed);
        Ok(self.opened(key, header).await)
    }

    /// Opens the vault in this tab. Where the future is dropped meanwhile, nothing has happened.
    ///
    /// # Errors
    /// [`UnlockError`].
    pub async fn unlock(self, way: Way) -> Result<Sealed, UnlockError> {
        let header = header().await?.ok_or(UnlockError::NotSetUp)?;
        let data = unwrap(&header, &way, false).await?;
        let key = DataKey::new(*header.vault(), data);
        Ok(self.opened(key, header).await)
    }

    /// Sets a passphrase in place of the old one and of a key that the browser keeps. The way that is
    /// given proves that this is allowed; it may be a recovery key. One key is wrapped anew; no case is
    /// sealed again.
    ///
    /// # Errors
    /// [`UnlockError`]; the old passphrase then holds as before.
    pub async fn change_passphrase(
        self,
        way: Way,
        new: NewPassphrase,
    ) -> Result<Sealed, UnlockError> {
        let old = header().await?.ok_or(UnlockError::NotSetUp)?;
        let data = unwrap(&old, &way, true).await?;
        let wrapping = by_passphrase(old.vault(), &data, &new).await?;
        let new = old.clone().with(wrapping).without(Kind::DeviceKey)?;
        self.replace(&old, new, &data).await
    }

    /// Makes another recovery key the one that counts. Show it and have it proved before.
    ///
    /// # Errors
    /// [`UnlockError`]; the old recovery key then opens the vault as before.
    pub async fn renew_recovery_key(
        self,
        way: Way,
        recovery: &RecoveryKey,
    ) -> Result<Sealed, UnlockError> {
        let old = header().await?.ok_or(UnlockError::NotSetUp)?;
        let data = unwrap(&old, &way, true).await?;
        let wrapping = by_recovery_key(old.vault(), &data, recovery).await?;
        let new = old.clone().with(wrapping);
        self.replace(&old, new, &data).await
    }

    /// Locks it in every tab. What was typed is saved first, within a few seconds; what could not be
    /// saved stays in memory and is saved after the next unlocking.
    pub async fn lock(self) {
        lock::tell(Message::Locked);
        self.lock_here().await;
    }

    async fn lock_here(self) {
        let State::Open(header) = self.state.get_untracked() else {
            return;
        };
        // Pages turn away from the cases at once, and hand on what they have not saved.
        self.set(State::Locked(header));
        lock::wait_for_saving().await;
        // Somebody may have unlocked it again meanwhile.
        if !matches!(self.state.try_get_untracked(), Some(State::Open(_))) {
            held::let_go();
        }
    }

    async fn opened(self, key: DataKey, header: Header) -> Sealed {
        held::hold(key.clone());
        let sealed = match sealing::seal_rest(&key).await {
            Ok(()) => Sealed::All,
            Err(error) => Sealed::NotAll(error),
        };
        self.set(State::Open(header));
        sealed
    }

    async fn replace(
        self,
        old: &Header,
        new: Header,
        data: &CryptoKey,
    ) -> Result<Sealed, UnlockError> {
        let key = usable(&new, data).await?;
        let keeps_device = new.wrapping(Kind::DeviceKey).is_some();
        match kept::replace(&old.to_json()?, &new.to_json()?, keeps_device).await {
            Ok(()) => {}
            Err(StoreError::Conflict) => return Err(UnlockError::ChangedElsewhere),
            Err(error) => return Err(error.into()),
        }
        lock::tell(Message::Changed);
        Ok(self.opened(key, new).await)
    }

    fn set(self, state: State) {
        // The app may be gone.
        let _ = self.state.try_set(state);
    }
}

impl Default for Vault {
    fn default() -> Self {
        Self::new()
    }
}

async fn header() -> Result<Option<Header>, VaultError> {
    match kept::header().await? {
        None => Ok(None),
        Some(text) => Ok(Some(Header::read(&text)?)),
    }
}

/// The handle that is used: it cannot be exported. It is taken from a wrapping, for that is the only way
/// to get one without its bytes.
async fn usable(header: &Header, data: &CryptoKey) -> Result<DataKey, VaultError> {
    let with = aes::new_device_key().await?;
    let wrapping = wrap(header.vault(), Means::DeviceKey, &with, data).await?;
    let key = open(header.vault(), &wrapping, &with, false).await?;
    let key = key.ok_or(VaultError::Refused {
        doing: "use the key",
    })?;
    Ok(DataKey::new(*header.vault(), key))
}

async fn wrap(
    vault: &VaultId,
    by: Means,
    with: &CryptoKey,
    data: &CryptoKey,
) -> Result<Wrapping, VaultError> {
    let nonce = random()?;
    let key = aes::wrap(data, with, &nonce, &by.additional_data(vault)).await?;
    Ok(Wrapping::new(by, nonce, key))
}

async fn by_passphrase(
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

async fn by_recovery_key(
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
async fn unwrap(header: &Header, way: &Way, extractable: bool) -> Result<CryptoKey, UnlockError> {
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
            if kind == Kind::Passphrase {
                throttle::succeeded();
            }
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
