//! What an item is called, and where it is sealed for.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::seal::Slot;

/// The longest id, in bytes.
pub const LONGEST_ID: usize = 128;
/// The id of the manifest.
const MANIFEST: &str = "manifest";

/// What kind of thing an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Which items there are: [`super::Manifest`].
    Manifest,
    /// A case as it stands: its JSON text ([`crate::case::save`]).
    Case,
    /// An earlier version of a case: [`super::Version`].
    Version,
    /// Who signs and who is known: [`crate::signers::Signers::to_bytes`].
    Signers,
    /// A private signing key: [`super::BackedKey`].
    Key,
    /// Settings: [`super::Settings`].
    Settings,
}

impl Kind {
    /// Its name in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Manifest => "manifest",
            Self::Case => "case",
            Self::Version => "version",
            Self::Signers => "signers",
            Self::Key => "key",
            Self::Settings => "settings",
        }
    }

    /// The store that items of this kind are sealed for.
    #[must_use]
    pub fn store(self) -> &'static str {
        match self {
            Self::Manifest => "backup/manifest",
            Self::Case => "backup/case",
            Self::Version => "backup/version",
            Self::Signers => "backup/signers",
            Self::Key => "backup/key",
            Self::Settings => "backup/settings",
        }
    }

    /// In words for the reader.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Manifest => "list of contents",
            Self::Case => "case",
            Self::Version => "earlier version",
            Self::Signers => "list of signers",
            Self::Key => "signing key",
            Self::Settings => "settings",
        }
    }
}

/// What an item is called. Kind and id together name one item of a backup.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct Entry {
    kind: Kind,
    id: String,
    revision: u64,
}

/// An id is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the id of an item is not 1 to {LONGEST_ID} letters, digits and signs of ASCII; the backup was not made by this app or was altered, so use another copy of it"
)]
pub struct EntryError;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kind: Kind,
    id: String,
    revision: u64,
}

impl TryFrom<Written> for Entry {
    type Error = EntryError;

    fn try_from(written: Written) -> Result<Self, EntryError> {
        Self::new(written.kind, &written.id, written.revision)
    }
}

impl Entry {
    /// An item of this kind, name and revision. The id stands in clear and must hold no word of a case.
    ///
    /// # Errors
    /// [`EntryError`].
    pub fn new(kind: Kind, id: &str, revision: u64) -> Result<Self, EntryError> {
        let fits = (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_graphic());
        if !fits {
            return Err(EntryError);
        }
        Ok(Self {
            kind,
            id: id.to_owned(),
            revision,
        })
    }

    /// The manifest, of which there is one.
    #[must_use]
    pub fn manifest() -> Self {
        Self {
            kind: Kind::Manifest,
            id: MANIFEST.to_owned(),
            revision: 0,
        }
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its name among those of its kind.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How often it had been written where it was kept.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Where it is sealed for: an envelope that is put under another kind, id or revision does not open.
    #[must_use]
    pub fn slot(&self) -> Slot<'_> {
        Slot {
            store: self.kind.store(),
            id: &self.id,
            revision: self.revision,
        }
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            // There is one of each.
            Kind::Manifest | Kind::Signers | Kind::Settings => {
                write!(f, "the {}", self.kind.words())
            }
            Kind::Case | Kind::Version | Kind::Key => {
                write!(f, "{} {}", self.kind.words(), self.id)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_and_plain() {
        for id in ["", " ", "a b", "a\n", "ä", &"a".repeat(LONGEST_ID + 1)] {
            assert_eq!(Entry::new(Kind::Case, id, 0), Err(EntryError), "{id:?}");
        }
        assert!(Entry::new(Kind::Case, &"a".repeat(LONGEST_ID), u64::MAX).is_ok());
    }

    #[test]
    fn each_kind_is_sealed_for_a_store_of_its_own_name() {
        for kind in [
            Kind::Manifest,
            Kind::Case,
            Kind::Version,
            Kind::Signers,
            Kind::Key,
            Kind::Settings,
        ] {
            assert_eq!(kind.store(), format!("backup/{}", kind.name()));
            let name = serde_json::to_string(&kind).unwrap();
            assert_eq!(name, format!("\"{}\"", kind.name()));
        }
    }
}
