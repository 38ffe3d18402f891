//! A copy of a case without names, a check of what may still tell who somebody is, and what an
//! export gives away. What a question holds is stated in the guidance ([`crate::guidance::Holds`]).
//!
//! - [`redact`]: the copy
//! - [`writer`]: its answers, put into words
//! - [`recorded`]: the answers that hold something of people
//! - [`people`]: who is recorded, and the code of each
//! - [`words`]: a name told from what is written beside it
//! - [`names`]: names found in a text
//! - [`near`]: words that are one slip of the finger apart
//! - [`secrets`]: recorded addresses, contact details and references found in a text
//! - [`days`]: dates found in a text
//! - [`tokens`]: a text as words, letters without their accents
//! - [`scrub`]: a text with all of it replaced
//! - [`left`]: what may still tell who somebody is
//! - [`leaves`]: what an export of a form holds
//!
//! # What it cannot find
//!
//! It knows what is recorded in its place, and how a few things look. It does not find nicknames and
//! names that nobody recorded, names of places, schools and streets that stand in the account alone,
//! names that are written in a script without spaces, a part of a name that is a word of the lists of
//! titles and of what names nobody (somebody called Judge), or a story that is known by itself: somebody
//! who knows the family may recognise it. A copy has to be read before it is given to anybody.

mod days;
mod leaves;
mod left;
mod names;
mod near;
mod people;
mod recorded;
mod redact;
mod scrub;
mod secrets;
mod tokens;
mod words;
mod writer;

pub use leaves::{Flag, Leaving, PeopleLeaving, TextLeaving, what_leaves};
pub use left::{Left, Place, Spot, Why};
pub use people::{Coded, Key};
pub use redact::{AgesOn, Redacted, Replaced, redact};
