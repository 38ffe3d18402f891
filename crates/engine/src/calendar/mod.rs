//! Bank holidays, working days and dates due.
//!
//! A working day is a day from Monday to Friday that is not a bank holiday of England and Wales.
//! Bank holidays come as data with a first and a last covered day; outside it a result says that
//! it cannot be sure.

mod deadlines;
mod due;
mod holidays;
mod working_days;

pub use deadlines::{Deadline, Reading, deadlines};
pub use due::{Done, Due, Period, Standing, Unit, due};
pub use holidays::{BankHolidays, BankHolidaysError, Certainty};
pub use working_days::{DayOneConvention, add_working_days, working_days_between};
