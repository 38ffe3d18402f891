//! Keys, by the browser's own WebCrypto: the vault under which drafts are sealed, and signatures.
//!
//! Pages use [`Vault`], which has a [`State`]; a secret comes in as a [`Way`]. The data key is made
//! here, wrapped and unwrapped as a handle, and never passes through this program as bytes; the same
//! holds for the private key that signs.
//!
//! - [`vault`]: set up, unlock, lock, change
//! - [`ways`]: how each secret gives the key that wraps
//! - [`lock`]: every tab at once, and when nobody is there
//! - [`throttle`]: waits after wrong passphrases
//! - [`derive`]: a passphrase made into a key, in a worker
//! - [`held`]: the data key while the vault is open; the store asks for it here
//! - [`encryption`]: files for a partnership's eyes alone
//! - [`backup`]: the keys of a backup
//! - [`aes`], [`ecdh`], [`ecdsa`], [`pair`], [`webcrypto`]: the calls to the browser
//! - [`signing_key`]: the signing keys of this browser
//! - [`error`]: what can go wrong, and what to do then

mod aes;
pub mod backup;
mod derive;
mod ecdh;
mod ecdsa;
pub mod encryption;
mod error;
pub mod held;
pub mod lock;
mod pair;
mod signing_key;
pub mod throttle;
#[allow(clippy::module_inception, reason = "it is what the module is about")]
mod vault;
mod ways;
mod webcrypto;

pub use derive::typed;
pub use error::{UnlockError, VaultError};
pub use signing_key::SigningKey;
pub use vault::{Sealed, State, Vault};
pub use ways::{First, Way};
pub use webcrypto::random;

use practice_review_engine::bundle::{
    BundleError, Check, Message, Prepared, PublicJwk, Unverified, Verified, VerifiedComments,
};
use practice_review_engine::seal::RecoveryKey;
use practice_review_engine::seal::recovery_key::groups_to_prove;
use practice_review_engine::signers::Person;

/// Why a file was not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is no bundle, or not one to trust.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The browser could not check it.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Why nothing was signed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// This key cannot sign it.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The browser could not sign.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Signs with a person's key what `prepare` makes for that key. Gives the file and the key.
///
/// # Errors
/// [`SignError`].
pub async fn sign(
    person: &Person,
    prepare: impl FnOnce(PublicJwk) -> Result<Prepared, BundleError>,
) -> Result<(Vec<u8>, PublicJwk), SignError> {
    let key = SigningKey::of(person).await?;
    let public = key.public().clone();
    let prepared = prepare(public.clone())?;
    let signature = key.sign(&prepared.signing_input()).await?;
    Ok((prepared.finish(&signature)?, public))
}

/// Makes a recovery key. It opens nothing until it is given to [`Vault::set_up`] or
/// [`Vault::renew_recovery_key`].
///
/// # Errors
/// [`VaultError::NoCrypto`].
pub fn new_recovery_key() -> Result<RecoveryKey, VaultError> {
    Ok(RecoveryKey::from_random(webcrypto::random()?))
}

/// Two groups of a recovery key, from 1, to be typed back ([`RecoveryKey::has_group`]).
///
/// # Errors
/// [`VaultError::NoCrypto`].
pub fn groups_to_ask() -> Result<[usize; 2], VaultError> {
    Ok(groups_to_prove(webcrypto::random()?))
}

/// A signed file whose every signature fits.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// A referral.
    Referral(Box<Verified>),
    /// Comments on one.
    Comments(Box<VerifiedComments>),
}

/// Opens a signed file: checks every signature, then reads what was signed.
///
/// # Errors
/// [`OpenError`] says what is wrong and what to do.
pub async fn open_signed(bytes: &[u8]) -> Result<Opened, OpenError> {
    let unverified = Unverified::parse(bytes)?;
    let mut fits = Vec::new();
    for Check {
        x,
        y,
        signing_input,
        signature,
    } in unverified.checks()
    {
        fits.push(ecdsa::verify(&x, &y, &signing_input, &signature).await?);
    }
    Ok(match unverified.message() {
        Message::Referral => Opened::Referral(Box::new(unverified.confirm(&fits)?)),
        Message::Comments => Opened::Comments(Box::new(unverified.confirm_comments(&fits)?)),
    })
}
