//! Cases that stood here before the vault.

use practice_review_toolkit::store::{StoreError, cases};
use practice_review_toolkit::vault::{First, Sealed};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::database;
use crate::helpers::*;

#[wasm_bindgen_test]
async fn without_a_vault_cases_stand_as_they_did() {
    nothing().await;
    let case = written(1, TITLE).await;
    assert!(database::as_text().await.contains(TITLE));
    assert_eq!(titles().await, [TITLE]);
    let (_, revision) = cases::read(&case.id).await.unwrap();
    cases::write(&case, Some(revision)).await.unwrap();
    cases::remove(&case.id).await.unwrap();
    assert_eq!(cases::list().await.unwrap(), []);
}

#[wasm_bindgen_test]
async fn they_are_sealed_at_set_up_and_whoever_has_one_open_writes_on() {
    let vault = nothing().await;
    let mut case = written(1, TITLE).await;
    let (_, revision) = cases::read(&case.id).await.unwrap();
    written(2, "Wrenfield winter").await;
    let first = First::Passphrase(passphrase(PASSPHRASE));
    assert_eq!(vault.set_up(first, None).await, Ok(Sealed::All));
    assert!(!database::as_text().await.contains("Wrenfield"));
    assert_eq!(titles().await, [TITLE, "Wrenfield winter"]);
    case.title = "Wrenfield autumn".to_owned();
    cases::write(&case, Some(revision)).await.unwrap();
    assert_eq!(titles().await, ["Wrenfield autumn", "Wrenfield winter"]);
}

#[wasm_bindgen_test]
async fn a_record_that_cannot_be_read_is_sealed_with_all_it_holds() {
    let vault = nothing().await;
    written(1, TITLE).await;
    let record = database::get("cases", case(1, "").id.as_str()).await;
    let cut = database::with(&record, "body", &"{\"title\":\"Wrenfield".into());
    let cut = database::with(&cut, "id", &"b".repeat(32).into());
    database::put("cases", &cut).await;
    let odd = database::with(&record, "body", &JsValue::from(7));
    let odd = database::with(&odd, "id", &"c".repeat(32).into());
    let odd = database::with(&odd, "note", &"Wrenfield note".into());
    database::put("cases", &odd).await;
    let first = First::Passphrase(passphrase(PASSPHRASE));
    assert_eq!(vault.set_up(first, None).await, Ok(Sealed::All));
    assert!(!database::as_text().await.contains("Wrenfield"));
    assert_eq!(titles().await, [TITLE]);
    assert_eq!(damaged().await.len(), 2);
}

#[wasm_bindgen_test]
async fn where_sealing_was_interrupted_it_goes_on_at_the_next_unlocking() {
    let vault = nothing().await;
    written(1, TITLE).await;
    let late = written(2, "Wrenfield winter").await;
    let first = First::Passphrase(passphrase(PASSPHRASE));
    database::refuse_to_put(late.id.as_str());
    let outcome = vault.set_up(first, None).await;
    database::refuse_to_put("");
    assert_eq!(outcome, Ok(Sealed::NotAll(StoreError::Full)));
    // One is sealed, one is not, both are read.
    let text = database::as_text().await;
    assert!(!text.contains(TITLE) && text.contains("Wrenfield winter"));
    assert_eq!(titles().await, [TITLE, "Wrenfield winter"]);
    assert_eq!(damaged().await, []);
    assert_eq!(cases::read(&late.id).await.unwrap().0, late);

    vault.lock().await;
    assert_eq!(cases::list().await, Err(StoreError::Locked));
    assert_eq!(vault.unlock(way(PASSPHRASE)).await, Ok(Sealed::All));
    assert!(!database::as_text().await.contains("Wrenfield"));
    assert_eq!(titles().await, [TITLE, "Wrenfield winter"]);
    assert_eq!(damaged().await, []);
}
