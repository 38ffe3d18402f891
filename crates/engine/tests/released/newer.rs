//! What a newer version of the app wrote is left as it is, and that is said with what to do.

use practice_review_engine::backup::{ReadError, parse};
use practice_review_engine::bundle::{BundleError, native};
use practice_review_engine::case::{LoadError, load};
use practice_review_engine::encryption::{Encrypted, EncryptionError};
use practice_review_engine::seal::{
    EnvelopeError, Header, HeaderError, Register, RegisterError, Slot, ToOpen,
};
use practice_review_engine::signers::{Signers, SignersError};
use serde_json::{Value as Json, json};

use crate::{CASE, SIGNERS, folder, frozen};

/// What is said is plain, and says to update the app.
fn says_so(error: &dyn std::error::Error) {
    let said = error.to_string();
    assert!(said.contains("newer version of this app"), "{said}");
    assert!(said.contains("update the app"), "{said}");
}

/// A frozen file of JSON in which everything but its version is otherwise.
fn newer(text: &str, version: &str, found: u32) -> String {
    let mut file: Json = serde_json::from_str(text).unwrap();
    let whole = file.as_object_mut().unwrap();
    whole.retain(|name, _| ["schema", "version", "format"].contains(&name.as_str()));
    whole.insert(version.to_owned(), json!(found));
    whole.insert("something-new".to_owned(), json!([{ "more": 1 }]));
    file.to_string()
}

fn vector(name: &str, member: &str) -> String {
    let path = folder().join("../vectors").join(name);
    let vector: Json = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    vector[member].as_str().unwrap().to_owned()
}

/// A file of the corpus.
fn hostile(name: &str) -> Vec<u8> {
    std::fs::read(folder().join("../corpus").join(name)).unwrap()
}

#[test]
fn a_newer_case() {
    let error = load(&newer(CASE, "schema", 2)).unwrap_err();
    assert_eq!(error, LoadError::FromNewerVersion { found: 2 });
    says_so(&error);
}

#[test]
fn a_newer_list_of_signers() {
    let error = Signers::read(newer(SIGNERS, "version", 2).as_bytes()).unwrap_err();
    assert_eq!(error, SignersError::NewerVersion { found: 2 });
    says_so(&error);
}

#[test]
fn a_newer_header_of_a_vault() {
    let text = newer(&vector("seal/vault-v1.json", "header"), "version", 2);
    let error = Header::read(&text).unwrap_err();
    assert_eq!(error, HeaderError::NewerVersion { found: 2 });
    says_so(&error);
}

#[test]
fn a_newer_sealed_record_and_a_newer_register() {
    let slot = Slot {
        store: "cases",
        id: "a",
        revision: 0,
    };
    for rest in [&[][..], &[0; 4], &[0; 100]] {
        let bytes = [&[2], rest].concat();
        let error = ToOpen::read(&bytes, &slot).unwrap_err();
        assert_eq!(error, EnvelopeError::NewerVersion { found: 2 });
        says_so(&error);
        let error = Register::read(&bytes).unwrap_err();
        assert_eq!(error, RegisterError::NewerVersion { found: 2 });
        says_so(&error);
    }
}

#[test]
fn a_newer_backup() {
    let file = String::from_utf8(frozen("backup-v1.jsonl")).unwrap();
    let head = file.lines().next().unwrap();
    let changed = file.replace(head, &newer(head, "version", 2));
    let error = parse(changed.as_bytes()).unwrap_err();
    assert_eq!(error, ReadError::NewerVersion { found: 2 });
    says_so(&error);
}

#[test]
fn a_backup_that_opens_in_a_newer_way() {
    let file = String::from_utf8(frozen("backup-v1.jsonl")).unwrap();
    let head = file.lines().next().unwrap();
    let mut newer_head: Json = serde_json::from_str(head).unwrap();
    let vault = newer(&newer_head["vault"].to_string(), "version", 2);
    newer_head["vault"] = serde_json::from_str(&vault).unwrap();
    let changed = file.replace(head, &newer_head.to_string());
    let error = parse(changed.as_bytes()).unwrap_err();
    assert_eq!(error, ReadError::NewerVault { found: 2 });
    says_so(&error);
}

#[test]
fn a_newer_signed_file_and_a_newer_payload_in_one_of_this_version() {
    for name in ["bundle-typ-newer.json", "bundle-payload-newer.json"] {
        let error = native::open(&hostile(name)).unwrap_err();
        assert!(matches!(error, BundleError::NewerVersion { .. }), "{name}");
        says_so(&error);
    }
}

#[test]
fn a_newer_encrypted_file() {
    let error = Encrypted::parse(&hostile("encrypted-typ-newer.json")).unwrap_err();
    assert!(matches!(error, EncryptionError::NewerVersion(_)));
    says_so(&error);
}
