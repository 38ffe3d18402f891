//! "Saved" means on disk. Browsers report a transaction as complete when its data has been handed
//! to the operating system, unless it was opened with `durability: "strict"` (Indexed Database API
//! 3.0 §4.8). Neither rexie nor the crate below it can ask for that, so the page's own `transaction`
//! is taught to.

use std::cell::Cell;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/store/connections.js")]
extern "C" {
    fn write_strictly();
}

/// Makes every write of this page a strict one. Once is enough.
pub fn ask_for_strict() {
    thread_local!(static ASKED: Cell<bool> = const { Cell::new(false) });
    if !ASKED.replace(true) {
        write_strictly();
    }
}
