//! What is changed: sound files, the corpus of hostile ones, and frozen vectors.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use practice_review_engine::assessment::assess;
use practice_review_engine::backup::native::seal;
use practice_review_engine::backup::{
    BackedKey, Entry, Head, Kind, Manifest, Settings, Version, Writer,
};
use practice_review_engine::bundle::{Payload, PayloadInput};
use practice_review_engine::case;
use practice_review_engine::form::facts_in_use;
use practice_review_engine::guidance::load;
use practice_review_engine::seal::native::open_record;
use practice_review_engine::seal::{Header, Slot, means};
use practice_review_engine::signers::Signers;
use serde_json::Value;
use zeroize::Zeroizing;

use super::targets::root;

/// The longest file of the corpus that is taken: what is deep is deep enough in fewer bytes.
const LONGEST: usize = 16 * 1024;
/// When the backup was made.
const MADE: &str = "2026-11-24T09:00:00Z";

/// At least one.
pub fn of(target: &str) -> Vec<Vec<u8>> {
    let seeds = match target {
        "bundle" => corpus("bundle-"),
        "payload" => [payloads(), inside("bundle-", |file| file.get("payload"))].concat(),
        "signature-header" => inside("bundle-", |file| {
            file.get("signatures")?.get(0)?.get("protected")
        }),
        "encrypted" => corpus("encrypted-"),
        "encrypted-header" => inside("encrypted-", |file| file.get("protected")),
        "key" => keys(),
        "vault-header" => [
            vec![vector("seal/vault-v1.json", "header")],
            corpus("vault-"),
        ]
        .concat(),
        "record" => [
            vec![decoded("seal/record-v1.json", "envelope")],
            corpus("record-"),
        ]
        .concat(),
        "register" => [vec![register()], corpus("register-")].concat(),
        "recovery-key" => vec![vector("seal/vault-v1.json", "recovery_key")],
        "backup" => vec![backup()],
        "backup-content" => sealed(),
        "case" | "case-in-use" => files(&[
            "crates/engine/tests/fixtures/case-v1.json",
            "crates/cli/tests/fixtures/case.json",
            "guidance/somerset/example-case.json",
        ]),
        "holidays" => files(&["public/bank-holidays.json"]),
        "guidance" => vec![folder("guidance/leeds"), folder("guidance/somerset")],
        "small-guidance" => files(&["crates/cli/tests/fixtures/guidance/a-place/place.toml"]),
        _ => Vec::new(),
    };
    assert!(!seeds.is_empty(), "{target} has no seeds");
    seeds
}

fn tests() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn files(paths: &[&str]) -> Vec<Vec<u8>> {
    paths
        .iter()
        .map(|path| std::fs::read(root().join(path)).unwrap())
        .collect()
}

/// What can be read of a kind of the corpus; a sound file first.
fn corpus(kind: &str) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(tests().join("corpus")).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let named = |path: &Path| {
        path.file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with(kind)
    };
    let hostile = paths
        .iter()
        .filter(|path| named(path))
        .map(|path| std::fs::read(path).unwrap());
    let sound = std::fs::read(tests().join(format!("hostile/{kind}sound.json"))).ok();
    sound
        .into_iter()
        .chain(hostile.filter(|bytes| bytes.len() <= LONGEST))
        .collect()
}

/// What is in the files of a kind, out of base64url.
fn inside(kind: &str, part: fn(&Value) -> Option<&Value>) -> Vec<Vec<u8>> {
    let held = |file: Vec<u8>| {
        let file: Value = serde_json::from_slice(&file).ok()?;
        URL_SAFE_NO_PAD.decode(part(&file)?.as_str()?).ok()
    };
    let mut held: Vec<_> = corpus(kind).into_iter().filter_map(held).collect();
    held.retain(|bytes| bytes.len() <= LONGEST);
    held.dedup();
    held
}

fn vector(path: &str, member: &str) -> Vec<u8> {
    let text = std::fs::read(tests().join("vectors").join(path)).unwrap();
    let vector: Value = serde_json::from_slice(&text).unwrap();
    vector[member].as_str().unwrap().as_bytes().to_vec()
}

fn decoded(path: &str, member: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(vector(path, member)).unwrap()
}

fn register() -> Vec<u8> {
    let key = decoded("seal/register-v1.json", "data_key");
    let slot = Slot {
        store: "vault",
        id: "register",
        revision: 42,
    };
    let key = Zeroizing::new(key.try_into().unwrap());
    let envelope = decoded("seal/register-v1.json", "envelope");
    open_record(&key, &slot, &envelope).unwrap().1
}

fn keys() -> Vec<Vec<u8>> {
    let private = vector("encryption/private-key-v1.json", "plain");
    let mut public: Value = serde_json::from_slice(&private).unwrap();
    public.as_object_mut().unwrap().remove("d");
    vec![public.to_string().into(), private]
}

/// One item of every kind but the manifest.
fn backed_up() -> Vec<(Entry, Vec<u8>)> {
    let text = std::fs::read_to_string(tests().join("fixtures/case-v1.json")).unwrap();
    let case = case::load(&text).unwrap();
    let version = Version::of(&case, MADE);
    let signers = std::fs::read(tests().join("fixtures/signers-v1.json")).unwrap();
    let signers = Signers::read(&signers).unwrap();
    let settings: Settings = [("a".to_owned(), "1".to_owned())].into_iter().collect();
    let key = BackedKey {
        slot: "signing".to_owned(),
        x: [1; 32],
        y: [2; 32],
        private: vec![3; 166],
    };
    let entry = |kind, id: &str| Entry::new(kind, id, 1).unwrap();
    vec![
        (entry(Kind::Case, case.id.as_str()), text.into_bytes()),
        (
            entry(Kind::Version, &version.content()),
            version.to_bytes().unwrap(),
        ),
        (entry(Kind::Signers, "signers"), signers.to_bytes()),
        (entry(Kind::Key, "signing"), key.to_bytes()),
        (entry(Kind::Settings, "settings"), settings.to_bytes()),
    ]
}

fn manifest(items: &[(Entry, Vec<u8>)]) -> Manifest {
    Manifest::new(MADE, items.iter().map(|(entry, _)| entry.clone())).unwrap()
}

/// What is sealed in a backup: one item of every kind.
fn sealed() -> Vec<Vec<u8>> {
    let items = backed_up();
    let manifest = manifest(&items).to_bytes();
    let plains = items.into_iter().map(|(_, plain)| plain);
    std::iter::once(manifest).chain(plains).collect()
}

/// A backup under a key that the target knows; it opens by that alone, as the work of a passphrase would
/// be done a thousand times.
fn backup() -> Vec<u8> {
    let header = String::from_utf8(vector("seal/vault-v1.json", "header")).unwrap();
    let vault = Header::read(&header).unwrap();
    let vault = vault.without(means::Kind::DeviceKey).unwrap();
    let key = Zeroizing::new([1; 32]);
    let plains = backed_up();
    let manifest = manifest(&plains);
    let sealed = seal(&key, &Entry::manifest(), [9; 12], &manifest.to_bytes()).unwrap();
    let head = Head::new(MADE, vault).unwrap();
    let mut writer = Writer::new(&head, &manifest, &sealed).unwrap();
    for (entry, plain) in &plains {
        let sealed = seal(&key, entry, [8; 12], plain).unwrap();
        writer.add(entry, &sealed).unwrap();
    }
    writer.finish().unwrap()
}

/// The payload of a complete example.
fn payloads() -> Vec<Vec<u8>> {
    let loaded = load::for_build(&root().join("guidance")).unwrap();
    let text = std::fs::read_to_string(root().join("guidance/somerset/example-case.json")).unwrap();
    let case = case::load(&text).unwrap();
    let known = loaded.partnerships;
    let guidance = known
        .iter()
        .find(|one| one.partnership.id == case.partnership)
        .unwrap();
    let payload = Payload::of(&PayloadInput {
        guidance,
        form: guidance.content.form.first().unwrap(),
        case: &case,
        assessment: &assess(guidance, &facts_in_use(guidance, &case)),
        app_version: "0.1.0",
        now: "2026-11-24T09:00:00Z",
    });
    vec![payload.to_bytes().unwrap()]
}

/// The guidance of a partnership as one file.
fn folder(path: &str) -> Vec<u8> {
    let entries = std::fs::read_dir(root().join(path)).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    paths.sort();
    let texts = paths.iter().map(|path| std::fs::read(path).unwrap());
    texts.collect::<Vec<_>>().join(&b'\n')
}
