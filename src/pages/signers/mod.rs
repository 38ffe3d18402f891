//! Who signs in this browser, and whose keys are known here.
//!
//! - [`page`]: the page of both
//! - [`own`]: whose key signs, on the pages that sign
//! - [`retire`]: putting a key out of use
//! - [`standing`]: what is known of a key that signed an opened file, and noting it
//! - [`List`]: the record, as a page has it

mod own;
mod page;
mod retire;
mod standing;

pub use own::WhoseKey;
pub use page::SignersPage;
pub use standing::KeyStanding;

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::signers::{Checked, Signers};

use crate::pages::words::sentence;
use crate::store::{StoreError, signers};

/// The record, read when the page is opened.
#[derive(Clone, Copy)]
pub struct List {
    /// As it was read or changed last; nothing until then.
    pub signers: RwSignal<Option<Signers>>,
    /// Why it could not be read or changed.
    pub failed: RwSignal<Option<String>>,
}

impl List {
    /// Begins to read it.
    pub fn read() -> Self {
        let list = Self {
            signers: RwSignal::new(None),
            failed: RwSignal::new(None),
        };
        spawn_local(async move { list.take(signers::read().await) });
        list
    }

    /// Changes it.
    pub fn change(self, act: impl Fn(&mut Signers) + 'static) {
        spawn_local(async move { self.take(signers::change(act).await) });
    }

    fn take(self, outcome: Result<Signers, StoreError>) {
        match outcome {
            Ok(signers) => {
                let _ = self.failed.try_set(None);
                let _ = self.signers.try_set(Some(signers));
            }
            Err(error) => {
                let _ = self.failed.try_set(Some(sentence(&error)));
            }
        }
    }
}

/// How it was checked whose key it is, after "noted".
fn checked_words(checked: Checked) -> &'static str {
    match checked {
        Checked::Telephone => "after comparing the fingerprint over the telephone",
        Checked::InPerson => "after comparing the fingerprint face to face",
        Checked::No => "without comparing the fingerprint",
    }
}
