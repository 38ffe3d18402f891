//! A backup with each kind of item.

use practice_review_engine::backup::native::{Secret, data_key, open};
use practice_review_engine::backup::{Contents, Kind, parse};
use practice_review_engine::case::{load, save};
use practice_review_engine::signers::Signers;
use serde_json::Value as Json;

use crate::keys::{passphrase, recovery_key};
use crate::{CASE, CASE_LATER, SIGNERS, frozen};

fn opened(secret: &Secret) -> Contents {
    let parsed = parse(&frozen("backup-v1.jsonl")).unwrap();
    assert!(parsed.damage().is_none());
    open(&parsed, &data_key(&parsed, secret).unwrap())
}

#[test]
fn a_backup_of_version_1_opens_in_both_ways_and_is_whole() {
    let by_phrase = opened(&Secret::Passphrase(passphrase()));
    assert!(by_phrase.is_whole(), "{:?}", by_phrase.failed);
    let by_paper = opened(&Secret::RecoveryKey(recovery_key()));
    assert_eq!(by_paper, by_phrase);
}

#[test]
fn every_item_of_a_backup_of_version_1_is_what_went_into_it() {
    let contents = opened(&Secret::RecoveryKey(recovery_key()));
    let later = load(CASE_LATER).unwrap();
    assert_eq!(contents.cases, [load(CASE).unwrap(), later.clone()]);

    let [version] = &contents.versions[..] else {
        panic!("{:?}", contents.versions)
    };
    assert_eq!(version.case, later.id);
    assert_eq!(version.kept, "2026-11-21T10:00:00Z");
    assert_eq!(version.body, save(&later).unwrap());

    assert_eq!(contents.signers, Signers::read(SIGNERS.as_bytes()).unwrap());

    let [key] = &contents.keys[..] else {
        panic!("{:?}", contents.keys)
    };
    assert_eq!(key.slot, "signing-0123456789abcdef");
    assert_eq!((key.x, key.y), ([1; 32], [2; 32]));
    assert_eq!(key.private, [3; 166]);

    let settings: Vec<(&str, &str)> = contents.settings.iter().collect();
    assert_eq!(
        settings,
        [("prt-own-guidance", "[]"), ("prt-theme", "dark")]
    );
}

#[test]
fn the_list_of_contents_of_a_backup_of_version_1_names_every_item() {
    let contents = opened(&Secret::RecoveryKey(recovery_key()));
    let manifest = contents.manifest().unwrap();
    assert_eq!(manifest.made(), "2026-11-24T09:00:00Z");
    let items: Vec<(Kind, u64)> = manifest
        .items()
        .map(|entry| (entry.kind(), entry.revision()))
        .collect();
    assert_eq!(
        items,
        [
            (Kind::Case, 4),
            (Kind::Case, 5),
            (Kind::Version, 3),
            (Kind::Signers, 2),
            (Kind::Key, 0),
            (Kind::Settings, 0),
        ]
    );
}

#[test]
fn each_line_of_a_backup_of_version_1_is_json_of_its_own() {
    let file = String::from_utf8(frozen("backup-v1.jsonl")).unwrap();
    let lines: Vec<Json> = file
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    // Head and manifest stand at both ends.
    assert_eq!(lines.len(), 6 + 4);
    assert_eq!(lines.first(), lines.last());
}
