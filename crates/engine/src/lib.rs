//! The engine of the Practice Review Toolkit: what a partnership's guidance asks, what a case
//! answers, which routes that points to and why, and the bundle that carries it.
//!
//! It knows no browser, clock, randomness or file system: dates, bank holidays and random bytes
//! are handed in, so every result can be repeated.

pub mod calendar;
pub mod chronology;
