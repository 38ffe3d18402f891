//! Cases that stood here before the vault was set up, and who signs, are sealed one after another, each all or nothing.
//! Where that is interrupted, it goes on at the next unlocking; until then they are read as they are.
//!
//! What a browser has overwritten it may keep in its files for a while. No page can make it tidy up, so
//! what once stood in clear on a disk should be taken as readable by whoever has that disk.

use js_sys::JSON;
use practice_review_engine::seal::{Found, Register};
use rexie::TransactionMode;
use wasm_bindgen::JsValue;

use super::commit::{Before, Over, Written, put, read_register, write_register};
use super::database::{CASES, SUMMARIES, connect, with_retry};
use super::error::StoreError;
use super::listing::without;
use super::record::{Content, Record, Revision, text};
use super::register::Next;
use super::summary::Beside;
use super::{signers, versions};
use crate::vault::held::DataKey;

/// How often the end is noted again where other tabs write meanwhile.
const TRIES: u32 = 8;

/// The register of a vault about to be set up, as the database keeps it.
///
/// # Errors
/// [`StoreError::Crypto`].
pub async fn first_register(key: &DataKey) -> Result<JsValue, StoreError> {
    let next = Next::seal(key, None, Register::default()).await?;
    Ok(next.record().clone())
}

/// The names of the cases that are not sealed.
async fn names() -> Result<Vec<JsValue>, StoreError> {
    with_retry(|| async {
        let database = connect().await?;
        let stores = [CASES, SUMMARIES];
        let transaction = database.transaction(&stores, TransactionMode::ReadOnly)?;
        let all = transaction.store(CASES)?.get_all_keys(None, None).await?;
        let sealed = transaction
            .store(SUMMARIES)?
            .get_all_keys(None, None)
            .await?;
        Ok(without(&all, &sealed).cloned().collect())
    })
    .await
}

/// Seals what is not sealed yet. Nothing is done where all was sealed once: what stands in clear then
/// was put there by somebody else.
///
/// # Errors
/// [`StoreError`]; what was sealed until then stays so.
pub async fn seal_rest(key: &DataKey) -> Result<(), StoreError> {
    for _ in 0..TRIES {
        let known = read_register(key).await?;
        let Ok(mut register) = known.register else {
            return Ok(());
        };
        if register.is_complete() {
            return Ok(());
        }
        signers::seal(key).await?;
        versions::seal(key).await?;
        for name in names().await? {
            seal_one(key, &register, name).await?;
        }
        if !names().await?.is_empty() {
            continue;
        }
        let known = read_register(key).await?;
        if let Ok(now) = known.register {
            register = now;
        }
        register.complete();
        match write_register(key, known.revision, register).await {
            Err(StoreError::Conflict) => {}
            other => return other,
        }
    }
    Err(StoreError::Failed(
        "other tabs write all the time".to_owned(),
    ))
}

/// Seals one record as it is, whatever it holds.
async fn seal_one(key: &DataKey, register: &Register, name: JsValue) -> Result<(), StoreError> {
    let value = with_retry(|| async {
        let database = connect().await?;
        let transaction = database.transaction(&[CASES], TransactionMode::ReadOnly)?;
        Ok(transaction.store(CASES)?.get(name.clone()).await?)
    })
    .await?;
    let Some(value) = value else { return Ok(()) };
    let (id, revision, updated, body, over) = match Record::read(&value) {
        Ok(record) => match record.content {
            Content::Sealed(_) => return Ok(()),
            Content::Clear(body) => {
                let over = Over::Clear(record.revision);
                (record.id, record.revision, record.updated, body, over)
            }
        },
        // A record that cannot be read holds words all the same.
        Err(_) => {
            let body = JSON::stringify(&value)
                .map(String::from)
                .unwrap_or_default();
            let id = text(&value, "id").unwrap_or_default();
            (id, Revision::default(), String::new(), body, Over::Anything)
        }
    };
    if register.judge(&id, Found::Clear).is_err() {
        return Ok(());
    }
    // Its revision stays: whoever has the case open writes on.
    let beside = Beside::of(&body);
    let written = Written::sealed(key, &id, revision, &updated, &body, &beside).await?;
    match put(key, &written, over, Before::Drop).await {
        // Somebody wrote or removed it meanwhile; it is looked at again.
        Err(StoreError::Conflict | StoreError::Gone) => Ok(()),
        other => other,
    }
}
