//! What claims to be of a vault: its header, a record, the list of records.

use practice_review_engine::seal::native::{SecretKey, open_record};
use practice_review_engine::seal::{Header, Register, Slot};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::craft::{Hostile, decode, deep, encode};

const DAMAGED: &str = "what protects your cases on this machine is damaged or was altered";
const ALTERED: &str = "the record was altered, put in the place of another";
const CUT: &str = "the record was cut off";
const BAD_LIST: &str = "the list of your cases is damaged";

/// A frozen vector.
fn vector(name: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/seal");
    let text = std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn opened(vector: &Value, envelope: &[u8]) -> Result<Vec<u8>, String> {
    let key: SecretKey = Zeroizing::new(decode(&vector["data_key"]).try_into().unwrap());
    let slot = Slot {
        store: vector["store"].as_str().unwrap(),
        id: vector["id"].as_str().unwrap(),
        revision: vector["revision"].as_u64().unwrap(),
    };
    let opened = open_record(&key, &slot, envelope).map_err(|error| error.to_string());
    opened.map(|(_, plain)| plain)
}

/// Why a file is refused; nothing where it is not.
pub fn refused(name: &str, bytes: &[u8]) -> Option<String> {
    match name.split('-').next().unwrap() {
        "vault" => {
            let text = std::str::from_utf8(bytes).unwrap();
            Header::read(text).err().map(|error| error.to_string())
        }
        "record" => opened(&vector("record-v1.json"), bytes).err(),
        "register" => Register::read(bytes).err().map(|error| error.to_string()),
        _ => unreachable!("a kind of file that nobody knows: {name}"),
    }
}

/// What the files are made of is not refused.
pub fn sound_ones_open() {
    assert_eq!(refused("vault-", header_text().as_bytes()), None);
    assert_eq!(
        refused("record-", &decode(&vector("record-v1.json")["envelope"])),
        None
    );
    assert_eq!(refused("register-", &register()), None);
}

fn header_text() -> String {
    vector("vault-v1.json")["header"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn register() -> Vec<u8> {
    let vector = vector("register-v1.json");
    opened(&vector, &decode(&vector["envelope"])).unwrap()
}

pub fn all() -> Vec<Hostile> {
    [headers(), costs(), records(), registers()].concat()
}

fn header(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut header = serde_json::from_str(&header_text()).unwrap();
    change(&mut header);
    serde_json::to_vec(&header).unwrap()
}

fn headers() -> Vec<Hostile> {
    let changed = |name, says, change: fn(&mut Value)| Hostile::new(name, says, header(change));
    let edited = |name, says, from: &str, to: &str| {
        assert!(header_text().contains(from), "{from}");
        Hostile::new(name, says, header_text().replacen(from, to, 1))
    };
    let text = header_text();
    vec![
        changed("vault-format.json", "it is of another kind", |h| {
            h["format"] = json!("vault")
        }),
        changed(
            "vault-newer.json",
            "a newer version of this app (format 2)",
            |h| h["version"] = json!(2),
        ),
        changed(
            "vault-version-zero.json",
            "a version that there never was",
            |h| h["version"] = json!(0),
        ),
        edited(
            "vault-version-huge.json",
            DAMAGED,
            r#""version":1"#,
            r#""version":99999999999999999999999"#,
        ),
        edited(
            "vault-version-infinite.json",
            DAMAGED,
            r#""version":1"#,
            r#""version":1e400"#,
        ),
        edited(
            "vault-version-negative.json",
            DAMAGED,
            r#""version":1"#,
            r#""version":-1"#,
        ),
        edited(
            "vault-version-twice.json",
            DAMAGED,
            r#""version":1"#,
            r#""version":1,"version":1"#,
        ),
        changed("vault-unknown.json", "unknown field `note`", |h| {
            h["note"] = json!(1)
        }),
        changed("vault-no-way-in.json", "there is no way in", |h| {
            h["wrappings"] = json!([])
        }),
        changed("vault-two-of-a-kind.json", "two ways in of one kind", |h| {
            let first = h["wrappings"][0].clone();
            h["wrappings"].as_array_mut().unwrap().push(first);
        }),
        changed("vault-wrappings-object.json", DAMAGED, |h| {
            h["wrappings"] = json!({})
        }),
        changed("vault-wrapping-as-list.json", DAMAGED, |h| {
            let one = &mut h["wrappings"][0];
            *one = json!([one["by"], one["nonce"], one["key"]]);
        }),
        changed("vault-wrapping-unknown.json", "unknown field `note`", |h| {
            h["wrappings"][0]["note"] = json!(1);
        }),
        changed(
            "vault-means-unknown.json",
            "unknown variant `password`",
            |h| {
                h["wrappings"][0]["by"] = json!("password");
            },
        ),
        changed(
            "vault-key-short.json",
            "48 bytes in base64url belong here",
            |h| {
                h["wrappings"][0]["key"] = json!(encode([1; 32]));
            },
        ),
        changed(
            "vault-nonce-long.json",
            "12 bytes in base64url belong here",
            |h| {
                h["wrappings"][0]["nonce"] = json!(encode([1; 16]));
            },
        ),
        changed(
            "vault-name-short.json",
            "16 bytes in base64url belong here",
            |h| {
                h["vault"] = json!(encode([1; 15]));
            },
        ),
        changed(
            "vault-name-padded.json",
            "16 bytes in base64url belong here",
            |h| {
                h["vault"] = json!(format!("{}==", h["vault"].as_str().unwrap()));
            },
        ),
        edited(
            "vault-surrogate.json",
            DAMAGED,
            "practice-review-vault",
            "\\ud800",
        ),
        Hostile::new(
            "vault-cut.json",
            DAMAGED,
            &text.as_bytes()[..text.len() / 2],
        ),
        Hostile::new("vault-after.json", DAMAGED, format!("{text}{{}}")),
        Hostile::new("vault-mark.json", DAMAGED, format!("\u{feff}{text}")),
        Hostile::new("vault-empty.json", DAMAGED, ""),
        Hostile::new("vault-list.json", DAMAGED, format!("[{text}]")),
        Hostile::new("vault-deep.json", DAMAGED, deep("[", "", "]", 8_000)),
        Hostile::new(
            "vault-long.json",
            "it is far longer",
            text.clone() + &" ".repeat(16 * 1024),
        ),
    ]
}

/// What Argon2id is asked to do before anybody has proved anything.
fn costs() -> Vec<Hostile> {
    let with = |name, says, member: &'static str, value: Value| {
        let bytes = header(|header| {
            let kdf = &mut header["wrappings"][0]["by"]["passphrase"];
            assert!(!kdf[member].is_null());
            kdf[member] = value;
        });
        Hostile::new(name, says, bytes)
    };
    let (weak, costly, other) = (
        "less work than this app accepts",
        "more memory or time than this app allows",
        "does not know",
    );
    vec![
        with(
            "vault-memory-little.json",
            weak,
            "memory_kib",
            json!(65_535),
        ),
        with("vault-memory-none.json", weak, "memory_kib", json!(0)),
        with(
            "vault-memory-much.json",
            costly,
            "memory_kib",
            json!(262_145),
        ),
        with(
            "vault-memory-most.json",
            costly,
            "memory_kib",
            json!(u32::MAX),
        ),
        with(
            "vault-memory-past-32-bits.json",
            DAMAGED,
            "memory_kib",
            json!(1_u64 << 32),
        ),
        with("vault-passes-few.json", weak, "passes", json!(2)),
        with("vault-passes-many.json", costly, "passes", json!(49)),
        with("vault-passes-most.json", costly, "passes", json!(u32::MAX)),
        with("vault-lanes-none.json", costly, "lanes", json!(0)),
        with("vault-lanes-many.json", costly, "lanes", json!(5)),
        with("vault-lanes-negative.json", DAMAGED, "lanes", json!(-1)),
        with("vault-kdf-scrypt.json", other, "name", json!("scrypt")),
        with("vault-kdf-argon2i.json", other, "name", json!("argon2i")),
        with("vault-kdf-version.json", other, "version", json!(0x10)),
        with(
            "vault-salt-short.json",
            "16 bytes in base64url",
            "salt",
            json!(encode([1; 8])),
        ),
    ]
}

fn records() -> Vec<Hostile> {
    let sealed = decode(&vector("record-v1.json")["envelope"]);
    let changed = |name, says, change: fn(&mut Vec<u8>)| {
        let mut bytes = sealed.clone();
        change(&mut bytes);
        Hostile::new(name, says, bytes)
    };
    let first = |name, says, version: u8| {
        let mut bytes = sealed.clone();
        bytes[0] = version;
        Hostile::new(name, says, bytes)
    };
    vec![
        first("record-version-zero.bin", ALTERED, 0),
        first(
            "record-newer.bin",
            "sealed by a newer version of this app (2)",
            2,
        ),
        first(
            "record-newest.bin",
            "sealed by a newer version of this app (255)",
            255,
        ),
        changed("record-schema.bin", ALTERED, |bytes| bytes[4] ^= 1),
        changed("record-nonce.bin", ALTERED, |bytes| bytes[5] ^= 1),
        changed("record-ciphertext.bin", ALTERED, |bytes| bytes[17] ^= 1),
        changed("record-tag.bin", ALTERED, |bytes| {
            *bytes.last_mut().unwrap() ^= 1
        }),
        changed("record-cut.bin", ALTERED, |bytes| bytes.truncate(40)),
        changed("record-cut-in-tag.bin", CUT, |bytes| bytes.truncate(32)),
        changed("record-cut-in-nonce.bin", CUT, |bytes| bytes.truncate(10)),
        changed("record-cut-in-schema.bin", CUT, |bytes| bytes.truncate(3)),
        changed("record-empty.bin", CUT, |bytes| bytes.clear()),
        changed("record-after.bin", ALTERED, |bytes| bytes.push(0)),
        changed(
            "record-clear.bin",
            "a newer version of this app (123)",
            |bytes| {
                *bytes = br#"{"title":"An invented case that nobody sealed"}"#.to_vec();
            },
        ),
    ]
}

fn registers() -> Vec<Hostile> {
    let sound = register();
    let changed = |name, says, change: fn(&mut Vec<u8>)| {
        let mut bytes = sound.clone();
        change(&mut bytes);
        Hostile::new(name, says, bytes)
    };
    vec![
        changed("register-empty.bin", BAD_LIST, |bytes| bytes.clear()),
        changed("register-version-zero.bin", BAD_LIST, |bytes| bytes[0] = 0),
        changed(
            "register-newer.bin",
            "a newer version of this app (2)",
            |bytes| bytes[0] = 2,
        ),
        changed("register-flag.bin", BAD_LIST, |bytes| bytes[1] = 2),
        changed("register-cut.bin", BAD_LIST, |bytes| {
            bytes.truncate(bytes.len() - 1)
        }),
        changed("register-cut-in-id.bin", BAD_LIST, |bytes| {
            bytes.truncate(10)
        }),
        changed("register-cut-in-length.bin", BAD_LIST, |bytes| {
            bytes.truncate(3)
        }),
        changed("register-length.bin", BAD_LIST, |bytes| bytes[2] = 0xff),
        changed("register-not-utf8.bin", BAD_LIST, |bytes| bytes[4] = 0xff),
        changed("register-twice.bin", BAD_LIST, |bytes| {
            let first = bytes[2..44].to_vec();
            bytes.splice(2..2, first);
        }),
        changed("register-order.bin", BAD_LIST, |bytes| {
            bytes[2..].rotate_left(42)
        }),
        changed("register-after.bin", BAD_LIST, |bytes| bytes.push(0)),
    ]
}
