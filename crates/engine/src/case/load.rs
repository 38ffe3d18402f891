//! Case records as text: written as JSON, read by their schema version.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::record::{Case, SCHEMA};
use crate::json;

/// The largest record that is read, in bytes: far above the longest case, far below what stops a
/// browser.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// Why text is not a case that can be opened. Where a program's words help to find the cause, they are
/// the last sentence, for whoever can read them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// It is larger than any case.
    #[error("this is larger than a case can be; make sure that it is a case file")]
    TooLarge,
    /// It is no JSON as a whole: the end is missing, or it is something else.
    #[error(
        "the case is not whole: a part of it is missing, or it was changed outside this app. Open a copy of it if you have one, or ask whoever sent it to send it again. For IT: {0}"
    )]
    NotJson(String),
    /// It is JSON with something after its end.
    #[error(
        "the case goes on after its end: something was added to it on the way, so ask for it again or open a copy of it"
    )]
    MoreAfter,
    /// It has no schema version.
    #[error("this is not a case of this app; choose a case file")]
    NotACase,
    /// A newer build wrote it.
    #[error(
        "the case was written by a newer version of this app (schema {found}, this version knows {SCHEMA}); it is left as it is: update the app and open it again"
    )]
    FromNewerVersion {
        /// Its schema version.
        found: u32,
    },
    /// It has the version but not the form of it.
    #[error(
        "the case is damaged: something in it is not as this app writes it. It is left as it is. Open a copy of it if you have one, or ask whoever sent it to send it again. For IT: {0}"
    )]
    Damaged(String),
}

#[derive(Deserialize)]
struct Version {
    schema: u32,
}

/// Writes a case.
///
/// # Errors
/// [`LoadError::Damaged`] where a value has no JSON form, which no case has.
pub fn save(case: &Case) -> Result<String, LoadError> {
    serde_json::to_string(case).map_err(|error| LoadError::Damaged(error.to_string()))
}

/// Reads a case of any released schema version.
///
/// # Errors
/// [`LoadError`] says what is wrong and what to do; nothing is changed.
pub fn load(text: &str) -> Result<Case, LoadError> {
    if text.len() > LARGEST {
        return Err(LoadError::TooLarge);
    }
    let text = json::without_mark(text);
    // Almost every text is one of a case of today. What another is is found out below, in turn.
    match json::from_str::<Case>(text) {
        Ok(case) if case.schema == SCHEMA => return Ok(case),
        _ => {}
    }
    json::from_str::<IgnoredAny>(text).map_err(|error| {
        if json::goes_on(text) {
            LoadError::MoreAfter
        } else {
            LoadError::NotJson(error.to_string())
        }
    })?;
    let version: Version = json::from_str(text).map_err(|_| LoadError::NotACase)?;
    match version.schema {
        SCHEMA => json::from_str(text).map_err(|error| LoadError::Damaged(error.to_string())),
        found if found > SCHEMA => Err(LoadError::FromNewerVersion { found }),
        _ => Err(LoadError::NotACase),
    }
}
