//! A backup gives back what went into it, whatever of it is whole; merging loses nothing.
#![cfg(feature = "native-crypto")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use std::collections::{BTreeMap, BTreeSet};

use practice_review_engine::backup::native::{OpenError, Secret, data_key, open, seal};
use practice_review_engine::backup::version::content;
use practice_review_engine::backup::{
    BackedKey, ContentError, Contents, Difference, Entry, Head, HeadError, Here, Kind, LineError,
    Manifest, ReadError, Settings, Step, Version, Why, WriteError, Writer, is_backup, parse, plan,
};
use practice_review_engine::case::{self, Case, CaseId, LoadError};
use practice_review_engine::guidance::PartnershipId;
use practice_review_engine::seal::native::{SecretKey, by_recovery_key, wrap};
use practice_review_engine::seal::{EnvelopeError, Header, Means, RecoveryKey, VaultId};
use practice_review_engine::signers::{Checked, Known, Person, Signers};
use proptest::prelude::*;
use zeroize::Zeroizing;

const MADE: &str = "2026-11-24T09:00:00Z";
const NOW: &str = "2026-11-25T09:00:00Z";

fn data() -> SecretKey {
    Zeroizing::new([0xda; 32])
}

fn recovery() -> RecoveryKey {
    RecoveryKey::from_random([3; 20])
}

/// A recovery key costs no work, so that a test can open many.
fn vault() -> Header {
    let vault = VaultId::from_random([5; 16]);
    let with = by_recovery_key(&vault, &[6; 16], &recovery()).unwrap();
    let by = Means::recovery_key([6; 16]);
    Header::new(vault, wrap(&vault, by, &with, [7; 12], &data()).unwrap())
}

fn head() -> Head {
    Head::new(MADE, vault()).unwrap()
}

fn made_of(plains: &[(Entry, Vec<u8>)]) -> Vec<u8> {
    let entries = plains.iter().map(|(entry, _)| entry.clone());
    let manifest = Manifest::new(MADE, entries).unwrap();
    let sealed = seal(&data(), &Entry::manifest(), [0; 12], &manifest.to_bytes()).unwrap();
    let mut writer = Writer::new(&head(), &manifest, &sealed).unwrap();
    for (at, (entry, plain)) in (1..).zip(plains) {
        let sealed = seal(&data(), entry, [at; 12], plain).unwrap();
        writer.add(entry, &sealed).unwrap();
    }
    writer.finish().unwrap()
}

fn opened(file: &[u8]) -> (Contents, usize) {
    let parsed = parse(file).unwrap();
    let key = data_key(&parsed, &Secret::RecoveryKey(recovery())).unwrap();
    assert_eq!(key, data());
    (open(&parsed, &key), parsed.damage().count())
}

fn case(id: u8, title: &str, updated: &str) -> Case {
    let id = CaseId::from_random([id; 16]);
    Case::new(id, PartnershipId::from("leeds"), title, updated)
}

fn of_case(case: &Case) -> (Entry, Vec<u8>) {
    (
        Entry::new(Kind::Case, case.id.as_str(), 4).unwrap(),
        case::save(case).unwrap().into_bytes(),
    )
}

fn of_version(version: &Version) -> (Entry, Vec<u8>) {
    (
        Entry::new(Kind::Version, &version.content(), 1).unwrap(),
        version.to_bytes().unwrap(),
    )
}

fn signers() -> Signers {
    let mut signers = Signers::default();
    signers.note(Known {
        kid: "k".to_owned(),
        person: Person::default(),
        checked: Checked::No,
        since: MADE.to_owned(),
    });
    signers
}

fn signing_key() -> BackedKey {
    BackedKey {
        slot: "signing".to_owned(),
        x: [1; 32],
        y: [2; 32],
        private: vec![3; 166],
    }
}

/// One of every kind, and two cases.
fn of_all() -> Vec<(Entry, Vec<u8>)> {
    let entry = |kind, id| Entry::new(kind, id, 1).unwrap();
    let settings: Settings = [("a".to_owned(), "1".to_owned())].into_iter().collect();
    vec![
        of_case(&case(1, "One", MADE)),
        of_case(&case(2, "Two", MADE)),
        of_version(&Version::of(&case(1, "Before", MADE), MADE)),
        (entry(Kind::Signers, "signers"), signers().to_bytes()),
        (entry(Kind::Key, "signing"), signing_key().to_bytes()),
        (entry(Kind::Settings, "settings"), settings.to_bytes()),
    ]
}

#[test]
fn what_is_written_is_read() {
    let file = made_of(&of_all());
    assert!(is_backup(&file));
    let (contents, damaged) = opened(&file);
    assert_eq!(damaged, 0);
    assert!(contents.is_whole(), "{:?}", contents.failed);
    assert_eq!(contents.cases, [case(1, "One", MADE), case(2, "Two", MADE)]);
    assert_eq!(
        contents.versions,
        [Version::of(&case(1, "Before", MADE), MADE)]
    );
    assert_eq!(contents.signers, signers());
    assert_eq!(contents.keys, [signing_key()]);
    assert_eq!(contents.settings.get("a"), Some("1"));
    assert_eq!(contents.manifest().unwrap().made(), MADE);
    let parsed = parse(&file).unwrap();
    assert_eq!(parsed.heads(), [head()]);
    assert_eq!((parsed.count(Kind::Case), parsed.items().len()), (2, 7));
}

#[test]
fn marks_and_ends_of_lines_of_other_systems_do_no_harm() {
    let file = made_of(&of_all());
    let text = String::from_utf8(file.clone()).unwrap();
    let other = format!("\u{feff}{}\r\n\r\n", text.replace('\n', "\r\n"));
    assert!(is_backup(other.as_bytes()));
    assert_eq!(opened(other.as_bytes()), opened(&file));
}

#[test]
fn what_is_no_backup_is_told_as_what_it_is() {
    let file = made_of(&of_all());
    let text = String::from_utf8(file.clone()).unwrap();
    let case = case::save(&case(1, "One", MADE)).unwrap();
    for other in ["", "\n\n", "{}", "hello", &case, "\u{0}\u{ff}"] {
        assert!(!is_backup(other.as_bytes()), "{other}");
        assert_eq!(parse(other.as_bytes()), Err(ReadError::NotABackup));
    }
    let newer = text.replace("\"version\":1,\"made\"", "\"version\":2,\"made\"");
    assert!(is_backup(newer.as_bytes()));
    assert_eq!(
        parse(newer.as_bytes()),
        Err(ReadError::NewerVersion { found: 2 })
    );
    // What opens it is of a newer version, and the rest is not.
    let vault = text.replace(
        "\"practice-review-vault\",\"version\":1",
        "\"practice-review-vault\",\"version\":3",
    );
    assert_ne!(vault, text);
    let newer = ReadError::NewerVault { found: 3 };
    assert_eq!(parse(vault.as_bytes()), Err(newer));
    assert!(newer.to_string().contains("update the app"), "{newer}");
    let lines: Vec<&str> = text.lines().collect();
    let headless = lines[1..lines.len() - 1].join("\n");
    assert!(is_backup(headless.as_bytes()));
    assert_eq!(parse(headless.as_bytes()), Err(ReadError::NoHead));
}

#[test]
fn a_line_is_read_strictly() {
    let text = String::from_utf8(made_of(&of_all())).unwrap();
    let third = text.lines().nth(2).unwrap();
    for (from, to) in [
        ("{\"kind\"", "{\"more\":1,\"kind\""),
        ("{\"kind\"", "{\"kind\":\"case\",\"kind\""),
        ("\"case\"", "\"cases\""),
        ("\"revision\":4", "\"revision\":-4"),
        ("\"revision\":4", "\"revision\":\"4\""),
        ("\"}", "=\"}"),
        ("\"}", "\"},"),
        ("{", "["),
        ("\"id\":\"", "\"id\":\"\\u0000"),
    ] {
        let bad = third.replacen(from, to, 1);
        assert_ne!(bad, third);
        let parsed = parse(text.replace(third, &bad).as_bytes()).unwrap();
        let lines: Vec<usize> = parsed.damage().lines.iter().map(|one| one.line).collect();
        assert_eq!(lines, [3], "{bad}");
    }
}

#[test]
fn an_item_in_the_place_of_another_does_not_open_and_is_missed() {
    let text = String::from_utf8(made_of(&of_all())).unwrap();
    let one = case(1, "", MADE).id;
    let swapped = text.replacen(
        &format!("\"id\":\"{}\",\"revision\":4", one.as_str()),
        &format!("\"id\":\"{}\",\"revision\":5", one.as_str()),
        1,
    );
    let (contents, damaged) = opened(swapped.as_bytes());
    assert_eq!((damaged, contents.cases.len()), (0, 1));
    assert_eq!(contents.failed[0].line, 3);
    assert_eq!(contents.failed[0].why, Why::Sealed(EnvelopeError::Refused));
    let entry = Entry::new(Kind::Case, one.as_str(), 4).unwrap();
    assert_eq!(contents.differences(), [Difference::Missing(entry)]);
    assert!(!contents.is_whole());
}

#[test]
fn an_item_of_another_backup_is_told() {
    let one = made_of(&[of_case(&case(1, "One", MADE))]);
    let all = String::from_utf8(made_of(&of_all())).unwrap();
    let stray = all.lines().nth(3).unwrap();
    let text = format!("{}{stray}\n", String::from_utf8(one).unwrap());
    let (contents, _) = opened(text.as_bytes());
    let entry = Entry::new(Kind::Case, case(2, "", MADE).id.as_str(), 4).unwrap();
    assert_eq!(contents.differences(), [Difference::NotListed(entry)]);
    assert_eq!(contents.cases.len(), 2, "it is told, and not lost");
}

#[test]
fn a_spoilt_head_does_not_shut_out_the_other() {
    let text = String::from_utf8(made_of(&of_all())).unwrap();
    // The first one still reads, and unwraps nothing.
    let spoilt = text.replacen("\"salt\":\"BgYG", "\"salt\":\"BgYH", 1);
    assert_ne!(spoilt, text);
    let parsed = parse(spoilt.as_bytes()).unwrap();
    assert_eq!(parsed.heads().len(), 2);
    assert!(opened(spoilt.as_bytes()).0.is_whole());
    let by = |secret| data_key(&parsed, &secret).unwrap_err();
    let wrong = RecoveryKey::from_random([4; 20]);
    assert_eq!(by(Secret::RecoveryKey(wrong)), OpenError::Refused);
}

#[test]
fn of_many_heads_two_are_tried() {
    let text = String::from_utf8(made_of(&of_all())).unwrap();
    let first = text.lines().next().unwrap();
    let other = |day: u8| first.replace(MADE, &format!("2026-10-{day:02}T09:00:00Z"));
    let many: Vec<String> = (10..30).map(other).collect();
    let parsed = parse(format!("{text}{}", many.join("\n")).as_bytes()).unwrap();
    assert_eq!(parsed.heads().len(), 2);
    assert_eq!(parsed.damage().count(), 19);
    assert_eq!(parsed.damage().lines[0].why, LineError::OneHeadTooMany);
}

#[test]
fn a_key_of_one_browser_opens_no_backup() {
    let vault = vault();
    let device = wrap(vault.vault(), Means::DeviceKey, &data(), [1; 12], &data()).unwrap();
    let with = vault.with(device);
    assert_eq!(Head::new(MADE, with).unwrap_err(), HeadError::DeviceKey);
    for made in ["", "today", "2026-11-24T09:00:00+01:00"] {
        let head = Head::new(made, crate::vault());
        assert_eq!(head.unwrap_err(), HeadError::Made, "{made}");
    }
}

#[test]
fn a_backup_is_written_as_its_manifest_says() {
    let (entry, plain) = of_case(&case(1, "One", MADE));
    let manifest = Manifest::new(MADE, [entry.clone()]).unwrap();
    let sealed = seal(&data(), &entry, [1; 12], &plain).unwrap();
    let writer = || Writer::new(&head(), &manifest, &sealed).unwrap();
    let not_written = WriteError::NotWritten {
        first: entry.clone(),
        count: 1,
    };
    assert_eq!(writer().finish().unwrap_err(), not_written);
    let mut twice = writer();
    twice.add(&entry, &sealed).unwrap();
    let again = twice.add(&entry, &sealed).unwrap_err();
    assert_eq!(again, WriteError::NotListed(entry));
    let other = Manifest::new(NOW, []).unwrap();
    let other = Writer::new(&head(), &other, &sealed).unwrap_err();
    assert_eq!(other, WriteError::OtherManifest);
}

#[test]
fn a_case_that_cannot_be_read_is_told_and_the_others_go_on() {
    let newer = Entry::new(Kind::Case, case(3, "", MADE).id.as_str(), 1).unwrap();
    let damaged = Entry::new(Kind::Case, case(4, "", MADE).id.as_str(), 1).unwrap();
    let (_, other) = of_case(&case(6, "", MADE));
    let misnamed = Entry::new(Kind::Case, case(5, "", MADE).id.as_str(), 1).unwrap();
    let mut plains = of_all();
    plains.push((newer, br#"{"schema":99}"#.to_vec()));
    plains.push((damaged, br#"{"schema":1"#.to_vec()));
    plains.push((misnamed, other));
    let (contents, damaged) = opened(&made_of(&plains));
    assert_eq!((damaged, contents.cases.len()), (0, 2));
    let whys: Vec<&Why> = contents.failed.iter().map(|failed| &failed.why).collect();
    assert!(matches!(
        whys[..],
        [
            Why::Content(ContentError::Case(LoadError::FromNewerVersion {
                found: 99
            })),
            Why::Content(ContentError::Case(LoadError::NotJson(_))),
            Why::Content(ContentError::OtherCase),
        ]
    ));
    assert_eq!(contents.differences().len(), 3);
}

/// The names of what did not come out whole.
fn lost(file: &[u8]) -> (BTreeSet<Entry>, Vec<usize>) {
    let parsed = parse(file).unwrap();
    let key = data_key(&parsed, &Secret::RecoveryKey(recovery())).unwrap();
    let contents = open(&parsed, &key);
    let manifest = contents.manifest().unwrap();
    let there: BTreeSet<&Entry> = contents.opened().collect();
    let missing = manifest.items().filter(|entry| !there.contains(entry));
    let named: BTreeSet<Entry> = contents
        .differences()
        .into_iter()
        .filter_map(|difference| match difference {
            Difference::Missing(entry) => Some(entry),
            _ => None,
        })
        .collect();
    let missing: BTreeSet<Entry> = missing.collect();
    assert_eq!(missing, named, "what is missing is named");
    let damaged = parsed.damage().lines.iter().map(|damaged| damaged.line);
    let failed = contents.failed.iter().map(|failed| failed.line);
    (missing, damaged.chain(failed).collect())
}

/// The items of the lines between two places of the file, these two included.
fn touched(file: &[u8], from: usize, to: usize) -> BTreeSet<Entry> {
    let mut start = 0;
    let mut touched = BTreeSet::new();
    let entries: Vec<Entry> = of_all().into_iter().map(|(entry, _)| entry).collect();
    for (number, line) in file.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let end = start + line.len();
        if start <= to
            && from <= end
            && let Some(entry) = number.checked_sub(2).and_then(|at| entries.get(at))
        {
            touched.insert(entry.clone());
        }
        start = end;
    }
    touched
}

proptest! {
    #[test]
    fn one_changed_byte_loses_no_more_than_the_lines_it_touches(at: prop::sample::Index, to: u8) {
        let file = made_of(&of_all());
        let at = at.index(file.len());
        let mut changed = file.clone();
        prop_assume!(changed[at] != to);
        changed[at] = to;
        prop_assert!(is_backup(&changed));
        let (missing, lines) = lost(&changed);
        // The end of a line belongs to it and to the next.
        prop_assert!(missing.is_subset(&touched(&file, at, at + 1)));
        let number = file[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        let named = lines.iter().any(|line| line.abs_diff(number) <= 1);
        prop_assert!(missing.is_empty() || named, "{:?} {}", lines, number);
    }

    #[test]
    fn what_is_cut_off_loses_no_more_than_what_comes_after(at: prop::sample::Index) {
        let file = made_of(&of_all());
        let lines: Vec<usize> = (1..).zip(&file).filter(|(_, b)| **b == b'\n').map(|(at, _)| at).collect();
        let (head, manifest) = (lines[0], lines[1]);
        let cut = at.index(file.len());
        let rest = &file[..cut];
        if cut + 1 < head {
            prop_assert!(parse(rest).is_err());
        } else if cut + 1 >= manifest {
            let (missing, _) = lost(rest);
            prop_assert!(missing.is_subset(&touched(&file, cut, file.len())));
        }
        // From the other end.
        let rest = &file[cut..];
        if let Ok(parsed) = parse(rest) {
            prop_assert_eq!(parsed.heads(), [crate::head()]);
            let key = data_key(&parsed, &Secret::RecoveryKey(recovery())).unwrap();
            if open(&parsed, &key).manifest().is_some() {
                let (missing, _) = lost(rest);
                prop_assert!(missing.is_subset(&touched(&file, 0, cut)));
            }
        } else {
            prop_assert!(cut > lines[lines.len() - 2]);
        }
    }

    #[test]
    fn a_removed_line_loses_that_item_and_no_other(at in 0..10_usize) {
        let file = made_of(&of_all());
        let lines: Vec<&[u8]> = file.split_inclusive(|byte| *byte == b'\n').collect();
        prop_assert_eq!(lines.len(), 10);
        let without: Vec<u8> = lines.iter().enumerate().filter(|(n, _)| *n != at).flat_map(|(_, line)| line.to_vec()).collect();
        let (missing, _) = lost(&without);
        let gone = at.checked_sub(2).and_then(|at| of_all().get(at).map(|(entry, _)| entry.clone()));
        prop_assert_eq!(missing, gone.into_iter().collect::<BTreeSet<_>>());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = (is_backup(&bytes), parse(&bytes));
    }

    #[test]
    fn no_text_of_its_parts_makes_it_panic(parts in prop::collection::vec(prop::sample::select(vec![
        "{", "}", "\"kind\":", "\"case\"", ",", "\"id\":\"a\"", "\"revision\":1", "\"sealed\":\"AA\"", "\n",
        "\"format\":\"practice-review-backup\"", "\"version\":1", "\"made\":\"2026-11-24T09:00:00Z\"", "\"vault\":{}",
    ]), 0..40)) {
        let text = parts.concat();
        let parsed = parse(text.as_bytes());
        prop_assert_eq!(is_backup(text.as_bytes()), !matches!(parsed, Err(ReadError::NotABackup)));
    }
}

/// What is kept on a machine, as the app would keep it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Machine {
    current: BTreeMap<CaseId, Case>,
    versions: Vec<Version>,
}

impl Machine {
    fn merge(&mut self, there: &Contents) -> bool {
        let here = self.current.iter();
        let here = here.map(|(id, case)| (id.clone(), Here::Case(Box::new(case.clone()))));
        let mut versions: BTreeMap<CaseId, BTreeSet<String>> = BTreeMap::new();
        for version in &self.versions {
            let known = versions.entry(version.case.clone()).or_default();
            assert!(known.insert(version.content()), "a version is kept twice");
        }
        let plan = plan(&here.collect(), &versions, there, NOW);
        let nothing = plan.is_empty();
        self.versions.extend(plan.keep);
        for case in plan.write {
            self.current.insert(case.id.clone(), case);
        }
        nothing
    }

    fn reachable(&self) -> BTreeSet<String> {
        let current = self.current.values().map(content);
        current
            .chain(self.versions.iter().map(Version::content))
            .collect()
    }

    fn backup(&self) -> Contents {
        let cases = self.current.values().map(of_case);
        let versions = self.versions.iter().map(of_version);
        let plains: Vec<_> = cases.chain(versions).collect();
        opened(&made_of(&plains)).0
    }
}

fn any_case() -> impl Strategy<Value = Case> {
    let title = prop::sample::select(vec!["a", "b", "c"]);
    let updated = prop::sample::select(vec![
        "2026-11-01T09:00:00Z",
        "2026-11-02T09:00:00Z",
        "2026-11-02T10:00:00+01:00",
        "yesterday",
    ]);
    (0..3_u8, title, updated).prop_map(|(id, title, updated)| case(id, title, updated))
}

fn any_machine() -> impl Strategy<Value = Machine> {
    let cases = prop::collection::vec(any_case(), 0..4);
    let versions = prop::collection::vec(any_case(), 0..4);
    (cases, versions).prop_map(|(cases, versions)| {
        let mut seen = BTreeSet::new();
        let versions = versions.iter().map(|case| Version::of(case, MADE));
        Machine {
            current: cases.into_iter().map(|c| (c.id.clone(), c)).collect(),
            versions: versions.filter(|one| seen.insert(one.content())).collect(),
        }
    })
}

proptest! {
    #[test]
    fn merging_in_any_order_keeps_every_version_and_twice_adds_nothing(
        machines in prop::collection::vec(any_machine(), 1..4),
        order in Just((0..4_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let all: BTreeSet<String> = machines.iter().flat_map(Machine::reachable).collect();
        let backups: Vec<Contents> = machines.iter().map(Machine::backup).collect();
        let mut merged = machines[0].clone();
        let order: Vec<usize> = order.into_iter().filter(|at| *at < backups.len()).collect();
        for at in &order {
            merged.merge(&backups[*at]);
            let once = merged.clone();
            prop_assert!(merged.merge(&backups[*at]), "a second time there is something to write");
            prop_assert_eq!(&merged, &once);
        }
        prop_assert_eq!(merged.reachable(), all);
        // None of them has anything left to give.
        let settled = merged.clone();
        for at in order.iter().rev() {
            merged.merge(&backups[*at]);
        }
        prop_assert_eq!(merged.reachable(), settled.reachable());
        prop_assert_eq!(merged.current, settled.current);
    }
}

fn step_of(here: Option<&Here>, there: Case) -> (Step, usize, usize) {
    let known = here.map(|here| (there.id.clone(), here.clone()));
    let mut contents = Contents::default();
    contents.cases.push(there);
    let plan = plan(
        &known.into_iter().collect(),
        &BTreeMap::new(),
        &contents,
        NOW,
    );
    (plan.cases[0].step, plan.write.len(), plan.keep.len())
}

#[test]
fn the_case_that_was_changed_last_is_current() {
    let (early, late) = ("2026-11-01T09:00:00Z", "2026-11-02T09:00:00Z");
    let here = |title: &str, updated: &str| Here::Case(Box::new(case(1, title, updated)));
    let there = |title: &str, updated: &str| case(1, title, updated);
    assert_eq!(step_of(None, there("a", early)), (Step::Add, 1, 0));
    for (before, then, step) in [
        (here("a", early), there("a", early), (Step::Same, 0, 0)),
        (here("a", early), there("b", late), (Step::Newer, 1, 1)),
        (here("a", late), there("b", early), (Step::Older, 0, 1)),
        // As times, not as texts.
        (
            here("a", "2026-11-02T09:30:00+01:00"),
            there("b", late),
            (Step::Newer, 1, 1),
        ),
        // Where it cannot be told, what is here stays.
        (here("a", early), there("b", early), (Step::Older, 0, 1)),
        (here("a", "?"), there("b", late), (Step::Older, 0, 1)),
        (here("a", early), there("b", "?"), (Step::Older, 0, 1)),
        (Here::Unreadable, there("b", late), (Step::Older, 0, 1)),
    ] {
        assert_eq!(step_of(Some(&before), then), step, "{before:?}");
    }
}

#[test]
fn a_case_of_which_only_earlier_versions_are_whole_comes_back_as_the_last_of_them_was() {
    let version = |number, title: &str, updated: &str, kept: &str| {
        Version::of(&case(number, title, updated), kept)
    };
    let (early, late) = ("2026-11-01T09:00:00Z", "2026-11-02T09:00:00Z");
    let mut contents = Contents::default();
    contents.versions = vec![
        version(1, "first", early, early),
        version(1, "last", late, late),
        version(2, "of a case that is there", early, early),
        version(3, "of a case that is here", early, early),
        Version {
            body: "{}".to_owned(),
            ..version(1, "cannot be read", late, "2026-11-03T09:00:00Z")
        },
    ];
    contents.cases.push(case(2, "there", late));
    let there_already = case(3, "here", late);
    let here = BTreeMap::from([(
        there_already.id.clone(),
        Here::Case(Box::new(there_already)),
    )]);
    let found = plan(&here, &BTreeMap::new(), &contents, NOW);
    let titles: Vec<&str> = found.write.iter().map(|case| &*case.title).collect();
    assert_eq!(titles, ["last", "there"]);
    assert_eq!(found.count(Step::Earlier), 1);
    // Nothing of what was whole is left out.
    assert_eq!(found.keep.len(), contents.versions.len());
    // A second time there is nothing to do.
    let here = found
        .write
        .iter()
        .map(|case| (case.id.clone(), Here::Case(Box::new(case.clone()))));
    let mut known: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for kept in &found.keep {
        known
            .entry(kept.case.clone())
            .or_default()
            .insert(kept.content());
    }
    let here = here.chain([(
        case(3, "here", late).id,
        Here::Case(Box::new(case(3, "here", late))),
    )]);
    assert!(plan(&here.collect(), &known, &contents, NOW).is_empty());
}
