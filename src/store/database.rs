//! The one connection of a page, opened when it is first needed and again after it was lost.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Array, Promise};
use rexie::{ObjectStore, Rexie, Transaction, TransactionMode, TransactionResult};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::connections::{reason_of_abort, teach_once};
use super::error::StoreError;
use crate::platform;

/// What the database is called.
pub const NAME: &str = "practice-review-toolkit";
/// Version 2 added [`SUMMARIES`] and [`VAULT`], version 3 [`SIGNERS`], version 4 [`VERSIONS`]; what was
/// there stayed as it was.
const VERSION: u32 = 4;

/// The store of cases, by id.
pub const CASES: &str = "cases";
/// The store of signing keys, by id.
pub const KEYS: &str = "keys";

/// The store of what the list says of each sealed case, by the case's id.
pub const SUMMARIES: &str = "summaries";
/// The store of the vault's header and of the register, by their names.
pub const VAULT: &str = "vault";

/// The store of who signs here and whose keys are known: one record.
pub const SIGNERS: &str = "signers";

/// The store of earlier versions of cases, by a key that begins with the case's id.
pub const VERSIONS: &str = "versions";

/// How long the browser has to open the database. It takes milliseconds, or does not happen at all.
const PATIENCE: Duration = Duration::from_secs(8);
/// How long it has at least, seen from any one who asks.
const LEAST_PATIENCE: Duration = Duration::from_secs(1);

/// How far the connection is.
enum Connection {
    None,
    /// It is being opened. The promise is kept, also where nobody waits any more, so that an answer
    /// that comes late still serves the next use; since when, in milliseconds since 1970.
    Opening(Promise, u64),
    Open(Rc<Rexie>),
    Failed(StoreError),
}

thread_local! {
    static CONNECTION: RefCell<Connection> = const { RefCell::new(Connection::None) };
}

/// The connection.
///
/// # Errors
/// [`StoreError`] where the browser gives none, or does not answer.
pub async fn connect() -> Result<Rc<Rexie>, StoreError> {
    let opening = CONNECTION.with_borrow_mut(|connection| match connection {
        Connection::Open(open) => Err(Rc::clone(open)),
        Connection::Opening(opening, since) => Ok((opening.clone(), *since)),
        Connection::None | Connection::Failed(_) => {
            let (opening, now) = (future_to_promise(open()), platform::milliseconds());
            *connection = Connection::Opening(opening.clone(), now);
            Ok((opening, now))
        }
    });
    let (opening, since) = match opening {
        Ok(opening) => opening,
        Err(open) => return Ok(open),
    };
    // Whoever comes later need not wait as long again to be told the same.
    let waited = Duration::from_millis(platform::milliseconds().saturating_sub(since));
    let patience = PATIENCE.saturating_sub(waited).max(LEAST_PATIENCE);
    let first = Promise::race(&Array::of2(&opening, &platform::pause(patience)));
    // How it ended stands in the connection.
    let _ = JsFuture::from(first).await;
    CONNECTION.with_borrow(|connection| match connection {
        Connection::Open(open) => Ok(Rc::clone(open)),
        Connection::Failed(error) => Err(error.clone()),
        Connection::None | Connection::Opening(..) => Err(StoreError::NoAnswer),
    })
}

/// Opens the connection and notes how that ended.
async fn open() -> Result<JsValue, JsValue> {
    let outcome = match build().await {
        Ok(open) => Connection::Open(Rc::new(open)),
        Err(error) => Connection::Failed(error),
    };
    CONNECTION.with_borrow_mut(|connection| *connection = outcome);
    Ok(JsValue::UNDEFINED)
}

async fn build() -> Result<Rexie, StoreError> {
    match web_sys::window().map(|window| window.indexed_db()) {
        Some(Ok(Some(_))) => {}
        Some(Err(_)) => return Err(StoreError::Blocked),
        Some(Ok(None)) | None => return Err(StoreError::Unavailable),
    }
    teach_once();
    let opened = Rexie::builder(NAME)
        .version(VERSION)
        .add_object_store(ObjectStore::new(CASES).key_path("id"))
        .add_object_store(ObjectStore::new(KEYS).key_path("id"))
        .add_object_store(ObjectStore::new(SUMMARIES).key_path("id"))
        .add_object_store(ObjectStore::new(VAULT).key_path("id"))
        .add_object_store(ObjectStore::new(SIGNERS).key_path("id"))
        .add_object_store(ObjectStore::new(VERSIONS).key_path("id"))
        .build()
        .await;
    opened.map_err(|error| {
        StoreError::of_opening(&format!("{error:?}"), platform::refuses_settings())
    })
}

/// Forgets the connection, so that the next use opens another.
pub fn forget() {
    CONNECTION.with_borrow_mut(|connection| {
        if !matches!(connection, Connection::Opening(..)) {
            *connection = Connection::None;
        }
    });
}

/// Runs something with the database; where the connection turns out to be lost, once more with a
/// new one.
///
/// # Errors
/// [`StoreError`] of the last try.
pub async fn with_retry<T, F>(act: impl Fn() -> F) -> Result<T, StoreError>
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

/// Waits until a transaction has ended.
///
/// # Errors
/// [`StoreError`] where it was given up: then nothing of it is written.
pub async fn committed(transaction: Transaction) -> Result<(), StoreError> {
    match transaction.done().await? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(StoreError::of_name(&reason_of_abort())),
    }
}

/// Does several writes in one transaction, all or none: where one of them is refused, those before it
/// are taken back.
///
/// # Errors
/// [`StoreError`]; then nothing is written.
pub async fn all_or_nothing<T>(
    stores: &[&str],
    act: impl AsyncFnOnce(&Transaction) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let database = connect().await?;
    let transaction = database.transaction(stores, TransactionMode::ReadWrite)?;
    match act(&transaction).await {
        Ok(outcome) => {
            committed(transaction).await?;
            Ok(outcome)
        }
        Err(error) => {
            // One that has failed as a whole is taken back already.
            let _ = transaction.abort().await;
            Err(error)
        }
    }
}
