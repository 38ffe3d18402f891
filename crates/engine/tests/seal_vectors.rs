//! Vaults and records that were sealed once and have to open for ever. The same files are opened by a
//! program that is not ours (`tests/foreign/seal_open.py`).
#![cfg(feature = "native-crypto")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use practice_review_engine::seal::native::{
    SecretKey, by_passphrase, by_recovery_key, open_record, seal_record, unwrap, wrap,
};
use practice_review_engine::seal::{
    Cost, Found, Header, Kdf, Kind, Means, Nfkc, Passphrase, RecoveryKey, Register, Slot, VaultId,
};
use serde_json::{Value, json};
use zeroize::Zeroizing;

const PASSPHRASE: &str = "lantern gravel \u{fb01}sh cafe\u{301}";

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/seal")
}

fn vector(name: &str) -> Value {
    let text = std::fs::read_to_string(folder().join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

fn bytes(value: &Value, name: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text(value, name)).unwrap()
}

fn secret(value: &Value, name: &str) -> SecretKey {
    Zeroizing::new(bytes(value, name).try_into().unwrap())
}

fn slot(value: &Value) -> Slot<'_> {
    Slot {
        store: text(value, "store"),
        id: text(value, "id"),
        revision: value["revision"].as_u64().unwrap(),
    }
}

#[test]
fn a_vault_of_version_1_opens_in_every_way() {
    let vector = vector("vault-v1.json");
    let header = Header::read(text(&vector, "header")).unwrap();
    let vault = header.vault();
    let data = secret(&vector, "data_key");

    let wrapping = header.wrapping(Kind::Passphrase).unwrap();
    let Means::Passphrase(kdf) = wrapping.by else {
        unreachable!("it was asked for by its kind");
    };
    let typed = Passphrase::typed(Nfkc::of(text(&vector, "passphrase")));
    let with = by_passphrase(&kdf, &typed).unwrap();
    assert_eq!(unwrap(vault, wrapping, &with).unwrap(), data);

    let wrapping = header.wrapping(Kind::RecoveryKey).unwrap();
    let Means::RecoveryKey(salted) = wrapping.by else {
        unreachable!("it was asked for by its kind");
    };
    let paper = RecoveryKey::parse(text(&vector, "recovery_key")).unwrap();
    let with = by_recovery_key(vault, &salted.salt.0, &paper).unwrap();
    assert_eq!(unwrap(vault, wrapping, &with).unwrap(), data);

    let wrapping = header.wrapping(Kind::DeviceKey).unwrap();
    let with = secret(&vector, "device_key");
    assert_eq!(unwrap(vault, wrapping, &with).unwrap(), data);

    assert_eq!(header.to_json().unwrap(), text(&vector, "header"));
}

#[test]
fn a_record_of_version_1_opens() {
    let vector = vector("record-v1.json");
    let (schema, plain) = open_record(
        &secret(&vector, "data_key"),
        &slot(&vector),
        &bytes(&vector, "envelope"),
    )
    .unwrap();
    assert_eq!(Some(u64::from(schema)), vector["schema"].as_u64());
    assert_eq!(plain, text(&vector, "plain").as_bytes());
}

#[test]
fn a_register_of_version_1_opens_and_judges() {
    let vector = vector("register-v1.json");
    let (_, plain) = open_record(
        &secret(&vector, "data_key"),
        &slot(&vector),
        &bytes(&vector, "envelope"),
    )
    .unwrap();
    let register = Register::read(&plain).unwrap();
    assert_eq!(Some(register.is_complete()), vector["complete"].as_bool());
    let records = vector["records"].as_object().unwrap();
    assert_eq!(register.ids().count(), records.len());
    for (id, revision) in records {
        let found = Found::Sealed(revision.as_u64().unwrap());
        assert_eq!(register.judge(id, found), Ok(()));
    }
}

/// Makes the files anew. Only for a new version, beside the old ones: what is here has to stay.
#[test]
#[ignore = "the files are frozen"]
fn make() {
    let write = |name: &str, value: Value| {
        let path = folder().join(name);
        assert!(!path.exists(), "{} is frozen", path.display());
        let text = serde_json::to_string_pretty(&value).unwrap();
        std::fs::write(path, format!("{text}\n")).unwrap();
    };
    let written = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let counted = |from: u8| -> [u8; 32] { std::array::from_fn(|at| from + at as u8) };
    let data: SecretKey = Zeroizing::new(counted(0x40));
    let device: SecretKey = Zeroizing::new(counted(0x80));
    let vault = VaultId::from_random(std::array::from_fn(|at| 0xa0 + at as u8));
    let kdf = Kdf {
        cost: Cost::DEFAULT,
        salt: std::array::from_fn(|at| 0xb0 + at as u8),
    };
    let salt = std::array::from_fn(|at| 0xc0 + at as u8);
    let paper = RecoveryKey::from_random(std::array::from_fn(|at| 0x11 * (at as u8 % 15)));
    let by_phrase = by_passphrase(&kdf, &Passphrase::typed(Nfkc::of(PASSPHRASE))).unwrap();
    let by_paper = by_recovery_key(&vault, &salt, &paper).unwrap();
    let one = |by, with: &SecretKey, nonce| wrap(&vault, by, with, nonce, &data).unwrap();
    let header = Header::new(vault, one(Means::Passphrase(kdf), &by_phrase, [1; 12]))
        .with(one(Means::recovery_key(salt), &by_paper, [2; 12]))
        .with(one(Means::DeviceKey, &device, [3; 12]));
    std::fs::create_dir_all(folder()).unwrap();
    write(
        "vault-v1.json",
        json!({
            "passphrase": PASSPHRASE,
            "recovery_key": paper.text(),
            "device_key": written(device.as_slice()),
            "data_key": written(data.as_slice()),
            "header": header.to_json().unwrap(),
        }),
    );
    let record = Slot {
        store: "cases",
        id: "0123456789abcdef0123456789abcdef",
        revision: 41,
    };
    let plain = "{\"title\":\"An invented case – naïve\"}";
    let envelope = seal_record(&data, &record, 1, [4; 12], plain.as_bytes()).unwrap();
    write(
        "record-v1.json",
        json!({
            "data_key": written(data.as_slice()),
            "store": record.store, "id": record.id, "revision": record.revision,
            "schema": 1,
            "plain": plain,
            "envelope": written(&envelope),
        }),
    );
    let mut register = Register::default();
    register.note(record.id, record.revision);
    register.note("fedcba9876543210fedcba9876543210", 0);
    register.complete();
    let at = Slot {
        store: "vault",
        id: "register",
        revision: 42,
    };
    let envelope = seal_record(&data, &at, 1, [5; 12], &register.to_bytes()).unwrap();
    write(
        "register-v1.json",
        json!({
            "data_key": written(data.as_slice()),
            "store": at.store, "id": at.id, "revision": at.revision,
            "schema": 1,
            "complete": true,
            "records": { record.id: 41, "fedcba9876543210fedcba9876543210": 0 },
            "envelope": written(&envelope),
        }),
    );
}
