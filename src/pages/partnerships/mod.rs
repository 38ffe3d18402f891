//! The partnerships that the app knows, and loading one of one's own.
//!
//! - [`choices`]: the question which one a case is for
//! - [`page`]: all of them, with what each rests on
//! - [`load`]: a file of one, checked before it is taken in
//! - [`findings`]: what does not hold in a file, and where

mod choices;
mod findings;
mod load;
mod page;

pub use choices::PartnershipRadios;
pub use page::Partnerships;
