//! Keys. Of a signing key that was made before the vault, a handle is stored that signs and shows
//! nothing; of one made since, the key sealed under the vault.

use js_sys::{Reflect, Uint8Array};
use practice_review_engine::bundle::PublicJwk;
use rexie::TransactionMode;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::CryptoKey;

use super::database::{KEYS, VAULT, committed, connect};
use super::error::StoreError;
use super::record::{bytes, object, text};
use super::vault::{DEVICE, guard};
use crate::vault::held::DataKey;

/// The private half of a signing key, as it is kept.
pub enum Private {
    /// A handle that signs and cannot be exported.
    Handle(CryptoKey),
    /// An envelope, sealed under the vault for the key's own place.
    Sealed(Vec<u8>),
}

/// A signing key, as it is kept.
pub struct KeptKey {
    /// The name under which it is kept.
    pub id: String,
    /// The private half.
    pub private: Private,
    /// The x coordinate of the public half, big-endian.
    pub x: [u8; 32],
    /// The y coordinate of the public half, big-endian.
    pub y: [u8; 32],
}

impl KeptKey {
    /// Reads a record; none where it is none of a signing key.
    fn read(record: &JsValue) -> Option<Self> {
        let handle = Reflect::get(record, &"private".into())
            .ok()
            .and_then(|key| key.dyn_into().ok());
        let private = match handle {
            Some(handle) => Private::Handle(handle),
            None => Private::Sealed(bytes(record, "sealed")?),
        };
        Some(Self {
            id: text(record, "id")?,
            private,
            x: bytes(record, "x")?.try_into().ok()?,
            y: bytes(record, "y")?.try_into().ok()?,
        })
    }

    fn to_js(&self) -> JsValue {
        let array = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
        let (name, private) = match &self.private {
            Private::Handle(key) => ("private", JsValue::from(key)),
            Private::Sealed(envelope) => ("sealed", array(envelope)),
        };
        object(&[
            ("id", &self.id.as_str().into()),
            (name, &private),
            ("x", &array(&self.x)),
            ("y", &array(&self.y)),
        ])
    }

    /// The public half.
    pub fn public(&self) -> PublicJwk {
        PublicJwk::from_coordinates(&self.x, &self.y)
    }
}

/// The signing key of a name, if there is one.
///
/// # Errors
/// [`StoreError`].
pub async fn signing(id: &str) -> Result<Option<KeptKey>, StoreError> {
    Ok(get(id).await?.as_ref().and_then(KeptKey::read))
}

/// The record of a name, if there is one.
///
/// # Errors
/// [`StoreError`].
pub(super) async fn get(id: &str) -> Result<Option<JsValue>, StoreError> {
    let database = connect().await?;
    let transaction = database.transaction(&[KEYS], TransactionMode::ReadOnly)?;
    let found = transaction.store(KEYS)?.get(id.into()).await?;
    transaction.done().await?;
    Ok(found)
}

/// Removes the signing key of a name for good, if there is one.
///
/// # Errors
/// [`StoreError`]; it is then still there.
pub async fn remove(id: &str) -> Result<(), StoreError> {
    let database = connect().await?;
    let transaction = database.transaction(&[KEYS], TransactionMode::ReadWrite)?;
    transaction.store(KEYS)?.delete(id.into()).await?;
    committed(transaction).await
}

/// All signing keys.
///
/// # Errors
/// [`StoreError`].
pub async fn all() -> Result<Vec<KeptKey>, StoreError> {
    let database = connect().await?;
    let transaction = database.transaction(&[KEYS], TransactionMode::ReadOnly)?;
    let found = transaction.store(KEYS)?.get_all(None, None).await?;
    transaction.done().await?;
    let mut keys: Vec<KeptKey> = found.iter().filter_map(KeptKey::read).collect();
    // The browser keeps another there for the vault.
    keys.retain(|key| key.id != DEVICE);
    Ok(keys)
}

/// Keeps a signing key unless there is one of its name; gives the one that is kept then. Two tabs that
/// make a key at once so end with the same. It is sealed under this key, or not sealed where there is
/// none.
///
/// # Errors
/// [`StoreError::Locked`] where there is a vault, but the key is none or another's;
/// [`StoreError::Damaged`] where what is kept under its name is no signing key.
pub async fn keep(key: KeptKey, sealed_under: Option<&DataKey>) -> Result<KeptKey, StoreError> {
    let database = connect().await?;
    let transaction = database.transaction(&[KEYS, VAULT], TransactionMode::ReadWrite)?;
    guard(&transaction, sealed_under).await?;
    let store = transaction.store(KEYS)?;
    if let Some(found) = store.get(key.id.as_str().into()).await? {
        return KeptKey::read(&found).ok_or_else(|| {
            StoreError::Damaged(
                "the signing key that is kept here is damaged; restore a backup, or sign with another name"
                    .to_owned(),
            )
        });
    }
    store.put(&key.to_js(), None).await?;
    committed(transaction).await?;
    Ok(key)
}
