//! Whether an identifier or an address is well formed. A pass proves no more than that.

pub mod age;
pub mod contact;
pub mod nhs_number;
pub mod postcode;
pub mod upn;
