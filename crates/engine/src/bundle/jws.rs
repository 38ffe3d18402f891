//! Reading the file.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::comments::{Comments, VerifiedComments};
use super::error::BundleError;
use super::header::{Header, Message, Signer};
use super::key::PublicJwk;
use super::payload::Payload;
use super::sign::{File, FileSignature, Prepared, prepare_beside, signing_input};
use crate::json;

/// The largest file that is read, in bytes: a case with 10,000 events takes half of it.
pub const LARGEST: u64 = 20 * 1024 * 1024;
/// The most signatures that are read.
pub const MOST_SIGNATURES: usize = 8;

/// One signature to be checked: ECDSA on P-256 with SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The key's x coordinate, big-endian.
    pub x: [u8; 32],
    /// The key's y coordinate, big-endian.
    pub y: [u8; 32],
    /// What was signed.
    pub signing_input: Vec<u8>,
    /// r and s, 32 bytes each, big-endian.
    pub signature: [u8; 64],
}

/// A file that has the form of a bundle, its signatures not yet checked.
#[derive(Debug)]
pub struct Unverified {
    message: Message,
    file: File,
    payload: Vec<u8>,
    signatures: Vec<(Header, Check)>,
}

/// Who signed, as the verified header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedBy {
    /// Who, in which capacity, when: as typed.
    pub signer: Signer,
    /// The key.
    pub key: PublicJwk,
}

/// A bundle whose every signature fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    file: File,
    payload: Payload,
    digest: String,
    signed_by: Vec<SignedBy>,
}

impl Unverified {
    /// Reads a file.
    ///
    /// # Errors
    /// [`BundleError`] says what is wrong with it and what to do.
    pub fn parse(bytes: &[u8]) -> Result<Self, BundleError> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > LARGEST {
            return Err(BundleError::TooLarge {
                size,
                limit: LARGEST,
            });
        }
        let text = std::str::from_utf8(bytes).map_err(|_| BundleError::NotText)?;
        let text = json::without_mark(text);
        let file: File = json::from_str(text).map_err(|error| refused(text, &error))?;
        match file.signatures.len() {
            0 => return Err(BundleError::NoSignature),
            found if found > MOST_SIGNATURES => {
                return Err(BundleError::TooManySignatures {
                    found,
                    most: MOST_SIGNATURES,
                });
            }
            _ => {}
        }
        let payload = decode(&file.payload, "the payload")?;
        let signatures = (1..)
            .zip(&file.signatures)
            .map(|(number, signature)| read_signature(number, signature, &file.payload))
            .collect::<Result<Vec<(Message, Header, Check)>, _>>()?;
        let message = match signatures.first() {
            Some((message, ..)) => *message,
            None => return Err(BundleError::NoSignature),
        };
        if let Some((_, header, _)) = signatures.iter().find(|(other, ..)| *other != message) {
            return Err(BundleError::WrongType {
                found: header.typ.clone(),
            });
        }
        let signatures = signatures
            .into_iter()
            .map(|(_, header, check)| (header, check))
            .collect::<Vec<_>>();
        if let Some(number) = signed_again(&signatures) {
            return Err(BundleError::SameKeyTwice { number });
        }
        Ok(Self {
            message,
            file,
            payload,
            signatures,
        })
    }

    /// What kind of message it is. That this is what was signed, its signatures have to show.
    #[must_use]
    pub fn message(&self) -> Message {
        self.message
    }

    /// The signatures to check, in order.
    #[must_use]
    pub fn checks(&self) -> Vec<Check> {
        self.signatures
            .iter()
            .map(|(_, check)| check.clone())
            .collect()
    }

    /// Takes the outcome of the checks, in their order, and only then reads the referral that was signed.
    ///
    /// # Errors
    /// [`BundleError::SignatureInvalid`] where a signature does not fit or was not checked,
    /// [`BundleError::WrongType`] where it is another kind of message, [`BundleError::BadPayload`] where
    /// what was signed is no referral.
    pub fn confirm(self, fits: &[bool]) -> Result<Verified, BundleError> {
        self.all_fit(fits, Message::Referral)?;
        Ok(Verified {
            payload: Payload::read(&self.payload)?,
            digest: super::digest(&self.payload),
            file: self.file,
            signed_by: signed_by(self.signatures),
        })
    }

    /// The same for comments on a referral, which one person signs.
    ///
    /// # Errors
    /// As for [`Unverified::confirm`]; [`BundleError::TooManySignatures`] where there are several.
    pub fn confirm_comments(self, fits: &[bool]) -> Result<VerifiedComments, BundleError> {
        self.all_fit(fits, Message::Comments)?;
        let comments = Comments::read(&self.payload)?;
        let digest = super::digest(&self.payload);
        let found = self.signatures.len();
        match <[SignedBy; 1]>::try_from(signed_by(self.signatures)) {
            Ok([by]) => Ok(VerifiedComments::new(comments, digest, by)),
            Err(_) => Err(BundleError::TooManySignatures { found, most: 1 }),
        }
    }

    fn all_fit(&self, fits: &[bool], message: Message) -> Result<(), BundleError> {
        for (index, number) in (0..self.signatures.len()).zip(1..) {
            if fits.get(index) != Some(&true) {
                return Err(BundleError::SignatureInvalid { number });
            }
        }
        if self.message != message {
            return Err(BundleError::WrongType {
                found: self.message.typ().to_owned(),
            });
        }
        Ok(())
    }
}

fn signed_by(signatures: Vec<(Header, Check)>) -> Vec<SignedBy> {
    let by = |(header, _): (Header, Check)| SignedBy {
        signer: header.signer,
        key: header.jwk,
    };
    signatures.into_iter().map(by).collect()
}

impl Verified {
    /// The referral.
    #[must_use]
    pub fn payload(&self) -> &Payload {
        &self.payload
    }

    /// SHA-256 of the payload, lower-case hexadecimal: the identity of the bundle.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Who signed, in order.
    #[must_use]
    pub fn signed_by(&self) -> &[SignedBy] {
        &self.signed_by
    }

    /// Prepares a further signature over the same payload, beside those that are there.
    ///
    /// # Errors
    /// [`BundleError::AlreadySigned`] where this key signed before, since a second signature by it
    /// shows nothing more; [`BundleError::TooManySignatures`] where there is no room for another.
    pub fn countersign(&self, jwk: PublicJwk, signer: Signer) -> Result<Prepared, BundleError> {
        if self.signed_by.iter().any(|signed| signed.key == jwk) {
            return Err(BundleError::AlreadySigned);
        }
        if self.signed_by.len() >= MOST_SIGNATURES {
            return Err(BundleError::TooManySignatures {
                found: self.signed_by.len() + 1,
                most: MOST_SIGNATURES,
            });
        }
        prepare_beside(Message::Referral, self.file.clone(), jwk, signer)
    }
}

/// The first signature, from 1, whose key is that of an earlier one.
fn signed_again(signatures: &[(Header, Check)]) -> Option<usize> {
    let mut keys = BTreeSet::new();
    let again = |(header, _): &(Header, Check)| !keys.insert(header.kid.clone());
    signatures.iter().position(again).map(|index| index + 1)
}

fn read_signature(
    number: usize,
    signature: &FileSignature,
    payload: &str,
) -> Result<(Message, Header, Check), BundleError> {
    let (message, header) = Header::read(&decode(&signature.protected, "a header")?, number)?;
    let (x, y) = header
        .jwk
        .coordinates()
        .map_err(|_| BundleError::BadKey { number })?;
    let bytes = decode(&signature.signature, "a signature")?;
    let check = Check {
        x,
        y,
        signing_input: signing_input(&signature.protected, payload),
        signature: bytes
            .try_into()
            .map_err(|_| BundleError::BadEncoding("a signature"))?,
    };
    Ok((message, header, check))
}

fn decode(text: &str, what: &'static str) -> Result<Vec<u8>, BundleError> {
    URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| BundleError::BadEncoding(what))
}

/// Why text is not the file of a bundle.
fn refused(text: &str, error: &serde_json::Error) -> BundleError {
    let trimmed = text.trim();
    let compact = trimmed.split('.').count() == 3
        && trimmed
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    if compact {
        return BundleError::OtherSerialization("compact");
    }
    if json::goes_on(text) {
        return BundleError::MoreAfter;
    }
    // What a file is can be told only where it is JSON to its end.
    if let Err(error) = json::from_str::<serde::de::IgnoredAny>(text) {
        return BundleError::NotJson(error.to_string());
    }
    if error.is_syntax() {
        return BundleError::NotJson(error.to_string());
    }
    #[derive(Deserialize)]
    struct Flattened {
        #[serde(rename = "payload")]
        _payload: serde::de::IgnoredAny,
        #[serde(rename = "signature")]
        _signature: serde::de::IgnoredAny,
    }
    if json::from_str::<Flattened>(text).is_ok() {
        return BundleError::OtherSerialization("flattened");
    }
    BundleError::NotABundle
}
