//! What can go wrong with storage. Each text says what to do next.

use practice_review_engine::seal::Irregular;

/// Why something could not be read or kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser gives this page no storage.
    #[error(
        "this browser gives the app no storage; leave private browsing, or allow the site to store data, and reload"
    )]
    Unavailable,
    /// The browser keeps nothing for this address, by a setting of its user or of IT.
    #[error(
        "this browser blocks site data here, so it can keep nothing; allow this address (for the one file, local files) to store data in the settings, under “Cookies and site data”, or ask IT to allow it, then reload"
    )]
    Blocked,
    /// The disk or the browser's share of it is full.
    #[error("there is no room left on this disk for the browser; free some space, then try again")]
    Full,
    /// A newer version of the app has changed the storage.
    #[error(
        "a newer version of this app has been opened in this browser; if you have written something here that is not saved, download a copy of it, then reload this page"
    )]
    NewerVersion,
    /// Somebody else wrote the case meanwhile.
    #[error(
        "this case was changed in another tab or window; download a copy of what you have here, then reload"
    )]
    Conflict,
    /// Another tab has the right to write the case.
    #[error("another tab has this case open; leave it there, then try again")]
    OpenElsewhere,
    /// The case has words in this tab that are not on disk.
    #[error("this case has words that are not saved yet; open it, and see what it says at the top")]
    Unsaved,
    /// The case is not there.
    #[error("the case is not in this browser any more; it may have been removed in another tab")]
    Gone,
    /// The cases are sealed, and no key is there.
    #[error("your cases are locked; unlock them, then it is tried again")]
    Locked,
    /// The record opens, but is not what was written last.
    #[error("this case is not as it was left: {0}")]
    Irregular(Irregular),
    /// The browser's cryptography failed.
    #[error("the case could not be sealed or opened: {0}")]
    Crypto(String),
    /// The record cannot be read.
    #[error("{0}")]
    Damaged(String),
    /// The browser's database says neither yes nor no.
    #[error(
        "the browser's storage does not answer; close other tabs of this app. If you have written something here, download a copy of it, then reload this page"
    )]
    NoAnswer,
    /// The browser's database failed otherwise; with the name of the failure where it has one.
    #[error(
        "the browser could not use its storage{}; it is tried again. If it goes on failing, download a copy of what you have here first, then reload this page", in_brackets(.0)
    )]
    Failed(String),
}

fn in_brackets(name: &str) -> String {
    if name.is_empty() {
        String::new()
    } else {
        format!(" ({name})")
    }
}

impl From<rexie::Error> for StoreError {
    fn from(error: rexie::Error) -> Self {
        // The names of DOM exceptions (Indexed Database API 3.0 §3) are all that tells them apart.
        Self::of_name(&format!("{error:?}"))
    }
}

impl StoreError {
    /// Of what was said when the database was to be opened. Where site data is blocked, Chromium says
    /// `UnknownError` and Firefox `SecurityError` or `InvalidStateError`, which have other reasons too;
    /// but then local storage is refused as well.
    pub(super) fn of_opening(text: &str, refused: bool) -> Self {
        let named = |name: &str| text.contains(name);
        let odd = named("UnknownError") || named("InvalidStateError");
        if named("SecurityError") || named("denied permission") || (refused && odd) {
            Self::Blocked
        } else {
            Self::of_name(text)
        }
    }

    /// Of an exception whose name stands somewhere in this text.
    pub(super) fn of_name(text: &str) -> Self {
        let named = |name: &str| text.contains(name);
        if named("QuotaExceededError") {
            Self::Full
        } else if named("VersionError") {
            Self::NewerVersion
        } else if named("SecurityError") || named("IndexedDbNotFound") {
            Self::Unavailable
        } else if named("InvalidStateError") {
            Self::Failed("the connection was lost".to_owned())
        } else {
            Self::Failed(
                [
                    "AbortError",
                    "UnknownError",
                    "NotFoundError",
                    "DataError",
                    "TransactionInactiveError",
                ]
                .into_iter()
                .find(|name| named(name))
                .unwrap_or_default()
                .to_owned(),
            )
        }
    }
}
