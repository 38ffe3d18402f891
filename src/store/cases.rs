//! Cases in the database. The engine alone knows what the text of one means; once the vault is set up,
//! the database knows no word of it. What is sealed is sealed before the transaction opens: a
//! transaction ends by itself where a promise outside it is awaited.

use practice_review_engine::case::{self, Case, CaseId};
use practice_review_engine::seal::{Found, Register, Slot};
use rexie::TransactionMode;
use wasm_bindgen::JsValue;

use super::database::{CASES, SUMMARIES, VAULT, all_or_nothing, connect, with_retry};
use super::error::StoreError;
use super::record::{Content, Record, Revision};
use super::register::{self, Next};
use super::summary::{Beside, Summary};
use super::vault::guard;
use crate::vault::held::{self, DataKey, OpenSealedError};

pub use super::listing::list;

/// The schema of what is sealed as a case: its own JSON text.
const BODY: u32 = 1;
/// The schema of what is sealed beside it: [`Beside`] as JSON.
const BESIDE: u32 = 1;
/// How often a write is tried where other tabs write other cases at the same moment.
const TRIES: u32 = 8;

impl From<OpenSealedError> for StoreError {
    fn from(error: OpenSealedError) -> Self {
        match error {
            OpenSealedError::Envelope(error) => Self::Damaged(error.to_string()),
            OpenSealedError::Vault(error) => Self::Crypto(error.to_string()),
        }
    }
}

/// The place of a record in a store.
pub(super) fn slot<'a>(store: &'a str, id: &'a str, revision: Revision) -> Slot<'a> {
    Slot {
        store,
        id,
        revision: revision.number(),
    }
}

/// Reads a case.
///
/// # Errors
/// [`StoreError::Locked`] where there is no key for it, [`StoreError::Gone`] where it is not there,
/// [`StoreError::Irregular`] where it is not what was written last, [`StoreError::Damaged`] where it
/// cannot be read.
pub async fn read(id: &CaseId) -> Result<(Case, Revision), StoreError> {
    let key = held::key();
    let (record, known) = found(id.as_str(), key.as_ref()).await?;
    if let (Some(key), Some(known)) = (&key, known)
        && let Ok(register) = known.open(key).await?.register
    {
        let found = record.as_ref().map_or(Found::Nothing, as_found);
        register
            .judge(id.as_str(), found)
            .map_err(StoreError::Irregular)?;
    }
    let record = record.ok_or(StoreError::Gone)?;
    let body = body(&record, key.as_ref()).await?;
    let case = case::load(&body).map_err(|error| StoreError::Damaged(error.to_string()))?;
    Ok((case, record.revision))
}

/// The record of a name, with the register where there is a vault.
async fn found(
    id: &str,
    key: Option<&DataKey>,
) -> Result<(Option<Record>, Option<register::Raw>), StoreError> {
    let (value, raw) = with_retry(|| async {
        let database = connect().await?;
        let transaction = database.transaction(&[CASES, VAULT], TransactionMode::ReadOnly)?;
        let raw = match guard(&transaction, key).await? {
            true => Some(register::get(&transaction).await?),
            false => None,
        };
        let value = transaction.store(CASES)?.get(id.into()).await?;
        transaction.done().await?;
        Ok((value, raw))
    })
    .await?;
    Ok((value.as_ref().map(Record::read).transpose()?, raw))
}

/// What the register is asked about.
pub(super) fn as_found(record: &Record) -> Found {
    match record.content {
        Content::Clear(_) => Found::Clear,
        Content::Sealed(_) => Found::Sealed(record.revision.number()),
    }
}

/// The text in a record.
pub(super) async fn body(record: &Record, key: Option<&DataKey>) -> Result<String, StoreError> {
    let envelope = match (&record.content, key) {
        (Content::Clear(body), _) => return Ok(body.clone()),
        (Content::Sealed(_), None) => {
            return Err(StoreError::Damaged(
                "the case is sealed, but what is needed to open it was taken away from this browser; restore a backup".to_owned(),
            ));
        }
        (Content::Sealed(envelope), Some(_)) => envelope,
    };
    let Some(key) = key else {
        return Err(StoreError::Locked);
    };
    let plain = key
        .open(&slot(CASES, &record.id, record.revision), envelope)
        .await?;
    String::from_utf8(plain).map_err(|_| StoreError::Damaged("the record is not text".to_owned()))
}

/// A record about to be written, and what is written beside it where it is sealed.
pub(super) struct Written {
    pub record: Record,
    pub beside: Option<Record>,
}

impl Written {
    /// In clear.
    fn clear(id: &str, revision: Revision, updated: &str, body: String) -> Self {
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
        let failed = |error: crate::vault::VaultError| StoreError::Crypto(error.to_string());
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

/// Writes a case over the revision that was read; `None` for a new one. Returns when it is on
/// disk.
///
/// # Errors
/// [`StoreError::Locked`] where there is a vault and no key for it, [`StoreError::Conflict`] where
/// another write came first, [`StoreError::Gone`] where the case was removed; nothing is written then.
pub async fn write(case: &Case, over: Option<Revision>) -> Result<Revision, StoreError> {
    let body = case::save(case).map_err(|error| StoreError::Damaged(error.to_string()))?;
    let next = Revision::after(over);
    let id = case.id.as_str();
    match held::key() {
        None => {
            let written = Written::clear(id, next, &case.updated, body);
            commit(None, &Change::Put(&written, Over::Exactly(over)), None).await?;
        }
        Some(key) => {
            let beside = Beside::Whole(Summary::of(case));
            let written = Written::sealed(&key, id, next, &case.updated, &body, &beside).await?;
            put(&key, &written, Over::Exactly(over)).await?;
        }
    }
    Ok(next)
}

/// What a record may be written over.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Over {
    /// This revision; none for a new record.
    Exactly(Option<Revision>),
    /// The record in clear of this very revision.
    Clear(Revision),
    /// Whatever is there.
    Anything,
}

/// What is done to a case.
enum Change<'a> {
    Put(&'a Written, Over),
    Remove(&'a str),
}

/// Whether a change was made.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Done,
    /// Another tab wrote the register meanwhile.
    RegisterMoved,
}

/// Writes a sealed record, with the register.
pub(super) async fn put(key: &DataKey, written: &Written, over: Over) -> Result<(), StoreError> {
    let (id, revision) = (written.record.id.as_str(), written.record.revision.number());
    with_register(key, &Change::Put(written, over), |register| {
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
    let mut known = register::last(key);
    for _ in 0..TRIES {
        let before = match known.take() {
            Some(known) => known,
            None => read_register(key).await?,
        };
        // One that cannot be trusted is left as it is until somebody says so ([`renew_register`]); what
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
pub(super) async fn read_register(key: &DataKey) -> Result<register::Known, StoreError> {
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
    let stores = [CASES, SUMMARIES, VAULT];
    with_retry(|| {
        all_or_nothing(&stores, async |transaction| {
            guard(transaction, key).await?;
            let cases = transaction.store(CASES)?;
            let summaries = transaction.store(SUMMARIES)?;
            if let Change::Put(written, over) = change {
                let found = cases.get(written.record.id.as_str().into()).await?;
                let found = match over {
                    Over::Anything => None,
                    _ => found.as_ref().map(Record::read).transpose()?,
                };
                // What stands there may already be this very write, its answer lost with the
                // connection.
                if found.as_ref() == Some(&written.record) {
                    return Ok(Outcome::Done);
                }
                allow(*over, found.as_ref())?;
            }
            if let Some(register) = register
                && !register.put(transaction).await?
            {
                return Ok(Outcome::RegisterMoved);
            }
            match change {
                Change::Put(written, _) => {
                    cases.put(&written.record.to_js(), None).await?;
                    if let Some(beside) = &written.beside {
                        summaries.put(&beside.to_js(), None).await?;
                    }
                }
                Change::Remove(id) => {
                    cases.delete(JsValue::from_str(id)).await?;
                    summaries.delete(JsValue::from_str(id)).await?;
                }
            }
            Ok(Outcome::Done)
        })
    })
    .await
}

/// Whether a record may be written over what was found.
fn allow(over: Over, found: Option<&Record>) -> Result<(), StoreError> {
    let revision = found.map(|found| found.revision);
    match over {
        Over::Anything => Ok(()),
        Over::Exactly(Some(_)) | Over::Clear(_) if revision.is_none() => Err(StoreError::Gone),
        Over::Exactly(over) if revision == over => Ok(()),
        Over::Clear(over)
            if revision == Some(over) && found.is_some_and(|f| f.sealed().is_none()) =>
        {
            Ok(())
        }
        Over::Exactly(_) | Over::Clear(_) => Err(StoreError::Conflict),
    }
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

/// Removes a case for good; also one that was taken away or put here by somebody else.
///
/// # Errors
/// [`StoreError`]; the case is then still there.
pub async fn remove(id: &CaseId) -> Result<(), StoreError> {
    let id = id.as_str();
    match held::key() {
        None => commit(None, &Change::Remove(id), None).await.map(drop),
        Some(key) => with_register(&key, &Change::Remove(id), |register| register.forget(id)).await,
    }
}

/// Takes a case that is [`StoreError::Irregular`] as it was found: from then on it is what was written
/// last.
///
/// # Errors
/// [`StoreError`]; also where it cannot be opened as it was found.
pub async fn keep_as_found(id: &CaseId) -> Result<(), StoreError> {
    let key = held::key().ok_or(StoreError::Locked)?;
    let (record, _) = found(id.as_str(), Some(&key)).await?;
    let record = record.ok_or(StoreError::Gone)?;
    let body = body(&record, Some(&key)).await?;
    let beside = Beside::of(&body);
    // No envelope of the revision that is left out may fit ever again.
    let known = read_register(&key).await?.register.ok();
    let written = known.and_then(|register| register.revision(id.as_str()));
    let latest = record.revision.or_later(written.unwrap_or_default());
    let next = Revision::after(Some(latest));
    let written = Written::sealed(&key, &record.id, next, &record.updated, &body, &beside).await?;
    put(&key, &written, Over::Exactly(Some(record.revision))).await
}

/// Makes a new register of the cases as they are found, where the old one was taken away or altered.
///
/// # Errors
/// [`StoreError`]; the register is then as it was.
pub async fn renew_register() -> Result<(), StoreError> {
    let key = held::key().ok_or(StoreError::Locked)?;
    let known = read_register(&key).await?;
    let values = with_retry(|| async {
        let database = connect().await?;
        let transaction = database.transaction(&[SUMMARIES], TransactionMode::ReadOnly)?;
        let values = transaction.store(SUMMARIES)?.get_all(None, None).await?;
        transaction.done().await?;
        Ok(values)
    })
    .await?;
    let mut register = Register::default();
    for record in values.iter().flat_map(Record::read) {
        register.note(&record.id, record.revision.number());
    }
    register.complete();
    write_register(&key, known.revision, register).await
}

/// Writes the register alone.
pub(super) async fn write_register(
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
