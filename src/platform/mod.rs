//! What the app asks of the browser besides storage and keys: time, randomness, files, printing, other
//! tabs.
//! Nothing here knows what a case is.

mod crash;
mod file;
mod lasting;
mod local;
mod tabs;
mod time;

pub use crash::{forget_copies, forget_copy, keep_copy, show_panics};
pub use file::{FileError, download, read};
pub use lasting::{
    Promised, ask as ask_to_keep, ask_once as ask_to_keep_once, look as look_whether_promised,
    promised, room,
};
pub use local::{
    NotRemembered, forget, forget_all, refuses as refuses_settings, remember, remember_text,
    remembered, remembered_text,
};
pub use tabs::{listen as hear_tabs, tell as tell_tabs};
pub use time::{
    after, day, milliseconds, moment, moment_now, moment_of, moment_to_the_second, now, pause,
    shown_now, time_of_day, today, until,
};

/// Random bytes for a name that is never used twice.
pub fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    if getrandom::fill(&mut bytes).is_err() {
        // A browser without a random source signs nothing either; a name only has to be new.
        for byte in &mut bytes {
            // A number from 0 to 255 fits.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let random = (js_sys::Math::random() * 256.0) as u8;
            *byte = random;
        }
    }
    bytes
}

/// What the browser does not offer at this address, in words for the reader; nothing where all is
/// there. Storage that fails is told where cases are listed.
pub fn lack() -> Option<&'static str> {
    let secure = web_sys::window().is_some_and(|window| window.is_secure_context());
    (!secure).then_some(
        "This address is not secure (http instead of https), so the browser lets nobody sign here, open a signed file, protect cases, or keep the app. Ask for an address with https, or use the app as one file.",
    )
}

/// True where the app is one file, opened from a disk.
pub fn is_one_file() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.get_element_by_id("program").is_some())
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}

/// Whether leaving the page would lose nothing. Whoever still has something to save is asked, as when
/// the page is closed, and saves it now.
pub fn may_leave() -> bool {
    let options = web_sys::EventInit::new();
    options.set_cancelable(true);
    let asked = web_sys::Event::new_with_event_init_dict("beforeunload", &options);
    match (web_sys::window(), asked) {
        (Some(window), Ok(asked)) => window.dispatch_event(&asked).unwrap_or(false),
        _ => false,
    }
}

/// Puts text on the tab. Never anything of a case.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}
