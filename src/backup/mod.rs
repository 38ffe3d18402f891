//! Everything that the app keeps, in one encrypted file, and back.
//!
//! The format, and how two states are merged, are the engine's
//! ([`practice_review_engine::backup`]).
//!
//! - [`make`]: what goes into it
//! - [`open`]: what is in one
//! - [`restore`]: what of it is written here

pub mod make;
pub mod open;
pub mod restore;
mod settings;

use practice_review_engine::backup::{ReadError, WriteError};

use crate::store::StoreError;
use crate::vault::{UnlockError, VaultError};

/// Why a backup was not made, opened or restored.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BackupError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The key is not to be had.
    #[error(transparent)]
    Unlock(#[from] UnlockError),
    /// The browser's cryptography failed.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The browser's storage failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something could not be put into the form of a backup.
    #[error(
        "the backup could not be put together ({0}); try again, and tell IT if that does not help"
    )]
    Form(String),
    /// A case is being written elsewhere.
    #[error(
        "a case of this backup is open in another tab; close it there, then restore again. Nothing is lost by restoring twice"
    )]
    OpenElsewhere,
}
