//! What the tabs of this browser tell one another: by a broadcast channel and, because a page from a
//! file has a channel of its own in some browsers, by local storage as well. So everything may be heard
//! twice. What is said never holds a word of a case.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::ev;
use leptos::prelude::window_event_listener;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

use super::local::remember;
use super::time::milliseconds;

thread_local! {
    static OPEN: RefCell<BTreeMap<&'static str, BroadcastChannel>> = const { RefCell::new(BTreeMap::new()) };
}

/// Tells the other tabs. The channel's name is also the name under which it stands in local storage.
pub fn tell(channel: &'static str, text: &str) {
    OPEN.with_borrow(|open| {
        if let Some(open) = open.get(channel) {
            // Where it cannot be said this way, it is said the other way.
            let _ = open.post_message(&text.into());
        }
    });
    // Only what differs from before is heard.
    let _ = remember(channel, format!("{text} {}", milliseconds()));
}

/// Hears what other tabs tell on a channel, for as long as the page lives.
pub fn listen(channel: &'static str, hear: impl Fn(&str) + Clone + 'static) {
    if let Ok(open) = BroadcastChannel::new(channel) {
        let hear = hear.clone();
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                hear(&text);
            }
        });
        open.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
        if let Some(before) = OPEN.with_borrow_mut(|all| all.insert(channel, open)) {
            before.close();
        }
    }
    let listener = window_event_listener(ev::storage, move |event| {
        let text: Option<String> = event
            .new_value()
            .filter(|_| event.key().as_deref() == Some(channel))
            .and_then(|text| serde_json::from_str(&text).ok());
        if let Some((text, _when)) = text.as_deref().and_then(|text| text.rsplit_once(' ')) {
            hear(text);
        }
    });
    // It is never taken away: the page and what listens end together.
    std::mem::forget(listener);
}
