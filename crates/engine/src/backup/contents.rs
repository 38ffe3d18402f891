//! Everything that was opened of a backup, and what could not be.

use std::collections::{BTreeMap, BTreeSet};

use super::SCHEMA;
use super::entry::{Entry, Kind};
use super::key::{BackedKey, BackedKeyError};
use super::line::Item;
use super::manifest::{Difference, Manifest, ManifestError};
use super::merge::later;
use super::settings::{Settings, SettingsError};
use super::version::{Version, VersionError};
use crate::case::{self, Case, CaseId, LoadError};
use crate::seal::EnvelopeError;
use crate::signers::{Signers, SignersError};

/// Why an item that opened is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// A newer version of the app wrote it.
    #[error(
        "it was written by a newer version of this app (schema {found}, this version knows {SCHEMA}); update the app and open the backup again"
    )]
    NewerVersion {
        /// The schema it names.
        found: u32,
    },
    /// It is not UTF-8.
    #[error("it is not text, so it is left out; use another copy of the backup")]
    NotText,
    /// It is no case that can be read; among the reasons is that a newer version wrote it.
    #[error(transparent)]
    Case(#[from] LoadError),
    /// It is another case than it says.
    #[error("it is another case than it says; it was not made by this app, so it is left out")]
    OtherCase,
    /// It is no version of a case.
    #[error(transparent)]
    Version(#[from] VersionError),
    /// It is no list of signers.
    #[error(transparent)]
    Signers(#[from] SignersError),
    /// It is no key.
    #[error(transparent)]
    Key(#[from] BackedKeyError),
    /// They are no settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// It is no manifest.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
}

/// Why an item is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It does not open.
    #[error(transparent)]
    Sealed(#[from] EnvelopeError),
    /// What is in it cannot be read.
    #[error(transparent)]
    Content(#[from] ContentError),
}

/// An item that is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// What it is called.
    pub entry: Entry,
    /// In which line of the file it stands, from 1.
    pub line: usize,
    /// Why it is not used.
    pub why: Why,
}

/// Everything that was opened of a backup.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// The cases.
    pub cases: Vec<Case>,
    /// Earlier versions of cases.
    pub versions: Vec<Version>,
    /// Who signs, and who is known.
    pub signers: Signers,
    /// Signing keys.
    pub keys: Vec<BackedKey>,
    /// Settings; empty where there are none.
    pub settings: Settings,
    /// What is not used.
    pub failed: Vec<Failed>,
    manifest: Option<Manifest>,
    opened: BTreeSet<Entry>,
}

impl Contents {
    /// Takes what became of an item: its schema and what was in it, or that it does not open. What cannot
    /// be used is noted in [`Contents::failed`]; true for what can be.
    pub fn take(&mut self, item: &Item, outcome: Result<(u32, &[u8]), EnvelopeError>) -> bool {
        let taken = outcome.map_err(Why::from).and_then(|(schema, plain)| {
            // Another copy of what was taken already.
            if self.opened.contains(&item.entry) && item.entry.kind() == Kind::Manifest {
                return Ok(());
            }
            self.sort(&item.entry, schema, plain).map_err(Why::from)
        });
        match taken {
            Ok(()) => {
                self.opened.insert(item.entry.clone());
                true
            }
            Err(why) => {
                self.failed.push(Failed {
                    entry: item.entry.clone(),
                    line: item.line,
                    why,
                });
                false
            }
        }
    }

    fn sort(&mut self, entry: &Entry, schema: u32, plain: &[u8]) -> Result<(), ContentError> {
        if schema > SCHEMA {
            return Err(ContentError::NewerVersion { found: schema });
        }
        match entry.kind() {
            Kind::Manifest => self.manifest = Some(Manifest::read(plain)?),
            Kind::Case => self.cases.push(case_of(entry, plain)?),
            Kind::Version => self.versions.push(Version::read(plain)?),
            // There is one; of two, nothing of either is lost.
            Kind::Signers => {
                let signers = Signers::read(plain)?;
                self.signers.unite(&signers);
            }
            Kind::Key => self.keys.push(BackedKey::read(plain)?),
            Kind::Settings => self.settings = Settings::read(plain)?,
        }
        Ok(())
    }

    /// Of each case that is not here itself, as where its line is damaged, the last of its earlier versions
    /// that can be read.
    #[must_use]
    pub fn only_as_versions(&self) -> Vec<Case> {
        let mut last: BTreeMap<&CaseId, (&str, Case)> = BTreeMap::new();
        for version in &self.versions {
            let is_last = last
                .get(&version.case)
                .is_none_or(|(kept, _)| later(&version.kept, kept));
            if !is_last || self.cases.iter().any(|case| case.id == version.case) {
                continue;
            }
            if let Ok(case) = case::load(&version.body)
                && case.id == version.case
            {
                last.insert(&version.case, (&version.kept, case));
            }
        }
        last.into_values().map(|(_, case)| case).collect()
    }

    /// The manifest, where it opened.
    #[must_use]
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref()
    }

    /// What was opened and can be read, by kind and id.
    pub fn opened(&self) -> impl Iterator<Item = &Entry> {
        self.opened.iter()
    }

    /// What is otherwise than the manifest says, once every item was taken: items that failed are missing
    /// too. Nothing where there is no manifest.
    #[must_use]
    pub fn differences(&self) -> Vec<Difference> {
        self.manifest
            .as_ref()
            .map(|manifest| manifest.differences(&self.opened))
            .unwrap_or_default()
    }

    /// True where everything that the manifest names is there and nothing else.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.manifest.is_some() && self.failed.is_empty() && self.differences().is_empty()
    }
}

fn case_of(entry: &Entry, plain: &[u8]) -> Result<Case, ContentError> {
    let text = std::str::from_utf8(plain).map_err(|_| ContentError::NotText)?;
    let case = case::load(text)?;
    // Its id becomes a name of a record and of a file.
    if CaseId::parse(case.id.as_str()).as_ref() != Some(&case.id) || case.id.as_str() != entry.id()
    {
        return Err(ContentError::OtherCase);
    }
    Ok(case)
}
