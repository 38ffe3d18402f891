//! Files of every format as it was released, frozen: each must open for ever, with all that is in it.
//!
//! They stand in `fixtures`, and those of the vault and of encrypted files in `vectors`. None is ever
//! changed or made again; a newer version of a format gets a file of its own beside them.
//!
//! | format | frozen |
//! | --- | --- |
//! | case | `case-v1.json`, `case-v1-later.json` |
//! | signed referral, signed comments | `bundle-v1.json`, `comments-v1.json` |
//! | backup, with each kind of item | `backup-v1.jsonl` |
//! | list of signers | `signers-v1.json` |
//! | public key of a partnership | `public-key-v1.json` |
//! | a partnership's own file | `own-guidance.toml` |
//! | vault, sealed record, register | `vectors/seal` |
//! | encrypted referral | `encrypted-v1.json` |
//! | other encrypted files, private key of a partnership | `vectors/encryption` |
#![cfg(all(feature = "authoring", feature = "native-crypto"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests stop the test"
)]

mod backups;
mod bundles;
mod cases;
mod encrypted;
mod keys;
mod make;
mod newer;
mod others;

use std::path::PathBuf;

const CASE: &str = include_str!("../fixtures/case-v1.json");
const CASE_LATER: &str = include_str!("../fixtures/case-v1-later.json");
const SIGNERS: &str = include_str!("../fixtures/signers-v1.json");
const GUIDANCE: &str = include_str!("../fixtures/own-guidance.toml");

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// A frozen file.
fn frozen(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap()
}
