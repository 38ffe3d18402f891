//! Focus that would be lost. Where the focused element is taken off the page, browsers focus nothing,
//! and whoever uses a keyboard or a screen reader stands at the beginning again without being told.

use std::cell::RefCell;

use leptos::ev::focusin;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationObserverInit};

use super::focus_element;

thread_local! {
    static LAST: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// For as long as the page lives: where the focused element goes and nothing else takes the focus, the
/// element `fallback` gets it.
pub fn keep_focus(fallback: &'static str) {
    let listener = window_event_listener(focusin, |event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        LAST.set(target);
    });
    on_cleanup(move || listener.remove());
    let look = Closure::<dyn Fn()>::new(move || {
        if is_lost() {
            // What took its place may take the focus itself, once it stands.
            request_animation_frame(move || {
                request_animation_frame(move || {
                    if is_lost() {
                        LAST.set(None);
                        focus_element(fallback);
                    }
                });
            });
        }
    });
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    if let (Ok(observer), Some(body)) = (
        MutationObserver::new(look.as_ref().unchecked_ref()),
        document().body(),
    ) {
        // A body can always be observed.
        let _ = observer.observe_with_options(&body, &options);
        look.forget();
    }
}

fn is_lost() -> bool {
    let gone = LAST.with_borrow(|last| last.as_ref().is_some_and(|last| !last.is_connected()));
    let body: Option<Element> = document().body().map(Into::into);
    gone && document()
        .active_element()
        .is_none_or(|at| Some(at) == body)
}
