//! What a file is.

use practice_review_engine::backup::{Parsed, is_backup, parse};
use practice_review_engine::bundle::{BundleError, Verified, VerifiedComments};
use practice_review_engine::case::{self, Case};
use practice_review_engine::encryption::{Content, Encrypted, is_encrypted};

use crate::library;
use crate::pages::words::sentence;
use crate::platform;
use crate::vault::{OpenError, Opened, open_signed};

/// What was chosen.
#[derive(Clone)]
pub enum Chosen {
    /// Nothing yet.
    Nothing,
    /// It is being read and checked.
    Reading,
    /// A signed bundle.
    Bundle(Box<Verified>),
    /// Comments on one.
    Comments(Box<VerifiedComments>),
    /// A copy of a case.
    Copy(Box<Case>),
    /// A backup.
    Backup(Box<Parsed>),
    /// A file that has to be decrypted first.
    Encrypted(Box<Encrypted>),
    /// None of these, and why.
    Refused(String),
}

impl Chosen {
    /// True for what stays open while the reader looks elsewhere: a signed file, and a copy of a case, whose
    /// reader may protect the cases first.
    pub fn stays(&self) -> bool {
        matches!(self, Self::Bundle(_) | Self::Comments(_) | Self::Copy(_))
    }
}

impl From<Opened> for Chosen {
    fn from(opened: Opened) -> Self {
        match opened {
            Opened::Referral(verified) => Self::Bundle(verified),
            Opened::Comments(comments) => Self::Comments(comments),
        }
    }
}

/// What a file is.
pub async fn recognise(bytes: &[u8]) -> Chosen {
    if is_backup(bytes) {
        return match parse(bytes) {
            Ok(parsed) => Chosen::Backup(Box::new(parsed)),
            Err(error) => refused(&error),
        };
    }
    if is_encrypted(bytes) {
        return encrypted(bytes);
    }
    library::ready().await;
    match open_signed(bytes).await {
        Ok(opened) => opened.into(),
        // JSON of something else may be a copy of a case.
        Err(OpenError::Bundle(error @ BundleError::NotABundle)) => {
            std::str::from_utf8(bytes).map_or_else(|_| refused(&error), |text| copy(text, &error))
        }
        Err(error) => refused(&error),
    }
}

/// What was in an encrypted file. That is a signed file and nothing else: neither a copy of a case nor
/// another encrypted file is signed by anybody.
pub async fn recognise_signed(bytes: &[u8]) -> Chosen {
    library::ready().await;
    match open_signed(bytes).await {
        Ok(opened) => opened.into(),
        Err(error) => refused(&error),
    }
}

fn encrypted(bytes: &[u8]) -> Chosen {
    match Encrypted::parse(bytes) {
        Ok(file) if file.content() == Content::Bundle => Chosen::Encrypted(Box::new(file)),
        Ok(_) => refused(
            &"this is a partnership's private key; choose the encrypted bundle first, then you are asked for the key",
        ),
        Err(error) => refused(&error),
    }
}

/// A copy of a case, where it is one that the app can go on with.
fn copy(text: &str, no_bundle: &BundleError) -> Chosen {
    match case::load(text) {
        Ok(case) if library::guidance(&case.partnership).is_none() => refused(&format_args!(
            "this is a copy of a case that follows the guidance “{}”, which this app does not have; load the partnership's file under Partnerships first, or update the app",
            case.partnership
        )),
        Ok(case) => Chosen::Copy(Box::new(case.taken_in(&platform::now(), platform::random))),
        Err(case::LoadError::Damaged(why)) => refused(&format_args!(
            "this is a copy of a case, but it is damaged: something in it is not as this app writes it. Make the copy again, or ask for it again. For IT: {why}"
        )),
        Err(case::LoadError::NotJson(why)) => refused(&BundleError::NotJson(why)),
        Err(case::LoadError::MoreAfter) => refused(&BundleError::MoreAfter),
        Err(error @ case::LoadError::FromNewerVersion { .. }) => refused(&error),
        Err(case::LoadError::NotACase | case::LoadError::TooLarge) => refused(no_bundle),
    }
}

/// A file that is not opened.
pub fn refused(why: &dyn std::fmt::Display) -> Chosen {
    Chosen::Refused(sentence(why))
}
