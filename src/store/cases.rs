//! Cases in the database. A record is the case's own JSON text beside what is needed to find and
//! order it; the engine alone knows what the text means.

use practice_review_engine::case::{self, Case, CaseId};
use practice_review_engine::guidance::PartnershipId;
use rexie::TransactionMode;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::database::{CASES, connect, forget};
use super::error::StoreError;
use crate::platform;

/// Counts the writes of a case. A write is refused where another came first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Revision(u32);

/// A record as it is stored.
#[derive(Serialize, Deserialize)]
struct Record {
    id: String,
    revision: Revision,
    updated: String,
    body: String,
}

/// A case in the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Listed {
    /// One that opens.
    Whole(Box<Summary>),
    /// One whose record cannot be read. It is left as it is.
    Damaged {
        /// Its name, as far as it has one.
        id: String,
        /// What is wrong.
        why: String,
    },
}

/// What the list says of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The case.
    pub id: CaseId,
    /// Its working title, as it can be shown.
    pub title: String,
    /// Whose guidance it follows.
    pub partnership: PartnershipId,
    /// True for an invented one.
    pub example: bool,
    /// When it was last changed, RFC 3339 in UTC.
    pub updated: String,
    /// When it was deleted; it can still be put back.
    pub deleted: Option<String>,
    /// How many bundles were exported from it.
    pub exports: usize,
    /// True where it was changed after the last of them.
    pub changed_since_export: bool,
    /// The page at which it was left, as an address inside the case.
    pub place: String,
}

fn js(record: &Record) -> Result<JsValue, StoreError> {
    record
        .serialize(&Serializer::json_compatible())
        .map_err(|error| StoreError::Failed(error.to_string()))
}

/// Runs something with the database; where the connection turns out to be lost, once more with a
/// new one.
async fn with_retry<T, F>(act: impl Fn() -> F) -> Result<T, StoreError>
where
    F: Future<Output = Result<T, StoreError>>,
{
    match act().await {
        Err(StoreError::Failed(_)) => {
            forget();
            act().await
        }
        other => other,
    }
}

/// All cases, the one changed last first. One damaged record does not hide the others.
///
/// # Errors
/// [`StoreError`] where the database gives nothing.
pub async fn list() -> Result<Vec<Listed>, StoreError> {
    let values = with_retry(|| async {
        let database = connect().await?;
        let transaction = database.transaction(&[CASES], TransactionMode::ReadOnly)?;
        let values = transaction.store(CASES)?.get_all(None, None).await?;
        transaction.done().await?;
        Ok(values)
    })
    .await?;
    let mut listed: Vec<(String, Listed)> = values.into_iter().map(listed).collect();
    listed.sort_by(|(a, _), (b, _)| b.cmp(a));
    Ok(listed.into_iter().map(|(_, listed)| listed).collect())
}

/// A record as the list shows it, with when it was changed.
fn listed(value: JsValue) -> (String, Listed) {
    let id = js_sys::Reflect::get(&value, &"id".into())
        .ok()
        .and_then(|id| id.as_string())
        .unwrap_or_default();
    let record: Record = match serde_wasm_bindgen::from_value(value) {
        Ok(record) => record,
        Err(error) => {
            return (
                String::new(),
                Listed::Damaged {
                    id,
                    why: error.to_string(),
                },
            );
        }
    };
    match case::load(&record.body) {
        Ok(case) => (
            record.updated,
            Listed::Whole(Box::new(Summary {
                exports: case.exports.len(),
                changed_since_export: case.changed_since_export().is_some(),
                id: case.id,
                title: case::plain_title(&case.title),
                partnership: case.partnership,
                example: case.example,
                updated: case.updated,
                deleted: case.deleted,
                place: case.place,
            })),
        ),
        Err(error) => (
            record.updated,
            Listed::Damaged {
                id,
                why: error.to_string(),
            },
        ),
    }
}

/// Reads a case.
///
/// # Errors
/// [`StoreError::Gone`] where it is not there, [`StoreError::Damaged`] where it cannot be read.
pub async fn read(id: &CaseId) -> Result<(Case, Revision), StoreError> {
    let value = with_retry(|| async {
        let database = connect().await?;
        let transaction = database.transaction(&[CASES], TransactionMode::ReadOnly)?;
        let value = transaction.store(CASES)?.get(id.as_str().into()).await?;
        transaction.done().await?;
        Ok(value)
    })
    .await?;
    let record = record(value.ok_or(StoreError::Gone)?)?;
    let case = case::load(&record.body).map_err(|error| StoreError::Damaged(error.to_string()))?;
    Ok((case, record.revision))
}

fn record(value: JsValue) -> Result<Record, StoreError> {
    serde_wasm_bindgen::from_value(value).map_err(|error| {
        StoreError::Damaged(format!(
            "the record is damaged ({error}); it is left as it is"
        ))
    })
}

/// Writes a case over the revision that was read; `None` for a new one. Returns when it is on
/// disk.
///
/// # Errors
/// [`StoreError::Conflict`] where another write came first, [`StoreError::Gone`] where the case was
/// removed; nothing is written then.
pub async fn write(case: &Case, over: Option<Revision>) -> Result<Revision, StoreError> {
    let body = case::save(case).map_err(|error| StoreError::Damaged(error.to_string()))?;
    let next = Revision(over.map_or(0, |Revision(number)| number.wrapping_add(1)));
    let record_ = Record {
        id: case.id.as_str().to_owned(),
        revision: next,
        updated: case.updated.clone(),
        body,
    };
    let value = js(&record_)?;
    let value = &value;
    with_retry(|| async move {
        let database = connect().await?;
        let transaction = database.transaction(&[CASES], TransactionMode::ReadWrite)?;
        let store = transaction.store(CASES)?;
        let found = store
            .get(case.id.as_str().into())
            .await?
            .map(record)
            .transpose()?;
        // What stands there may already be this very write, its answer lost with the connection.
        let revision = found.as_ref().map(|found| found.revision);
        if revision.is_none() && over.is_some() {
            return Err(StoreError::Gone);
        }
        if revision != over
            && !found.is_some_and(|f| f.revision == next && f.body == record_body(value))
        {
            return Err(StoreError::Conflict);
        }
        store.put(value, None).await?;
        transaction.done().await?;
        // An example is nothing to lose.
        if !case.example {
            platform::ask_to_keep_once();
        }
        Ok(next)
    })
    .await
}

/// The text in a record.
fn record_body(value: &JsValue) -> String {
    js_sys::Reflect::get(value, &"body".into())
        .ok()
        .and_then(|b| b.as_string())
        .unwrap_or_default()
}

/// Changes a case that is not open.
///
/// # Errors
/// [`StoreError`]; the case is then as it was.
pub async fn change(id: &CaseId, change: impl FnOnce(&mut Case)) -> Result<(), StoreError> {
    let (mut case, revision) = read(id).await?;
    change(&mut case);
    write(&case, Some(revision)).await.map(drop)
}

/// Removes a case for good.
///
/// # Errors
/// [`StoreError`]; the case is then still there.
pub async fn remove(id: &CaseId) -> Result<(), StoreError> {
    with_retry(|| async {
        let database = connect().await?;
        let transaction = database.transaction(&[CASES], TransactionMode::ReadWrite)?;
        transaction.store(CASES)?.delete(id.as_str().into()).await?;
        transaction.done().await?;
        Ok(())
    })
    .await
}
