//! `verify` says that a bundle holds only where it does, and otherwise why not.

use std::fs::File;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;

use crate::bundles::{changed, comments, jwk, key, payload, sign, signer, sound, with_header};
use crate::run::{Ended, file, no_file, run};

fn verify(name: &str, bytes: impl AsRef<[u8]>) -> Ended {
    run(["verify", &file(name, bytes)])
}

/// The bundle is refused with this code and a reason that says so, and nothing of it is shown.
fn refused(name: &str, bytes: impl AsRef<[u8]>, code: i32, reason: &str) {
    let ended = verify(name, bytes);
    assert_eq!(ended.code, code, "{name}: {}", ended.err);
    assert!(ended.err.contains(reason), "{name}: {}", ended.err);
    assert_eq!(ended.out, "", "{name}");
}

#[test]
fn a_sound_bundle_holds_and_says_who_signed_and_what_that_proves() {
    let ended = verify("verify-sound.json", sound());
    assert_eq!(ended.code, 0, "{}", ended.err);
    for expected in [
        "Referral of A Place",
        "A Place Partnership",
        "everybody in it is invented",
        "Jo Example",
        "The referrer",
        "2026-11-24T09:00:00Z",
        &jwk(&key(7)).fingerprint(),
        &practice_review_engine::bundle::digest(&payload()),
        "What this proves",
        "What it does not prove",
    ] {
        assert!(
            ended.out.contains(expected),
            "{expected} is not in:\n{}",
            ended.out
        );
    }
}

#[test]
fn every_signer_of_a_countersigned_bundle_is_named_and_one_bad_signature_spoils_it() {
    let second = sign(&payload(), &key(8), signer("Sam Second"));
    let second: serde_json::Value = serde_json::from_slice(&second).unwrap();
    let add = |file: &mut serde_json::Value| {
        file["signatures"]
            .as_array_mut()
            .unwrap()
            .push(second["signatures"][0].clone());
    };
    let ended = verify("verify-two.json", changed(add));
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.out.contains("Jo Example") && ended.out.contains("Sam Second"));
    let spoilt = changed(|file| {
        add(file);
        file["signatures"][1]["signature"] = file["signatures"][0]["signature"].clone();
    });
    refused(
        "verify-two-spoilt.json",
        spoilt,
        1,
        "signature 2 does not fit",
    );
}

#[test]
fn a_changed_byte_does_not_hold() {
    let other = changed(|file| {
        let mut bytes = URL_SAFE_NO_PAD
            .decode(file["payload"].as_str().unwrap())
            .unwrap();
        let last = bytes.len() - 20;
        bytes[last] ^= 1;
        file["payload"] = json!(URL_SAFE_NO_PAD.encode(bytes));
    });
    refused("verify-byte.json", other, 1, "changed after it was signed");
    let header = changed(|file| {
        let text = file["signatures"][0]["protected"].as_str().unwrap();
        let bytes = URL_SAFE_NO_PAD.decode(text).unwrap();
        let text = String::from_utf8(bytes)
            .unwrap()
            .replace("Jo Example", "Jo Exbmple");
        file["signatures"][0]["protected"] = json!(URL_SAFE_NO_PAD.encode(text));
    });
    refused("verify-name.json", header, 1, "changed after it was signed");
}

#[test]
fn a_foreign_key_does_not_hold_for_a_reason_of_its_own() {
    let foreign = serde_json::to_value(jwk(&key(9))).unwrap();
    let only_key = with_header(|header| header["jwk"] = foreign.clone());
    refused(
        "verify-foreign.json",
        only_key,
        1,
        "names one key and carries another",
    );
    let with_name = with_header(|header| {
        header["jwk"] = foreign.clone();
        header["kid"] = json!(jwk(&key(9)).thumbprint());
    });
    refused("verify-foreign-named.json", with_name, 1, "does not fit");
}

#[test]
fn a_key_that_is_no_point_on_the_curve_does_not_hold() {
    let key = practice_review_engine::bundle::PublicJwk::from_coordinates(&[1; 32], &[1; 32]);
    let off = with_header(|header| {
        header["kid"] = json!(key.thumbprint());
        header["jwk"] = serde_json::to_value(&key).unwrap();
    });
    refused(
        "verify-off-curve.json",
        off,
        1,
        "key of signature 1 is damaged",
    );
}

#[test]
fn another_algorithm_does_not_hold_even_where_the_signature_fits() {
    for algorithm in ["none", "HS256", "es256", "ES384"] {
        let other = with_header(|header| header["alg"] = json!(algorithm));
        refused(&format!("verify-{algorithm}.json"), other, 1, "only ES256");
    }
}

#[test]
fn a_header_with_a_member_that_nobody_asked_for_does_not_hold() {
    for member in ["crit", "b64", "jku", "x5u", "note"] {
        let other = with_header(|header| header[member] = json!(["b64"]));
        refused(&format!("verify-{member}.json"), other, 1, member);
    }
}

#[test]
fn a_bundle_that_nobody_signed_does_not_hold() {
    let unsigned = changed(|file| file["signatures"] = json!([]));
    refused("verify-unsigned.json", unsigned, 1, "nobody has signed");
}

#[test]
fn a_later_version_is_not_judged_but_asks_for_an_update() {
    let typ = with_header(|header| header["typ"] = json!("practice-review-referral-v2+jws"));
    refused("verify-v2-header.json", typ, 2, "update the app");
    let mut later: serde_json::Value = serde_json::from_slice(&payload()).unwrap();
    later["version"] = json!(2);
    let later = sign(later.to_string().as_bytes(), &key(7), signer("Jo Example"));
    refused("verify-v2-payload.json", later, 2, "update the app");
}

#[test]
fn what_is_no_bundle_is_not_judged() {
    refused(
        "verify-text.json",
        "Dear all,",
        2,
        "the file is not whole, or it is another kind of file",
    );
    refused(
        "verify-empty.json",
        "",
        2,
        "the file is not whole, or it is another kind of file",
    );
    refused(
        "verify-binary.json",
        [0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe],
        2,
        "not text",
    );
    refused("verify-other.json", r#"{"hello": 1}"#, 2, "not a bundle");
    let sound = sound();
    refused("verify-cut.json", &sound[..sound.len() / 2], 2, "cut off");
    refused("verify-compact.json", "e30.e30.AAAA", 2, "compact");
    let ended = run(["verify", &no_file("verify-absent.json")]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(ended.err.contains("cannot be read"), "{}", ended.err);
}

#[test]
fn a_byte_order_mark_before_a_bundle_changes_nothing_and_text_after_it_is_named() {
    let marked = [b"\xef\xbb\xbf", sound().as_slice()].concat();
    let ended = verify("verify-marked.json", marked);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let longer = [sound().as_slice(), b"\n-- \nSent from my phone"].concat();
    refused("verify-longer.json", longer, 2, "goes on after its end");
}

#[test]
fn text_that_is_hard_to_read_ends_in_a_message() {
    let deep = "[".repeat(100_000);
    refused("verify-deep.json", &deep, 2, "not whole");
    for (name, payload) in [
        ("verify-deep-signed.json", format!(r#"{{"format": {deep}"#)),
        (
            "verify-number.json",
            r#"{"format": "practice-review-referral", "version": 1e999}"#.into(),
        ),
        (
            "verify-surrogate.json",
            r#"{"format": "\ud800", "version": 1}"#.into(),
        ),
    ] {
        let bundle = sign(payload.as_bytes(), &key(7), signer("Jo Example"));
        refused(name, bundle, 2, "not a referral that this app can read");
    }
}

#[test]
fn a_huge_file_is_refused_by_its_size() {
    let path = no_file("verify-huge.json");
    File::create(&path)
        .unwrap()
        .set_len(200 * 1024 * 1024)
        .unwrap();
    let ended = run(["verify", &path]);
    std::fs::remove_file(&path).unwrap();
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(ended.err.contains("larger than"), "{}", ended.err);
}

#[test]
fn a_signed_name_cannot_forge_a_line_of_the_report() {
    let forged = signer("Jo\nSignature 2\n  Name: Sam\u{1b}[2J");
    let ended = verify("verify-forged.json", sign(&payload(), &key(7), forged));
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(!ended.out.contains("\nSignature 2") && !ended.out.contains('\u{1b}'));
}

#[test]
fn comments_that_were_sent_back_are_read_with_who_signed_them() {
    let ended = verify("verify-comments.json", comments());
    assert_eq!(ended.code, 0, "{}", ended.err);
    for expected in [
        "The comments are as they were signed.",
        "Comment 1, on The child",
        "Which school was it in March?",
        "Jo Example",
        &practice_review_engine::bundle::digest(&payload()),
        "What it does not prove",
    ] {
        assert!(ended.out.contains(expected), "{expected}: {}", ended.out);
    }
}
