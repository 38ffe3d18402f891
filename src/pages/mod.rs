//! The screens, one file each. They show what the engine says and hand it what is typed; they hold
//! no rule of safeguarding.

pub mod about;
pub mod backup;
pub mod bank_holidays;
mod blocks;
pub mod case;
pub mod cases;
pub mod clock;
mod countersign;
pub mod document;
pub mod field;
pub mod guide;
pub mod hidden;
pub mod keeping;
mod kept;
mod lasting;
pub mod new_case;
pub mod newer;
pub mod not_found;
pub mod open;
pub mod partnerships;
pub mod remove;
mod send_back;
mod signer;
pub mod signers;
pub mod unfinished;
pub mod vault;
mod words;
