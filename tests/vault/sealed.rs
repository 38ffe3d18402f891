//! What stands on the disk, and what the app does with it.

use practice_review_toolkit::store::{StoreError, cases};
use practice_review_toolkit::vault::Sealed;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::database;
use crate::helpers::*;

#[wasm_bindgen_test]
async fn no_word_of_a_case_stands_in_the_database() {
    set_up().await;
    let mut case = case(1, TITLE);
    case.place = "threshold/first-step".to_owned();
    cases::write(&case, None).await.unwrap();
    let text = database::as_text().await;
    for word in [
        "Wrenfield",
        "summer",
        "threshold",
        "a-place",
        "title",
        "partnership",
    ] {
        assert!(!text.contains(word), "{word}");
    }
    // What stands in clear.
    assert!(text.contains(case.id.as_str()));
    assert!(text.contains("2026-11-24T09:00:00Z"));
}

#[wasm_bindgen_test]
async fn cases_are_written_changed_and_removed_as_without_a_vault() {
    set_up().await;
    let mut case = written(1, "First").await;
    let (read, revision) = cases::read(&case.id).await.unwrap();
    assert_eq!(read, case);
    case.title = "Second".to_owned();
    let next = cases::write(&case, Some(revision)).await.unwrap();
    assert_eq!(
        cases::write(&case, Some(revision)).await,
        Err(StoreError::Conflict)
    );
    cases::write(&case, Some(next)).await.unwrap();
    cases::change(&case.id, |case| case.title = "Third".to_owned())
        .await
        .unwrap();
    assert_eq!(titles().await, ["Third"]);
    cases::remove(&case.id).await.unwrap();
    assert_eq!(cases::list().await.unwrap(), []);
    assert_eq!(cases::read(&case.id).await.err(), Some(StoreError::Gone));
    assert_eq!(cases::write(&case, Some(next)).await, Err(StoreError::Gone));
    assert!(database::all("summaries").await.is_empty());
}

#[wasm_bindgen_test]
async fn two_tabs_that_write_different_cases_at_once_lose_neither() {
    set_up().await;
    let (a, b, c) = (case(1, "A"), case(2, "B"), case(3, "C"));
    let (one, two, three) = futures::join!(
        cases::write(&a, None),
        cases::write(&b, None),
        cases::write(&c, None)
    );
    assert!(one.is_ok() && two.is_ok() && three.is_ok());
    assert_eq!(titles().await, ["A", "B", "C"]);
    assert_eq!(damaged().await, []);
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_know_of_the_vault_yet_writes_nothing_in_clear() {
    let vault = set_up().await;
    vault.lock().await;
    // No key is there, as in a tab that was opened before the vault was set up.
    let case = case(1, TITLE);
    assert_eq!(cases::write(&case, None).await, Err(StoreError::Locked));
    assert!(!database::as_text().await.contains("Wrenfield"));
    assert_eq!(vault.unlock(way(PASSPHRASE)).await, Ok(Sealed::All));
    cases::write(&case, None).await.unwrap();
    assert_eq!(titles().await, [TITLE]);
}

#[wasm_bindgen_test]
async fn a_list_of_two_thousand_cases_comes_quickly() {
    set_up().await;
    const MANY: u32 = 2000;
    let case = written(1, TITLE).await;
    for number in 1..MANY {
        let mut bytes = [7; 16];
        bytes[..4].copy_from_slice(&number.to_be_bytes());
        let mut case = self::case(1, TITLE);
        case.id = practice_review_engine::case::CaseId::from_random(bytes);
        cases::write(&case, None).await.unwrap();
    }
    let clock = web_sys::window().unwrap().performance().unwrap();
    let start = clock.now();
    let listed = cases::list().await.unwrap();
    let took = clock.now() - start;
    assert_eq!(listed.len(), MANY as usize);
    let start = clock.now();
    cases::change(&case.id, |case| case.title.push('x'))
        .await
        .unwrap();
    console_log!(
        "list of {MANY}: {took:.0} ms; one save: {:.0} ms",
        clock.now() - start
    );
    // Not optimised, and on any machine.
    assert!(took < 5000.0, "{took}");
}
