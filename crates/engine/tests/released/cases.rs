//! What was added to the schema of a case while its version was 1: a record has it or not.

use practice_review_engine::case::{Case, ExportSigner, Protection, Value, load, save};
use serde_json::Value as Json;

use crate::CASE_LATER;

fn later() -> Case {
    load(CASE_LATER).unwrap()
}

#[test]
fn nothing_that_was_added_to_version_1_is_lost_when_it_is_opened_and_saved_again() {
    let as_released: Json = serde_json::from_str(CASE_LATER).unwrap();
    let as_saved: Json = serde_json::from_str(&save(&later()).unwrap()).unwrap();
    assert_eq!(as_saved, as_released);
}

#[test]
fn what_was_added_to_version_1_means_what_it_meant() {
    let case = later();
    assert_eq!(case.keep_until.as_deref(), Some("2027-02-28"));
    assert_eq!(case.form, Some("referral".into()));
    let aside = case.answer(&"threshold@another-place".into()).unwrap();
    assert_eq!(
        aside.value,
        Value::Text("Answered for another area".to_owned())
    );
    let view = &case.views_aside["another-place"];
    assert_eq!(view.routes, ["another-route".into()]);
    assert_eq!(view.reason, "It happened before.");

    let referral = case.last_export(&"referral".into()).unwrap();
    assert_eq!(referral.protection, Protection::Passphrase);
    assert_eq!(referral.content.get(..8), Some("9f86d081"));
    assert!(case.changed_since(referral));
    let sheet = case.last_export(&"sheet".into()).unwrap();
    assert_eq!(sheet.protection, Protection::Key);
    assert!(!case.changed_since(sheet), "of when this was not noted");

    let back = &case.returned[0];
    assert_eq!(case.export_of(&back.on), Some(referral));
    let signer = ExportSigner {
        name: "Avery Lark".to_owned(),
        kid: "another-invented-thumbprint".to_owned(),
    };
    assert_eq!(back.signer, signer);
    assert_eq!(back.remarks[0].about, "What happened");
    assert!(!back.remarks[0].done && back.remarks[1].done);
    assert_eq!(case.open_remarks(), 1);
}

#[test]
fn the_digest_by_which_a_change_since_an_export_is_told_is_what_it_was() {
    // Another one would say of every export that the case was changed since.
    assert_eq!(
        later().content_digest(&"referral".into()),
        "49496cbaec45f192e61e1f9ce49a2c4e0829fee67f8924a311390c0336d08999"
    );
}
