//! Comments on a referral: whoever is asked to agree to it sends them back, signed, instead of signing
//! beside it. A bundle cannot be changed and keep its signatures; the referrer changes the case and
//! signs anew.

use serde::{Deserialize, Serialize};

use super::error::BundleError;
use super::jws::{SignedBy, Verified};
use super::payload::{App, Named, read_as};

/// The kind of message.
const FORMAT: &str = "practice-review-comments";
/// The version of its payload.
const VERSION: u32 = 1;

/// One comment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Comment {
    /// The heading of the section that it is about; empty where it is about the whole.
    pub about: String,
    /// What is said.
    pub text: String,
}

/// Comments, as they are signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Comments {
    /// Always `practice-review-comments`.
    pub format: String,
    /// The version of the payload.
    pub version: u32,
    /// When they were written, RFC 3339 in UTC.
    pub made_at: String,
    /// The program that made it.
    pub app: App,
    /// True where everybody in the referral is invented.
    pub example: bool,
    /// Whose form the referral is.
    pub partnership: Named,
    /// Its form.
    pub form: Named,
    /// The case, as the referrer's app names it.
    pub case: String,
    /// The identity of the bundle that was read: SHA-256 of its payload, lower-case hexadecimal.
    pub on: String,
    /// What is said.
    pub comments: Vec<Comment>,
}

impl Comments {
    /// Comments on a bundle that was read. `now` is RFC 3339 in UTC.
    #[must_use]
    pub fn on(bundle: &Verified, comments: Vec<Comment>, app_version: &str, now: &str) -> Self {
        let payload = bundle.payload();
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            made_at: now.to_owned(),
            app: App {
                name: payload.app.name.clone(),
                version: app_version.to_owned(),
            },
            example: payload.example,
            partnership: payload.partnership.clone(),
            form: payload.form.clone(),
            case: payload.case.clone(),
            on: bundle.digest().to_owned(),
            comments,
        }
    }

    /// The bytes to sign.
    ///
    /// # Errors
    /// [`BundleError::BadPayload`] where a value has no JSON form, which no comment has.
    pub fn to_bytes(&self) -> Result<Vec<u8>, BundleError> {
        serde_json::to_vec(self).map_err(|error| BundleError::BadPayload(error.to_string()))
    }

    /// Reads verified bytes.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, BundleError> {
        read_as(bytes, FORMAT, VERSION)
    }
}

/// Comments whose signature fits.
#[derive(Clone, Debug, PartialEq)]
pub struct VerifiedComments {
    comments: Comments,
    digest: String,
    signed_by: SignedBy,
}

impl VerifiedComments {
    pub(super) fn new(comments: Comments, digest: String, signed_by: SignedBy) -> Self {
        Self {
            comments,
            digest,
            signed_by,
        }
    }

    /// What was signed.
    #[must_use]
    pub fn comments(&self) -> &Comments {
        &self.comments
    }

    /// SHA-256 of the payload, lower-case hexadecimal: their identity.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Who signed.
    #[must_use]
    pub fn signed_by(&self) -> &SignedBy {
        &self.signed_by
    }
}
