//! Encrypted files: they open for whoever they are meant for, and for nobody else; every file that is
//! not as it should be is refused for the right reason. The frozen ones are opened by programs that are
//! not ours too (`tests/foreign/jwe_open.py`, `tests/foreign/jose_open.mjs`).
#![cfg(feature = "native-crypto")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use std::path::PathBuf;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use practice_review_engine::bundle::PublicJwk;
use practice_review_engine::encryption::keys::{read_public, write_public};
use practice_review_engine::encryption::native::{
    PrivateKey, by_passphrase, open_with_key, open_with_passphrase, to_key,
};
use practice_review_engine::encryption::{
    Content, Encrypted, EncryptionError, KeyFileError, PrivateJwk, is_encrypted,
};
use practice_review_engine::seal::{Nfkc, Passphrase};
use proptest::prelude::*;
use serde_json::{Value, json};
use zeroize::Zeroizing;

const PHRASE: &str = "lantern gravel \u{fb01}sh cafe\u{301}";
const PLAIN: &[u8] = b"{\"payload\":\"what was signed\"}";

fn key(seed: u8) -> PrivateKey {
    PrivateKey::new(&[seed; 32]).unwrap()
}

fn phrase(text: &str) -> Passphrase {
    Passphrase::typed(Nfkc::of(text))
}

fn for_key() -> Vec<u8> {
    let recipient = key(1).public().unwrap();
    to_key(Content::Bundle, PLAIN, &recipient, &key(2), [3; 12]).unwrap()
}

/// Made once, since a passphrase takes its time.
fn for_phrase() -> Vec<u8> {
    static MADE: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let random = Zeroizing::new([4; 32]);
        let phrase = phrase(PHRASE);
        by_passphrase(Content::Bundle, PLAIN, &phrase, [5; 16], &random, [6; 12]).unwrap()
    });
    MADE.clone()
}

fn private_key_file() -> Vec<u8> {
    let private = PrivateJwk {
        public: key(1).public().unwrap(),
        secret: key(1).secret(),
    };
    let random = Zeroizing::new([7; 32]);
    by_passphrase(
        Content::PrivateKey,
        &private.to_bytes(),
        &phrase(PHRASE),
        [8; 16],
        &random,
        [9; 12],
    )
    .unwrap()
}

/// A vector: the file, what opens it and what is in it.
fn vectors() -> [(&'static str, Value); 3] {
    let file = |bytes: Vec<u8>| -> Value { serde_json::from_slice(&bytes).unwrap() };
    let plain = String::from_utf8(PLAIN.to_vec()).unwrap();
    let private = PrivateJwk {
        public: key(1).public().unwrap(),
        secret: key(1).secret(),
    };
    let private = String::from_utf8(private.to_bytes().to_vec()).unwrap();
    let as_json: Value = serde_json::from_str(&private).unwrap();
    [
        (
            "to-key-v1.json",
            json!({"file": file(for_key()), "private_key": as_json, "plain": plain}),
        ),
        (
            "by-passphrase-v1.json",
            json!({"file": file(for_phrase()), "passphrase": PHRASE, "plain": plain}),
        ),
        (
            "private-key-v1.json",
            json!({"file": file(private_key_file()), "passphrase": PHRASE, "plain": private}),
        ),
    ]
}

/// The file with one thing changed.
fn changed(file: &[u8], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(file).unwrap();
    change(&mut value);
    serde_json::to_vec(&value).unwrap()
}

/// The file with its header changed.
fn with_header(file: &[u8], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    changed(file, |file| {
        let header = URL_SAFE_NO_PAD.decode(file["protected"].as_str().unwrap());
        let mut header: Value = serde_json::from_slice(&header.unwrap()).unwrap();
        change(&mut header);
        file["protected"] = json!(URL_SAFE_NO_PAD.encode(header.to_string()));
    })
}

fn refused(file: &[u8]) -> EncryptionError {
    Encrypted::parse(file).unwrap_err()
}

#[test]
fn what_was_frozen_opens_and_is_what_is_written_today() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/encryption");
    for (name, today) in vectors() {
        let path = folder.join(name);
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let frozen: Value = serde_json::from_str(&text).unwrap_or_default();
        assert_eq!(frozen, today, "{}", path.display());
    }
}

#[test]
fn a_file_opens_for_the_holder_of_the_key_and_for_nobody_else() {
    let file = for_key();
    assert!(is_encrypted(&file) && !is_encrypted(PLAIN));
    let read = Encrypted::parse(&file).unwrap();
    assert_eq!(open_with_key(&read, &key(1)).unwrap().as_slice(), PLAIN);
    assert_eq!(
        open_with_key(&read, &key(9)).unwrap_err(),
        EncryptionError::OtherKey(key(1).public().unwrap().thumbprint())
    );
    assert_eq!(
        open_with_passphrase(&read, &phrase(PHRASE)).unwrap_err(),
        EncryptionError::OtherWay("a private key")
    );
}

#[test]
fn a_file_opens_with_its_passphrase_however_it_was_typed() {
    let read = Encrypted::parse(&for_phrase()).unwrap();
    for typed in [PHRASE, "lantern gravel fish caf\u{e9}"] {
        let plain = open_with_passphrase(&read, &phrase(typed)).unwrap();
        assert_eq!(plain.as_slice(), PLAIN);
    }
    assert_eq!(
        open_with_passphrase(&read, &phrase("lantern gravel fish cafe")).unwrap_err(),
        EncryptionError::Refused
    );
    assert_eq!(
        open_with_key(&read, &key(1)).unwrap_err(),
        EncryptionError::OtherWay("a passphrase")
    );
}

#[test]
fn a_private_key_comes_out_as_it_went_in() {
    let read = Encrypted::parse(&private_key_file()).unwrap();
    assert_eq!(read.content(), Content::PrivateKey);
    let plain = open_with_passphrase(&read, &phrase(PHRASE)).unwrap();
    let private = PrivateJwk::read(&plain).unwrap();
    assert_eq!(private.public, key(1).public().unwrap());
    assert_eq!(private.secret, key(1).secret());
}

#[test]
fn nothing_of_a_file_can_be_altered() {
    let open = |file: &[u8]| {
        let read = Encrypted::parse(file)?;
        open_with_key(&read, &key(1))
    };
    for member in ["iv", "ciphertext", "tag"] {
        let other = changed(&for_key(), |file| {
            let text = file[member].as_str().unwrap();
            let mut bytes = URL_SAFE_NO_PAD.decode(text).unwrap();
            bytes[0] ^= 1;
            file[member] = json!(URL_SAFE_NO_PAD.encode(bytes));
        });
        assert_eq!(
            open(&other).unwrap_err(),
            EncryptionError::Refused,
            "{member}"
        );
    }
    // Written in another order, the header says the same and is another one.
    let header = with_header(&for_key(), |header| header["cty"] = json!("jwk+json"));
    assert_eq!(open(&header).unwrap_err(), EncryptionError::Refused);
    let ephemeral = with_header(&for_key(), |header| {
        header["epk"] = json!(key(5).public().unwrap());
    });
    assert_eq!(open(&ephemeral).unwrap_err(), EncryptionError::Refused);
}

#[test]
fn a_key_that_is_no_point_on_the_curve_is_refused_before_it_is_agreed_with() {
    let nowhere = PublicJwk::from_coordinates(&[1; 32], &[1; 32]);
    let file = with_header(&for_key(), |header| header["epk"] = json!(nowhere));
    let read = Encrypted::parse(&file).unwrap();
    assert_eq!(
        open_with_key(&read, &key(1)).unwrap_err(),
        EncryptionError::BadKey
    );
    assert_eq!(
        to_key(Content::Bundle, PLAIN, &nowhere, &key(2), [3; 12]).unwrap_err(),
        EncryptionError::BadKey
    );
}

#[test]
fn hostile_headers_are_refused_for_what_they_are() {
    use EncryptionError::*;
    type Change = fn(&mut Value);
    let cases: [(Change, EncryptionError); 10] = [
        (|h| h["alg"] = json!("none"), WrongAlgorithm("none".into())),
        (|h| h["alg"] = json!("dir"), WrongAlgorithm("dir".into())),
        (
            |h| h["alg"] = json!("RSA1_5"),
            WrongAlgorithm("RSA1_5".into()),
        ),
        (
            |h| h["enc"] = json!("A128CBC-HS256"),
            WrongAlgorithm("A128CBC-HS256".into()),
        ),
        (|h| h["typ"] = json!("JWT"), WrongType("JWT".into())),
        (
            |h| h["typ"] = json!("practice-review-encrypted-v2+jwe"),
            NewerVersion("practice-review-encrypted-v2+jwe".into()),
        ),
        (
            |h| h["cty"] = json!("practice-review-referral-v2+jws"),
            NewerVersion("practice-review-referral-v2+jws".into()),
        ),
        (
            |h| h["cty"] = json!("text/html"),
            WrongType("text/html".into()),
        ),
        (
            |h| h["alg"] = json!("PBES2-HS512+A256KW"),
            BadHeader("members that do not belong to PBES2-HS512+A256KW".into()),
        ),
        (|h| h["epk"]["x"] = json!("AAAA"), BadKey),
    ];
    for (change, reason) in cases {
        assert_eq!(refused(&with_header(&for_key(), change)), reason);
    }
    for (member, value) in [
        ("zip", json!("DEF")),
        ("crit", json!(["exp"])),
        ("jku", json!("https://example.org/")),
        ("apu", json!("QWxpY2U")),
        ("p2c", json!(1_000_000)),
    ] {
        let file = with_header(&for_key(), |header| header[member] = value);
        assert!(matches!(refused(&file), BadHeader(_)), "{member}");
    }
    for rounds in [1, 209_999, 5_000_001, u32::MAX] {
        let file = with_header(&for_phrase(), |header| header["p2c"] = json!(rounds));
        assert_eq!(refused(&file), Iterations(rounds));
    }
    let huge = with_header(&for_phrase(), |header| header["p2c"] = json!(1e30));
    assert!(matches!(refused(&huge), BadHeader(_)));
}

#[test]
fn hostile_files_are_refused_for_what_they_are() {
    use EncryptionError::*;
    let none = changed(&for_key(), |file| file["recipients"] = json!([]));
    assert_eq!(refused(&none), Recipients(0));
    let two = changed(&for_key(), |file| file["recipients"] = json!([{}, {}]));
    assert_eq!(refused(&two), Recipients(2));
    let wrapped = changed(&for_key(), |file| {
        file["recipients"] = json!([{"encrypted_key": "AAAA"}]);
    });
    assert_eq!(refused(&wrapped), Damaged("the wrapped key"));
    let unwrapped = changed(&for_phrase(), |file| file["recipients"] = json!([{}]));
    assert_eq!(refused(&unwrapped), Damaged("the wrapped key"));
    let short = changed(&for_key(), |file| file["tag"] = json!("AAAA"));
    assert_eq!(refused(&short), Damaged("the tag"));
    let padded = changed(&for_key(), |file| file["iv"] = json!("AAAAAAAAAAAAAAAA=="));
    assert_eq!(refused(&padded), Damaged("the nonce"));
    for (member, value) in [
        ("unprotected", json!({"alg": "none"})),
        ("aad", json!("AAAA")),
        ("header", json!({})),
    ] {
        let file = changed(&for_key(), |file| file[member] = value);
        assert!(matches!(refused(&file), NotEncrypted(_)), "{member}");
    }
    let file = String::from_utf8(for_key()).unwrap();
    let twice = file.replacen('{', "{\"iv\":\"AAAA\",", 1);
    assert!(matches!(refused(twice.as_bytes()), NotEncrypted(_)));
    let cut = &file.as_bytes()[..file.len() / 2];
    assert!(matches!(refused(cut), NotEncrypted(_)));
    assert!(matches!(
        refused("[".repeat(100_000).as_bytes()),
        NotEncrypted(_)
    ));
    let large = vec![b' '; 28_000_000];
    assert!(matches!(refused(&large), TooLarge { .. }));
}

#[test]
fn the_file_of_a_public_key_is_one_for_encryption_and_holds_no_secret() {
    let public = key(1).public().unwrap();
    let file = String::from_utf8(write_public(&public).unwrap()).unwrap();
    assert_eq!(read_public(&file).unwrap(), public);
    let with = |member: &str, value: Value| {
        let mut file: Value = serde_json::from_str(&file).unwrap();
        file[member] = value;
        read_public(&file.to_string())
    };
    assert_eq!(with("d", json!("AAAA")).unwrap_err(), KeyFileError::Private);
    assert_eq!(
        with("use", json!("sig")).unwrap_err(),
        KeyFileError::OtherKind
    );
    assert_eq!(
        with("crv", json!("P-521")).unwrap_err(),
        KeyFileError::OtherKind
    );
    assert_eq!(
        with("kty", json!("RSA")).unwrap_err(),
        KeyFileError::OtherKind
    );
    assert_eq!(with("x5t", json!("AAAA")).unwrap(), public);
    assert!(matches!(
        read_public("no").unwrap_err(),
        KeyFileError::NotAKey(_)
    ));
}

proptest! {
    #[test]
    fn whatever_goes_in_comes_out(plain: Vec<u8>, seed in 1_u8..255, nonce: [u8; 12]) {
        let recipient = key(1).public().unwrap();
        let file = to_key(Content::Bundle, &plain, &recipient, &key(seed), nonce).unwrap();
        let read = Encrypted::parse(&file).unwrap();
        let opened = open_with_key(&read, &key(1)).unwrap();
        prop_assert_eq!(opened.as_slice(), &plain[..]);
    }

    #[test]
    fn no_bytes_stop_the_reader(bytes: Vec<u8>, at in 0_usize..1000, byte: u8) {
        let _ = Encrypted::parse(&bytes);
        let mut file = for_key();
        let at = at % file.len();
        file[at] = byte;
        if let Ok(read) = Encrypted::parse(&file) {
            let same = file == for_key();
            prop_assert_eq!(open_with_key(&read, &key(1)).is_ok(), same);
        }
    }
}
