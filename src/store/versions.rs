//! Earlier versions of a case. A save moves the record that it replaces here, in the same transaction,
//! sealed as it stood; what a backup brings is sealed anew for its own place.
//!
//! They are in no register: that one was taken away by somebody else is not noticed. What is put in the
//! place of one does not open.

use practice_review_engine::case::{self, Case, CaseId};
use practice_review_engine::versions::{Kept, Limits, thin};
use rexie::{KeyRange, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use super::database::{CASES, VAULT, VERSIONS, all_or_nothing, connect, with_retry};
use super::error::StoreError;
use super::record::{Content, Record, slot};
use super::vault::guard;
use crate::platform;
use crate::vault::held::{self, DataKey};

/// The schema of what is sealed for its own place: the case's own JSON text.
const SCHEMA: u32 = 1;

/// Where a version was sealed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// As the case, at the revision that it had.
    Case,
    /// As a version.
    Own,
}

/// An earlier version, as its key says. The key has all that a list needs, so that none has to be
/// opened for it: case, revision, when it was last changed, bytes, and [`Place`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    key: String,
    case: String,
    place: Place,
    /// When the case was last changed in it, RFC 3339 in UTC.
    pub updated: String,
    /// How many bytes it takes.
    pub bytes: usize,
}

impl Version {
    fn read(key: &str) -> Option<Self> {
        let mut parts = key.split('/');
        let (case, _revision, updated, bytes, place) = (
            parts.next()?,
            parts.next()?,
            parts.next()?,
            parts.next()?,
            parts.next()?,
        );
        Some(Self {
            key: key.to_owned(),
            case: case.to_owned(),
            place: match place {
                "case" => Place::Case,
                "own" => Place::Own,
                _ => return None,
            },
            updated: updated.to_owned(),
            bytes: bytes.parse().ok()?,
        })
    }

    fn kept(&self) -> Kept {
        Kept {
            at: platform::moment_of(&self.updated).unwrap_or_default(),
            bytes: self.bytes,
        }
    }
}

fn key(case: &str, record: &Record, place: Place) -> String {
    let bytes = match &record.content {
        Content::Clear(body) => body.len(),
        Content::Sealed(envelope) => envelope.len(),
    };
    let place = match place {
        Place::Case => "case",
        Place::Own => "own",
    };
    // In the order of their revisions.
    format!(
        "{case}/{:010}/{}/{bytes}/{place}",
        record.revision.number(),
        record.updated
    )
}

/// The keys of all versions of a case.
fn all_of(case: &str) -> Result<KeyRange, StoreError> {
    let (first, past) = (format!("{case}/"), format!("{case}0"));
    KeyRange::bound(&first.into(), &past.into(), Some(false), Some(true))
        .map_err(|error| StoreError::Failed(format!("{error:?}")))
}

/// Keeps a record that is about to be replaced, inside a transaction that covers [`VERSIONS`].
pub(super) async fn keep(transaction: &Transaction, record: &Record) -> Result<(), StoreError> {
    let version = Record {
        id: key(&record.id, record, Place::Case),
        ..record.clone()
    };
    transaction
        .store(VERSIONS)?
        .put(&version.to_js(), None)
        .await?;
    Ok(())
}

/// Removes all versions of a case, inside a transaction that covers [`VERSIONS`].
pub(super) async fn forget(transaction: &Transaction, case: &str) -> Result<(), StoreError> {
    let range: JsValue = all_of(case)?.into();
    transaction.store(VERSIONS)?.delete(range).await?;
    Ok(())
}

/// The versions of a case, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn list(case: &CaseId) -> Result<Vec<Version>, StoreError> {
    let key = held::key();
    let keys = with_retry(|| async {
        let database = connect().await?;
        let stores = [VERSIONS, VAULT];
        let transaction = database.transaction(&stores, TransactionMode::ReadOnly)?;
        guard(&transaction, key.as_ref()).await?;
        let range = all_of(case.as_str())?;
        Ok(transaction
            .store(VERSIONS)?
            .get_all_keys(Some(range), None)
            .await?)
    })
    .await?;
    let mut versions: Vec<Version> = keys
        .iter()
        .filter_map(|key| Version::read(&key.as_string()?))
        .collect();
    // Within a second the later revision is the newer.
    versions.sort_by(|a, b| (&b.updated, &b.key).cmp(&(&a.updated, &a.key)));
    Ok(versions)
}

/// The text of a version.
///
/// # Errors
/// [`StoreError`].
pub async fn body(version: &Version) -> Result<String, StoreError> {
    let key = held::key();
    let value = with_retry(|| async {
        let database = connect().await?;
        let stores = [VERSIONS, VAULT];
        let transaction = database.transaction(&stores, TransactionMode::ReadOnly)?;
        guard(&transaction, key.as_ref()).await?;
        Ok(transaction
            .store(VERSIONS)?
            .get(version.key.as_str().into())
            .await?)
    })
    .await?;
    let record = Record::read(&value.ok_or(StoreError::Gone)?)?;
    let plain = match (&record.content, &key) {
        (Content::Clear(body), _) => return Ok(body.clone()),
        (Content::Sealed(_), None) => return Err(StoreError::Locked),
        (Content::Sealed(envelope), Some(key)) => {
            let place = match version.place {
                Place::Case => slot(CASES, &version.case, record.revision),
                Place::Own => record.slot(VERSIONS),
            };
            key.open(&place, envelope).await?
        }
    };
    String::from_utf8(plain).map_err(|_| StoreError::Damaged("the version is not text".to_owned()))
}

/// Reads a version.
///
/// # Errors
/// [`StoreError`]; [`StoreError::Damaged`] where it cannot be read.
pub async fn read(version: &Version) -> Result<Case, StoreError> {
    let body = body(version).await?;
    case::load(&body).map_err(|error| StoreError::Damaged(error.to_string()))
}

/// Adds a version that comes from elsewhere: the text of a case, and when it was last changed in it.
///
/// # Errors
/// [`StoreError`].
pub async fn add(case: &CaseId, updated: &str, text: String) -> Result<(), StoreError> {
    let key_held = held::key();
    let mut record = Record {
        id: String::new(),
        revision: super::Revision::default(),
        // No sign of a key may stand in it.
        updated: updated.replace('/', "-"),
        content: Content::Clear(text),
    };
    record.id = key(case.as_str(), &record, Place::Own);
    if let Some(key) = &key_held {
        record = seal_as_version(key, record).await?;
    }
    put(key_held.as_ref(), &record).await
}

/// Seals a record in clear for its own place. Its key stays: the bytes in it are those of the text.
async fn seal_as_version(key: &DataKey, record: Record) -> Result<Record, StoreError> {
    let Content::Clear(body) = &record.content else {
        return Ok(record);
    };
    let envelope = key
        .seal(&record.slot(VERSIONS), SCHEMA, body.as_bytes())
        .await
        .map_err(|error| StoreError::Crypto(error.to_string()))?;
    Ok(Record {
        content: Content::Sealed(envelope),
        ..record
    })
}

async fn put(key: Option<&DataKey>, record: &Record) -> Result<(), StoreError> {
    with_retry(|| {
        all_or_nothing(&[VERSIONS, VAULT], async |transaction| {
            guard(transaction, key).await?;
            let store = transaction.store(VERSIONS)?;
            store.put(&record.to_js(), None).await?;
            Ok(())
        })
    })
    .await
}

/// Lets go of what need not be kept any longer.
///
/// # Errors
/// [`StoreError`]; then more is kept than need be.
pub async fn tidy(case: &CaseId) -> Result<(), StoreError> {
    let versions = list(case).await?;
    let kept: Vec<Kept> = versions.iter().map(Version::kept).collect();
    let stays = thin(&kept, now(), Limits::default());
    let goes: Vec<&Version> = (0..)
        .zip(&versions)
        .filter(|(index, _)| stays.binary_search(index).is_err())
        .map(|(_, version)| version)
        .collect();
    if goes.is_empty() {
        return Ok(());
    }
    let key = held::key();
    with_retry(|| {
        all_or_nothing(&[VERSIONS, VAULT], async |transaction| {
            guard(transaction, key.as_ref()).await?;
            let store = transaction.store(VERSIONS)?;
            for version in &goes {
                store.delete(version.key.as_str().into()).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Now, as versions count it: milliseconds since 1970.
pub fn now() -> i64 {
    i64::try_from(platform::milliseconds()).unwrap_or(i64::MAX)
}

/// Seals the versions that stand in clear.
///
/// # Errors
/// [`StoreError`]; what was sealed until then stays so.
pub async fn seal(key: &DataKey) -> Result<(), StoreError> {
    let keys = with_retry(|| async {
        let database = connect().await?;
        let transaction = database.transaction(&[VERSIONS], TransactionMode::ReadOnly)?;
        Ok(transaction
            .store(VERSIONS)?
            .get_all_keys(None, None)
            .await?)
    })
    .await?;
    for name in keys {
        let value = with_retry(|| async {
            let database = connect().await?;
            let transaction = database.transaction(&[VERSIONS], TransactionMode::ReadOnly)?;
            Ok(transaction.store(VERSIONS)?.get(name.clone()).await?)
        })
        .await?;
        let Some(Ok(record)) = value.as_ref().map(Record::read) else {
            continue;
        };
        if record.sealed().is_some() {
            continue;
        }
        let Some(place) = record.id.strip_suffix("/case") else {
            continue;
        };
        let moved = Record {
            id: format!("{place}/own"),
            ..record.clone()
        };
        let sealed = seal_as_version(key, moved).await?;
        with_retry(|| {
            all_or_nothing(&[VERSIONS, VAULT], async |transaction| {
                guard(transaction, Some(key)).await?;
                let store = transaction.store(VERSIONS)?;
                store.delete(record.id.as_str().into()).await?;
                store.put(&sealed.to_js(), None).await?;
                Ok(())
            })
        })
        .await?;
    }
    Ok(())
}
