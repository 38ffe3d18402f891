//! The browser app: everything that runs on the user's own machine and on no other.

pub mod components;
