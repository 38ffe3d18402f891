//! The engine of the Practice Review Toolkit: what a partnership's guidance asks, what a case
//! answers, which routes that points to and why, and the bundle that carries it.
//!
//! It knows no browser, clock, randomness or file system: dates, bank holidays and random bytes
//! are handed in, so every result can be repeated.

pub mod assessment;
pub mod backup;
pub mod bundle;
pub mod calendar;
pub mod case;
pub mod checks;
pub mod chronology;
pub mod dates;
pub mod document;
pub mod encryption;
pub mod form;
pub mod guidance;
pub mod guide;
mod json;
pub mod redaction;
pub mod seal;
pub mod signers;
pub mod versions;
