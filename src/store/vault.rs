//! The vault's header, and the key that a browser may keep for it.

use practice_review_engine::seal::VaultId;
use rexie::{Transaction, TransactionMode};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::CryptoKey;

use super::database::{KEYS, VAULT, all_or_nothing, connect, with_retry};
use super::error::StoreError;
use super::record::{object, text};
use crate::vault::held::DataKey;

/// The name of the header in the store.
const HEADER: &str = "header";
/// The name of the browser's key.
pub(super) const DEVICE: &str = "device";

/// The header's text, if there is a vault.
///
/// # Errors
/// [`StoreError`].
pub async fn header() -> Result<Option<String>, StoreError> {
    let found = with_retry(|| async {
        let database = connect().await?;
        let transaction = database.transaction(&[VAULT], TransactionMode::ReadOnly)?;
        let found = transaction.store(VAULT)?.get(HEADER.into()).await?;
        transaction.done().await?;
        Ok(found)
    })
    .await?;
    found
        .map(|record| {
            text(&record, "text").ok_or_else(|| {
                StoreError::Damaged(
                    "what protects your cases on this machine is damaged; do not delete anything, and restore a backup".to_owned(),
                )
            })
        })
        .transpose()
}

fn named(vault: &VaultId) -> String {
    super::hex(vault.bytes())
}

/// Makes sure, inside a transaction that covers [`VAULT`], that what is about to be read or written is
/// for this key; that it is in clear where there is none.
///
/// # Errors
/// [`StoreError::Locked`] where there is a vault, but the key is none or another's.
pub async fn guard(transaction: &Transaction, key: Option<&DataKey>) -> Result<bool, StoreError> {
    let found = transaction.store(VAULT)?.get(HEADER.into()).await?;
    let expected = key.map(|key| named(key.vault()));
    match (found, expected) {
        (None, None) => Ok(false),
        (Some(record), Some(expected)) if text(&record, "vault").as_ref() == Some(&expected) => {
            Ok(true)
        }
        _ => Err(StoreError::Locked),
    }
}

fn record(key: &str, text: &str) -> JsValue {
    object(&[
        ("id", &HEADER.into()),
        ("vault", &key.into()),
        ("text", &text.into()),
    ])
}

/// Writes the header of a new vault, with its register and the browser's key, all or nothing.
///
/// # Errors
/// [`StoreError::Conflict`] where there is a vault already; nothing is written then.
pub async fn create(
    key: &DataKey,
    header: &str,
    register: JsValue,
    device: Option<&CryptoKey>,
) -> Result<(), StoreError> {
    let record = record(&named(key.vault()), header);
    all_or_nothing(&[VAULT, KEYS], async |transaction| {
        let store = transaction.store(VAULT)?;
        if store.get(HEADER.into()).await?.is_some() {
            return Err(StoreError::Conflict);
        }
        store.put(&record, None).await?;
        store.put(&register, None).await?;
        let keys = transaction.store(KEYS)?;
        match device {
            Some(device) => {
                let record = object(&[("id", &DEVICE.into()), ("key", device)]);
                keys.put(&record, None).await?;
            }
            None => keys.delete(DEVICE.into()).await?,
        }
        Ok(())
    })
    .await
}

/// Writes another header over the one that was read. The browser's key goes where it is not kept.
///
/// # Errors
/// [`StoreError::Conflict`] where another came first; nothing is written then.
pub async fn replace(old: &str, new: &str, keep_device: bool) -> Result<(), StoreError> {
    all_or_nothing(&[VAULT, KEYS], async |transaction| {
        let store = transaction.store(VAULT)?;
        let found = store.get(HEADER.into()).await?;
        let name = found
            .filter(|record| text(record, "text").as_deref() == Some(old))
            .and_then(|record| text(&record, "vault"))
            .ok_or(StoreError::Conflict)?;
        store.put(&record(&name, new), None).await?;
        if !keep_device {
            transaction.store(KEYS)?.delete(DEVICE.into()).await?;
        }
        Ok(())
    })
    .await
}

/// The key that the browser keeps.
///
/// # Errors
/// [`StoreError`].
pub async fn device_key() -> Result<Option<CryptoKey>, StoreError> {
    let found = super::keys::get(DEVICE).await?;
    Ok(found
        .and_then(|record| js_sys::Reflect::get(&record, &"key".into()).ok())
        .and_then(|key| key.dyn_into().ok()))
}
