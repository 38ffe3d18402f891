//! An earlier version of a case.

use serde::{Deserialize, Serialize};

use crate::bundle::digest;
use crate::case::{self, Case, CaseId};
use crate::json;
use crate::seal::envelope;

/// The longest text of when it was kept, in bytes.
const LONGEST_MOMENT: usize = 64;

/// An earlier version of a case. Its text is kept as it was, also where this version of the app cannot
/// read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Of which case.
    pub case: CaseId,
    /// When it was set aside, RFC 3339 in UTC, as it was noted.
    pub kept: String,
    /// The JSON text of the case as it was.
    pub body: String,
}

/// Why there is no such version.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VersionError {
    /// It is larger than what can be sealed.
    #[error(
        "this version of the case is larger than an item of a backup can be; download a copy of the case and keep it beside the backup"
    )]
    TooLarge,
    /// It is not as this app writes it.
    #[error("this version of the case is damaged; use another copy of the backup. For IT: {0}")]
    Damaged(String),
    /// What is in it is a version of another case.
    #[error(
        "this version is of another case than it says; it was not made by this app, so it is left out"
    )]
    OtherCase,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    case: String,
    kept: String,
    body: String,
}

/// What is the same in two records of a case that differ in nothing but where the referrer was last:
/// SHA-256 of it, lower-case hexadecimal.
#[must_use]
pub fn content(case: &Case) -> String {
    let mut case = case.clone();
    case.place.clear();
    // No case is without a JSON form.
    digest(case::save(&case).unwrap_or_default().as_bytes())
}

impl Version {
    /// A case as it stands, set aside at this moment (RFC 3339 in UTC).
    #[must_use]
    pub fn of(case: &Case, kept: &str) -> Self {
        Self {
            case: case.id.clone(),
            kept: kept.to_owned(),
            // No case is without a JSON form.
            body: case::save(case).unwrap_or_default(),
        }
    }

    /// [`content`] of what is in it; the digest of its text where that cannot be read. Two versions of a
    /// case with the same are one. It serves as the id of the item.
    #[must_use]
    pub fn content(&self) -> String {
        case::load(&self.body).map_or_else(|_| digest(self.body.as_bytes()), |case| content(&case))
    }

    /// Its bytes, to be sealed.
    ///
    /// # Errors
    /// [`VersionError::TooLarge`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, VersionError> {
        let written = Written {
            case: self.case.as_str().to_owned(),
            kept: self.kept.clone(),
            body: self.body.clone(),
        };
        let bytes = serde_json::to_vec(&written)
            .map_err(|error| VersionError::Damaged(error.to_string()))?;
        if bytes.len() > case::LARGEST || bytes.len() > envelope::LARGEST {
            return Err(VersionError::TooLarge);
        }
        Ok(bytes)
    }

    /// Reads its bytes.
    ///
    /// # Errors
    /// [`VersionError`].
    pub fn read(bytes: &[u8]) -> Result<Self, VersionError> {
        let damaged = |why: &str| VersionError::Damaged(why.to_owned());
        let written: Written =
            json::from_slice(bytes).map_err(|error| damaged(&error.to_string()))?;
        let case = CaseId::parse(&written.case).ok_or_else(|| damaged("it names no case"))?;
        if written.kept.len() > LONGEST_MOMENT {
            return Err(damaged("when it was kept is no moment"));
        }
        if case::load(&written.body).is_ok_and(|body| body.id != case) {
            return Err(VersionError::OtherCase);
        }
        Ok(Self {
            case,
            kept: written.kept,
            body: written.body,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::PartnershipId;

    fn case() -> Case {
        let now = "2026-11-24T09:00:00Z";
        let id = CaseId::from_random([7; 16]);
        Case::new(id, PartnershipId::from("a-place"), "A \"title\"", now)
    }

    #[test]
    fn what_is_written_is_read_also_where_its_body_is_of_a_newer_version() {
        let mut version = Version::of(&case(), "2026-11-25T09:00:00Z");
        assert_eq!(
            Version::read(&version.to_bytes().unwrap()).unwrap(),
            version
        );
        version.body = r#"{"schema":99}"#.to_owned();
        assert_eq!(
            Version::read(&version.to_bytes().unwrap()).unwrap(),
            version
        );
        version.body = case::save(&case()).unwrap();
        version.case = CaseId::from_random([8; 16]);
        let read = Version::read(&version.to_bytes().unwrap());
        assert_eq!(read, Err(VersionError::OtherCase));
    }

    #[test]
    fn where_the_referrer_was_is_no_content() {
        let (one, mut other) = (case(), case());
        other.place = "/check".to_owned();
        assert_eq!(content(&one), content(&other));
        assert_eq!(Version::of(&other, "").content(), content(&one));
        other.title.push('.');
        assert_ne!(content(&one), content(&other));
    }
}
