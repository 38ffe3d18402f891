//! The head of a backup: what it is, when it was made, and how it is opened.

use chrono::DateTime;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::line::LineError;
use super::{FORMAT, VERSION};
use crate::json;
use crate::seal::header::{self, Header, HeaderError};
use crate::seal::means;

/// The longest head, in bytes: the longest vault header and the little around it.
pub const LONGEST: usize = header::LONGEST + 1024;

/// The head of a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    made: String,
    vault: Header,
}

/// Why there is no such head.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeadError {
    /// When it was made is no moment.
    #[error(
        "when the backup was made is not written as a date and time in UTC; check the clock of this machine and make the backup again"
    )]
    Made,
    /// A key of one browser opens nothing elsewhere.
    #[error(
        "a backup cannot be opened by a key that stays in one browser; set a passphrase or a recovery key and make the backup again"
    )]
    DeviceKey,
    /// The vault's header is not one.
    #[error(transparent)]
    Vault(#[from] HeaderError),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    version: u32,
    made: String,
    vault: Box<RawValue>,
}

/// As much as the head of every version has.
#[derive(Deserialize)]
struct AnyVersion {
    format: String,
    version: u32,
}

/// The version that a line names, where it is a head.
pub(super) fn version_of(line: &str) -> Option<u32> {
    let any: AnyVersion = (line.len() <= LONGEST)
        .then(|| json::from_str(line).ok())
        .flatten()?;
    (any.format == FORMAT).then_some(any.version)
}

impl Head {
    /// The head of a backup made at this moment (RFC 3339 in UTC) whose items are sealed under the data key
    /// of this header.
    ///
    /// # Errors
    /// [`HeadError::Made`] and [`HeadError::DeviceKey`].
    pub fn new(made: &str, vault: Header) -> Result<Self, HeadError> {
        let utc = DateTime::parse_from_rfc3339(made).is_ok() && made.ends_with('Z');
        if !utc {
            return Err(HeadError::Made);
        }
        if vault.wrapping(means::Kind::DeviceKey).is_some() {
            return Err(HeadError::DeviceKey);
        }
        Ok(Self {
            made: made.to_owned(),
            vault,
        })
    }

    /// When the backup was made, RFC 3339 in UTC. It stands in clear and is proven by the manifest alone.
    #[must_use]
    pub fn made(&self) -> &str {
        &self.made
    }

    /// How to get at the data key.
    #[must_use]
    pub fn vault(&self) -> &Header {
        &self.vault
    }

    /// Its line, without the end of it.
    pub(super) fn to_line(&self) -> Result<String, HeadError> {
        let none = |error: serde_json::Error| HeaderError::Damaged(error.to_string());
        let vault = RawValue::from_string(self.vault.to_json()?).map_err(none)?;
        let written = Written {
            format: FORMAT.to_owned(),
            version: VERSION,
            made: self.made.clone(),
            vault,
        };
        Ok(serde_json::to_string(&written).map_err(none)?)
    }

    /// Reads the line of a head of this version.
    pub(super) fn read(line: &str) -> Result<Self, LineError> {
        let written: Written =
            json::from_str(line).map_err(|error| LineError::NotWhole(error.to_string()))?;
        let vault = Header::read(written.vault.get()).map_err(HeadError::Vault)?;
        Ok(Self::new(&written.made, vault)?)
    }
}
