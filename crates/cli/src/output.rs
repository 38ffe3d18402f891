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
    write(
        OpenOptions::new().write(true).create_new(true),
        path,
        text.as_bytes(),
    )
}

/// Writes a file as [`write_new`] does, which nobody but its owner may read. Windows has no such mode;
/// there the folder's permissions hold.
///
/// # Errors
/// As for [`write_new`].
pub fn write_secret(path: &Path, bytes: &[u8]) -> Result<(), Unusable> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    write(&options, path, bytes)
}

fn write(options: &OpenOptions, path: &Path, bytes: &[u8]) -> Result<(), Unusable> {
    options
        .open(path)
        .and_then(|mut file| file.write_all(bytes))
        .map_err(|error| Unusable::Unwritable {
            path: path.to_owned(),
            error,
        })
}
