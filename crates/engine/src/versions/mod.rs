//! Earlier versions of a case: when one is kept, which ones stay, what differs between two, and how
//! one is brought back.
//!
//! - [`due`]: whether the state before a save is kept
//! - [`thin`]: which of those that are kept stay
//! - [`differences`]: what differs, in words
//! - [`marks`]: where two texts differ
//! - [`restore`]: an earlier version in the present record

mod answers;
mod cases;
mod differences;
mod due;
mod entries;
mod marks;
mod names;
mod restore;
mod thin;

pub use differences::{Difference, What, differences};
pub use due::{EVERY, is_due};
pub use marks::{Piece, marks};
pub use restore::restore;
pub use thin::{Kept, Limits, thin};
