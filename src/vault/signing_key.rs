//! The signing key of this browser.

use js_sys::{Object, Reflect, Uint8Array};
use practice_review_engine::bundle::PublicJwk;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::CryptoKey;

use super::crypto::{self, Pair};
use super::error::VaultError;
use crate::store::keys;

/// The name of the one key that there is.
const ID: &str = "signing";

/// A key that signs.
pub struct SigningKey {
    private: CryptoKey,
    public: PublicJwk,
}

impl SigningKey {
    /// The key of this browser; made at its first use.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn of_this_browser() -> Result<Self, VaultError> {
        if let Some(key) = keys::get(ID).await?.as_ref().and_then(Self::read) {
            return Ok(key);
        }
        let pair = crypto::generate().await?;
        let kept = keys::keep(ID, &record(&pair)).await?;
        Self::read(&kept).ok_or(VaultError::Refused {
            doing: "read its signing key",
        })
    }

    /// The public half.
    pub fn public(&self) -> &PublicJwk {
        &self.public
    }

    /// Signs: r and s, 32 bytes each, big-endian.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn sign(&self, message: &[u8]) -> Result<[u8; 64], VaultError> {
        crypto::sign(&self.private, message).await
    }

    fn read(record: &JsValue) -> Option<Self> {
        let coordinate = |name: &str| -> Option<[u8; 32]> {
            let value = Reflect::get(record, &name.into()).ok()?;
            value
                .dyn_into::<Uint8Array>()
                .ok()?
                .to_vec()
                .try_into()
                .ok()
        };
        Some(Self {
            private: Reflect::get(record, &"private".into())
                .ok()?
                .dyn_into()
                .ok()?,
            public: PublicJwk::from_coordinates(&coordinate("x")?, &coordinate("y")?),
        })
    }
}

fn record(pair: &Pair) -> JsValue {
    let record = Object::new();
    let members: [(&str, JsValue); 4] = [
        ("id", ID.into()),
        ("private", pair.private.clone().into()),
        ("x", Uint8Array::from(pair.x.as_slice()).into()),
        ("y", Uint8Array::from(pair.y.as_slice()).into()),
    ];
    for (name, value) in members {
        // Setting a member of a new plain object cannot fail.
        let _ = Reflect::set(&record, &name.into(), &value);
    }
    record.into()
}
