//! What stands in a guidance folder. Every `*.toml` file there is a [`GuidanceFile`]; which tables
//! stand in which file is left to whoever writes it.
//!
//! All text is plain English of our own; [`Source`] says where a rule comes from.
//!
//! Every field is written, also an empty one: a [`super::Pack`] holds values only, by their order.
//!
//! - [`file`]: one file of a guidance folder
//! - [`source`]: where a rule comes from
//! - [`partnership`]: who it is, what its policy is, where a referral goes, and its own words
//! - [`question`]: what is asked
//! - [`wording`]: what a partnership adds to items that are shared, or words differently
//! - [`outcome`]: what follows from the answers: criteria, routes and other processes
//! - [`time`]: time limits, and the order of dates
//! - [`form`]: forms, and answers that hardly go together
//! - [`reference`]: what the tool shows and searches, but does not act on
//! - [`example`]: worked examples, which run as tests
//! - [`whole`]: a partnership together with the national guidance

mod example;
mod file;
mod form;
mod outcome;
mod partnership;
mod question;
mod reference;
mod source;
mod time;
mod whole;
mod wording;

pub use example::*;
pub use file::*;
pub use form::*;
pub use outcome::*;
pub use partnership::*;
pub use question::*;
pub use reference::*;
pub use source::*;
pub use time::*;
pub use whole::*;
pub use wording::*;
