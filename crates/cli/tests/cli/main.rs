//! The program as it is run: what it prints, and with which code it ends.

// A test that finds nothing to unwrap has failed; that is what it is for.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod assess;
mod backup;
mod bundles;
mod dates;
mod guidance;
mod guidance_docs;
mod guidance_new;
mod hostile;
mod keys;
mod redact;
mod released;
mod render;
mod run;
mod schema;
mod verify;
