//! A case as a document that a panel can read: what was asked, what was answered, in the order of
//! the form. It goes into the bundle, onto paper, and into a file of its own.
//!
//! - [`model`]: the document
//! - [`compose`]: a case made into one
//! - [`cover`]: what stands above it on paper
//! - [`show`]: answers in words
//! - [`html`]: the document as one HTML file
//! - [`icalendar`]: the dates of a case for any calendar

mod compose;
mod cover;
pub mod html;
pub mod icalendar;
mod model;
mod show;

pub(crate) use compose::{Teller, compose_by, row};
pub use compose::{compose, entry_name, step_of_section};
pub use cover::{Cover, own_view};
pub use model::{Body, Document, EntryText, Part, Row, Section, State, TimelineRow};
pub use show::{capitalised, counted, paragraphs, shortened, words};
