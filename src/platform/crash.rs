//! Where the program stops for good. What is then on the page is no longer the program's: `public/crash.js`
//! shows it, with what was handed over here before.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = prtCrash, catch)]
    fn keep(id: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = prtCrash, catch)]
    fn forget(id: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = prtCrash, catch, js_name = forgetAll)]
    fn forget_all() -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = prtCrash, catch)]
    fn stop(at: &str) -> Result<(), JsValue>;
}

/// Hands over a case's text, to be downloaded should the program stop.
pub fn keep_copy(id: &str, text: &str) {
    // A page without that script, as in a test, has nothing to show it on.
    let _ = keep(id, text);
}

/// Forgets it.
pub fn forget_copy(id: &str) {
    let _ = forget(id);
}

/// Forgets all of them.
pub fn forget_copies() {
    let _ = forget_all();
}

/// Shows the page for it where the program panics. It says at which line, and nothing else: what a panic
/// says may hold words of a case.
pub fn show_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let at = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        let _ = stop(&at);
    }));
}
