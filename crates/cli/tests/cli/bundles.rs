//! Bundles, signed with keys of the tests.

use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use practice_review_engine::assessment::assess;
use practice_review_engine::bundle::{
    Comment, Comments, Message, Payload, PayloadInput, PublicJwk, Signer, Unverified, prepare,
};
use practice_review_engine::case;
use practice_review_engine::form::facts_in_use;
use practice_review_engine::guidance::{Guidance, load};
use serde_json::{Value, json};

use crate::run::{fixtures, own_guidance};

/// A key that is the same in every run.
pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

/// Its public half.
pub fn jwk(key: &SigningKey) -> PublicJwk {
    let point = key.verifying_key().to_encoded_point(false);
    PublicJwk::from_coordinates(point.x().unwrap().as_ref(), point.y().unwrap().as_ref())
}

/// Somebody invented.
pub fn signer(name: &str) -> Signer {
    Signer {
        name: name.into(),
        role: "Head".into(),
        agency: "A school".into(),
        capacity: "The referrer".into(),
        signed_at: "2026-11-24T09:00:00Z".into(),
        statement: String::new(),
    }
}

/// The payload of the made-up case.
pub fn payload() -> Vec<u8> {
    payload_of(
        &load::folder(&fixtures().join("guidance"))
            .unwrap()
            .partnerships
            .remove(0),
        &fixtures().join("case.json"),
    )
}

/// The payloads of the example cases of this repository.
pub fn example_payloads() -> Vec<Vec<u8>> {
    load::folder(&own_guidance())
        .unwrap()
        .partnerships
        .iter()
        .map(|guidance| {
            let id = guidance.partnership.id.as_str();
            (guidance, own_guidance().join(id).join("example-case.json"))
        })
        .filter(|(_, path)| path.exists())
        .map(|(guidance, path)| payload_of(guidance, &path))
        .collect()
}

fn payload_of(guidance: &Guidance, path: &std::path::Path) -> Vec<u8> {
    let case = case::load(&fs::read_to_string(path).unwrap()).unwrap();
    Payload::of(&PayloadInput {
        guidance,
        form: guidance.content.form.first().unwrap(),
        case: &case,
        assessment: &assess(guidance, &facts_in_use(guidance, &case)),
        app_version: "0.1.0",
        now: "2026-11-24T09:00:00Z",
    })
    .to_bytes()
    .unwrap()
}

/// A bundle with this payload.
pub fn sign(payload: &[u8], key: &SigningKey, signer: Signer) -> Vec<u8> {
    let prepared = prepare(Message::Referral, payload, jwk(key), signer).unwrap();
    let signature: Signature = key.sign(&prepared.signing_input());
    prepared.finish(&signature.to_bytes().into()).unwrap()
}

/// A sound bundle.
pub fn sound() -> Vec<u8> {
    sign(&payload(), &key(7), signer("Jo Example"))
}

/// Comments on the sound bundle, by the same person.
pub fn comments() -> Vec<u8> {
    let referral = Unverified::parse(&sound())
        .unwrap()
        .confirm(&[true])
        .unwrap();
    let comment = Comment {
        about: "The child".to_owned(),
        text: "Which school was it in March?".to_owned(),
    };
    let comments = Comments::on(&referral, vec![comment], "0.1.0", "2026-11-25T09:00:00Z");
    let (bytes, key) = (comments.to_bytes().unwrap(), key(7));
    let prepared = prepare(Message::Comments, &bytes, jwk(&key), signer("Jo Example")).unwrap();
    let signature: Signature = key.sign(&prepared.signing_input());
    prepared.finish(&signature.to_bytes().into()).unwrap()
}

/// A sound bundle, its file changed.
pub fn changed(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file = serde_json::from_slice(&sound()).unwrap();
    change(&mut file);
    serde_json::to_vec(&file).unwrap()
}

/// A bundle whose header was changed before it was signed, so that its signature fits.
pub fn with_header(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    changed(|file| {
        let protected = file["signatures"][0]["protected"].as_str().unwrap();
        let mut header: Value =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(protected).unwrap()).unwrap();
        change(&mut header);
        let protected = URL_SAFE_NO_PAD.encode(header.to_string());
        let input = format!("{protected}.{}", file["payload"].as_str().unwrap());
        let signature: Signature = key(7).sign(input.as_bytes());
        file["signatures"] = json!([{
            "protected": protected,
            "signature": URL_SAFE_NO_PAD.encode(signature.to_bytes()),
        }]);
    })
}
