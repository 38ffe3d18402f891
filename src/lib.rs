//! The browser app: everything that runs on the user's own machine and on no other.
//!
//! Floors from the ground up: [`built_in`] data, [`platform`], [`store`], [`vault`]; the bank
//! [`holidays`] in use; the [`linter`] in a [`worker`] of its own; the [`library`] of partnerships; what
//! keeps the app [`offline`]; all of it in one [`backup`]; the open case in [`session`]; [`components`] that know nothing of
//! safeguarding; [`pages`] that join them; and
//! [`app`], which shows the page that the address ([`route`]) names.

pub mod app;
pub mod backup;
pub mod built_in;
pub mod components;
pub mod holidays;
pub mod library;
pub mod linter;
pub mod offline;
pub mod pages;
pub mod platform;
pub mod route;
pub mod session;
pub mod store;
pub mod vault;
pub mod worker;

/// Starts the app in the page.
pub fn start() {
    platform::show_panics();
    library::open();
    leptos::mount::mount_to_body(app::App);
    // What was there to read while the app was loading.
    if let Some(waiting) = leptos::prelude::document().get_element_by_id("boot") {
        waiting.remove();
    }
}
