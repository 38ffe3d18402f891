//! One line of a backup.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::entry::{Entry, EntryError, Kind};
use super::head::{Head, HeadError, version_of};
use super::{LONGEST_LINE, VERSION};
use crate::json;

/// An item as it stands in the file, not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called.
    pub entry: Entry,
    /// The envelope, which is sealed for [`Entry::slot`].
    pub sealed: Vec<u8>,
    /// In which line of the file it stands, from 1.
    pub line: usize,
}

/// A line that is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Which one, from 1.
    pub line: usize,
    /// Why.
    pub why: LineError,
}

/// Why a line is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// It is longer than any line.
    #[error("it is longer than a line of a backup can be ({length} bytes)")]
    TooLong {
        /// Its length in bytes.
        length: usize,
    },
    /// It is not UTF-8.
    #[error("it is not text")]
    NotText,
    /// It is no whole line of a head or of an item.
    #[error("it is not whole, or something was added to it (for IT: {0})")]
    NotWhole(String),
    /// What was sealed is not base64url.
    #[error("what was sealed in it is not written as this app writes it")]
    NotBase64,
    /// Its id is none.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// It is a head that does not hold.
    #[error("it should say how to open the backup, and cannot be used: {0}")]
    Head(#[from] HeadError),
    /// It is a head of another version than the rest.
    #[error("it names a version of the format ({found}) that the rest is not of")]
    OtherVersion {
        /// The version it names.
        found: u32,
    },
    /// There are more different heads than a backup has.
    #[error("it says otherwise than the first and the last line how to open the backup")]
    OneHeadTooMany,
}

/// What a line is.
#[derive(Debug)]
pub(super) enum Line {
    /// A head of this version.
    Head(Head),
    /// A head of another version.
    OtherVersion(u32),
    /// An item.
    Item(Entry, Vec<u8>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kind: Kind,
    id: String,
    revision: u64,
    sealed: String,
}

/// Reads a line without its end.
pub(super) fn read(line: &[u8]) -> Result<Line, LineError> {
    let length = line.len();
    if length > LONGEST_LINE {
        return Err(LineError::TooLong { length });
    }
    let text = std::str::from_utf8(line).map_err(|_| LineError::NotText)?;
    match version_of(text) {
        Some(VERSION) => return Head::read(text).map(Line::Head),
        Some(found) => return Ok(Line::OtherVersion(found)),
        None => {}
    }
    let written: Written =
        json::from_str(text).map_err(|error| LineError::NotWhole(error.to_string()))?;
    let sealed = URL_SAFE_NO_PAD
        .decode(written.sealed)
        .map_err(|_| LineError::NotBase64)?;
    let entry = Entry::new(written.kind, &written.id, written.revision)?;
    Ok(Line::Item(entry, sealed))
}

/// The line of an item, without its end. An id needs no escapes but for quotes and backslashes.
pub(super) fn write(entry: &Entry, sealed: &[u8]) -> String {
    // Text always has a JSON form.
    let id = serde_json::to_string(entry.id()).unwrap_or_default();
    let mut line = format!(
        r#"{{"kind":"{}","id":{id},"revision":{},"sealed":""#,
        entry.kind().name(),
        entry.revision(),
    );
    URL_SAFE_NO_PAD.encode_string(sealed, &mut line);
    line.push_str("\"}");
    line
}

/// The lines of a file with their numbers, from 1, without their ends, without those of nothing but space,
/// and without a byte order mark.
pub(super) fn lines(file: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    let lines = file.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    (1..).zip(lines).filter(|(_, line)| !line.is_empty())
}
