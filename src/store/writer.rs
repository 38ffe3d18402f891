//! One writer a case, by a Web Lock: a second tab reads only. It may write once the first is gone, or has
//! given way to it ([`super::taking`]).

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    type WithLocks;

    #[wasm_bindgen(method, getter)]
    fn locks(this: &WithLocks) -> Option<LockManager>;

    type LockManager;

    #[wasm_bindgen(method)]
    fn request(this: &LockManager, name: &str, options: &JsValue, granted: &Function) -> Promise;
}

/// What a page may do with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Read and write.
    Write,
    /// Read only: another tab writes.
    Read,
}

/// The right to write a case, or the wait for it. Dropping it gives it up.
pub struct Writer {
    release: Function,
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Nothing is left to do where the page is going away.
        let _ = self.release.call0(&JsValue::NULL);
    }
}

fn manager() -> Option<LockManager> {
    let navigator: WithLocks = web_sys::window()?.navigator().unchecked_into();
    navigator.locks()
}

/// How the right to write is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// It is had at once or not at all.
    AtOnce,
    /// It is waited for.
    Wait,
    /// It is taken from whoever has it.
    Take,
}

impl Asking {
    /// The member of the options (Web Locks §3.2.2) that says so.
    fn option(self) -> Option<&'static str> {
        match self {
            Self::AtOnce => Some("ifAvailable"),
            Self::Wait => None,
            Self::Take => Some("steal"),
        }
    }
}

/// Asks for the right to write the case of this name; `None` where another holds it. A browser without
/// Web Locks lets every page write; the revision of a record still refuses a second writer. `lost` is
/// called where somebody else takes the right away.
pub async fn acquire(
    case: &str,
    asking: Asking,
    lost: impl FnOnce() + 'static,
) -> (Access, Option<Writer>) {
    let Some(manager) = manager() else {
        return (Access::Write, None);
    };
    let options = js_sys::Object::new();
    if let Some(option) = asking.option()
        && js_sys::Reflect::set(&options, &option.into(), &JsValue::TRUE).is_err()
    {
        return (Access::Write, None);
    }
    let mut release = None;
    // The lock is held until this promise resolves.
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let Some(release) = release else {
        return (Access::Write, None);
    };
    let writer = Writer { release };
    let mut answer = None;
    let answered = Promise::new(&mut |resolve, _| answer = Some(resolve));
    let Some(answer) = answer else {
        return (Access::Write, None);
    };
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let given = !lock.is_null();
        // The one who waits for the answer may be gone.
        let _ = answer.call1(&JsValue::NULL, &JsValue::from_bool(given));
        if given {
            held.into()
        } else {
            JsValue::UNDEFINED
        }
    });
    let request = manager.request(&format!("case:{case}"), &options, granted.unchecked_ref());
    spawn_local(async move {
        // It ends when the right is given up, and fails when it is taken away.
        if JsFuture::from(request).await.is_err() {
            lost();
        }
    });
    match JsFuture::from(answered).await.map(|given| given.as_bool()) {
        Ok(Some(true)) => (Access::Write, Some(writer)),
        _ => (Access::Read, None),
    }
}
