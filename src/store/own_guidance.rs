//! The files of partnerships that were loaded into this browser. They are policies, hold nothing of
//! a case, and are read before the first page is shown, so they stand in local storage.

use serde::{Deserialize, Serialize};

use crate::platform;

const FILES: &str = "prt-own-guidance";

/// A file as it was loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnFile {
    /// Its name.
    pub name: String,
    /// Its text, TOML.
    pub text: String,
    /// When it was loaded, RFC 3339.
    pub loaded: String,
}

/// The browser has no room for the files, or keeps nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the browser did not keep the file; allow this address to store data, or take another partnership away first"
)]
pub struct NotKept;

/// The files, in the order in which they were loaded.
pub fn files() -> Vec<OwnFile> {
    platform::remembered(FILES).unwrap_or_default()
}

/// Keeps these files and no others.
///
/// # Errors
/// [`NotKept`]; then what was kept before still is.
pub fn keep(files: &[OwnFile]) -> Result<(), NotKept> {
    platform::remember(FILES, files).map_err(|_| NotKept)
}
