//! Dates as people type them and what they mean: exact, approximate, a period, or unknown.

mod raw;
mod when;

pub use raw::{DateError, Part, RawDate, from_iso, long};
pub use when::{Precision, RawWhen, SortKey, When, WhenError, clock};
