//! The record as it is kept: JSON with its version.

use serde::{Deserialize, Serialize};

use super::Signers;
use crate::json;

/// The version that this build writes.
const VERSION: u32 = 1;
/// The most bytes that are read: some thousands of signers.
pub const LARGEST: usize = 4 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Kept<T> {
    version: u32,
    signers: T,
}

/// As much as the record of every version has.
#[derive(Deserialize)]
struct AnyVersion {
    version: u32,
}

/// Why the record is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignersError {
    /// A newer version wrote it.
    #[error(
        "the list of signers was written by a newer version of this app ({found}); update the app"
    )]
    NewerVersion {
        /// The version that it names.
        found: u32,
    },
    /// It is not as this app writes it.
    #[error("the list of signers is damaged; it is left as it is. For IT: {0}")]
    Damaged(String),
}

impl Signers {
    /// Reads the record.
    ///
    /// # Errors
    /// [`SignersError`].
    pub fn read(bytes: &[u8]) -> Result<Self, SignersError> {
        let damaged = |error: serde_json::Error| SignersError::Damaged(error.to_string());
        if bytes.len() > LARGEST {
            return Err(SignersError::Damaged("it is too large".to_owned()));
        }
        let any: AnyVersion = json::from_slice(bytes).map_err(damaged)?;
        match any.version {
            VERSION => {}
            0 => {
                return Err(SignersError::Damaged(
                    "it names a version that there never was".to_owned(),
                ));
            }
            found => return Err(SignersError::NewerVersion { found }),
        }
        let kept: Kept<Self> = json::from_slice(bytes).map_err(damaged)?;
        Ok(kept.signers)
    }

    /// The record.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let kept = Kept {
            version: VERSION,
            signers: self,
        };
        // No list of signers is without a JSON form.
        serde_json::to_vec(&kept).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signers::{Own, Person};

    #[test]
    fn what_is_written_is_read_and_anything_else_is_refused() {
        let mut signers = Signers::default();
        signers.signs(Own {
            slot: "signing".to_owned(),
            kid: "a".to_owned(),
            person: Person::default(),
            since: "2026-03-02T10:00:00Z".to_owned(),
        });
        assert_eq!(Signers::read(&signers.to_bytes()), Ok(signers));
        for newer in [
            &br#"{"version":2,"signers":{"new":[]}}"#[..],
            br#"{"version":2,"signers":{},"more":1}"#,
            br#"{"version":2,"people":[]}"#,
        ] {
            assert_eq!(
                Signers::read(newer),
                Err(SignersError::NewerVersion { found: 2 })
            );
        }
        for bad in [
            &b"{"[..],
            br#"{"version":1,"signers":{"own":[],"known":[],"more":1}}"#,
            br#"{"version":1,"signers":[]}"#,
            br#"{"version":0,"signers":{"own":[],"known":[]}}"#,
        ] {
            assert!(matches!(Signers::read(bad), Err(SignersError::Damaged(_))));
        }
    }
}
