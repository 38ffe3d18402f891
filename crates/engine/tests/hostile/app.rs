//! What the app says of a file that is chosen under "Open a file", as far as that can be told without a
//! browser: which reader it asks first, and which reason of several it shows (`src/pages/open`).

use practice_review_engine::bundle::{BundleError, Unverified, native};
use practice_review_engine::case::{self, LoadError};
use practice_review_engine::encryption::{Content, Encrypted, is_encrypted};

use super::craft::Secret;
use super::encrypted;

/// Why a file is not opened; nothing where it is.
pub fn refused(bytes: &[u8], with: Option<Secret>) -> Option<String> {
    if is_encrypted(bytes) {
        return match Encrypted::parse(bytes) {
            Ok(file) if file.content() == Content::PrivateKey => {
                Some("this is a partnership's private key".to_owned())
            }
            _ => encrypted::refused(bytes, with),
        };
    }
    match open(bytes) {
        Err(error @ BundleError::NotABundle) => Some(copy(bytes, &error)?),
        outcome => outcome.err().map(|error| error.to_string()),
    }
}

/// WebCrypto says of a key off the curve only that it takes none.
fn open(bytes: &[u8]) -> Result<(), BundleError> {
    let unverified = Unverified::parse(bytes)?;
    let fits: Vec<bool> = (1..)
        .zip(unverified.checks())
        .map(|(number, check)| native::fits(number, &check) == Ok(true))
        .collect();
    unverified.confirm(&fits).map(drop)
}

/// JSON of something else may be a copy of a case.
fn copy(bytes: &[u8], no_bundle: &BundleError) -> Option<String> {
    let error = case::load(std::str::from_utf8(bytes).ok()?).err()?;
    let reason = match error {
        LoadError::NotJson(why) => BundleError::NotJson(why).to_string(),
        LoadError::MoreAfter => BundleError::MoreAfter.to_string(),
        LoadError::NotACase | LoadError::TooLarge => no_bundle.to_string(),
        error => error.to_string(),
    };
    Some(reason)
}
