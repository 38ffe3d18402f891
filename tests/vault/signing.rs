//! The signing keys under the vault, and whose they are.

use practice_review_engine::signers::{Checked, Known, Person};
use practice_review_toolkit::store::{StoreError, signers};
use practice_review_toolkit::vault::{Sealed, SigningKey, VaultError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::database;
use crate::helpers::*;

fn person(name: &str, agency: &str) -> Person {
    Person {
        name: name.to_owned(),
        role: "Safeguarding lead".to_owned(),
        agency: agency.to_owned(),
    }
}

fn ann() -> Person {
    person("Ann Wrenfield", "A school")
}

fn noted(kid: &str) -> Known {
    Known {
        kid: kid.to_owned(),
        person: person("Bea Wrenfield", "A trust"),
        checked: Checked::Telephone,
        since: "2026-11-24T09:00:00Z".to_owned(),
    }
}

#[wasm_bindgen_test]
async fn a_key_that_is_made_under_the_vault_signs_only_while_it_is_open() {
    let vault = set_up().await;
    let made = SigningKey::of(&ann()).await.unwrap();
    made.sign(b"words").await.unwrap();
    let record = database::get("keys", "signing").await;
    assert!(database::member(&record, "private").is_undefined());
    vault.lock().await;
    assert_eq!(SigningKey::of(&ann()).await.err(), Some(VaultError::Locked));
    assert_eq!(vault.unlock(way(PASSPHRASE)).await, Ok(Sealed::All));
    let again = SigningKey::of(&ann()).await.unwrap();
    assert_eq!(again.public(), made.public());
    again.sign(b"words").await.unwrap();
}

#[wasm_bindgen_test]
async fn a_key_from_before_the_vault_stays_in_use() {
    let vault = nothing().await;
    let before = SigningKey::of(&ann()).await.unwrap();
    let first = practice_review_toolkit::vault::First::Passphrase(passphrase(PASSPHRASE));
    assert_eq!(vault.set_up(first, None).await, Ok(Sealed::All));
    let after = SigningKey::of(&ann()).await.unwrap();
    assert_eq!(after.public(), before.public());
    after.sign(b"words").await.unwrap();
}

#[wasm_bindgen_test]
async fn each_person_in_each_organisation_has_a_key_of_their_own() {
    let _vault = set_up().await;
    let people = [
        ann(),
        person("Bea Roe", "A school"),
        person("Ann Wrenfield", "A council"),
    ];
    let mut keys = Vec::new();
    for person in &people {
        keys.push(SigningKey::of(person).await.unwrap().public().thumbprint());
    }
    for (person, key) in people.iter().zip(&keys) {
        let again = SigningKey::of(person).await.unwrap();
        assert_eq!(&again.public().thumbprint(), key);
    }
    let other_spelling = person("ann  WRENFIELD", "a school");
    let same = SigningKey::of(&other_spelling).await.unwrap();
    assert_eq!(same.public().thumbprint(), keys[0]);
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), people.len());
    assert_eq!(signers::read().await.unwrap().own().len(), people.len());
}

#[wasm_bindgen_test]
async fn who_signs_and_who_is_known_is_sealed_with_the_cases() {
    let vault = nothing().await;
    SigningKey::of(&ann()).await.unwrap();
    signers::change(|signers| signers.note(noted("b")))
        .await
        .unwrap();
    let before = signers::read().await.unwrap();
    assert!(database::as_text().await.contains("Wrenfield"));
    let first = practice_review_toolkit::vault::First::Passphrase(passphrase(PASSPHRASE));
    assert_eq!(vault.set_up(first, None).await, Ok(Sealed::All));
    assert!(!database::as_text().await.contains("Wrenfield"));
    assert_eq!(signers::read().await.unwrap(), before);
    vault.lock().await;
    assert_eq!(signers::read().await, Err(StoreError::Locked));
}

#[wasm_bindgen_test]
async fn a_list_of_signers_that_was_put_there_unsealed_is_not_believed() {
    let _vault = set_up().await;
    let forged = js_sys::Object::new().into();
    let members = [
        ("id", JsValue::from("signers")),
        ("revision", JsValue::from(0)),
        (
            "body",
            JsValue::from(r#"{"version":1,"signers":{"own":[],"known":[]}}"#),
        ),
    ];
    let forged = members.iter().fold(forged, |forged, (name, value)| {
        database::with(&forged, name, value)
    });
    database::put("signers", &forged).await;
    assert!(matches!(
        signers::read().await,
        Err(StoreError::Irregular(_))
    ));
}
