//! A newer version of the app in another tab can change the database only when no older one holds it
//! open. So a connection closes when it is asked to (Indexed Database API 3.0 §5.4); what is tried with
//! it afterwards says that a newer version is there. Neither rexie nor the crate below it lets its
//! connection be told, so the page's own `open` is taught to.

use std::cell::Cell;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/store/connections.js")]
extern "C" {
    fn give_way();
}

/// Makes every connection of this page give way. Once is enough.
pub fn ask_for_it() {
    thread_local!(static ASKED: Cell<bool> = const { Cell::new(false) });
    if !ASKED.replace(true) {
        give_way();
    }
}
