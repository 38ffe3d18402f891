//! The vault: set up, unlocked, locked, and its ways in changed.

use leptos::prelude::*;
use practice_review_engine::seal::{Header, Kind, Means, NewPassphrase, RecoveryKey, VaultId};
use wasm_bindgen_futures::spawn_local;
use web_sys::CryptoKey;

use super::aes;
use super::error::{UnlockError, VaultError};
use super::held::{self, DataKey};
use super::lock::{self, Message};
use super::ways::{First, Way, by_passphrase, by_recovery_key, header, unwrap, usable, wrap};
use super::webcrypto::random;
use crate::platform;
use crate::store::{StoreError, sealing, settings, vault as kept};

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
            // A look that failed says nothing of the key.
            Err(_) if matches!(self.state.try_get_untracked(), Some(State::Open(_))) => return,
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

    /// Takes over the vault of a backup where there is none here: its passphrase opens the cases of this
    /// browser from now on, and those that stood here in clear are sealed.
    ///
    /// # Errors
    /// [`UnlockError`]; then nothing has changed.
    pub async fn adopt(self, header: Header, key: DataKey) -> Result<Sealed, UnlockError> {
        let register = sealing::first_register(&key).await?;
        match kept::create(&key, &header.to_json()?, register, None).await {
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
        settings::set_stays_locked(true);
        // Pages turn away from the cases at once, and hand on what they have not saved.
        self.set(State::Locked(header));
        lock::wait_for_saving().await;
        // Somebody may have unlocked it again meanwhile.
        if !matches!(self.state.try_get_untracked(), Some(State::Open(_))) {
            held::let_go();
            platform::forget_copies();
        }
    }

    async fn opened(self, key: DataKey, header: Header) -> Sealed {
        settings::set_stays_locked(false);
        held::hold(key.clone());
        let sealed = match sealing::seal_rest(&key).await {
            Ok(()) => Sealed::All,
            Err(error) => Sealed::NotAll(error),
        };
        self.set(State::Open(header));
        // What could not be saved while it was locked is saved now.
        platform::may_leave();
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
