//! Where drafts live: IndexedDB through rexie, settings through gloo-storage.
//!
//! Until a vault is set up, cases are stored as they are. From then on every one is sealed, and nothing
//! is read or written without the key, which [`crate::vault::held`] has while the vault is open.
//!
//! - [`database`]: the one connection of a page
//! - [`cases`]: cases read, written and removed, each write by compare-and-swap on its revision
//! - [`commit`]: how they are written, all of it or none
//! - [`versions`]: earlier versions of a case
//! - [`listing`]: the list of them, from the [`summary`] sealed beside each
//! - [`record`]: how a record stands in the database
//! - [`vault`]: the vault's header
//! - [`register`]: the sealed register, written with each record
//! - [`sealing`]: cases from before the vault
//! - [`keys`]: signing keys, which the browser keeps and never shows
//! - [`signers`]: whose keys they are, and whose are known
//! - [`settings`]: what is not sensitive
//! - [`saver`]: the open case saved behind the typing
//! - [`unfinished`]: what is saved on after its page was left
//! - [`writer`]: one writer a case
//! - [`taking`]: the right to write asked for by another tab
//! - [`followed`]: tabs that only read a case told of each save
//! - [`connections`]: "saved" means on disk, and older tabs do not hold up a newer version
//! - [`everything`]: all of it removed
//! - [`error`]: what can go wrong, and what to do then

pub mod cases;
mod commit;
mod connections;
mod database;
mod error;
pub mod everything;
pub mod followed;
pub mod keys;
mod listing;
pub mod own_guidance;
mod record;
mod register;
pub mod saver;
pub mod sealing;
pub mod settings;
pub mod signers;
mod summary;
pub mod taking;
pub mod unfinished;
pub mod vault;
pub mod versions;
pub mod writer;

pub use error::StoreError;
pub use record::{Revision, object};
pub use summary::{Listed, Summary};

/// Bytes as lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
