//! Records as they stand in the database. In clear are id, revision and when it was last written; the
//! rest is sealed once the vault is set up.

use js_sys::{Object, Reflect, Uint8Array};
use practice_review_engine::seal::{Found, Slot};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast as _, JsValue};

use super::error::StoreError;

/// Counts the writes of a case. A write is refused where another came first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Revision(u32);

impl Revision {
    /// The one of a first write, or the one after this.
    pub(super) fn after(over: Option<Self>) -> Self {
        Self(over.map_or(0, |Self(number)| number.wrapping_add(1)))
    }

    /// As a number.
    pub fn number(self) -> u64 {
        self.0.into()
    }

    /// The later of two.
    pub(super) fn or_later(self, number: u64) -> Self {
        Self(self.0.max(u32::try_from(number).unwrap_or(u32::MAX)))
    }
}

/// What a record holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The case's own JSON text, as records were before there was a vault.
    Clear(String),
    /// An envelope (`practice_review_engine::seal::envelope`).
    Sealed(Vec<u8>),
}

/// A record.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The case's name.
    pub id: String,
    /// Which write it is.
    pub revision: Revision,
    /// When the case was last changed, RFC 3339 in UTC; empty in a summary, which has it inside.
    pub updated: String,
    /// What it holds.
    pub content: Content,
}

/// What can be said of a record without reading what it holds, which may be long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which write it is.
    pub revision: Revision,
    /// Whether it is sealed.
    pub is_sealed: bool,
}

impl Head {
    /// Of what the database kept.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn read(value: &JsValue) -> Result<Self, StoreError> {
        let member = |name: &str| Reflect::get(value, &name.into()).ok();
        let revision = member("revision")
            .and_then(|revision| revision.as_f64())
            .filter(|number| number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number))
            .ok_or_else(|| damaged("its revision"))?;
        Ok(Self {
            // It was looked at above.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            revision: Revision(revision as u32),
            is_sealed: member("sealed").is_some_and(|sealed| sealed.is_instance_of::<Uint8Array>()),
        })
    }
}

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged(format!(
        "the record is damaged ({what} is missing); it is left as it is"
    ))
}

/// The place of a record in a store.
pub fn slot<'a>(store: &'a str, id: &'a str, revision: Revision) -> Slot<'a> {
    Slot {
        store,
        id,
        revision: revision.number(),
    }
}

/// A member that is text.
pub fn text(value: &JsValue, name: &str) -> Option<String> {
    Reflect::get(value, &name.into()).ok()?.as_string()
}

/// A member that is bytes.
pub fn bytes(value: &JsValue, name: &str) -> Option<Vec<u8>> {
    let value = Reflect::get(value, &name.into()).ok()?;
    value.dyn_into::<Uint8Array>().ok().map(|b| b.to_vec())
}

/// A new plain object with these members.
pub fn object(members: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a new plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

impl Record {
    /// As the database keeps it.
    pub fn to_js(&self) -> JsValue {
        let (name, content) = match &self.content {
            Content::Clear(body) => ("body", body.into()),
            Content::Sealed(envelope) => ("sealed", Uint8Array::from(envelope.as_slice()).into()),
        };
        object(&[
            ("id", &self.id.as_str().into()),
            ("revision", &self.revision.0.into()),
            ("updated", &self.updated.as_str().into()),
            (name, &content),
        ])
    }

    /// Reads what the database kept.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn read(value: &JsValue) -> Result<Self, StoreError> {
        let Head { revision, .. } = Head::read(value)?;
        let content = match (text(value, "body"), bytes(value, "sealed")) {
            (_, Some(envelope)) => Content::Sealed(envelope),
            (Some(body), None) => Content::Clear(body),
            (None, None) => return Err(damaged("what was written")),
        };
        Ok(Self {
            id: text(value, "id").ok_or_else(|| damaged("its name"))?,
            revision,
            updated: text(value, "updated").unwrap_or_default(),
            content,
        })
    }

    /// Where it is sealed for, in a store.
    pub fn slot<'a>(&'a self, store: &'a str) -> Slot<'a> {
        slot(store, &self.id, self.revision)
    }

    /// What the register is asked about.
    pub fn found(&self) -> Found {
        match self.content {
            Content::Clear(_) => Found::Clear,
            Content::Sealed(_) => Found::Sealed(self.revision.number()),
        }
    }

    /// The envelope, where it is sealed.
    pub fn sealed(&self) -> Option<&[u8]> {
        match &self.content {
            Content::Sealed(envelope) => Some(envelope),
            Content::Clear(_) => None,
        }
    }
}
