//! A sound bundle of an invented case, and what spoils it.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use practice_review_engine::bundle::{Message, PublicJwk, Signer, prepare};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What opens an encrypted file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Secret {
    /// The private key of the frozen vectors.
    Key,
    /// Their passphrase.
    Passphrase,
}

/// A hostile file.
#[derive(Clone, Debug)]
pub struct Hostile {
    /// Its name. What it begins with says what it claims to be.
    pub name: &'static str,
    pub bytes: Vec<u8>,
    /// A part of the reason for which it is refused.
    pub says: &'static str,
    /// What opens it, where it is refused only then.
    pub with: Option<Secret>,
    /// A part of the reason that the app gives, where it is another.
    pub in_browser: Option<&'static str>,
}

impl Hostile {
    pub fn new(name: &'static str, says: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name,
            bytes: bytes.into(),
            says,
            with: None,
            in_browser: None,
        }
    }

    /// It is refused only once it is opened.
    pub fn with(mut self, secret: Secret) -> Self {
        self.with = Some(secret);
        self
    }

    /// The app, which asks first what kind of file it is, gives another reason.
    pub fn in_browser(mut self, says: &'static str) -> Self {
        self.in_browser = Some(says);
        self
    }
}

/// What is signed.
pub const PAYLOAD: &str = concat!(
    r#"{"format":"practice-review-referral","version":1,"made-at":"2026-11-24T09:00:00Z","#,
    r#""app":{"name":"Practice Review Toolkit","version":"0.1.0"},"example":true,"#,
    r#""partnership":{"id":"a-place","title":"A Place Partnership"},"#,
    r#""guidance":{"edition":"2026-01-02","digest":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},"#,
    r#""form":{"id":"referral","title":"Referral of A Place"},"#,
    r#""case":"0123456789abcdef0123456789abcdef","answers":[],"groups":[],"#,
    r#""result":{"routes":[],"criteria":[],"own-view":{"routes":[],"reason":""}},"#,
    r#""document":{"title":"Referral of A Place","partnership":"A Place Partnership","#,
    r#""marking":"OFFICIAL-SENSITIVE","subjects":["Wren Smallwood"],"example":true,"parts":[]}}"#,
);

pub fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub fn decode(text: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text.as_str().unwrap()).unwrap()
}

/// A key that is the same in every run.
pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

pub fn jwk(key: &SigningKey) -> PublicJwk {
    let point = key.verifying_key().to_encoded_point(false);
    PublicJwk::from_coordinates(point.x().unwrap().as_ref(), point.y().unwrap().as_ref())
}

pub fn signer(statement: &str) -> Signer {
    Signer {
        name: "Jo Example".into(),
        role: "Deputy".into(),
        agency: "A school".into(),
        capacity: "The referrer".into(),
        signed_at: "2026-11-24T09:00:00Z".into(),
        statement: statement.into(),
    }
}

/// A bundle of this payload, signed by the key with this seed.
pub fn sign(payload: impl AsRef<[u8]>, seed: u8, statement: &str) -> Vec<u8> {
    let key = key(seed);
    let prepared = prepare(
        Message::Referral,
        payload.as_ref(),
        jwk(&key),
        signer(statement),
    )
    .unwrap();
    let signature: Signature = key.sign(&prepared.signing_input());
    prepared.finish(&signature.to_bytes().into()).unwrap()
}

/// A bundle to which nothing is to be objected.
pub fn sound() -> Vec<u8> {
    static MADE: LazyLock<Vec<u8>> = LazyLock::new(|| sign(PAYLOAD, 7, ""));
    MADE.clone()
}

/// [`sound`] as text.
pub fn text() -> String {
    String::from_utf8(sound()).unwrap()
}

/// A validly signed bundle whose payload has something else in the place of a part.
pub fn payload(from: &str, to: &str) -> Vec<u8> {
    assert!(PAYLOAD.contains(from), "{from}");
    sign(PAYLOAD.replacen(from, to, 1), 7, "")
}

/// [`sound`] with its file changed after it was signed.
pub fn file(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file = serde_json::from_slice(&sound()).unwrap();
    change(&mut file);
    serde_json::to_vec(&file).unwrap()
}

/// [`sound`] with its signature changed.
pub fn signature(change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    file(|file| {
        let signature = &mut file["signatures"][0]["signature"];
        *signature = json!(encode(change(decode(signature))));
    })
}

/// [`sound`] with these bytes for its header, signed anew, so that its signature fits.
pub fn header_of(header: impl AsRef<[u8]>) -> Vec<u8> {
    header_and_payload(header, |file| file)
}

/// [`header_of`] with the payload's text changed after it was signed.
pub fn header_and_payload(
    header: impl AsRef<[u8]>,
    change: impl FnOnce(Value) -> Value,
) -> Vec<u8> {
    file(|file| {
        let protected = encode(header);
        let input = format!("{protected}.{}", file["payload"].as_str().unwrap());
        let signature: Signature = key(7).sign(input.as_bytes());
        file["signatures"] = json!([{
            "protected": protected,
            "signature": encode(signature.to_bytes()),
        }]);
        *file = change(file.take());
    })
}

/// The header of [`sound`] as text.
pub fn header_text() -> String {
    let file: Value = serde_json::from_slice(&sound()).unwrap();
    String::from_utf8(decode(&file["signatures"][0]["protected"])).unwrap()
}

/// [`sound`] with its header changed and signed anew.
pub fn header(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut header = serde_json::from_str(&header_text()).unwrap();
    change(&mut header);
    header_of(header.to_string())
}

/// [`header`] with one member set.
pub fn member(name: &str, value: Value) -> Vec<u8> {
    header(|header| header[name] = value)
}

/// [`header`] without a member.
pub fn without(name: &str) -> Vec<u8> {
    header(|header| {
        header.as_object_mut().unwrap().remove(name).unwrap();
    })
}

/// [`header`] with its text changed at one place.
pub fn header_edit(from: &str, to: &str) -> Vec<u8> {
    let header = header_text();
    assert!(header.contains(from), "{from}");
    header_of(header.replacen(from, to, 1))
}

/// Brackets within one another.
pub fn deep(open: &str, inner: &str, close: &str, times: usize) -> String {
    [&open.repeat(times), inner, &close.repeat(times)].concat()
}

/// Base64url whose last character has bits that no byte needs.
pub fn other_last_bits(text: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    assert!(!text.len().is_multiple_of(4), "every bit counts in it");
    let (rest, last) = text.split_at(text.len() - 1);
    let at = ALPHABET
        .iter()
        .position(|c| [*c] == last.as_bytes())
        .unwrap();
    format!("{rest}{}", char::from(ALPHABET[at | 1]))
}
