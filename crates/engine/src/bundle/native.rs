//! The checks of signatures themselves, for tests and for the command line: where there is a browser, it
//! does this.
//!
//! ECDSA has two signatures for each that was made: with s, and with the order of the curve less s. Both
//! fit, as they do for WebCrypto. Nothing hangs on it: the identity of a bundle is the digest of its
//! payload, and a key counts once, whichever it is.

use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};

use super::error::BundleError;
use super::jws::{Check, Unverified, Verified};

/// Opens a bundle: checks every signature, then reads what was signed.
///
/// # Errors
/// [`BundleError`] says what is wrong and what to do.
pub fn open(file: &[u8]) -> Result<Verified, BundleError> {
    let (unverified, fits) = checked(file)?;
    unverified.confirm(&fits)
}

/// A signed file, and which of its signatures fit, in their order.
///
/// # Errors
/// [`BundleError`] where it is no signed file, or a key is no point on the curve.
pub fn checked(file: &[u8]) -> Result<(Unverified, Vec<bool>), BundleError> {
    let unverified = Unverified::parse(file)?;
    let fits = (1..)
        .zip(unverified.checks())
        .map(|(number, check)| fits(number, &check))
        .collect::<Result<Vec<bool>, _>>()?;
    Ok((unverified, fits))
}

/// Whether signature `number`, from 1, fits.
///
/// # Errors
/// [`BundleError::BadKey`] where its key is no point on the curve.
pub fn fits(number: usize, check: &Check) -> Result<bool, BundleError> {
    // SEC 1 §2.3.3: an uncompressed point is 4, x, y.
    let point = [&[4_u8][..], &check.x, &check.y].concat();
    let key = VerifyingKey::from_sec1_bytes(&point).map_err(|_| BundleError::BadKey { number })?;
    Ok(Signature::from_slice(&check.signature)
        .is_ok_and(|signature| key.verify(&check.signing_input, &signature).is_ok()))
}
