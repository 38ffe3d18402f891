//! The vault and the store under it, in a browser, with its real cryptography and database.
//!
//! Argon2id runs in the test itself: the worker that it has in the app is built by trunk, which does not
//! build tests. A worker there is all the same, which hands everything on.

#![cfg(target_arch = "wasm32")]
// A test that finds nothing to unwrap has failed; that is what it is for.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod database;
mod deriver;
mod from_before;
mod helpers;
mod locking;
mod sealed;
mod signing;
mod tampering;
mod ways;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
