//! Reading files of bounded size: one that is too large is refused before it fills the memory.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::exit::Unusable;

/// The bytes of a file of at most `limit` bytes.
///
/// # Errors
/// [`Unusable::Unreadable`], or [`Unusable::TooLarge`] where it is larger by its size or turns out
/// larger when read.
pub fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Unusable> {
    let unreadable = |error| Unusable::Unreadable {
        path: path.to_owned(),
        error,
    };
    let too_large = || Unusable::TooLarge {
        path: path.to_owned(),
        limit,
    };
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // A pipe has no size, and a file can grow while it is read.
    let read = file
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if u64::try_from(read).is_ok_and(|read| read <= limit) {
        Ok(bytes)
    } else {
        Err(too_large())
    }
}

/// The text of a file of at most `limit` bytes.
///
/// # Errors
/// As for [`bytes`], and [`Unusable::NotText`] where it is not UTF-8.
pub fn text(path: &Path, limit: u64) -> Result<String, Unusable> {
    String::from_utf8(bytes(path, limit)?).map_err(|_| Unusable::NotText {
        path: path.to_owned(),
    })
}
