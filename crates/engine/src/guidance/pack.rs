//! All partnerships of a build in one piece, as it is compiled into the app and the command line.
//!
//! It is binary (the format of `postcard`) and read only by the build that wrote it: without the
//! names of fields, neither the data nor the code that reads it weighs on the first visit.

use serde::{Deserialize, Serialize};

use super::id::PartnershipId;
use super::model::Guidance;

/// The partnerships of a build, each sound by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Pack {
    /// The partnerships in the order of their names.
    pub partnerships: Vec<Guidance>,
}

/// Why a pack cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// It is not what this build writes.
    #[error("the guidance built into this program is damaged ({0}); build or download it again")]
    Damaged(#[from] postcard::Error),
}

impl Pack {
    /// The partnerships as a reader needs them: without worked examples, lists of requirements and
    /// the gist for tables, which are for whoever writes and compares guidance. The digest stays
    /// that of the whole.
    #[must_use]
    pub fn for_readers(mut partnerships: Vec<Guidance>) -> Self {
        for guidance in &mut partnerships {
            let content = &mut guidance.content;
            content.example.clear();
            content.requirement.clear();
            for reference in &mut content.reference {
                reference.brief.clear();
            }
        }
        Self { partnerships }
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// [`PackError::Damaged`] where the bytes are not what [`Pack::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PackError> {
        Ok(postcard::from_bytes(bytes)?)
    }

    /// Writes the pack.
    ///
    /// # Errors
    /// [`PackError::Damaged`] where a value has no such form, which no guidance has.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PackError> {
        Ok(postcard::to_allocvec(self)?)
    }

    /// The partnership of this name.
    #[must_use]
    pub fn partnership(&self, id: &PartnershipId) -> Option<&Guidance> {
        self.partnerships.iter().find(|g| &g.partnership.id == id)
    }
}
