//! A corpus of hostile files, each of which has to be refused for its own reason: by the engine here, by
//! the built program in `crates/cli/tests`, and by the app in `tests/e2e/hostile.spec.mjs`.
//!
//! The files stand in `tests/corpus`, and beside them `expected.json` with the words by which each is
//! refused. Both are made by this test out of one sound bundle, so that they can be made again, as are the
//! sound files and the private key that stand here:
//!
//! `cargo test -p practice-review-engine --all-features --test hostile -- --ignored`
//!
//! - [`craft`]: a sound file, and what spoils it
//! - [`bundles`], [`encrypted`], [`sealed`]: the files
//! - [`app`]: what the app says of them
#![cfg(feature = "native-crypto")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

mod app;
mod bundles;
mod craft;
mod encrypted;
mod sealed;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use craft::{Hostile, Secret};
use practice_review_engine::bundle;
use serde::{Deserialize, Serialize};

const EXPECTED: &str = "expected.json";

/// What is expected of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Expected {
    /// A part of the reason for which it is refused.
    says: String,
    /// What opens it, where it is refused only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    with: Option<Secret>,
    /// A part of the reason that the app gives, where it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    in_browser: Option<String>,
}

fn corpus() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// What goes with the corpus and is not hostile: what it was made of, and the private key that files are
/// encrypted to.
fn sound() -> [(&'static str, Vec<u8>); 3] {
    let [(_, to_key), _] = encrypted::sound();
    [
        ("bundle-sound.json", craft::sound()),
        ("encrypted-sound.json", to_key),
        ("recipient.private.json", encrypted::private_key_file()),
    ]
}

fn beside(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/hostile")
        .join(name)
}

fn made() -> Vec<Hostile> {
    [bundles::all(), encrypted::all(), sealed::all()].concat()
}

/// The names of what is there.
fn names() -> BTreeSet<String> {
    let entries = std::fs::read_dir(corpus()).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != EXPECTED)
        .collect()
}

fn expected() -> BTreeMap<String, Expected> {
    let text = std::fs::read_to_string(corpus().join(EXPECTED)).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn listed(files: &[Hostile]) -> BTreeMap<String, Expected> {
    let entry = |file: &Hostile| {
        let expected = Expected {
            says: file.says.to_owned(),
            with: file.with,
            in_browser: file.in_browser.map(str::to_owned),
        };
        (file.name.to_owned(), expected)
    };
    files.iter().map(entry).collect()
}

/// Why a file is refused; nothing where it is not.
fn refused(name: &str, bytes: &[u8], with: Option<Secret>) -> Option<String> {
    match name.split('-').next().unwrap() {
        "bundle" => bundle::native::open(bytes).err().map(|e| e.to_string()),
        "encrypted" => encrypted::refused(bytes, with),
        _ => sealed::refused(name, bytes),
    }
}

#[test]
fn every_file_has_an_entry_and_every_entry_a_file() {
    let listed: BTreeSet<String> = expected().into_keys().collect();
    assert_eq!(names(), listed);
    assert!(listed.len() > 150, "{} files", listed.len());
}

#[test]
fn every_hostile_file_is_refused_for_its_own_reason() {
    let mut wrong = Vec::new();
    for (name, Expected { says, with, .. }) in expected() {
        let bytes = std::fs::read(corpus().join(&name)).unwrap();
        match refused(&name, &bytes, with) {
            Some(reason) if reason.contains(&says) => {}
            other => wrong.push(format!("{name}: {says}\n    {other:?}")),
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_app_refuses_every_file_that_can_be_chosen_for_the_reason_that_it_should() {
    let mut wrong = Vec::new();
    for (name, expected) in expected() {
        if !name.starts_with("bundle-") && !name.starts_with("encrypted-") {
            continue;
        }
        let bytes = std::fs::read(corpus().join(&name)).unwrap();
        let says = expected.in_browser.unwrap_or(expected.says);
        // What a secret is needed for was tried above, and takes its time.
        let with = expected.with.filter(|with| *with == Secret::Key);
        match app::refused(&bytes, with) {
            Some(reason) if reason.contains(&says) => {}
            None if expected.with == Some(Secret::Passphrase) => {}
            other => wrong.push(format!("{name}: {says}\n    {other:?}")),
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_files_are_what_is_made_of_a_sound_one_and_that_opens() {
    assert!(bundle::native::open(&craft::sound()).is_ok());
    let files = made();
    assert_eq!(listed(&files), expected());
    assert_eq!(listed(&files).len(), files.len(), "a name is there twice");
    for Hostile { name, bytes, .. } in files {
        assert_eq!(std::fs::read(corpus().join(name)).unwrap(), bytes, "{name}");
    }
    for (name, bytes) in sound() {
        assert_eq!(std::fs::read(beside(name)).unwrap(), bytes, "{name}");
    }
    for (secret, file) in encrypted::sound() {
        assert_eq!(encrypted::refused(&file, Some(secret)), None);
    }
    sealed::sound_ones_open();
}

/// Makes the files anew.
#[test]
#[ignore = "it writes the corpus"]
fn make() {
    std::fs::create_dir_all(corpus()).unwrap();
    for name in names() {
        std::fs::remove_file(corpus().join(name)).unwrap();
    }
    let files = made();
    for Hostile { name, bytes, .. } in &files {
        std::fs::write(corpus().join(name), bytes).unwrap();
    }
    for (name, bytes) in sound() {
        std::fs::write(beside(name), bytes).unwrap();
    }
    let text = serde_json::to_string_pretty(&listed(&files)).unwrap();
    std::fs::write(corpus().join(EXPECTED), format!("{text}\n")).unwrap();
}
