//! Bank holidays, working days, and the time limits of a case as a list and by month.
//!
//! A working day is a day from Monday to Friday that is not a bank holiday of England and Wales.
//! Hours run from a time of day and are counted as they pass on the clocks of England (`england.rs`).
//! Bank holidays come as data with a first and a last covered day; outside it a result says that
//! it cannot be sure.

mod agenda;
mod due;
mod end;
pub mod england;
mod holidays;
mod limit;
mod mark;
mod moment;
mod month;
mod newer;
pub(crate) mod order;
mod reading;
mod remarks;
mod standing;
mod working_days;

pub use agenda::{Agenda, Dated};
pub use due::{By, Due, Period, Unit, due};
pub use end::End;
pub use holidays::{BankHolidays, BankHolidaysError, Certainty, Reach};
pub use limit::{Counted, Limit};
pub use mark::{Group, Mark};
pub use moment::Moment;
pub use month::{Month, Week};
pub use newer::{Doubt, Newer, NewerError};
pub use reading::{Place, Reading};
pub use standing::{Done, Span, Standing};
pub use working_days::{DayOneConvention, add_working_days, working_days_between};
