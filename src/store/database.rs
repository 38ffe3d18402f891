//! The one connection of a page, opened when it is first needed and again after it was lost.

use std::cell::RefCell;
use std::rc::Rc;

use rexie::{ObjectStore, Rexie};

use super::durability;
use super::error::StoreError;

const NAME: &str = "practice-review-toolkit";
const VERSION: u32 = 1;

/// The store of cases, by id.
pub const CASES: &str = "cases";
/// The store of signing keys, by id.
pub const KEYS: &str = "keys";

thread_local! {
    static OPEN: RefCell<Option<Rc<Rexie>>> = const { RefCell::new(None) };
}

/// The connection.
///
/// # Errors
/// [`StoreError`] where the browser gives none.
pub async fn connect() -> Result<Rc<Rexie>, StoreError> {
    if let Some(open) = OPEN.with_borrow(Clone::clone) {
        return Ok(open);
    }
    let has_storage =
        web_sys::window().is_some_and(|w| w.indexed_db().is_ok_and(|db| db.is_some()));
    if !has_storage {
        return Err(StoreError::Unavailable);
    }
    durability::ask_for_strict();
    let opened = Rexie::builder(NAME)
        .version(VERSION)
        .add_object_store(ObjectStore::new(CASES).key_path("id"))
        .add_object_store(ObjectStore::new(KEYS).key_path("id"))
        .build()
        .await?;
    let opened = Rc::new(opened);
    OPEN.with_borrow_mut(|open| *open = Some(Rc::clone(&opened)));
    Ok(opened)
}

/// Forgets the connection, so that the next use opens another.
pub fn forget() {
    OPEN.with_borrow_mut(|open| *open = None);
}
