//! The database as somebody sees it who has the browser's profile and no key: a connection of its own,
//! beside the app's.

use js_sys::{Array, JSON, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/tests/vault/page.js")]
extern "C" {
    /// Every write of a record of this name fails as on a full disk; none does with an empty one.
    pub fn refuse_to_put(id: &str);

    #[wasm_bindgen(js_name = all)]
    fn js_all(store: &str) -> Promise;
    #[wasm_bindgen(js_name = get)]
    fn js_get(store: &str, id: &str) -> Promise;
    #[wasm_bindgen(js_name = put)]
    fn js_put(store: &str, value: &JsValue) -> Promise;
    #[wasm_bindgen(js_name = remove)]
    fn js_remove(store: &str, id: &str) -> Promise;
    #[wasm_bindgen(js_name = clear)]
    fn js_clear(store: &str) -> Promise;
}

pub const STORES: [&str; 5] = ["cases", "keys", "signers", "summaries", "vault"];

pub async fn all(store: &str) -> Vec<JsValue> {
    Array::from(&JsFuture::from(js_all(store)).await.unwrap()).to_vec()
}

pub async fn get(store: &str, id: &str) -> JsValue {
    let found = JsFuture::from(js_get(store, id)).await.unwrap();
    assert!(!found.is_undefined(), "{store}/{id} is not there");
    found
}

pub async fn put(store: &str, value: &JsValue) {
    JsFuture::from(js_put(store, value)).await.unwrap();
}

pub async fn remove(store: &str, id: &str) {
    JsFuture::from(js_remove(store, id)).await.unwrap();
}

pub async fn clear(store: &str) {
    JsFuture::from(js_clear(store)).await.unwrap();
}

/// A copy of a record with one member changed.
pub fn with(record: &JsValue, name: &str, value: &JsValue) -> JsValue {
    let copy = Object::assign(&Object::new(), record.unchecked_ref());
    Reflect::set(&copy, &name.into(), value).unwrap();
    copy.into()
}

pub fn member(record: &JsValue, name: &str) -> JsValue {
    Reflect::get(record, &name.into()).unwrap()
}

/// Everything that stands in the database, as text: bytes as the letters that they would be.
pub async fn as_text() -> String {
    let mut out = String::new();
    for store in STORES {
        for record in all(store).await {
            for entry in Object::entries(record.unchecked_ref()).iter() {
                let entry = Array::from(&entry);
                let value = entry.get(1);
                out.push_str(&entry.get(0).as_string().unwrap());
                out.push('=');
                match value.dyn_ref::<Uint8Array>() {
                    Some(bytes) => out.push_str(&String::from_utf8_lossy(&bytes.to_vec())),
                    None => out.push_str(&String::from(JSON::stringify(&value).unwrap())),
                }
                out.push('\n');
            }
        }
    }
    out
}
