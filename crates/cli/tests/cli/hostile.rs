//! The corpus of hostile files that the engine makes (`crates/engine/tests/hostile`): `verify` and
//! `decrypt` refuse each with the same reason as the engine, and show and write nothing of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::Deserialize;

use crate::run::{file, no_file, run};

const PHRASE: &str = "lantern gravel \u{fb01}sh cafe\u{301}";

/// What is expected of a file.
#[derive(Deserialize)]
struct Expected {
    says: String,
    /// What opens it, where it is refused only then.
    with: Option<String>,
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/tests/corpus")
}

/// The files whose names begin like this.
fn expected(kind: &str) -> BTreeMap<String, Expected> {
    let text = std::fs::read_to_string(corpus().join("expected.json")).unwrap();
    let mut all: BTreeMap<String, Expected> = serde_json::from_str(&text).unwrap();
    all.retain(|name, _| name.starts_with(kind));
    assert!(all.len() > 100, "{} files", all.len());
    all
}

/// Runs the program on every file, on all cores, and says where it did not end as it should.
fn wrong(
    files: BTreeMap<String, Expected>,
    arguments: impl Fn(&str, &Expected) -> Vec<String> + Sync,
) -> Vec<String> {
    let (left, wrong) = (Mutex::new(files.into_iter()), Mutex::new(Vec::new()));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let Some((name, expected)) = left.lock().unwrap().next() else {
                        break;
                    };
                    let ended = run(arguments(&name, &expected));
                    let refused = matches!(ended.code, 1 | 2)
                        && ended.out.is_empty()
                        && ended.err.lines().count() == 1
                        && ended.err.contains(&expected.says);
                    if !refused {
                        let told = format!("{name}: {}, {}{}", ended.code, ended.out, ended.err);
                        wrong.lock().unwrap().push(told);
                    }
                }
            });
        }
    });
    wrong.into_inner().unwrap()
}

fn path(name: &str) -> String {
    corpus().join(name).to_str().unwrap().to_owned()
}

#[test]
fn verify_refuses_every_hostile_bundle_for_its_own_reason() {
    let wrong = wrong(expected("bundle-"), |name, _| {
        vec!["verify".to_owned(), path(name)]
    });
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn decrypt_refuses_every_hostile_encrypted_file_for_its_own_reason() {
    let phrase = file("hostile.phrase", PHRASE);
    let key = corpus().join("../hostile/recipient.private.json");
    let key = key.to_str().unwrap();
    let out = no_file("hostile.opened.json");
    let wrong = wrong(expected("encrypted-"), |name, expected| {
        let mut arguments = vec![
            "decrypt".to_owned(),
            path(name),
            "--out".into(),
            out.clone(),
        ];
        arguments.extend(["--passphrase-file".into(), phrase.clone()]);
        if expected.with.as_deref() == Some("key") {
            arguments.extend(["--key".into(), key.to_owned()]);
        }
        arguments
    });
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(!Path::new(&out).exists(), "something was written");
}
