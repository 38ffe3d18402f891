//! Everything that the app keeps in this browser, removed.

use std::time::Duration;

use js_sys::{Array, Promise};
use wasm_bindgen_futures::JsFuture;

use super::connections::remove_database;
use super::database::{self, NAME};
use super::error::StoreError;
use crate::platform;

/// What the names in local storage begin with.
const REMEMBERED: &str = "prt-";
/// How long other tabs have to give their connections up.
const PATIENCE: Duration = Duration::from_secs(8);

/// Removes every case, every key and all that is remembered. Other tabs give their connections up for
/// it (see [`super::connections`]).
///
/// # Errors
/// [`StoreError::NoAnswer`] where one does not: it is removed as soon as that tab is closed.
pub async fn remove() -> Result<(), StoreError> {
    let first = Promise::race(&Array::of2(
        &remove_database(NAME),
        &platform::pause(PATIENCE),
    ));
    let removed = JsFuture::from(first)
        .await
        .map_err(|_| StoreError::Failed(String::new()))?;
    // Not before: what is asked to give way has to be there to hear it.
    database::forget();
    platform::forget_all(REMEMBERED);
    match removed.as_bool() {
        Some(true) => Ok(()),
        _ => Err(StoreError::NoAnswer),
    }
}
