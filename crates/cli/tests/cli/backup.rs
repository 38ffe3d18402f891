//! `backup` tells what is in a backup, and writes its cases as files, however much of it is whole.

use std::fs;

use practice_review_engine::backup::native::seal;
use practice_review_engine::backup::{Entry, Head, Kind, Manifest, Version, Writer};
use practice_review_engine::case::{self, Case, CaseId};
use practice_review_engine::guidance::PartnershipId;
use practice_review_engine::seal::native::{by_passphrase, by_recovery_key, wrap};
use practice_review_engine::seal::{
    Cost, Header, Kdf, Means, Nfkc, Passphrase, RecoveryKey, VaultId,
};
use zeroize::Zeroizing;

use crate::run::{Ended, file, no_file, run};

const PHRASE: &str = "lantern gravel cinema otter";
const MADE: &str = "2026-11-24T09:00:00Z";

fn recovery() -> RecoveryKey {
    RecoveryKey::from_random([3; 20])
}

fn cases() -> [Case; 2] {
    // The same first eight digits: their copies would have one name.
    [[7; 16], [7, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8]].map(|id| {
        let id = CaseId::from_random(id);
        Case::new(id, PartnershipId::from("leeds"), "Robin Secret", MADE)
    })
}

fn backup() -> String {
    let (id, data) = (VaultId::from_random([5; 16]), Zeroizing::new([0xda; 32]));
    let kdf = Kdf {
        cost: Cost::DEFAULT,
        salt: [6; 16],
    };
    let with = by_passphrase(&kdf, &Passphrase::typed(Nfkc::of(PHRASE))).unwrap();
    let first = wrap(&id, Means::Passphrase(kdf), &with, [7; 12], &data).unwrap();
    let with = by_recovery_key(&id, &[6; 16], &recovery()).unwrap();
    let second = wrap(&id, Means::recovery_key([6; 16]), &with, [8; 12], &data).unwrap();
    let head = Head::new(MADE, Header::new(id, first).with(second)).unwrap();

    let [one, two] = cases();
    let version = Version::of(&one, MADE);
    let of_case = |case: &Case| {
        let entry = Entry::new(Kind::Case, case.id.as_str(), 2).unwrap();
        (entry, case::save(case).unwrap().into_bytes())
    };
    let of_version = Entry::new(Kind::Version, &version.content(), 1).unwrap();
    let plains = [
        of_case(&one),
        of_case(&two),
        (of_version, version.to_bytes().unwrap()),
    ];
    let manifest = Manifest::new(MADE, plains.iter().map(|(entry, _)| entry.clone())).unwrap();
    let sealed = seal(&data, &Entry::manifest(), [0; 12], &manifest.to_bytes()).unwrap();
    let mut writer = Writer::new(&head, &manifest, &sealed).unwrap();
    for (at, (entry, plain)) in (1..).zip(&plains) {
        let sealed = seal(&data, entry, [at; 12], plain).unwrap();
        writer.add(entry, &sealed).unwrap();
    }
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

fn list(name: &str, text: &str, phrase: &str) -> Ended {
    let backup = file(&format!("{name}.backup"), text);
    let phrase = file(&format!("{name}.phrase"), phrase);
    run(["backup", "list", &backup, "--passphrase-file", &phrase])
}

#[test]
fn a_backup_is_listed_without_a_word_of_a_case() {
    let ended = list("backup-list", &backup(), PHRASE);
    assert_eq!(ended.code, 0, "{}", ended.err);
    for case in cases() {
        assert!(ended.out.contains(case.id.as_str()), "{}", ended.out);
    }
    assert!(ended.out.starts_with(&format!("Backup made at {MADE}\n")));
    assert_eq!(ended.out.matches("earlier version").count(), 1);
    assert!(!ended.out.contains("Secret"));

    let ended = list("backup-wrong", &backup(), "lantern gravel cinema badger");
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("does not open"), "{}", ended.err);

    let ended = list("backup-none", "{}", PHRASE);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("not a backup"), "{}", ended.err);
}

#[test]
fn a_recovery_key_opens_it_too() {
    let backup = file("backup-recovery.backup", backup());
    let key = file("backup-recovery.key", recovery().text());
    let ended = run(["backup", "list", &backup, "--recovery-key-file", &key]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let key = file("backup-recovery.key", "nothing");
    let ended = run(["backup", "list", &backup, "--recovery-key-file", &key]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("recovery key"), "{}", ended.err);
}

#[test]
fn what_is_whole_is_written_and_what_is_not_is_named() {
    let [one, two] = cases();
    let text = backup();
    let whole = file("backup-whole.backup", &text);
    let phrase = file("backup-extract.phrase", PHRASE);
    let folder = no_file_or_folder("backup-extracted");
    let extract = |backup: &str, folder: &str| {
        let asked = ["backup", "extract", backup, "--to", folder];
        run(asked.into_iter().chain(["--passphrase-file", &phrase]))
    };
    let ended = extract(&whole, &folder);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let mut written = cases_in(&folder);
    written.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(written, [one.clone(), two.clone()]);
    for path in ended.out.lines() {
        assert!(path.contains("practice-review-copy-"), "{path}");
    }
    // What is there is not written over.
    let ended = extract(&whole, &folder);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("is there already"), "{}", ended.err);

    // Of a case whose own line is damaged the last earlier version is left.
    let cut = |text: &str, line: usize| {
        let line = text.lines().nth(line).unwrap();
        text.replacen(line, line.get(..line.len() / 2).unwrap(), 1)
    };
    let text = cut(&text, 2);
    let damaged = file("backup-damaged.backup", &text);
    let folder = no_file_or_folder("backup-extracted-versions");
    let ended = extract(&damaged, &folder);
    assert_eq!(ended.code, 1, "{}", ended.err);
    let mut written = cases_in(&folder);
    written.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(written, [one.clone(), two.clone()]);
    let told = format!("{}{}", ended.out, ended.err);
    assert!(
        told.contains("1 of them as an earlier version had it"),
        "{told}"
    );

    let damaged = file("backup-damaged.backup", cut(&text, 4));
    let folder = no_file_or_folder("backup-extracted-damaged");
    let ended = extract(&damaged, &folder);
    assert_eq!(ended.code, 1, "{}", ended.err);
    assert_eq!(cases_in(&folder), [two]);
    assert!(ended.out.contains("damaged: line 3"), "{}", ended.out);
    let missing = format!("case {} is missing", one.id.as_str());
    assert!(ended.out.contains(&missing), "{}", ended.out);
}

/// A path where neither a file nor a folder is yet; `name` is the test's own.
pub fn no_file_or_folder(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if path.is_dir() {
        fs::remove_dir_all(&path).unwrap();
    }
    no_file(name)
}

fn cases_in(folder: &str) -> Vec<Case> {
    let entries = fs::read_dir(folder).unwrap();
    let texts = entries.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    texts.map(|text| case::load(&text).unwrap()).collect()
}
