//! A bundle opens as it was signed, and in no other way.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use std::path::Path;
use std::sync::OnceLock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use practice_review_engine::assessment::assess;
use practice_review_engine::bundle::{
    BundleError, Check, Comment, Comments, LARGEST, Message, Payload, PayloadInput, PublicJwk,
    Signer, Unverified, Verified, VerifiedComments, prepare,
};
use practice_review_engine::case;
use practice_review_engine::form::facts_in_use;
use practice_review_engine::guidance::load;
use proptest::prelude::*;
use serde_json::{Value, json};

fn payload() -> &'static [u8] {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance");
        let guidance = load::folder(&root).unwrap().partnerships.remove(0);
        let text = std::fs::read_to_string(root.join("somerset/example-case.json")).unwrap();
        let case = case::load(&text).unwrap();
        Payload::of(&PayloadInput {
            guidance: &guidance,
            form: guidance.content.form.first().unwrap(),
            case: &case,
            assessment: &assess(&guidance, &facts_in_use(&guidance, &case)),
            app_version: "0.1.0",
            now: "2026-11-24T09:00:00Z",
        })
        .to_bytes()
        .unwrap()
    })
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

fn jwk(key: &SigningKey) -> PublicJwk {
    let point = key.verifying_key().to_encoded_point(false);
    PublicJwk::from_coordinates(point.x().unwrap().as_ref(), point.y().unwrap().as_ref())
}

fn signer() -> Signer {
    Signer {
        name: "Jo Ashdown".into(),
        role: "Lead".into(),
        agency: "A school".into(),
        capacity: "The referrer".into(),
        signed_at: "2026-11-24T09:00:00Z".into(),
        statement: String::new(),
    }
}

fn sign(payload: &[u8], key: &SigningKey) -> Vec<u8> {
    let prepared = prepare(Message::Referral, payload, jwk(key), signer()).unwrap();
    let signature: Signature = key.sign(&prepared.signing_input());
    prepared.finish(&signature.to_bytes().into()).unwrap()
}

fn fits(check: &Check) -> bool {
    let point = [&[4_u8][..], &check.x, &check.y].concat();
    let Ok(key) = VerifyingKey::from_sec1_bytes(&point) else {
        return false;
    };
    let Ok(signature) = Signature::from_slice(&check.signature) else {
        return false;
    };
    key.verify(&check.signing_input, &signature).is_ok()
}

fn open(file: &[u8]) -> Result<Verified, BundleError> {
    let unverified = Unverified::parse(file)?;
    let fits: Vec<bool> = unverified.checks().iter().map(fits).collect();
    unverified.confirm(&fits)
}

/// The file with its first protected header changed and signed anew.
fn with_header(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(&sign(payload(), &key(7))).unwrap();
    let protected = file["signatures"][0]["protected"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut header: Value =
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(protected).unwrap()).unwrap();
    change(&mut header);
    signed_with_header(&header.to_string(), file.as_object_mut().unwrap())
}

fn signed_with_header(header: &str, file: &mut serde_json::Map<String, Value>) -> Vec<u8> {
    let protected = URL_SAFE_NO_PAD.encode(header);
    let input = format!("{protected}.{}", file["payload"].as_str().unwrap());
    let signature: Signature = key(7).sign(input.as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(signature.to_bytes());
    file["signatures"] = json!([{ "protected": protected, "signature": signature }]);
    serde_json::to_vec(file).unwrap()
}

/// The bundle with one more signature.
fn countersign(
    opened: &Verified,
    key: &SigningKey,
    statement: &str,
) -> Result<Vec<u8>, BundleError> {
    let signer = Signer {
        statement: statement.to_owned(),
        ..signer()
    };
    let prepared = opened.countersign(jwk(key), signer)?;
    let signature: Signature = key.sign(&prepared.signing_input());
    prepared.finish(&signature.to_bytes().into())
}

#[test]
fn a_second_signature_stands_beside_the_first_over_the_same_payload() {
    let once = open(&sign(payload(), &key(7))).unwrap();
    let file = countersign(&once, &key(8), "I agree.").unwrap();
    let twice = open(&file).unwrap();
    assert_eq!(twice.digest(), once.digest());
    assert_eq!(twice.payload(), once.payload());
    assert_eq!(twice.signed_by()[0], once.signed_by()[0]);
    assert_eq!(twice.signed_by()[1].key, jwk(&key(8)));
    assert_eq!(twice.signed_by()[1].signer.statement, "I agree.");
    // A change after either signature voids the whole.
    for broken in 0..2 {
        let mut file: Value = serde_json::from_slice(&file).unwrap();
        let good = file["signatures"][1 - broken]["signature"].clone();
        file["signatures"][broken]["signature"] = good;
        assert_eq!(
            open(file.to_string().as_bytes()),
            Err(BundleError::SignatureInvalid { number: broken + 1 })
        );
    }
}

#[test]
fn a_key_signs_once_and_only_so_many_sign() {
    let mut opened = open(&sign(payload(), &key(7))).unwrap();
    assert_eq!(
        countersign(&opened, &key(7), "").unwrap_err(),
        BundleError::AlreadySigned
    );
    // A signature that stands there twice is none more, whoever pasted it.
    let mut twice: Value = serde_json::from_slice(&sign(payload(), &key(7))).unwrap();
    let first = twice["signatures"][0].clone();
    twice["signatures"].as_array_mut().unwrap().push(first);
    assert_eq!(
        open(twice.to_string().as_bytes()),
        Err(BundleError::SameKeyTwice { number: 2 })
    );
    for seed in 8..15 {
        opened = open(&countersign(&opened, &key(seed), "").unwrap()).unwrap();
    }
    assert!(matches!(
        countersign(&opened, &key(20), "").unwrap_err(),
        BundleError::TooManySignatures { found: 9, .. }
    ));
}

#[test]
fn a_bundle_opens_with_what_was_signed_by_whom_and_under_its_digest() {
    let opened = open(&sign(payload(), &key(7))).unwrap();
    assert_eq!(opened.payload().to_bytes().unwrap(), payload());
    assert_eq!(opened.signed_by()[0].signer, signer());
    assert_eq!(opened.signed_by()[0].key, jwk(&key(7)));
    assert_eq!(opened.digest().len(), 64);
    assert!(opened.payload().example);
}

#[test]
fn a_signature_that_was_not_checked_gives_nothing_away() {
    let unverified = Unverified::parse(&sign(payload(), &key(7))).unwrap();
    assert_eq!(
        unverified.confirm(&[]),
        Err(BundleError::SignatureInvalid { number: 1 })
    );
}

#[test]
fn a_foreign_key_another_algorithm_type_or_header_is_refused_for_that_reason() {
    let foreign = serde_json::to_value(jwk(&key(8))).unwrap();
    assert_eq!(
        open(&with_header(|h| h["jwk"] = foreign.clone())),
        Err(BundleError::KeyMismatch { number: 1 })
    );
    assert_eq!(
        open(&with_header(|h| {
            h["jwk"] = foreign;
            h["kid"] = json!(jwk(&key(8)).thumbprint());
        })),
        Err(BundleError::SignatureInvalid { number: 1 })
    );
    for algorithm in ["none", "HS256", "RS256", "es256", ""] {
        assert_eq!(
            open(&with_header(|h| h["alg"] = json!(algorithm))),
            Err(BundleError::WrongAlgorithm {
                found: algorithm.into()
            })
        );
    }
    assert!(matches!(
        open(&with_header(|h| h["typ"] = json!("JWT"))),
        Err(BundleError::WrongType { .. })
    ));
    // Whatever else is new in it.
    for algorithm in ["ES256", "EdDSA"] {
        assert!(matches!(
            open(&with_header(|h| {
                h["typ"] = json!("practice-review-referral-v2+jws");
                h["alg"] = json!(algorithm);
            })),
            Err(BundleError::NewerVersion { .. })
        ));
    }
    for member in ["crit", "b64", "jku", "x5u", "zip"] {
        assert!(matches!(
            open(&with_header(|h| h[member] = json!([member]))),
            Err(BundleError::BadHeader { number: 1, .. })
        ));
    }
    assert!(matches!(
        open(&with_header(|h| h["jwk"]["x"] = json!("AA"))),
        Err(BundleError::BadKey { number: 1 })
    ));
    assert!(matches!(
        open(&with_header(|h| h["jwk"]["d"] = json!("AA"))),
        Err(BundleError::BadHeader { number: 1, .. })
    ));
}

#[test]
fn a_member_that_stands_twice_is_refused_wherever_it_stands() {
    let good = String::from_utf8(sign(payload(), &key(7))).unwrap();
    let twice = good.replacen("{\"payload\"", "{\"payload\":\"AA\",\"payload\"", 1);
    assert_eq!(open(twice.as_bytes()), Err(BundleError::NotABundle));
    let mut file: Value = serde_json::from_str(&good).unwrap();
    let header = URL_SAFE_NO_PAD
        .decode(file["signatures"][0]["protected"].as_str().unwrap())
        .unwrap();
    let header = String::from_utf8(header)
        .unwrap()
        .replacen('{', "{\"alg\":\"none\",", 1);
    let twice = signed_with_header(&header, file.as_object_mut().unwrap());
    assert!(matches!(open(&twice), Err(BundleError::BadHeader { .. })));
    let payload = String::from_utf8(payload().to_vec()).unwrap();
    let twice = payload.replacen("\"version\":1", "\"version\":1,\"version\":1", 1);
    assert!(matches!(
        open(&sign(twice.as_bytes(), &key(7))),
        Err(BundleError::BadPayload(_))
    ));
}

#[test]
fn a_signed_payload_that_is_no_referral_is_refused_after_its_signature() {
    let change = |from: &str, to: &str| {
        let text = String::from_utf8(payload().to_vec()).unwrap();
        assert!(text.contains(from));
        open(&sign(text.replacen(from, to, 1).as_bytes(), &key(7)))
    };
    assert!(matches!(
        change("\"version\":1", "\"version\":2"),
        Err(BundleError::NewerVersion { .. })
    ));
    assert!(matches!(
        change("\"version\":1", "\"version\":1.0"),
        Err(BundleError::BadPayload(_))
    ));
    assert!(matches!(
        change("\"version\":1", "\"version\":1,\"more\":1"),
        Err(BundleError::BadPayload(_))
    ));
    assert!(matches!(
        change("practice-review-referral\"", "something-else\""),
        Err(BundleError::WrongType { .. })
    ));
    for not_one in [&b"{}"[..], b"[]", b"\"\\ud800\"", b"1e999999", b"\xff"] {
        assert!(matches!(
            open(&sign(not_one, &key(7))),
            Err(BundleError::BadPayload(_))
        ));
    }
}

#[test]
fn what_is_no_bundle_is_refused_for_its_own_reason() {
    let good = sign(payload(), &key(7));
    assert!(matches!(open(b"Dear all,"), Err(BundleError::NotJson(_))));
    assert!(matches!(
        open(&good[..good.len() / 2]),
        Err(BundleError::NotJson(_))
    ));
    assert_eq!(open(b"\xff\xfe\x00"), Err(BundleError::NotText));
    assert_eq!(open(b"{\"a\":1}"), Err(BundleError::NotABundle));
    assert_eq!(
        open(b"eyJh.eyJi.c2ln"),
        Err(BundleError::OtherSerialization("compact"))
    );
    assert_eq!(
        open(br#"{"payload":"","protected":"","signature":""}"#),
        Err(BundleError::OtherSerialization("flattened"))
    );
    assert_eq!(
        open(br#"{"payload":"","signatures":[]}"#),
        Err(BundleError::NoSignature)
    );
    let deep = format!("{{\"payload\":{}", "[".repeat(100_000));
    assert!(matches!(
        open(deep.as_bytes()),
        Err(BundleError::NotJson(_) | BundleError::NotABundle)
    ));
    let mut file: Value = serde_json::from_slice(&good).unwrap();
    let one = file["signatures"][0].clone();
    file["signatures"] = json!(vec![one; 9]);
    assert!(matches!(
        open(&serde_json::to_vec(&file).unwrap()),
        Err(BundleError::TooManySignatures { found: 9, most: 8 })
    ));
    let huge = vec![b' '; usize::try_from(LARGEST).unwrap() + 1];
    assert!(matches!(open(&huge), Err(BundleError::TooLarge { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn a_changed_byte_never_opens_as_another_referral(place in any::<prop::sample::Index>(), by in 1_u8..=255) {
        let mut file = sign(payload(), &key(7));
        let place = place.index(file.len());
        file[place] ^= by;
        if let Ok(opened) = open(&file) {
            prop_assert_eq!(opened.payload().to_bytes().unwrap(), payload());
            prop_assert_eq!(&opened.signed_by()[0].signer, &signer());
        }
    }

    #[test]
    fn no_bytes_at_all_make_reading_fail_otherwise_than_by_a_message(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(open(&bytes).is_err());
    }
}

fn comments() -> Comments {
    let referral = open(&sign(payload(), &key(7))).unwrap();
    let comment = Comment {
        about: "The child".into(),
        text: "Which school was it in March?".into(),
    };
    Comments::on(&referral, vec![comment], "0.1.0", "2026-11-25T09:00:00Z")
}

fn sign_as(message: Message, payload: &[u8], key: &SigningKey) -> Vec<u8> {
    let prepared = prepare(message, payload, jwk(key), signer()).unwrap();
    let signature: Signature = key.sign(&prepared.signing_input());
    prepared.finish(&signature.to_bytes().into()).unwrap()
}

fn open_comments(file: &[u8]) -> Result<VerifiedComments, BundleError> {
    let unverified = Unverified::parse(file)?;
    let fits: Vec<bool> = unverified.checks().iter().map(fits).collect();
    unverified.confirm_comments(&fits)
}

#[test]
fn comments_name_the_bundle_that_they_are_about_and_open_as_they_were_signed() {
    let made = comments();
    let file = sign_as(Message::Comments, &made.to_bytes().unwrap(), &key(9));
    assert_eq!(
        Unverified::parse(&file).unwrap().message(),
        Message::Comments
    );
    let opened = open_comments(&file).unwrap();
    assert_eq!(opened.comments(), &made);
    assert_eq!(opened.signed_by().key, jwk(&key(9)));
    let referral = open(&sign(payload(), &key(7))).unwrap();
    assert_eq!(opened.comments().on, referral.digest());
}

#[test]
fn comments_are_no_referral_and_a_referral_is_no_comments() {
    let bytes = comments().to_bytes().unwrap();
    let wrong = |result: Option<BundleError>| matches!(result, Some(BundleError::WrongType { .. }));
    let file = sign_as(Message::Comments, &bytes, &key(9));
    assert!(wrong(open(&file).err()));
    assert!(wrong(open_comments(&sign(payload(), &key(7))).err()));
    // Signed as the one, but holding the other.
    assert!(wrong(
        open(&sign_as(Message::Referral, &bytes, &key(9))).err()
    ));
    assert!(wrong(
        open_comments(&sign_as(Message::Comments, payload(), &key(9))).err()
    ));
    // The signature of a referral beside comments.
    let mut mixed: Value = serde_json::from_slice(&file).unwrap();
    let other: Value = serde_json::from_slice(&sign(payload(), &key(7))).unwrap();
    mixed["signatures"]
        .as_array_mut()
        .unwrap()
        .push(other["signatures"][0].clone());
    assert!(wrong(
        open_comments(&serde_json::to_vec(&mixed).unwrap()).err()
    ));
}
