//! The signing key of this browser. Made while the vault is open, it is stored sealed under the vault
//! and used through a handle that cannot be exported. One that was made before there was a vault is
//! such a handle itself; the browser does not let it be sealed, and it stays in use.

use js_sys::{Reflect, Uint8Array};
use practice_review_engine::bundle::PublicJwk;
use practice_review_engine::seal::Slot;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::CryptoKey;

use super::ecdsa;
use super::error::VaultError;
use super::held;
use super::webcrypto::object;
use crate::store::{StoreError, keys};

/// The name of the one key that there is.
const ID: &str = "signing";
/// Where it is sealed for. It is written once.
const SLOT: Slot<'_> = Slot {
    store: "keys",
    id: ID,
    revision: 0,
};

/// A key that signs.
pub struct SigningKey {
    private: CryptoKey,
    public: PublicJwk,
}

impl SigningKey {
    /// The key of this browser; made at its first use.
    ///
    /// # Errors
    /// [`VaultError::Locked`] where it is sealed and the vault is not open.
    pub async fn of_this_browser() -> Result<Self, VaultError> {
        if let Some(record) = keys::get(ID).await?
            && let Some(key) = Self::read(&record).await?
        {
            return Ok(key);
        }
        let held = held::key();
        let pair = ecdsa::generate(held.is_some()).await?;
        let private = match &held {
            None => ("private", JsValue::from(pair.private)),
            Some(held) => {
                let envelope = held.seal_signing_key(&SLOT, &pair.private).await?;
                ("sealed", Uint8Array::from(envelope.as_slice()).into())
            }
        };
        let record = object(&[
            ("id", &ID.into()),
            (private.0, &private.1),
            ("x", &Uint8Array::from(pair.x.as_slice()).into()),
            ("y", &Uint8Array::from(pair.y.as_slice()).into()),
        ]);
        let kept = match keys::keep(ID, &record, held.as_ref()).await {
            Err(StoreError::Locked) => return Err(VaultError::Locked),
            other => other?,
        };
        Self::read(&kept).await?.ok_or(VaultError::Refused {
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
        ecdsa::sign(&self.private, message).await
    }

    /// Reads a record; nothing where it is none of a key.
    async fn read(record: &JsValue) -> Result<Option<Self>, VaultError> {
        let member = |name: &str| Reflect::get(record, &name.into()).ok();
        let bytes = |name: &str| -> Option<Vec<u8>> {
            let value = member(name)?.dyn_into::<Uint8Array>().ok()?;
            Some(value.to_vec())
        };
        let coordinate =
            |name: &str| -> Option<[u8; 32]> { bytes(name).and_then(|b| b.try_into().ok()) };
        let (Some(x), Some(y)) = (coordinate("x"), coordinate("y")) else {
            return Ok(None);
        };
        let handle = member("private").and_then(|key| key.dyn_into::<CryptoKey>().ok());
        let private = match (handle, bytes("sealed")) {
            (Some(handle), _) => handle,
            (None, Some(envelope)) => {
                let held = held::key().ok_or(VaultError::Locked)?;
                held.open_signing_key(&SLOT, &envelope).await?
            }
            (None, None) => return Ok(None),
        };
        Ok(Some(Self {
            private,
            public: PublicJwk::from_coordinates(&x, &y),
        }))
    }
}
