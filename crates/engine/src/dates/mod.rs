//! Dates as people type them and what they mean: exact, approximate, a period, or unknown.

mod doubt;
mod raw;
mod when;

pub use doubt::{Doubt, doubt};
pub(crate) use raw::month_name;
pub use raw::{DateError, Part, RawDate, WEEKDAYS, from_iso, long, with_weekday};
pub use when::{Precision, RawWhen, SortKey, When, WhenError, clock};
