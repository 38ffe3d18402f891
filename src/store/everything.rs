//! Everything that the app keeps in this browser, removed.

use rexie::Rexie;

use super::database::{self, NAME};
use super::error::StoreError;
use crate::platform;

/// What the names in local storage begin with.
const REMEMBERED: &str = "prt-";

/// Removes every case, every key and all that is remembered. Other tabs give their connections up for
/// it (see [`super::connections`]).
///
/// # Errors
/// [`StoreError`]; then the database is as it was.
pub async fn remove() -> Result<(), StoreError> {
    database::forget();
    Rexie::delete(NAME).await?;
    platform::forget_all(REMEMBERED);
    Ok(())
}
