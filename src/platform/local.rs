//! What the browser remembers beside the cases, where it remembers anything: with site data blocked it
//! refuses local storage as a whole, and nothing is missed but what was chosen last.

use gloo_storage::{LocalStorage, Storage as _};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Nothing can be remembered: the browser refuses, or has no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRemembered;

fn is_there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// Whether the browser refuses local storage, as it does where site data is blocked.
pub fn refuses() -> bool {
    web_sys::window().is_some_and(|window| window.local_storage().is_err())
}

/// What is remembered under a name.
pub fn remembered<T: DeserializeOwned>(name: &str) -> Option<T> {
    is_there().then(|| LocalStorage::get(name).ok()).flatten()
}

/// What is remembered under a name, as the browser keeps it.
pub fn remembered_text(name: &str) -> Option<String> {
    let storage = web_sys::window()?.local_storage().ok()??;
    storage.get_item(name).ok()?
}

/// Remembers what was remembered elsewhere, as the browser there kept it.
///
/// # Errors
/// [`NotRemembered`].
pub fn remember_text(name: &str, text: &str) -> Result<(), NotRemembered> {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok()?);
    let kept = storage.map(|storage| storage.set_item(name, text));
    match kept {
        Some(Ok(())) => Ok(()),
        _ => Err(NotRemembered),
    }
}

/// Remembers something under a name.
///
/// # Errors
/// [`NotRemembered`]; then what was remembered before still is.
pub fn remember(name: &str, value: impl Serialize) -> Result<(), NotRemembered> {
    match is_there() {
        true => LocalStorage::set(name, value).map_err(|_| NotRemembered),
        false => Err(NotRemembered),
    }
}

/// Forgets what is remembered under a name.
pub fn forget(name: &str) {
    if is_there() {
        LocalStorage::delete(name);
    }
}

/// Forgets all that is remembered under names that begin so.
pub fn forget_all(beginning: &str) {
    let Some(Ok(Some(storage))) = web_sys::window().map(|window| window.local_storage()) else {
        return;
    };
    let length = storage.length().unwrap_or_default();
    let names: Vec<String> = (0..length)
        .filter_map(|at| storage.key(at).ok().flatten())
        .collect();
    for name in names.iter().filter(|name| name.starts_with(beginning)) {
        // What is not there any more is forgotten.
        let _ = storage.remove_item(name);
    }
}
