//! How cases are written: a record, what stands beside it and the register in one transaction, all of
//! it or none.

use practice_review_engine::seal::Register;
use rexie::TransactionMode;
use wasm_bindgen::JsValue;

use super::database::{CASES, SUMMARIES, VAULT, VERSIONS, all_or_nothing, connect, with_retry};
use super::error::StoreError;
use super::record::{Content, Head, Record, Revision, slot};
use super::register::{self, Next};
use super::summary::Beside;
use super::vault::guard;
use super::versions;
use crate::vault::VaultError;
use crate::vault::held::DataKey;

/// The schema of what is sealed as a case: its own JSON text.
const BODY: u32 = 1;
/// The schema of what is sealed beside it: [`Beside`] as JSON.
const BESIDE: u32 = 1;
/// How often a write is tried where other tabs write other cases at the same moment.
const TRIES: u32 = 8;

/// A record about to be written, and what is written beside it where it is sealed.
pub struct Written {
    pub record: Record,
    pub beside: Option<Record>,
}

impl Written {
    /// In clear.
    pub fn clear(id: &str, revision: Revision, updated: &str, body: String) -> Self {
        Self {
            record: Record {
                id: id.to_owned(),
                revision,
                updated: updated.to_owned(),
                content: Content::Clear(body),
            },
            beside: None,
        }
    }

    /// Sealed.
    pub async fn sealed(
        key: &DataKey,
        id: &str,
        revision: Revision,
        updated: &str,
        body: &str,
        beside: &Beside,
    ) -> Result<Self, StoreError> {
        let failed = |error: VaultError| StoreError::Crypto(error.to_string());
        let text =
            serde_json::to_vec(beside).map_err(|error| StoreError::Damaged(error.to_string()))?;
        let body = key
            .seal(&slot(CASES, id, revision), BODY, body.as_bytes())
            .await
            .map_err(failed)?;
        let beside = key
            .seal(&slot(SUMMARIES, id, revision), BESIDE, &text)
            .await
            .map_err(failed)?;
        let record = |updated: &str, envelope| Record {
            id: id.to_owned(),
            revision,
            updated: updated.to_owned(),
            content: Content::Sealed(envelope),
        };
        Ok(Self {
            record: record(updated, body),
            beside: Some(record("", beside)),
        })
    }
}

/// What a record may be written over.
#[derive(Clone, Copy, PartialEq)]
pub enum Over {
    /// This revision; none for a new record.
    Exactly(Option<Revision>),
    /// The record in clear of this very revision.
    Clear(Revision),
    /// Whatever is there.
    Anything,
}

/// Whether the record that is written over stays as an earlier version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Before {
    /// It does.
    Keep,
    /// It does not: one of a moment ago was kept.
    #[default]
    Drop,
}

/// What is done to a case.
enum Change<'a> {
    Put(&'a Written, Over, Before),
    Remove(&'a str),
}

/// Whether a change was made.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Done,
    /// Another tab wrote the register meanwhile.
    RegisterMoved,
}

/// Writes a record in clear over the revision that was read.
pub async fn write_clear(
    written: &Written,
    over: Option<Revision>,
    before: Before,
) -> Result<(), StoreError> {
    commit(
        None,
        &Change::Put(written, Over::Exactly(over), before),
        None,
    )
    .await
    .map(drop)
}

/// Removes a record in clear.
pub async fn remove_clear(id: &str) -> Result<(), StoreError> {
    commit(None, &Change::Remove(id), None).await.map(drop)
}

/// Removes a sealed record, and what the register knows of it.
pub async fn remove_sealed(key: &DataKey, id: &str) -> Result<(), StoreError> {
    with_register(key, &Change::Remove(id), |register| register.forget(id)).await
}

/// Writes a sealed record, with the register.
pub async fn put(
    key: &DataKey,
    written: &Written,
    over: Over,
    before: Before,
) -> Result<(), StoreError> {
    let (id, revision) = (written.record.id.as_str(), written.record.revision.number());
    with_register(key, &Change::Put(written, over, before), |register| {
        register.note(id, revision);
    })
    .await
}

/// Makes a change and notes it in the register, in one transaction.
async fn with_register(
    key: &DataKey,
    change: &Change<'_>,
    note: impl Fn(&mut Register),
) -> Result<(), StoreError> {
    // One that was not to be trusted may have been made anew in another tab.
    let mut known = register::last(key).filter(|known| known.register.is_ok());
    for _ in 0..TRIES {
        let before = match known.take() {
            Some(known) => known,
            None => read_register(key).await?,
        };
        // One that cannot be trusted is left as it is until somebody says so ([`super::cases::renew_register`]); what
        // is typed is saved meanwhile.
        let next = match before.register {
            Ok(mut register) => {
                note(&mut register);
                Some(Next::seal(key, before.revision, register).await?)
            }
            Err(_) => None,
        };
        if commit(Some(key), change, next.as_ref()).await? == Outcome::Done {
            if let Some(next) = next {
                next.stands();
            }
            return Ok(());
        }
    }
    Err(StoreError::Failed(
        "other tabs write all the time".to_owned(),
    ))
}

/// The register as it stands on the disk.
pub async fn read_register(key: &DataKey) -> Result<register::Known, StoreError> {
    let raw = with_retry(|| async {
        let database = connect().await?;
        let transaction = database.transaction(&[VAULT], TransactionMode::ReadOnly)?;
        guard(&transaction, Some(key)).await?;
        let raw = register::get(&transaction).await?;
        transaction.done().await?;
        Ok(raw)
    })
    .await?;
    raw.open(key).await
}

async fn commit(
    key: Option<&DataKey>,
    change: &Change<'_>,
    register: Option<&Next>,
) -> Result<Outcome, StoreError> {
    let stores = [CASES, SUMMARIES, VAULT, VERSIONS];
    with_retry(|| {
        all_or_nothing(&stores, async |transaction| {
            guard(transaction, key).await?;
            let cases = transaction.store(CASES)?;
            let summaries = transaction.store(SUMMARIES)?;
            if let Change::Put(written, over, before) = change {
                let found = cases.get(written.record.id.as_str().into()).await?;
                let found = found.filter(|_| *over != Over::Anything);
                let head = found.as_ref().map(Head::read).transpose()?;
                // What stands there may already be this very write, its answer lost with the
                // connection.
                if let (Some(found), Some(head)) = (&found, head)
                    && head.revision == written.record.revision
                    && Record::read(found)? == written.record
                {
                    return Ok(Outcome::Done);
                }
                allow(*over, head)?;
                if let (Some(found), Before::Keep) = (&found, before) {
                    versions::keep(transaction, &Record::read(found)?).await?;
                }
            }
            if let Some(register) = register
                && !register.put(transaction).await?
            {
                return Ok(Outcome::RegisterMoved);
            }
            match change {
                Change::Put(written, ..) => {
                    cases.put(&written.record.to_js(), None).await?;
                    if let Some(beside) = &written.beside {
                        summaries.put(&beside.to_js(), None).await?;
                    }
                }
                Change::Remove(id) => {
                    cases.delete(JsValue::from_str(id)).await?;
                    summaries.delete(JsValue::from_str(id)).await?;
                    versions::forget(transaction, id).await?;
                }
            }
            Ok(Outcome::Done)
        })
    })
    .await
}

/// Whether a record may be written over what was found.
fn allow(over: Over, found: Option<Head>) -> Result<(), StoreError> {
    let revision = found.map(|found| found.revision);
    match over {
        Over::Anything => Ok(()),
        Over::Exactly(Some(_)) | Over::Clear(_) if revision.is_none() => Err(StoreError::Gone),
        Over::Exactly(over) if revision == over => Ok(()),
        Over::Clear(over) if revision == Some(over) && found.is_some_and(|f| !f.is_sealed) => {
            Ok(())
        }
        Over::Exactly(_) | Over::Clear(_) => Err(StoreError::Conflict),
    }
}

/// Writes the register alone.
pub async fn write_register(
    key: &DataKey,
    after: Option<u64>,
    register: Register,
) -> Result<(), StoreError> {
    let next = &Next::seal(key, after, register).await?;
    let written = with_retry(|| {
        all_or_nothing(&[VAULT], async |transaction| {
            guard(transaction, Some(key)).await?;
            next.put(transaction).await
        })
    })
    .await?;
    if written {
        Ok(())
    } else {
        Err(StoreError::Conflict)
    }
}
