//! The signing key under the vault.

use practice_review_toolkit::vault::{Sealed, SigningKey, VaultError};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::database;
use crate::helpers::*;

#[wasm_bindgen_test]
async fn a_key_that_is_made_under_the_vault_signs_only_while_it_is_open() {
    let vault = set_up().await;
    let made = SigningKey::of_this_browser().await.unwrap();
    made.sign(b"words").await.unwrap();
    let record = database::get("keys", "signing").await;
    assert!(database::member(&record, "private").is_undefined());
    vault.lock().await;
    assert_eq!(
        SigningKey::of_this_browser().await.err(),
        Some(VaultError::Locked)
    );
    assert_eq!(vault.unlock(way(PASSPHRASE)).await, Ok(Sealed::All));
    let again = SigningKey::of_this_browser().await.unwrap();
    assert_eq!(again.public(), made.public());
    again.sign(b"words").await.unwrap();
}

#[wasm_bindgen_test]
async fn a_key_from_before_the_vault_stays_in_use() {
    let vault = nothing().await;
    let before = SigningKey::of_this_browser().await.unwrap();
    let first = practice_review_toolkit::vault::First::Passphrase(passphrase(PASSPHRASE));
    assert_eq!(vault.set_up(first, None).await, Ok(Sealed::All));
    let after = SigningKey::of_this_browser().await.unwrap();
    assert_eq!(after.public(), before.public());
    after.sign(b"words").await.unwrap();
}
