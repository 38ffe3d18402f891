//! Reading files of bounded size: one that is too large is refused before it fills the memory.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::exit::Unusable;

/// The byte order mark of UTF-8, which some editors and mail programs put before a text. It says
/// nothing, and a program that asks for JSON may ignore it (RFC 8259 §8.1).
const MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// The bytes of a file of at most `limit` bytes, without a byte order mark.
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
        // The engine takes one away too: of two, both would go, and such a file is not as it was made.
        let one = |rest: &[u8]| !rest.starts_with(MARK);
        if bytes.strip_prefix(MARK).is_some_and(one) {
            bytes.drain(..MARK.len());
        }
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
