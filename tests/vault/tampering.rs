//! What somebody with the disk and without a key can do to a record, and how it shows.

use js_sys::Uint8Array;
use practice_review_engine::seal::Irregular;
use practice_review_toolkit::store::{StoreError, cases};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::database;
use crate::helpers::*;

#[wasm_bindgen_test]
async fn a_record_in_the_place_of_another_is_named_and_the_others_open() {
    set_up().await;
    let (a, b) = (written(1, "A").await, written(2, "B").await);
    written(3, "C").await;
    for store in ["cases", "summaries"] {
        let from = database::get(store, a.id.as_str()).await;
        let to = database::get(store, b.id.as_str()).await;
        let swapped = database::with(&to, "sealed", &database::member(&from, "sealed"));
        database::put(store, &swapped).await;
    }
    assert_eq!(titles().await, ["A", "C"]);
    let damaged = damaged().await;
    assert_eq!(damaged[0].0, b.id.as_str());
    assert!(
        damaged[0].1.contains("in the place of another"),
        "{damaged:?}"
    );
    let error = cases::read(&b.id).await.unwrap_err();
    assert!(
        matches!(&error, StoreError::Damaged(why) if why.contains("altered")),
        "{error:?}"
    );
    assert!(cases::read(&a.id).await.is_ok());
}

#[wasm_bindgen_test]
async fn a_record_that_was_put_back_to_an_earlier_state_is_named_and_can_be_kept() {
    set_up().await;
    let case = written(1, "As it was").await;
    written(2, "Other").await;
    let id = case.id.as_str();
    let (body, summary) = (
        database::get("cases", id).await,
        database::get("summaries", id).await,
    );
    cases::change(&case.id, |case| case.title = "As it is".to_owned())
        .await
        .unwrap();
    database::put("cases", &body).await;
    // The list may not have been touched; the case says it when it is opened.
    let rolled_back = StoreError::Irregular(Irregular::RolledBack {
        found: 0,
        expected: 1,
    });
    assert_eq!(cases::read(&case.id).await.err(), Some(rolled_back.clone()));
    database::put("summaries", &summary).await;
    assert_eq!(titles().await, ["Other"]);
    assert_eq!(damaged().await, [(id.to_owned(), rolled_back.to_string())]);
    // Raising the number alone does not make it right.
    database::put("cases", &database::with(&body, "revision", &1.into())).await;
    assert!(matches!(
        cases::read(&case.id).await,
        Err(StoreError::Damaged(_))
    ));
    database::put("cases", &body).await;

    cases::keep_as_found(&case.id).await.unwrap();
    assert_eq!(titles().await, ["As it was", "Other"]);
    let (read, _) = cases::read(&case.id).await.unwrap();
    assert_eq!(read.title, "As it was");
}

#[wasm_bindgen_test]
async fn a_record_that_was_cut_is_named() {
    set_up().await;
    let case = written(1, "A").await;
    written(2, "B").await;
    for store in ["cases", "summaries"] {
        let record = database::get(store, case.id.as_str()).await;
        let bytes: Uint8Array = database::member(&record, "sealed").unchecked_into();
        for length in [20, bytes.length() - 1] {
            let cut = database::with(&record, "sealed", &bytes.slice(0, length).into());
            database::put(store, &cut).await;
        }
    }
    assert_eq!(titles().await, ["B"]);
    assert_eq!(damaged().await.len(), 1);
    assert!(cases::read(&case.id).await.is_err());
}

#[wasm_bindgen_test]
async fn a_record_that_was_taken_away_or_put_back_is_named_and_can_be_cleared_up() {
    set_up().await;
    let (a, b) = (written(1, "A").await, written(2, "B").await);
    let (body, summary) = (
        database::get("cases", b.id.as_str()).await,
        database::get("summaries", b.id.as_str()).await,
    );
    cases::remove(&b.id).await.unwrap();
    database::put("cases", &body).await;
    database::put("summaries", &summary).await;
    for store in ["cases", "summaries"] {
        database::remove(store, a.id.as_str()).await;
    }
    let mut damaged_ones = damaged().await;
    damaged_ones.sort();
    let says = |irregular| StoreError::Irregular(irregular).to_string();
    assert_eq!(
        damaged_ones,
        [
            (a.id.as_str().to_owned(), says(Irregular::Missing)),
            (b.id.as_str().to_owned(), says(Irregular::PutBack)),
        ]
    );
    assert_eq!(titles().await, [] as [&str; 0]);
    cases::remove(&a.id).await.unwrap();
    cases::remove(&b.id).await.unwrap();
    assert_eq!(damaged().await, []);
}

#[wasm_bindgen_test]
async fn something_unsealed_in_the_place_of_a_case_is_named() {
    set_up().await;
    let case = written(1, "A").await;
    let forged = practice_review_engine::case::save(&case).unwrap();
    let record = database::get("cases", case.id.as_str()).await;
    let record = database::with(&record, "body", &forged.into());
    let record = database::with(&record, "sealed", &wasm_bindgen::JsValue::UNDEFINED);
    database::put("cases", &record).await;
    assert_eq!(
        cases::read(&case.id).await.err(),
        Some(StoreError::Irregular(Irregular::Unsealed))
    );
    // One that was never there.
    let other = self::case(9, "Forged");
    let body = practice_review_engine::case::save(&other).unwrap();
    let forged = database::with(&record, "id", &other.id.as_str().into());
    let forged = database::with(&forged, "body", &body.into());
    database::put("cases", &forged).await;
    assert!(!titles().await.contains(&"Forged".to_owned()));
    assert_eq!(
        cases::read(&other.id).await.err(),
        Some(StoreError::Irregular(Irregular::PutBack))
    );
}

#[wasm_bindgen_test]
async fn a_register_that_was_altered_is_named_and_saving_goes_on() {
    set_up().await;
    let case = written(1, "A").await;
    let early = database::get("vault", "register").await;
    cases::change(&case.id, |case| case.title = "B".to_owned())
        .await
        .unwrap();
    // An earlier one: the case is newer than it.
    database::put("vault", &early).await;
    assert!(
        damaged().await[0]
            .1
            .contains("put back to an earlier state")
    );
    // One that does not open.
    let bytes = Uint8Array::new_with_length(40);
    database::put("vault", &database::with(&early, "sealed", &bytes)).await;
    assert!(damaged().await[0].1.contains("not to be trusted"));
    assert_eq!(titles().await, ["B"]);
    cases::change(&case.id, |case| case.title = "C".to_owned())
        .await
        .unwrap();
    // None.
    database::remove("vault", "register").await;
    assert!(damaged().await[0].1.contains("taken away"));
    cases::change(&case.id, |case| case.title = "D".to_owned())
        .await
        .unwrap();
    cases::renew_register().await.unwrap();
    assert_eq!(damaged().await, []);
    assert_eq!(titles().await, ["D"]);
}

#[wasm_bindgen_test]
async fn without_the_header_nothing_opens_and_nothing_is_written_over() {
    set_up().await;
    let case = written(1, "A").await;
    let header = database::get("vault", "header").await;
    database::remove("vault", "header").await;
    assert_eq!(cases::list().await, Err(StoreError::Locked));
    let vault = practice_review_toolkit::vault::Vault::new();
    vault.read().await;
    let damaged = damaged().await;
    assert_eq!(damaged[0].0, case.id.as_str());
    assert!(damaged[0].1.contains("sealed"));
    assert_eq!(cases::write(&case, None).await, Err(StoreError::Conflict));
    database::put("vault", &header).await;
    assert!(vault.unlock(way(PASSPHRASE)).await.is_ok());
    assert_eq!(titles().await, ["A"]);
}
