//! What is in a backup.

use std::collections::{BTreeMap, BTreeSet};

use practice_review_engine::backup::{Contents, Head, Here, Parsed, Plan, Version, plan};
use practice_review_engine::case::CaseId;
use practice_review_engine::seal::ToOpen;

use super::BackupError;
use crate::platform;
use crate::store::{Listed, cases, versions};
use crate::vault::backup::{key_at_hand, opening_key};
use crate::vault::held::DataKey;
use crate::vault::{UnlockError, Way};

/// So many items are opened at once.
const AT_ONCE: usize = 64;

/// A backup that was opened.
#[derive(Clone)]
pub struct Opened {
    /// How it says that it is opened.
    pub head: Head,
    /// The key that its items were sealed under.
    pub key: DataKey,
    /// What is in it.
    pub contents: Contents,
}

/// Opens it with the key that is at hand; none where that is another's.
///
/// # Errors
/// [`BackupError`].
pub async fn with_key_at_hand(parsed: &Parsed) -> Result<Option<Opened>, BackupError> {
    for head in parsed.heads() {
        if let Some(key) = key_at_hand(head.vault()) {
            return Ok(Some(opened(parsed, head, key).await?));
        }
    }
    Ok(None)
}

/// Opens it by a way in.
///
/// # Errors
/// [`BackupError`].
pub async fn by(parsed: &Parsed, way: &Way) -> Result<Opened, BackupError> {
    let mut refused = UnlockError::NotSetUp;
    for head in parsed.heads() {
        match opening_key(head.vault(), way).await {
            Ok(key) => return opened(parsed, head, key).await,
            Err(error) => refused = error,
        }
    }
    Err(refused.into())
}

async fn opened(parsed: &Parsed, head: &Head, key: DataKey) -> Result<Opened, BackupError> {
    let mut contents = Contents::default();
    for items in parsed.items().chunks(AT_ONCE) {
        let slots: Vec<_> = items
            .iter()
            .map(|item| (item.entry.slot(), item.sealed.as_slice()))
            .collect();
        let plain = key.open_all(&slots).await?;
        for (item, plain) in items.iter().zip(plain) {
            let schema = ToOpen::read(&item.sealed, &item.entry.slot()).map(|todo| todo.schema);
            let outcome = plain.as_ref().map_err(|error| *error);
            let outcome = outcome.and_then(|plain| Ok((schema?, plain.as_slice())));
            contents.take(item, outcome);
        }
    }
    Ok(Opened {
        head: head.clone(),
        key,
        contents,
    })
}

/// What would be written here so that nothing is lost.
///
/// # Errors
/// [`BackupError`].
pub async fn plan_for(contents: &Contents) -> Result<Plan, BackupError> {
    let of = |id: &CaseId| -> bool {
        contents.cases.iter().any(|case| case.id == *id)
            || contents.versions.iter().any(|version| version.case == *id)
    };
    let mut here = BTreeMap::new();
    let mut known: BTreeMap<CaseId, BTreeSet<String>> = BTreeMap::new();
    for listed in cases::list().await? {
        let id = match listed {
            Listed::Whole(summary) => Some(summary.id),
            Listed::Damaged { id, .. } => CaseId::parse(&id),
            Listed::Untrusted { .. } => None,
        };
        let Some(id) = id.filter(of) else { continue };
        let stands = match cases::read(&id).await {
            Ok((case, _)) => Here::Case(Box::new(case)),
            Err(_) => Here::Unreadable,
        };
        here.insert(id.clone(), stands);
        for kept in versions::list(&id).await? {
            // One that does not open is not known, and is added once more.
            if let Ok(body) = versions::body(&kept).await {
                let version = Version {
                    case: id.clone(),
                    kept: kept.updated,
                    body,
                };
                known
                    .entry(id.clone())
                    .or_default()
                    .insert(version.content());
            }
        }
    }
    Ok(plan(&here, &known, contents, &platform::now()))
}
