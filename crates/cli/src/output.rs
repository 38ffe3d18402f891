//! Files that a command writes, and the date that it puts into them.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};

use crate::exit::Unusable;

/// Today, by the machine's clock, in UTC.
pub fn today() -> NaiveDate {
    // A clock that stands before 1970 counts as one that stands at its first day.
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    NaiveDate::default()
        .checked_add_days(Days::new(since.as_secs() / 86_400))
        .unwrap_or_default()
}

/// Writes a file that is not there yet, so that none is written over by mistake.
///
/// # Errors
/// [`Unusable::Unwritable`], also where there is a file of that name.
pub fn write_new(path: &Path, text: &str) -> Result<(), Unusable> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| Unusable::Unwritable {
            path: path.to_owned(),
            error,
        })
}
