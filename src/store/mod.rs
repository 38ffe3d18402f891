//! Where drafts live: IndexedDB through rexie, settings through gloo-storage.
//!
//! - [`database`]: the one connection of a page
//! - [`cases`]: cases read, written and removed, each write by compare-and-swap on its revision
//! - [`keys`]: signing keys, which the browser keeps and never shows
//! - [`settings`]: what is not sensitive
//! - [`saver`]: the open case saved behind the typing
//! - [`unfinished`]: what is saved on after its page was left
//! - [`writer`]: one writer a case
//! - [`durability`]: "saved" means on disk
//! - [`error`]: what can go wrong, and what to do then

pub mod cases;
mod database;
mod durability;
mod error;
pub mod keys;
pub mod own_guidance;
pub mod saver;
pub mod settings;
pub mod unfinished;
pub mod writer;

pub use cases::{Listed, Revision};
pub use error::StoreError;
