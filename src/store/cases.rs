//! Cases in the database. The engine alone knows what the text of one means; once the vault is set up,
//! the database knows no word of it. What is sealed is sealed before the transaction opens: a
//! transaction ends by itself where a promise outside it is awaited.

use practice_review_engine::case::{self, Case, CaseId};
use practice_review_engine::seal::{Found, Register};
use rexie::TransactionMode;

use super::commit::{
    Before, Over, Written, put, read_register, remove_clear, remove_sealed, write_clear,
    write_register,
};
use super::database::{CASES, SUMMARIES, VAULT, connect, with_retry};
use super::error::StoreError;
use super::record::{Content, Record, Revision};
use super::register;
use super::summary::{Beside, Summary};
use super::vault::guard;
use super::writer::{Access, Asking, acquire};
use crate::platform;
use crate::vault::held::{self, DataKey, OpenSealedError};

pub use super::commit::Before as Replaced;
pub use super::listing::list;

impl From<OpenSealedError> for StoreError {
    fn from(error: OpenSealedError) -> Self {
        match error {
            OpenSealedError::Envelope(error) => Self::Damaged(error.to_string()),
            OpenSealedError::Vault(error) => Self::Crypto(error.to_string()),
        }
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
        let found = record.as_ref().map_or(Found::Nothing, Record::found);
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

/// The text in a record.
async fn body(record: &Record, key: Option<&DataKey>) -> Result<String, StoreError> {
    let plain = match (&record.content, key) {
        (Content::Clear(body), _) => return Ok(body.clone()),
        (Content::Sealed(_), None) => {
            return Err(StoreError::Damaged(
                "the case is sealed, but what is needed to open it was taken away from this browser; restore a backup".to_owned(),
            ));
        }
        (Content::Sealed(envelope), Some(key)) => key.open(&record.slot(CASES), envelope).await?,
    };
    String::from_utf8(plain).map_err(|_| StoreError::Damaged("the record is not text".to_owned()))
}

/// Writes a case over the revision that was read; `None` for a new one. Returns when it is on
/// disk.
///
/// # Errors
/// [`StoreError::Locked`] where there is a vault and no key for it, [`StoreError::Conflict`] where
/// another write came first, [`StoreError::Gone`] where the case was removed; nothing is written then.
pub async fn write(case: &Case, over: Option<Revision>) -> Result<Revision, StoreError> {
    ToWrite::of(case)?.write(over, Before::Drop).await
}

/// A case as it is about to be written.
pub struct ToWrite {
    summary: Summary,
    body: String,
}

impl ToWrite {
    /// Of a case as it is now. It may change while it is being written.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where it has no text, which no case has not.
    pub fn of(case: &Case) -> Result<Self, StoreError> {
        let body = case::save(case).map_err(|error| StoreError::Damaged(error.to_string()))?;
        Ok(Self {
            summary: Summary::of(case),
            body,
        })
    }

    /// Keeps its text in memory, should the program break off before it is written.
    pub fn keep_copy(&self) {
        platform::keep_copy(self.summary.id.as_str(), &self.body);
    }

    /// Writes it over the revision that was read; says whether what stood there before stays as an earlier
    /// version.
    ///
    /// # Errors
    /// As for [`write`].
    pub async fn write(
        self,
        over: Option<Revision>,
        before: Before,
    ) -> Result<Revision, StoreError> {
        let Self { summary, body } = self;
        let next = Revision::after(over);
        let (id, updated) = (summary.id.as_str().to_owned(), summary.updated.clone());
        // An example is nothing to lose.
        let is_example = summary.example;
        match held::key() {
            None => {
                let written = Written::clear(&id, next, &updated, body);
                write_clear(&written, over, before).await?;
            }
            Some(key) => {
                let beside = Beside::Whole(summary);
                let written = Written::sealed(&key, &id, next, &updated, &body, &beside).await?;
                put(&key, &written, Over::Exactly(over), before).await?;
            }
        }
        if !is_example {
            platform::ask_to_keep_once();
        }
        Ok(next)
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

/// Does something to a case that is not open here, and that no other tab has open: whoever types there
/// would not know.
///
/// # Errors
/// [`StoreError::OpenElsewhere`]; and what the act gives.
pub async fn alone<T>(
    id: &CaseId,
    act: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    let (access, _right) = acquire(id.as_str(), Asking::AtOnce, || {}).await;
    match access {
        Access::Write => act.await,
        Access::Read => Err(StoreError::OpenElsewhere),
    }
}

/// Removes a case for good; also one that was taken away or put here by somebody else.
///
/// # Errors
/// [`StoreError`]; the case is then still there.
pub async fn remove(id: &CaseId) -> Result<(), StoreError> {
    let id = id.as_str();
    match held::key() {
        None => remove_clear(id).await,
        Some(key) => remove_sealed(&key, id).await,
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
    put(
        &key,
        &written,
        Over::Exactly(Some(record.revision)),
        Before::Drop,
    )
    .await
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
