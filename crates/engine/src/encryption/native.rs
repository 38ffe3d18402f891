//! The cryptography itself, for tests and for the command line: where there is a browser, it does this.

use aes_kw::KekAes256;
use p256::elliptic_curve::sec1::ToEncodedPoint as _;
use p256::{PublicKey, SecretKey};
use pbkdf2::pbkdf2_hmac;
use sha2::Sha512;
use zeroize::Zeroizing;

use super::concat_kdf::content_key;
use super::draft::Draft;
use super::encrypted::Encrypted;
use super::error::EncryptionError;
use super::header::{Content, ITERATIONS, Way};
use super::{SALT, WRAPPED};
use crate::bundle::PublicJwk;
use crate::seal::native::{self, SecretKey as ContentKey};
use crate::seal::{KEY, Nonce, Passphrase};

/// A private key on P-256.
pub struct PrivateKey(SecretKey);

impl PrivateKey {
    /// The key with this secret number, big-endian.
    ///
    /// # Errors
    /// [`EncryptionError::BadKey`] where it is 0 or not below the order of the curve.
    pub fn new(secret: &[u8; KEY]) -> Result<Self, EncryptionError> {
        SecretKey::from_slice(secret)
            .map(Self)
            .map_err(|_| EncryptionError::BadKey)
    }

    /// Its secret number, big-endian.
    #[must_use]
    pub fn secret(&self) -> Zeroizing<[u8; KEY]> {
        Zeroizing::new(self.0.to_bytes().into())
    }

    /// The public key that belongs to it.
    ///
    /// # Errors
    /// [`EncryptionError::BadKey`], which no key gives.
    pub fn public(&self) -> Result<PublicJwk, EncryptionError> {
        let point = self.0.public_key().to_encoded_point(false);
        match (point.x(), point.y()) {
            (Some(x), Some(y)) => Ok(PublicJwk::from_coordinates(&(*x).into(), &(*y).into())),
            _ => Err(EncryptionError::BadKey),
        }
    }

    fn agree(&self, with: &PublicJwk) -> Result<ContentKey, EncryptionError> {
        let public = point(with)?;
        let shared = p256::ecdh::diffie_hellman(self.0.to_nonzero_scalar(), public.as_affine());
        Ok(content_key(&(*shared.raw_secret_bytes()).into()))
    }
}

/// The point of a public key, which is on the curve.
fn point(key: &PublicJwk) -> Result<PublicKey, EncryptionError> {
    let (x, y) = key.coordinates().map_err(|_| EncryptionError::BadKey)?;
    // SEC 1 §2.3.3: an uncompressed point is 4, x, y.
    PublicKey::from_sec1_bytes(&[&[4_u8][..], &x, &y].concat()).map_err(|_| EncryptionError::BadKey)
}

fn kek(passphrase: &Passphrase, salt: &[u8; SALT], iterations: u32) -> KekAes256 {
    let mut key = Zeroizing::new([0; KEY]);
    let salt = Way::pbkdf2_salt(salt);
    pbkdf2_hmac::<Sha512>(passphrase.bytes(), &salt, iterations, key.as_mut_slice());
    KekAes256::from(*key)
}

/// Encrypts to a public key. `ephemeral` is a key for this file alone.
///
/// # Errors
/// [`EncryptionError::BadKey`] where the recipient's key is no point on the curve.
pub fn to_key(
    content: Content,
    plain: &[u8],
    recipient: &PublicJwk,
    ephemeral: &PrivateKey,
    nonce: Nonce,
) -> Result<Vec<u8>, EncryptionError> {
    let key = ephemeral.agree(recipient)?;
    let draft = Draft::to_key(content, recipient, ephemeral.public()?, nonce)?;
    finish(&draft, &key, plain)
}

/// Encrypts by a passphrase. `key` is random.
///
/// # Errors
/// None that can come.
pub fn by_passphrase(
    content: Content,
    plain: &[u8],
    passphrase: &Passphrase,
    salt: [u8; SALT],
    key: &ContentKey,
    nonce: Nonce,
) -> Result<Vec<u8>, EncryptionError> {
    let mut wrapped = [0; WRAPPED];
    kek(passphrase, &salt, ITERATIONS)
        .wrap(key.as_slice(), &mut wrapped)
        .map_err(|_| EncryptionError::Refused)?;
    let draft = Draft::by_passphrase(content, salt, wrapped, nonce)?;
    finish(&draft, key, plain)
}

fn finish(draft: &Draft, key: &ContentKey, plain: &[u8]) -> Result<Vec<u8>, EncryptionError> {
    native::seal(key, draft.nonce(), draft.additional_data(), plain)
        .map_err(|_| EncryptionError::Refused)
        .and_then(|sealed| draft.finish(&sealed))
}

/// Opens a file with a private key.
///
/// # Errors
/// [`EncryptionError::OtherWay`], [`EncryptionError::OtherKey`], [`EncryptionError::BadKey`],
/// [`EncryptionError::Refused`].
pub fn open_with_key(
    file: &Encrypted,
    key: &PrivateKey,
) -> Result<Zeroizing<Vec<u8>>, EncryptionError> {
    let Way::Key {
        recipient,
        ephemeral,
    } = file.way()
    else {
        return Err(EncryptionError::OtherWay("a passphrase"));
    };
    if *recipient != key.public()?.thumbprint() {
        return Err(EncryptionError::OtherKey(recipient.clone()));
    }
    open(file, &key.agree(ephemeral)?)
}

/// Opens a file with a passphrase.
///
/// # Errors
/// [`EncryptionError::OtherWay`], [`EncryptionError::Refused`].
pub fn open_with_passphrase(
    file: &Encrypted,
    passphrase: &Passphrase,
) -> Result<Zeroizing<Vec<u8>>, EncryptionError> {
    let (Way::Passphrase { salt, iterations }, Some(wrapped)) = (file.way(), file.wrapped()) else {
        return Err(EncryptionError::OtherWay("a private key"));
    };
    let mut key = ContentKey::default();
    kek(passphrase, salt, *iterations)
        .unwrap(wrapped, key.as_mut_slice())
        .map_err(|_| EncryptionError::Refused)?;
    open(file, &key)
}

fn open(file: &Encrypted, key: &ContentKey) -> Result<Zeroizing<Vec<u8>>, EncryptionError> {
    native::open(key, file.nonce(), file.additional_data(), file.sealed())
        .map(Zeroizing::new)
        .map_err(|_| EncryptionError::Refused)
}
