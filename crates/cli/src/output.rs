//! Files that a command writes.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use crate::exit::Unusable;

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
