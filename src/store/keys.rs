//! Keys. Of a signing key that was made before the vault, a handle is stored that signs and shows
//! nothing; of one made since, the key sealed under the vault.

use rexie::TransactionMode;
use wasm_bindgen::JsValue;

use super::database::{KEYS, VAULT, committed, connect};
use super::error::StoreError;
use super::record::text;
use super::vault::{DEVICE, guard};
use crate::vault::held::DataKey;

/// The record of a name, if there is one.
///
/// # Errors
/// [`StoreError`].
pub async fn get(id: &str) -> Result<Option<JsValue>, StoreError> {
    let database = connect().await?;
    let transaction = database.transaction(&[KEYS], TransactionMode::ReadOnly)?;
    let found = transaction.store(KEYS)?.get(id.into()).await?;
    transaction.done().await?;
    Ok(found)
}

/// All records but that of a key which the browser keeps for the vault.
///
/// # Errors
/// [`StoreError`].
pub async fn all() -> Result<Vec<JsValue>, StoreError> {
    let database = connect().await?;
    let transaction = database.transaction(&[KEYS], TransactionMode::ReadOnly)?;
    let mut found = transaction.store(KEYS)?.get_all(None, None).await?;
    transaction.done().await?;
    found.retain(|record| text(record, "id").as_deref() != Some(DEVICE));
    Ok(found)
}

/// Keeps a record unless there is one of its name; gives the one that is kept then. Two tabs that
/// make a key at once so end with the same. The record is sealed under this key, or not sealed where
/// there is none.
///
/// # Errors
/// [`StoreError::Locked`] where there is a vault, but the key is none or another's.
pub async fn keep(
    id: &str,
    record: &JsValue,
    sealed_under: Option<&DataKey>,
) -> Result<JsValue, StoreError> {
    let database = connect().await?;
    let transaction = database.transaction(&[KEYS, VAULT], TransactionMode::ReadWrite)?;
    guard(&transaction, sealed_under).await?;
    let store = transaction.store(KEYS)?;
    if let Some(found) = store.get(id.into()).await? {
        return Ok(found);
    }
    store.put(record, None).await?;
    committed(transaction).await?;
    Ok(record.clone())
}
