//! All partnerships of a build in one JSON text, as it is compiled into the app and the command
//! line.

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
    Damaged(#[from] serde_json::Error),
}

impl Pack {
    /// Reads a pack.
    ///
    /// # Errors
    /// [`PackError::Damaged`] where the text is not what [`Pack::to_json`] wrote.
    pub fn from_json(text: &str) -> Result<Self, PackError> {
        Ok(serde_json::from_str(text)?)
    }

    /// Writes the pack.
    ///
    /// # Errors
    /// [`PackError::Damaged`] where a value has no JSON form, which no guidance has.
    pub fn to_json(&self) -> Result<String, PackError> {
        Ok(serde_json::to_string(self)?)
    }

    /// The partnership of this name.
    #[must_use]
    pub fn partnership(&self, id: &PartnershipId) -> Option<&Guidance> {
        self.partnerships.iter().find(|g| &g.partnership.id == id)
    }
}
