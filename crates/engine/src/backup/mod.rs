//! An encrypted backup of everything that the app keeps, as one file, and how it is merged into what is
//! kept elsewhere.
//!
//! The file is UTF-8 text of lines, each a JSON object of its own, so that a file that is damaged or cut
//! off still gives every line that is whole:
//!
//! | line | what |
//! | --- | --- |
//! | first | the head: format, version, when it was made, and the vault's header ([`crate::seal::Header`]) |
//! | second | the manifest: which items there are |
//! | any number | one item each: kind, id, revision, and what was sealed, in base64url without padding |
//! | last but one | the manifest once more |
//! | last | the head once more |
//!
//! Every item is an envelope ([`crate::seal::envelope`]) under the vault's data key, bound to its kind, id
//! and revision ([`Entry::slot`]): no line can be put in the place of another. A line may be changed so
//! that it still reads and no longer opens; what does not open, or is not there, is named by the manifest.
//!
//! As [`crate::seal`], this module does no cryptography: it hands out what to open and takes what was in
//! it.
//!
//! - [`entry`]: what an item is called, and where it is sealed for
//! - [`head`]: how a backup is opened
//! - [`line`]: one line
//! - [`manifest`]: which items there are, and what differs
//! - [`read`], [`write`]: the file
//! - [`version`], [`key`], [`settings`]: what is sealed in items that are not written elsewhere
//! - [`contents`]: everything that was opened
//! - [`merge`]: how that is merged into what is kept, without losing any of it
//! - [`native`]: opening it where there is no browser
//!
//! # What it cannot do
//!
//! - It does not hide how many cases and versions there are, how large each is, or their random ids.
//! - A whole earlier backup in the place of a later one opens; `made` tells.

pub mod contents;
pub mod entry;
pub mod head;
pub mod key;
pub mod line;
pub mod manifest;
pub mod merge;
#[cfg(feature = "native-crypto")]
pub mod native;
pub mod read;
pub mod settings;
pub mod version;
pub mod write;

pub use contents::{ContentError, Contents, Failed, Why};
pub use entry::{Entry, EntryError, Kind};
pub use head::{Head, HeadError};
pub use key::{BackedKey, BackedKeyError};
pub use line::{Damaged, Item, LineError};
pub use manifest::{Difference, Manifest, ManifestError};
pub use merge::{Here, Merged, Plan, Step, plan};
pub use read::{Damage, Parsed, ReadError, is_backup, parse};
pub use settings::{Settings, SettingsError};
pub use version::{Version, VersionError};
pub use write::{WriteError, Writer};

/// The name of the format.
pub const FORMAT: &str = "practice-review-backup";
/// The version of the format.
pub const VERSION: u32 = 1;
/// The schema that every item of this version is sealed with.
pub const SCHEMA: u32 = 1;
/// The largest file that is read or written, in bytes: thousands of cases, and little enough for a
/// browser to hold in its memory.
pub const LARGEST: usize = 256 * 1024 * 1024;
/// The longest line, in bytes: the largest envelope and the little around it.
pub const LONGEST_LINE: usize = crate::seal::envelope::LARGEST.div_ceil(3) * 4 + 1024;
/// The most items.
pub const MOST_ITEMS: usize = 50_000;
