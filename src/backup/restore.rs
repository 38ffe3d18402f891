//! A backup merged into what is kept here: nothing here is lost.

use std::collections::BTreeMap;

use practice_review_engine::backup::Plan;
use practice_review_engine::case;

use super::open::{Opened, plan_for};
use super::{BackupError, settings};
use crate::store::keys::{KeptKey, Private};
use crate::store::{StoreError, cases, keys, signers, versions};
use crate::vault::backup::{move_signing_key, signing_key_opens};
use crate::vault::held;
use crate::vault::{State, Vault, VaultError};

/// What was restored.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// What was done with the cases.
    pub plan: Plan,
    /// How many signing keys were added.
    pub keys: usize,
    /// How many signing keys of the backup do not open, and so were left out.
    pub broken_keys: usize,
    /// How many settings were taken over.
    pub settings: usize,
    /// True where something of the backup is damaged or missing.
    pub damaged: bool,
}

/// Writes what is in a backup and not here. Where the cases here are not protected, they are from then on,
/// by what opens the backup. Done twice, the second time changes nothing.
///
/// # Errors
/// [`BackupError`]; what was written until then stays, and nothing that was here is lost.
pub async fn restore(
    vault: Vault,
    opened: &Opened,
    progress: impl Fn(usize, usize),
) -> Result<Restored, BackupError> {
    if vault.state_untracked() == State::NotSetUp {
        let _ = vault
            .adopt(opened.head.vault().clone(), opened.key.clone())
            .await?;
    }
    let plan = plan_for(&opened.contents).await?;
    let all = plan.keep.len() + plan.write.len();
    for (number, version) in plan.keep.iter().enumerate() {
        progress(number, all);
        let updated = case::load(&version.body).map(|case| case.updated);
        let updated = updated.unwrap_or_else(|_| version.kept.clone());
        versions::add(&version.case, &updated, version.body.clone()).await?;
    }
    for (number, case) in plan.write.iter().enumerate() {
        progress(plan.keep.len() + number, all);
        let written = cases::alone(&case.id, async {
            let over = match cases::read(&case.id).await {
                Ok((_, revision)) => Some(revision),
                Err(StoreError::Gone) => None,
                Err(error) => return Err(error),
            };
            cases::write(case, over).await
        });
        written.await.map_err(|error| match error {
            StoreError::OpenElsewhere => BackupError::OpenElsewhere,
            error => error.into(),
        })?;
    }
    let (keys, broken_keys) = signing_keys(opened).await?;
    Ok(Restored {
        plan,
        keys,
        broken_keys,
        settings: settings::take_over(&opened.contents.settings),
        damaged: !opened.contents.is_whole(),
    })
}

/// Adds the signing keys that are not here, then the notes on whose they are. Says how many were added,
/// and how many do not open; of whose these are it is noted as of any key that is not here.
async fn signing_keys(opened: &Opened) -> Result<(usize, usize), BackupError> {
    let held = held::key().ok_or(StoreError::Locked)?;
    let kept = keys::all().await?.into_iter();
    let here: BTreeMap<String, String> = kept
        .map(|key| (key.id.clone(), key.public().thumbprint()))
        .collect();
    let mut coming = BTreeMap::new();
    let mut broken = 0;
    for key in &opened.contents.keys {
        match signing_key_opens(&opened.key, &key.slot, &key.private).await {
            Ok(()) => {
                coming.insert(key.slot.clone(), key.kid());
            }
            Err(VaultError::SigningKey(_)) => broken += 1,
            Err(error) => return Err(error.into()),
        }
    }
    let mut merged = signers::read().await?;
    let moved = merged.merge(&opened.contents.signers, &here, &coming);
    for one in &moved {
        let found = opened.contents.keys.iter();
        let mut found = found.filter(|key| key.slot == one.from && key.kid() == one.kid);
        let Some(key) = found.next() else { continue };
        let sealed =
            move_signing_key((&opened.key, &one.from), (&held, &one.to), &key.private).await?;
        let kept = KeptKey {
            id: one.to.clone(),
            private: Private::Sealed(sealed),
            x: key.x,
            y: key.y,
        };
        keys::keep(kept, Some(&held)).await?;
    }
    let other = &opened.contents.signers;
    signers::change(|signers| {
        signers.merge(other, &here, &coming);
    })
    .await?;
    Ok((moved.len(), broken))
}
