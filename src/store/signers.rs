//! Who signs here and whose keys are known, as one record: sealed once the vault is set up, like a case.
//!
//! It is not in the register: that it was put back to an earlier day is not noticed. It then asks for a
//! check that was made already, or recognises a key that was forgotten.

use practice_review_engine::seal::Irregular;
use practice_review_engine::signers::Signers;
use rexie::TransactionMode;

use super::commit::read_register;
use super::database::{SIGNERS, VAULT, all_or_nothing, connect, with_retry};
use super::error::StoreError;
use super::record::{Content, Record, Revision, slot};
use super::vault::guard;
use crate::vault::held::{self, DataKey};

/// The name of the one record.
const ID: &str = "signers";
/// The schema of what is sealed: the record's own text, which has its version inside.
const SCHEMA: u32 = 1;
/// How often a change is tried where other tabs make one at the same moment.
const TRIES: u32 = 8;

/// The record.
///
/// # Errors
/// [`StoreError::Locked`] where there is a vault and no key for it.
pub async fn read() -> Result<Signers, StoreError> {
    let key = held::key();
    let record = found(key.as_ref()).await?;
    open(record.as_ref(), key.as_ref()).await
}

/// Changes the record. Gives it as it stands then.
///
/// # Errors
/// As for [`read`]; nothing is changed then.
pub async fn change(act: impl Fn(&mut Signers)) -> Result<Signers, StoreError> {
    let key = held::key();
    for _ in 0..TRIES {
        let before = found(key.as_ref()).await?;
        let mut signers = open(before.as_ref(), key.as_ref()).await?;
        act(&mut signers);
        if write(key.as_ref(), before.as_ref(), &signers).await? {
            return Ok(signers);
        }
    }
    Err(StoreError::Failed(
        "other tabs write all the time".to_owned(),
    ))
}

/// Seals the record where it stands in clear.
///
/// # Errors
/// [`StoreError`]; then it stands as it was.
pub async fn seal(key: &DataKey) -> Result<(), StoreError> {
    for _ in 0..TRIES {
        let before = found(Some(key)).await?;
        if before
            .as_ref()
            .is_none_or(|record| record.sealed().is_some())
        {
            return Ok(());
        }
        // What cannot be read is left as it is: nothing can be said of what is in it.
        let Ok(signers) = open(before.as_ref(), Some(key)).await else {
            return Ok(());
        };
        if write(Some(key), before.as_ref(), &signers).await? {
            return Ok(());
        }
    }
    Ok(())
}

async fn found(key: Option<&DataKey>) -> Result<Option<Record>, StoreError> {
    let value = with_retry(|| async {
        let database = connect().await?;
        let stores = [SIGNERS, VAULT];
        let transaction = database.transaction(&stores, TransactionMode::ReadOnly)?;
        guard(&transaction, key).await?;
        let value = transaction.store(SIGNERS)?.get(ID.into()).await?;
        transaction.done().await?;
        Ok(value)
    })
    .await?;
    value.as_ref().map(Record::read).transpose()
}

async fn open(record: Option<&Record>, key: Option<&DataKey>) -> Result<Signers, StoreError> {
    let Some(record) = record else {
        return Ok(Signers::default());
    };
    let plain = match (&record.content, key) {
        (Content::Clear(_), Some(key)) if all_is_sealed(key).await? => {
            return Err(StoreError::Irregular(Irregular::Unsealed));
        }
        (Content::Clear(body), _) => body.clone().into_bytes(),
        (Content::Sealed(_), None) => return Err(StoreError::Locked),
        (Content::Sealed(envelope), Some(key)) => key.open(&record.slot(SIGNERS), envelope).await?,
    };
    Signers::read(&plain).map_err(|error| StoreError::Damaged(error.to_string()))
}

/// True where everything was sealed once: what stands in clear then was put there by somebody else.
async fn all_is_sealed(key: &DataKey) -> Result<bool, StoreError> {
    let known = read_register(key).await?;
    Ok(known.register.is_ok_and(|register| register.is_complete()))
}

/// Writes it over what was read; false where another came first.
async fn write(
    key: Option<&DataKey>,
    before: Option<&Record>,
    signers: &Signers,
) -> Result<bool, StoreError> {
    let over = before.map(|record| record.revision);
    let revision = Revision::after(over);
    let bytes = signers.to_bytes();
    let content = match key {
        None => Content::Clear(String::from_utf8_lossy(&bytes).into_owned()),
        Some(key) => key
            .seal(&slot(SIGNERS, ID, revision), SCHEMA, &bytes)
            .await
            .map(Content::Sealed)
            .map_err(|error| StoreError::Crypto(error.to_string()))?,
    };
    let record = Record {
        id: ID.to_owned(),
        revision,
        updated: String::new(),
        content,
    };
    with_retry(|| {
        all_or_nothing(&[SIGNERS, VAULT], async |transaction| {
            guard(transaction, key).await?;
            let store = transaction.store(SIGNERS)?;
            let now = store.get(ID.into()).await?;
            let now = now.as_ref().map(Record::read).transpose()?;
            // It may already be this very write, its answer lost with the connection.
            if now.as_ref() == Some(&record) {
                return Ok(true);
            }
            if now.map(|now| now.revision) != over {
                return Ok(false);
            }
            store.put(&record.to_js(), None).await?;
            Ok(true)
        })
    })
    .await
}
