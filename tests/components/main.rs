//! The components, in a browser: their markup against govuk-frontend's own fixtures, and what
//! they do with keyboard and focus.
//!
//! The fixtures are read from `node_modules`; run `cargo xtask setup` once before.

#![cfg(target_arch = "wasm32")]
// A test that finds nothing to unwrap has failed; that is what it is for.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod behaviour;
mod conformance;
mod fixtures;
mod markup;
mod render;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
