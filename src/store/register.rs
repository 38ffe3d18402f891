//! The sealed register beside the cases (`practice_review_engine::seal::register`): read, kept in
//! memory while it stands as it was read, and written with each record in one transaction.

use std::cell::RefCell;

use js_sys::Uint8Array;
use practice_review_engine::seal::{Register, Slot, VaultId};
use rexie::Transaction;
use wasm_bindgen::JsValue;

use super::database::VAULT;
use super::error::StoreError;
use super::record::{bytes, object};
use crate::vault::held::{DataKey, OpenSealedError};

/// Its name in the store.
const REGISTER: &str = "register";
const SCHEMA: u32 = 1;

/// The register as it stands, or why there is none to be trusted.
#[derive(Clone)]
pub struct Known {
    /// Which write of it this is; none where there is none.
    pub revision: Option<u64>,
    /// What it says.
    pub register: Result<Register, String>,
}

/// What is read of it inside a transaction, to be opened after it.
pub struct Raw(Option<JsValue>);

/// What was opened or written last.
struct Last {
    vault: VaultId,
    envelope: Vec<u8>,
    known: Known,
}

thread_local! {
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

/// What was opened or written last, without a look whether it still stands: whoever writes on it finds
/// out.
pub fn last(key: &DataKey) -> Option<Known> {
    LAST.with_borrow(|last| {
        last.as_ref()
            .filter(|last| last.vault == *key.vault())
            .map(|last| last.known.clone())
    })
}

/// Reads it inside a transaction that covers [`VAULT`].
///
/// # Errors
/// [`StoreError`].
pub async fn get(transaction: &Transaction) -> Result<Raw, StoreError> {
    let found = transaction.store(VAULT)?.get(REGISTER.into()).await?;
    Ok(Raw(found))
}

impl Raw {
    /// Which write of it this is.
    pub fn revision(&self) -> Option<u64> {
        let record = self.0.as_ref()?;
        let number = js_sys::Reflect::get(record, &"revision".into())
            .ok()?
            .as_f64()?;
        // A count of writes is a whole number below 2^53.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some(number as u64)
    }

    /// Opens it.
    ///
    /// # Errors
    /// [`StoreError::Crypto`] where the browser cannot; one that does not open is no error here.
    pub async fn open(self, key: &DataKey) -> Result<Known, StoreError> {
        let revision = self.revision();
        let envelope = self.0.as_ref().and_then(|record| bytes(record, "sealed"));
        let (Some(number), Some(envelope)) = (revision, envelope) else {
            return Ok(Known {
                revision,
                register: Err("it was taken away".to_owned()),
            });
        };
        let known = LAST.with_borrow(|last| {
            last.as_ref()
                .filter(|last| last.envelope == envelope && last.known.revision == revision)
                .map(|last| last.known.clone())
        });
        if let Some(known) = known {
            return Ok(known);
        }
        let register = match key.open(&slot(number), &envelope).await {
            Ok(plain) => Register::read(&plain).map_err(|error| error.to_string()),
            Err(OpenSealedError::Envelope(error)) => Err(error.to_string()),
            Err(OpenSealedError::Vault(error)) => {
                return Err(StoreError::Crypto(error.to_string()));
            }
        };
        let known = Known { revision, register };
        LAST.set(Some(Last {
            vault: *key.vault(),
            envelope,
            known: known.clone(),
        }));
        Ok(known)
    }
}

fn slot(revision: u64) -> Slot<'static> {
    Slot {
        store: VAULT,
        id: REGISTER,
        revision,
    }
}

/// A register sealed as its next write.
pub struct Next {
    after: Option<u64>,
    record: JsValue,
    last: Last,
}

impl Next {
    /// Seals a register as the write after this one.
    ///
    /// # Errors
    /// [`StoreError::Crypto`].
    pub async fn seal(
        key: &DataKey,
        after: Option<u64>,
        register: Register,
    ) -> Result<Self, StoreError> {
        let number = after.map_or(0, |number| number + 1);
        let envelope = key
            .seal(&slot(number), SCHEMA, &register.to_bytes())
            .await
            .map_err(|error| StoreError::Crypto(error.to_string()))?;
        // A count of writes stays far below 2^53.
        #[allow(clippy::cast_precision_loss)]
        let revision = number as f64;
        let record = object(&[
            ("id", &REGISTER.into()),
            ("revision", &revision.into()),
            ("sealed", &Uint8Array::from(envelope.as_slice())),
        ]);
        let last = Last {
            vault: *key.vault(),
            envelope,
            known: Known {
                revision: Some(number),
                register: Ok(register),
            },
        };
        Ok(Self {
            after,
            record,
            last,
        })
    }

    /// As the database keeps it.
    pub fn record(&self) -> &JsValue {
        &self.record
    }

    /// Writes it inside a transaction that covers [`VAULT`], unless another came first: false then, and
    /// nothing is written.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn put(&self, transaction: &Transaction) -> Result<bool, StoreError> {
        if get(transaction).await?.revision() != self.after {
            return Ok(false);
        }
        transaction.store(VAULT)?.put(&self.record, None).await?;
        Ok(true)
    }

    /// Notes that it was written.
    pub fn stands(self) {
        LAST.set(Some(self.last));
    }
}
