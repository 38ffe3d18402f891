//! Files of every released format, frozen beside the engine's tests, open on the command line too; what a
//! newer version wrote is left as it is, and that is said.

use std::fs;
use std::path::{Path, PathBuf};

use practice_review_engine::case::load;
use serde_json::Value;

use crate::backup::no_file_or_folder;
use crate::run::{Ended, file, no_file, run};

fn engine_tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/tests")
}

/// The path of a frozen file.
fn frozen(name: &str) -> String {
    let path = engine_tests().join("fixtures").join(name);
    assert!(path.exists(), "{}", path.display());
    path.to_str().unwrap().to_owned()
}

/// It ends well, and says this.
fn says(ended: &Ended, words: &[&str]) {
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    for words in words {
        assert!(ended.out.contains(words), "{words}: {}", ended.out);
    }
}

#[test]
fn a_case_of_version_1_becomes_a_page_and_a_copy_without_names() {
    for name in ["case-v1.json", "case-v1-later.json"] {
        let case = frozen(name);
        for command in ["render", "redact"] {
            let ended = run([command, &case, "--guidance", "guidance"]);
            says(&ended, &["<!doctype html>"]);
        }
    }
}

#[test]
fn a_referral_of_version_1_is_verified_and_becomes_a_page() {
    let bundle = frozen("bundle-v1.json");
    let signers = ["Jo Ashdown", "Avery Lark", "I agree."];
    says(&run(["verify", &bundle]), &signers);
    says(
        &run(["render", &bundle]),
        &["A call – naïve.", "Wren Smallwood", "The nurse"],
    );
}

#[test]
fn comments_of_version_1_are_verified() {
    let ended = run(["verify", &frozen("comments-v1.json")]);
    says(&ended, &["Cal Finch", "Which school was it in March?"]);
}

#[test]
fn an_encrypted_referral_of_version_1_is_opened_by_a_private_key_of_version_1() {
    let vector = engine_tests().join("vectors/encryption/private-key-v1.json");
    let vector: Value = serde_json::from_slice(&fs::read(vector).unwrap()).unwrap();
    let key = file("released.private.json", vector["file"].to_string());
    let phrase = file("released.phrase", vector["passphrase"].as_str().unwrap());
    let out = no_file("released-decrypted.json");
    let asked = ["decrypt", &frozen("encrypted-v1.json"), "--key", &key];
    let more = ["--out", &out, "--passphrase-file", &phrase];
    let ended = run(asked.into_iter().chain(more));
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert_eq!(
        fs::read(out).unwrap(),
        fs::read(frozen("bundle-v1.json")).unwrap()
    );
    let shown = run(["keys", "show", &frozen("public-key-v1.json")]);
    assert_eq!(shown.code, 0, "{}", shown.err);
}

/// The passphrase of the frozen backup, in a file.
fn phrase(name: &str) -> String {
    file(name, "lantern gravel \u{fb01}sh cafe\u{301}")
}

#[test]
fn a_backup_of_version_1_gives_its_cases_as_files() {
    let folder = no_file_or_folder("released-extracted");
    let phrase = phrase("released-backup.phrase");
    let asked = ["backup", "extract", &frozen("backup-v1.jsonl"), "--to"];
    let more = [&folder, "--passphrase-file", &phrase];
    let ended = run(asked.into_iter().chain(more));
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    let mut written: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .map(|text| load(&text).unwrap())
        .collect();
    written.sort_by(|a, b| a.id.cmp(&b.id));
    let there = ["case-v1.json", "case-v1-later.json"]
        .map(|name| load(&fs::read_to_string(frozen(name)).unwrap()).unwrap());
    assert_eq!(written, there);
}

#[test]
fn a_partnership_s_own_file_is_used_as_it_is_and_its_author_told_what_came_since() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("released-guidance");
    for part in ["national", "a-place"] {
        fs::create_dir_all(root.join(part)).unwrap();
    }
    fs::copy(frozen("own-guidance.toml"), root.join("a-place/place.toml")).unwrap();
    let root = root.to_str().unwrap();
    let questions = ["guidance", "questions", "--partnership", "a-place"];
    let ended = run(questions.iter().chain(&["--guidance", root]));
    says(&ended, &["how-badly", "seen-on"]);
    let ended = run(["guidance", "check", root]);
    assert_eq!((ended.code, ended.out.lines().count()), (1, 1));
    let said = "timescale \"decision\": nothing ends it";
    assert!(ended.out.contains(said), "{}", ended.out);
}

#[test]
fn a_file_of_a_newer_version_is_left_as_it_is_and_that_is_said() {
    let text = |name: &str| fs::read_to_string(frozen(name)).unwrap();
    let case = text("case-v1.json").replace("\"schema\": 1", "\"schema\": 2");
    let backup =
        text("backup-v1.jsonl").replace("\"version\":1,\"made\"", "\"version\":2,\"made\"");
    let vault = text("backup-v1.jsonl").replace("vault\",\"version\":1", "vault\",\"version\":2");
    let phrase = phrase("released-newer.phrase");
    let corpus = |name: &str| fs::read_to_string(engine_tests().join("corpus").join(name)).unwrap();
    let secret = ["--passphrase-file", &phrase];
    for (name, text, before, after) in [
        ("case", case.clone(), &["render"][..], &[][..]),
        ("redacted", case.clone(), &["redact"], &[]),
        ("dates", case, &["dates"], &[]),
        ("backup", backup, &["backup", "list"], &secret),
        ("vault", vault, &["backup", "list"], &secret),
        ("bundle", corpus("bundle-typ-newer.json"), &["verify"], &[]),
        (
            "payload",
            corpus("bundle-payload-newer.json"),
            &["render"],
            &[],
        ),
        (
            "encrypted",
            corpus("encrypted-typ-newer.json"),
            &["decrypt"],
            &["--out", "not-written.json"],
        ),
    ] {
        let path = file(&format!("released-newer-{name}"), &text);
        let asked = [before, &[&path], after].concat();
        let ended = run(asked);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{name}");
        for words in ["newer version of this app", "update the app"] {
            assert!(ended.err.contains(words), "{name}: {}", ended.err);
        }
        assert_eq!(fs::read_to_string(path).unwrap(), text, "{name}");
    }
}
