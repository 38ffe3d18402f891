//! The data key while the vault is open: the one place where its handle is kept. The store asks for it
//! here and knows nothing else of the vault.

use std::cell::RefCell;

use practice_review_engine::seal::{EnvelopeError, Slot, ToOpen, ToSeal, VaultId};
use web_sys::CryptoKey;

use super::aes::{self, Sealed};
use super::error::VaultError;
use super::webcrypto::random;

/// The data key of a vault. It cannot be exported.
#[derive(Clone)]
pub struct DataKey {
    vault: VaultId,
    key: CryptoKey,
}

thread_local! {
    static HELD: RefCell<Option<DataKey>> = const { RefCell::new(None) };
}

/// The key, while the vault is open.
pub fn key() -> Option<DataKey> {
    HELD.with_borrow(Clone::clone)
}

/// Keeps the key from now on.
pub(super) fn hold(key: DataKey) {
    HELD.set(Some(key));
}

/// Lets go of the key.
pub(super) fn let_go() {
    HELD.set(None);
}

impl DataKey {
    /// The key of this vault.
    pub(super) fn new(vault: VaultId, key: CryptoKey) -> Self {
        Self { vault, key }
    }

    /// Which vault it is of.
    pub fn vault(&self) -> &VaultId {
        &self.vault
    }

    /// Seals bytes for a place.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn seal(
        &self,
        slot: &Slot<'_>,
        schema: u32,
        plain: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let todo = ToSeal::new(slot, schema, random()?);
        let ciphertext = aes::seal(&self.key, todo.nonce(), todo.additional_data(), plain).await?;
        Ok(todo.finish(&ciphertext))
    }

    /// Opens what stands at a place.
    ///
    /// # Errors
    /// [`OpenSealedError`].
    pub async fn open(&self, slot: &Slot<'_>, envelope: &[u8]) -> Result<Vec<u8>, OpenSealedError> {
        let mut opened = self.open_all(&[(*slot, envelope)]).await?;
        opened
            .pop()
            .unwrap_or(Err(EnvelopeError::Refused))
            .map_err(OpenSealedError::from)
    }

    /// Opens many at once, in their order.
    ///
    /// # Errors
    /// [`VaultError`] where none can be opened at all.
    pub async fn open_all(
        &self,
        envelopes: &[(Slot<'_>, &[u8])],
    ) -> Result<Vec<Result<Vec<u8>, EnvelopeError>>, VaultError> {
        let todo: Vec<Result<ToOpen<'_>, EnvelopeError>> = envelopes
            .iter()
            .map(|(slot, envelope)| ToOpen::read(envelope, slot))
            .collect();
        let sealed = todo.iter().flatten().map(|todo| Sealed {
            nonce: todo.nonce,
            additional: &todo.additional_data,
            ciphertext: todo.ciphertext,
        });
        let mut opened = aes::open_all(&self.key, sealed).await?.into_iter();
        Ok(todo
            .iter()
            .map(|todo| match todo {
                Ok(_) => opened.next().flatten().ok_or(EnvelopeError::Refused),
                Err(error) => Err(*error),
            })
            .collect())
    }

    /// Seals a private key that signs.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn seal_signing_key(
        &self,
        slot: &Slot<'_>,
        private: &CryptoKey,
    ) -> Result<Vec<u8>, VaultError> {
        self.wrap_signing_key(ToSeal::new(slot, 1, random()?), private)
            .await
    }

    pub(super) async fn wrap_signing_key(
        &self,
        todo: ToSeal,
        private: &CryptoKey,
    ) -> Result<Vec<u8>, VaultError> {
        let wrapped =
            aes::wrap_signing_key(private, &self.key, todo.nonce(), todo.additional_data()).await?;
        Ok(todo.finish(&wrapped))
    }

    pub(super) async fn unwrap_signing_key(
        &self,
        todo: &ToOpen<'_>,
        extractable: bool,
    ) -> Result<CryptoKey, VaultError> {
        aes::unwrap_signing_key(
            todo.ciphertext,
            &self.key,
            &todo.nonce,
            &todo.additional_data,
            extractable,
        )
        .await
        .map_err(|_| VaultError::SigningKey(EnvelopeError::Refused))
    }

    /// Opens a private key that signs.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn open_signing_key(
        &self,
        slot: &Slot<'_>,
        envelope: &[u8],
    ) -> Result<CryptoKey, VaultError> {
        let todo = ToOpen::read(envelope, slot).map_err(VaultError::SigningKey)?;
        self.unwrap_signing_key(&todo, false).await
    }
}

/// Why something sealed was not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenSealedError {
    /// It does not open.
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    /// The browser could not open anything.
    #[error(transparent)]
    Vault(#[from] VaultError),
}
