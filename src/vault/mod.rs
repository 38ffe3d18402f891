//! Keys and signatures, by the browser's own WebCrypto: ECDSA on P-256 with SHA-256. The private
//! key is made here, cannot be exported, and never passes through this program.

mod crypto;
mod error;
mod signing_key;

pub use error::VaultError;
pub use signing_key::SigningKey;

use practice_review_engine::bundle::{
    BundleError, Check, Prepared, PublicJwk, Unverified, Verified,
};

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

/// Signs with the key of this browser what `prepare` makes for that key. Gives the file and the key.
///
/// # Errors
/// [`SignError`].
pub async fn sign(
    prepare: impl FnOnce(PublicJwk) -> Result<Prepared, BundleError>,
) -> Result<(Vec<u8>, PublicJwk), SignError> {
    let key = SigningKey::of_this_browser().await?;
    let public = key.public().clone();
    let prepared = prepare(public.clone())?;
    let signature = key.sign(&prepared.signing_input()).await?;
    Ok((prepared.finish(&signature)?, public))
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
