//! What protects the cases on this machine, on screen: setting it up, unlocking, changing the ways in,
//! locking.
//!
//! - [`gate`]: what stands in place of pages with cases while they are locked
//! - [`first`]: asking for it before the first case
//! - [`unlock`]: the ways in
//! - [`protect`]: the page of what protects the cases
//! - [`set_up`]: choosing a way in for the first time
//! - [`recovery`]: a recovery key shown, printed and proved
//! - [`manage`]: changing the ways in, and when it locks
//! - [`lock_button`]: locking by hand, and the notice before it locks by itself
//! - [`new_passphrase`]: a passphrase typed twice

pub mod first;
pub mod gate;
pub mod lock_button;
mod manage;
mod new_passphrase;
pub mod protect;
mod recovery;
mod set_up;
mod unlock;

pub use new_passphrase::{NewPassphraseFields, Typed};
pub use unlock::{Outcome, Ways};
