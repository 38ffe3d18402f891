//! What can go wrong with keys. Each text says what to do next.

use practice_review_engine::seal::{EnvelopeError, HeaderError, Kind};

use crate::store::StoreError;

/// Why something could not be sealed, signed or checked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The browser gives this page no cryptography.
    #[error(
        "this browser gives the app no cryptography here; open the app by an address that begins with https, or from its file"
    )]
    NoCrypto,
    /// The browser refused an operation.
    #[error("the browser could not {doing}; update it, or use another browser")]
    Refused {
        /// What was asked of it.
        doing: &'static str,
    },
    /// The key could not be kept or read.
    #[error("the browser's storage could not be used: {0}")]
    Store(#[from] StoreError),
    /// The signing key is sealed, and the vault is locked.
    #[error("your signing key is locked; unlock your cases first")]
    Locked,
    /// The sealed signing key does not open.
    #[error("your signing key was altered on this machine and cannot be used ({0})")]
    SigningKey(EnvelopeError),
    /// The worker that derives keys does not start.
    #[error(
        "the part of the app that checks passphrases could not be started; reload the page, and if that does not help, connect to the network and reload it once more"
    )]
    DeriverNotStarted,
    /// It was stopped: too little memory, or no answer in time.
    #[error(
        "checking the passphrase took too long or too much memory, so it was stopped; close other programs and tabs, then try again"
    )]
    DeriverStopped,
    /// The header is not usable.
    #[error(transparent)]
    Header(#[from] HeaderError),
}

/// Why the vault was not opened or changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnlockError {
    /// There is no vault.
    #[error(
        "your cases are not sealed on this machine, so there is nothing to unlock; reload this page"
    )]
    NotSetUp,
    /// There is one already.
    #[error(
        "your cases have been sealed already, perhaps in another tab; reload this page and unlock them"
    )]
    SetUpAlready,
    /// The vault has no such way in.
    #[error("{}", no_way(.0))]
    NoSuchWay(Kind),
    /// The secret is not the one.
    #[error("{}", wrong(.0))]
    Wrong(Kind),
    /// It has to be waited after wrong ones.
    #[error("wait {} before you try again; there were several wrong passphrases", in_words(.milliseconds))]
    Wait {
        /// How long.
        milliseconds: u64,
    },
    /// Somebody changed the vault meanwhile.
    #[error(
        "the way to unlock was changed in another tab at the same time; nothing was changed here, so try again"
    )]
    ChangedElsewhere,
    /// The browser could not do it.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl From<StoreError> for UnlockError {
    fn from(error: StoreError) -> Self {
        Self::Vault(error.into())
    }
}

impl From<HeaderError> for UnlockError {
    fn from(error: HeaderError) -> Self {
        Self::Vault(error.into())
    }
}

fn wrong(kind: &Kind) -> &'static str {
    match kind {
        Kind::Passphrase => {
            "this is not the passphrase; check capitals, spaces and the keyboard's language"
        }
        Kind::RecoveryKey => {
            "this is a recovery key, but not the one of these cases; look for a later one that you may have written down"
        }
        Kind::DeviceKey => {
            "the key that this browser keeps does not open your cases; use your recovery key"
        }
    }
}

fn no_way(kind: &Kind) -> &'static str {
    match kind {
        Kind::Passphrase => "no passphrase has been set here; use another way to unlock",
        Kind::RecoveryKey => "no recovery key has been made here; use your passphrase",
        Kind::DeviceKey => {
            "this browser keeps no key for your cases any more; use your passphrase or recovery key"
        }
    }
}

fn in_words(milliseconds: &u64) -> String {
    match milliseconds.div_ceil(1000) {
        0 | 1 => "1 second".to_owned(),
        seconds if seconds < 120 => format!("{seconds} seconds"),
        seconds => format!("{} minutes", seconds.div_ceil(60)),
    }
}
