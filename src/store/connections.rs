//! What the page's own IndexedDB is taught, because neither rexie nor the crate below it can ask for it.
//!
//! **"Saved" means on disk.** Browsers report a transaction as complete when its data has been handed to
//! the operating system, unless it was opened with `durability: "strict"` (Indexed Database API 3.0
//! §4.8). Every transaction that writes is opened so.
//!
//! **A write that was given up is none.** On a full disk no request fails, but the transaction as a whole is
//! aborted (§5.5), and why is known to the transaction alone.
//!
//! **Older tabs give way.** A newer version of the app in another tab can change the database only when no
//! older one holds it open. So a connection closes when it is asked to (§5.4), once what was typed is
//! on its way; what is tried with it afterwards says that a newer version is there.

use std::cell::Cell;

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/store/connections.js")]
extern "C" {
    fn teach();
    fn why_aborted() -> String;
    fn remove(name: &str) -> Promise;
}

/// Removes a database; true once that is done, which it is not before every tab has given its connection
/// up.
pub fn remove_database(name: &str) -> Promise {
    remove(name)
}

/// The name of the error by which the last transaction that was given up ended.
pub fn reason_of_abort() -> String {
    why_aborted()
}

/// Teaches every connection of this page. Once is enough.
pub fn teach_once() {
    thread_local!(static TAUGHT: Cell<bool> = const { Cell::new(false) });
    if !TAUGHT.replace(true) {
        teach();
    }
}
