//! Signing keys. The browser keeps the key itself; what is stored is a handle that signs and shows
//! nothing.

use rexie::TransactionMode;
use wasm_bindgen::JsValue;

use super::database::{KEYS, connect};
use super::error::StoreError;

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

/// Keeps a record unless there is one of its name; gives the one that is kept then. Two tabs that
/// make a key at once so end with the same.
///
/// # Errors
/// [`StoreError`].
pub async fn keep(id: &str, record: &JsValue) -> Result<JsValue, StoreError> {
    let database = connect().await?;
    let transaction = database.transaction(&[KEYS], TransactionMode::ReadWrite)?;
    let store = transaction.store(KEYS)?;
    if let Some(found) = store.get(id.into()).await? {
        return Ok(found);
    }
    store.put(record, None).await?;
    transaction.done().await?;
    Ok(record.clone())
}
