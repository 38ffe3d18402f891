//! Keys and signatures, by the browser's own WebCrypto: ECDSA on P-256 with SHA-256. The private
//! key is made here, cannot be exported, and never passes through this program.

mod crypto;
mod error;
mod signing_key;

pub use error::VaultError;
pub use signing_key::SigningKey;

use practice_review_engine::bundle::{BundleError, Check, Unverified, Verified};

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

/// Opens a bundle: checks every signature, then reads what was signed.
///
/// # Errors
/// [`OpenError`] says what is wrong and what to do.
pub async fn open_bundle(bytes: &[u8]) -> Result<Verified, OpenError> {
    let unverified = Unverified::parse(bytes)?;
    let mut fits = Vec::new();
    for Check {
        x,
        y,
        signing_input,
        signature,
    } in unverified.checks()
    {
        fits.push(crypto::verify(&x, &y, &signing_input, &signature).await?);
    }
    Ok(unverified.confirm(&fits)?)
}
