//! A backup of everything.

use std::collections::BTreeSet;

use practice_review_engine::backup::{
    BackedKey, Entry, Head, Kind, Manifest, SCHEMA, Version, Writer,
};
use practice_review_engine::case::{self, Case};

use super::{BackupError, settings};
use crate::platform;
use crate::store::keys::{KeptKey, Private};
use crate::store::{Listed, cases, keys, signers, versions};
use crate::vault::backup::{By, move_signing_key, sealing_key};
use crate::vault::held::{self, DataKey};

/// A backup, and what is not in it.
pub struct Made {
    /// The file.
    pub file: Vec<u8>,
    /// How many cases are in it.
    pub cases: usize,
    /// What could not be put into it, in words.
    pub left: Vec<String>,
}

/// Puts everything that is kept here into a file; of cases that are not on disk as they stand in this tab,
/// that state. Says on the way how much of how much is done.
///
/// # Errors
/// [`BackupError`].
pub async fn make(
    by: By,
    unsaved: Vec<Case>,
    progress: impl Fn(usize, usize),
) -> Result<Made, BackupError> {
    let (header, key) = sealing_key(by).await?;
    let made = platform::now();
    let mut left = Vec::new();
    let (mut items, cases) = case_items(unsaved, &mut left, &progress).await?;
    items.push((
        entry(Kind::Signers, "signers", 0)?,
        signers::read().await?.to_bytes(),
    ));
    items.push((
        entry(Kind::Settings, "settings", 0)?,
        settings::here().to_bytes(),
    ));
    for kept in keys::all().await? {
        match signing_key(&kept, &key).await {
            Some(backed) => {
                let entry = entry(Kind::Key, &backed.slot, 0)?;
                items.push((entry, backed.to_bytes()));
            }
            None => left.push(
                "A signing key that was made before the cases were protected: the browser does not let it out. On another machine its person signs with a new key.".to_owned(),
            ),
        }
    }
    let head = Head::new(&made, header).map_err(form)?;
    let manifest =
        Manifest::new(&made, items.iter().map(|(entry, _)| entry.clone())).map_err(form)?;
    let sealed = key
        .seal(&Entry::manifest().slot(), SCHEMA, &manifest.to_bytes())
        .await?;
    let mut writer = Writer::new(&head, &manifest, &sealed)?;
    let all = items.len();
    for (number, (entry, plain)) in items.into_iter().enumerate() {
        let sealed = key.seal(&entry.slot(), SCHEMA, &plain).await?;
        writer.add(&entry, &sealed)?;
        progress(number, all);
    }
    Ok(Made {
        file: writer.finish()?,
        cases,
        left,
    })
}

fn form(error: impl std::fmt::Display) -> BackupError {
    BackupError::Form(error.to_string())
}

fn entry(kind: Kind, id: &str, revision: u64) -> Result<Entry, BackupError> {
    Entry::new(kind, id, revision).map_err(form)
}

/// The cases with their earlier versions, and how many cases there are.
async fn case_items(
    mut unsaved: Vec<Case>,
    left: &mut Vec<String>,
    progress: &impl Fn(usize, usize),
) -> Result<(Vec<(Entry, Vec<u8>)>, usize), BackupError> {
    let mut items = Vec::new();
    let mut count = 0;
    let listed = cases::list().await?;
    let all = listed.len();
    for (number, listed) in listed.into_iter().enumerate() {
        progress(number, all);
        let summary = match listed {
            Listed::Whole(summary) => summary,
            Listed::Damaged { why, .. } => {
                left.push(format!("A case that cannot be read: {why}."));
                continue;
            }
            Listed::Untrusted { .. } => continue,
        };
        let newer = unsaved.iter().position(|case| case.id == summary.id);
        let newer = newer.map(|at| unsaved.swap_remove(at));
        let (case, revision) = match (newer, cases::read(&summary.id).await) {
            (Some(case), read) => (case, read.map(|(_, revision)| revision).unwrap_or_default()),
            (None, Ok(read)) => read,
            (None, Err(error)) => {
                left.push(format!("“{}”: {error}.", summary.title));
                continue;
            }
        };
        let text = case::save(&case).map_err(form)?;
        let id = case.id.as_str();
        items.push((entry(Kind::Case, id, revision.number())?, text.into_bytes()));
        count += 1;
        let mut known = BTreeSet::new();
        for kept in versions::list(&case.id).await? {
            let Ok(body) = versions::body(&kept).await else {
                left.push(format!(
                    "An earlier version of “{}”, of {}: it does not open.",
                    summary.title,
                    platform::moment(&kept.updated)
                ));
                continue;
            };
            let version = Version {
                case: case.id.clone(),
                kept: kept.updated.clone(),
                body,
            };
            let content = version.content();
            if known.insert(content.clone()) {
                let entry = entry(Kind::Version, &content, 0)?;
                items.push((entry, version.to_bytes().map_err(form)?));
            }
        }
    }
    // What the browser has removed meanwhile.
    for case in unsaved {
        let text = case::save(&case).map_err(form)?;
        items.push((entry(Kind::Case, case.id.as_str(), 0)?, text.into_bytes()));
        count += 1;
    }
    Ok((items, count))
}

/// A signing key, sealed under the key of the backup; none for one that cannot be exported.
async fn signing_key(kept: &KeptKey, key: &DataKey) -> Option<BackedKey> {
    let held = held::key()?;
    let Private::Sealed(envelope) = &kept.private else {
        return None;
    };
    let slot = kept.id.clone();
    let private = move_signing_key((&held, &slot), (key, &slot), envelope)
        .await
        .ok()?;
    Some(BackedKey {
        x: kept.x,
        y: kept.y,
        private,
        slot,
    })
}
