//! `keys` makes a pair that nobody reads without its passphrase; `decrypt` opens what was encrypted to
//! it, or by a passphrase, and nothing else.

use std::fs;

use practice_review_engine::encryption::Content;
use practice_review_engine::encryption::keys::read_public;
use practice_review_engine::encryption::native::{PrivateKey, by_passphrase, to_key};
use practice_review_engine::seal::{Nfkc, Passphrase};
use zeroize::Zeroizing;

use crate::bundles::sound;
use crate::run::{Ended, file, no_file, run};

const PHRASE: &str = "lantern gravel cinema otter";

/// A pair of keys: the name of both files, and the file of the passphrase.
fn pair(name: &str) -> (String, String, Ended) {
    let both = no_file(name);
    for ending in ["public", "private"] {
        no_file(&format!("{name}.{ending}.json"));
    }
    let phrase = file(&format!("{name}.phrase"), format!("{PHRASE}\n"));
    let ended = run(["keys", "new", &both, "--passphrase-file", &phrase]);
    (both, phrase, ended)
}

fn encrypted(public: &str) -> Vec<u8> {
    let key = read_public(&fs::read_to_string(public).unwrap()).unwrap();
    let ephemeral = PrivateKey::new(&[9; 32]).unwrap();
    to_key(Content::Bundle, &sound(), &key, &ephemeral, [1; 12]).unwrap()
}

#[test]
fn a_bundle_encrypted_to_a_new_key_opens_with_it_and_its_passphrase_alone() {
    let (both, phrase, made) = pair("keys-pair");
    assert_eq!(made.code, 0, "{}", made.err);
    let (public, private) = (
        format!("{both}.public.json"),
        format!("{both}.private.json"),
    );
    let text = fs::read_to_string(&private).unwrap();
    assert!(!text.contains("\"d\"") && !text.contains(PHRASE));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(&private).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "others may read the private key");
    }
    let shown = run(["keys", "show", &public]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    assert!(made.out.contains(shown.out.trim()), "another fingerprint");

    let bundle = file("keys-pair.encrypted", encrypted(&public));
    let opened = no_file("keys-pair.bundle.json");
    let decrypt = |bundle: &str, phrase: &str| {
        let asked = ["decrypt", bundle, "--key", &private, "--out", &opened];
        run(asked.into_iter().chain(["--passphrase-file", phrase]))
    };
    let wrong = file("keys-pair.wrong", "lantern gravel cinema badger");
    let ended = decrypt(&bundle, &wrong);
    assert_eq!(ended.code, 2, "{}", ended.err);
    assert!(ended.err.contains("does not open"), "{}", ended.err);
    assert!(fs::metadata(&opened).is_err(), "a file was written");

    let ended = decrypt(&bundle, &phrase);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert_eq!(fs::read(&opened).unwrap(), sound());
    assert_eq!(run(["verify", &opened]).code, 0);
    // What is there is not written over.
    assert_eq!(decrypt(&bundle, &phrase).code, 2);
    let ended = run(["keys", "new", &both, "--passphrase-file", &phrase]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("is there already"), "{}", ended.err);
    assert_eq!(fs::read_to_string(&private).unwrap(), text);
}

#[test]
fn a_bundle_encrypted_by_a_passphrase_opens_with_that() {
    let phrase = Passphrase::typed(Nfkc::of(PHRASE));
    let random = Zeroizing::new([3; 32]);
    let bytes = by_passphrase(
        Content::Bundle,
        &sound(),
        &phrase,
        [1; 16],
        &random,
        [2; 12],
    )
    .unwrap();
    let bundle = file("keys-phrase.encrypted", bytes);
    let (right, opened) = (
        file("keys-phrase.phrase", PHRASE),
        no_file("keys-phrase.json"),
    );
    let ended = run([
        "decrypt",
        &bundle,
        "--out",
        &opened,
        "--passphrase-file",
        &right,
    ]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert_eq!(fs::read(&opened).unwrap(), sound());
}

#[test]
fn a_weak_passphrase_makes_no_key_and_nobody_there_is_said() {
    let both = no_file("keys-weak");
    let weak = file("keys-weak.phrase", "too short");
    let ended = run(["keys", "new", &both, "--passphrase-file", &weak]);
    assert_eq!(ended.code, 2);
    assert!(
        ended.err.contains("at least 15 characters"),
        "{}",
        ended.err
    );
    let ended = run(["keys", "new", &both]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("--passphrase-file"), "{}", ended.err);
    for ending in ["public", "private"] {
        assert!(fs::metadata(format!("{both}.{ending}.json")).is_err());
    }
}

#[test]
fn what_is_no_encrypted_bundle_is_refused_with_what_it_is() {
    let out = no_file("keys-refused.json");
    let plain = file("keys-plain.json", sound());
    let ended = run(["decrypt", &plain, "--out", &out]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("no encrypted file"), "{}", ended.err);
    let ended = run(["keys", "show", &plain]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("no public key"), "{}", ended.err);
    let nobody = PrivateKey::new(&[5; 32]).unwrap().public().unwrap();
    let ephemeral = PrivateKey::new(&[9; 32]).unwrap();
    let bytes = to_key(Content::Bundle, b"{}", &nobody, &ephemeral, [1; 12]).unwrap();
    let ended = run(["decrypt", &file("keys-no-key.json", bytes), "--out", &out]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("--key"), "{}", ended.err);
}
