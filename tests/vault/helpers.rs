//! What every test here begins with.

use gloo_storage::{LocalStorage, Storage as _};
use leptos::prelude::Owner;
use practice_review_engine::case::{Case, CaseId};
use practice_review_engine::guidance::PartnershipId;
use practice_review_engine::seal::NewPassphrase;
use practice_review_toolkit::store::{Listed, Summary, cases};
use practice_review_toolkit::vault::{First, Sealed, State, Vault, Way, typed};

use crate::{database, deriver};

pub const PASSPHRASE: &str = "lantern gravel oxide tulip";
pub const OTHER: &str = "pebble harbour velvet onion";
pub const TITLE: &str = "Wrenfield summer";

/// No cases and no vault.
pub async fn nothing() -> Vault {
    deriver::install();
    LocalStorage::raw().clear().unwrap();
    // Signals need somebody who owns them.
    Owner::new().set();
    let vault = Vault::new();
    // The first look opens the database.
    vault.read().await;
    for store in database::STORES {
        database::clear(store).await;
    }
    vault.read().await;
    assert_eq!(vault.state_untracked(), State::NotSetUp);
    vault
}

pub fn passphrase(text: &str) -> NewPassphrase {
    NewPassphrase::check(typed(text)).unwrap()
}

pub fn way(text: &str) -> Way {
    Way::Passphrase(typed(text))
}

/// A vault with a passphrase, open.
pub async fn set_up() -> Vault {
    let vault = nothing().await;
    let first = First::Passphrase(passphrase(PASSPHRASE));
    assert_eq!(vault.set_up(first, None).await, Ok(Sealed::All));
    vault
}

pub fn is_open(vault: Vault) -> bool {
    matches!(vault.state_untracked(), State::Open(_))
}

pub fn is_locked(vault: Vault) -> bool {
    matches!(vault.state_untracked(), State::Locked(_))
}

/// A case that is not written yet.
pub fn case(seed: u8, title: &str) -> Case {
    let id = CaseId::from_random([seed; 16]);
    let partnership = PartnershipId::from("a-place");
    Case::new(id, partnership, title, "2026-11-24T09:00:00Z")
}

/// A case as it was written.
pub async fn written(seed: u8, title: &str) -> Case {
    let case = case(seed, title);
    cases::write(&case, None).await.unwrap();
    case
}

/// The titles of the cases that open.
pub async fn titles() -> Vec<String> {
    let mut titles: Vec<String> = wholes().await.into_iter().map(|s| s.title).collect();
    titles.sort();
    titles
}

async fn wholes() -> Vec<Summary> {
    let listed = cases::list().await.unwrap();
    listed
        .into_iter()
        .filter_map(|listed| match listed {
            Listed::Whole(summary) => Some(*summary),
            Listed::Damaged { .. } | Listed::Untrusted { .. } => None,
        })
        .collect()
}

/// The cases that do not open, with the reason.
pub async fn damaged() -> Vec<(String, String)> {
    let listed = cases::list().await.unwrap();
    listed
        .into_iter()
        .filter_map(|listed| match listed {
            Listed::Damaged { id, why, .. } => Some((id, why)),
            Listed::Untrusted { why } => Some((String::new(), why)),
            Listed::Whole(_) => None,
        })
        .collect()
}
