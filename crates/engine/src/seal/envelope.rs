//! One sealed record.
//!
//! | bytes | what |
//! | --- | --- |
//! | 1 | version of the envelope, 1 |
//! | 4 | schema of what is inside, big-endian |
//! | 12 | nonce |
//! | rest | AES-256-GCM ciphertext and its tag of 16 bytes |
//!
//! The additional data names store, record, schema and revision ([`super::fields`]). An envelope that is
//! put in the place of another, or of an earlier one, therefore does not open there.
//!
//! # Why nonces are random
//!
//! A nonce must never come twice under one key. SP 800-38D §8.3 allows random nonces of 96 bits for up
//! to 2³² sealings under one key; the chance that any two meet is then below 2⁻³². A save seals three
//! things and comes at most some 2.5 times a second, so somebody would have to type without a pause, day
//! and night, for eighteen years to reach that. A counter would be no safer here: it would have to
//! survive a restored profile and two tabs, and one that does not comes twice.

use super::fields::Fields;
use super::{NONCE, Nonce, TAG};

/// The version of the envelope.
pub const VERSION: u8 = 1;
/// Bytes before the ciphertext.
pub const PREFIX: usize = 1 + 4 + NONCE;
/// The largest envelope that is opened, in bytes: the largest case and the little around it.
pub const LARGEST: usize = crate::case::LARGEST + PREFIX + TAG;

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot<'a> {
    /// The store.
    pub store: &'a str,
    /// The record's name in it.
    pub id: &'a str,
    /// How often it was written.
    pub revision: u64,
}

/// Why an envelope does not open.
///
/// The first three can be told apart by looking. All else is [`EnvelopeError::Refused`]: a wrong key, a
/// changed byte and another place are one and the same to the cipher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// It ends before it could be whole.
    #[error("the record was cut off ({length} bytes); restore it from a backup")]
    Cut {
        /// Its length in bytes.
        length: usize,
    },
    /// A newer version of the app sealed it.
    #[error("the record was sealed by a newer version of this app ({found}); update the app")]
    NewerVersion {
        /// The version it names.
        found: u8,
    },
    /// It is larger than any record.
    #[error("the record is larger than a case can be ({length} bytes); restore it from a backup")]
    TooLarge {
        /// Its length in bytes.
        length: usize,
    },
    /// Its tag does not fit.
    #[error(
        "the record was altered, put in the place of another, or sealed by another key; it is left as it is, so restore it from a backup"
    )]
    Refused,
}

impl Slot<'_> {
    fn additional_data(&self, schema: u32) -> Vec<u8> {
        Fields::of("practice-review-toolkit/record")
            .number(VERSION.into())
            .text(self.store)
            .text(self.id)
            .number(schema.into())
            .number(self.revision)
            .done()
    }
}

/// A sealing to be done.
#[derive(Clone, Debug)]
pub struct ToSeal {
    schema: u32,
    nonce: Nonce,
    additional_data: Vec<u8>,
}

impl ToSeal {
    /// For a record at this place, of this schema. The nonce is random and never used again.
    #[must_use]
    pub fn new(slot: &Slot<'_>, schema: u32, nonce: Nonce) -> Self {
        Self {
            schema,
            nonce,
            additional_data: slot.additional_data(schema),
        }
    }

    /// The nonce to seal with.
    #[must_use]
    pub fn nonce(&self) -> &Nonce {
        &self.nonce
    }

    /// The additional data to seal with.
    #[must_use]
    pub fn additional_data(&self) -> &[u8] {
        &self.additional_data
    }

    /// The envelope around the ciphertext with its tag.
    #[must_use]
    pub fn finish(self, ciphertext: &[u8]) -> Vec<u8> {
        let mut envelope = Vec::with_capacity(PREFIX + ciphertext.len());
        envelope.push(VERSION);
        envelope.extend_from_slice(&self.schema.to_be_bytes());
        envelope.extend_from_slice(&self.nonce);
        envelope.extend_from_slice(ciphertext);
        envelope
    }
}

/// An opening to be done.
#[derive(Clone, Debug)]
pub struct ToOpen<'a> {
    /// The schema of what is inside, once it has opened.
    pub schema: u32,
    /// The nonce to open with.
    pub nonce: Nonce,
    /// The additional data to open with.
    pub additional_data: Vec<u8>,
    /// The ciphertext with its tag.
    pub ciphertext: &'a [u8],
}

impl<'a> ToOpen<'a> {
    /// Takes an envelope apart that stands at this place.
    ///
    /// # Errors
    /// [`EnvelopeError`].
    pub fn read(envelope: &'a [u8], slot: &Slot<'_>) -> Result<Self, EnvelopeError> {
        let length = envelope.len();
        let cut = EnvelopeError::Cut { length };
        if length > LARGEST {
            return Err(EnvelopeError::TooLarge { length });
        }
        let (&version, rest) = envelope.split_first().ok_or(cut)?;
        match version {
            VERSION => {}
            0 => return Err(EnvelopeError::Refused),
            found => return Err(EnvelopeError::NewerVersion { found }),
        }
        let (schema, rest) = rest.split_first_chunk::<4>().ok_or(cut)?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE>().ok_or(cut)?;
        if ciphertext.len() < TAG {
            return Err(cut);
        }
        let schema = u32::from_be_bytes(*schema);
        Ok(Self {
            schema,
            nonce: *nonce,
            additional_data: slot.additional_data(schema),
            ciphertext,
        })
    }
}
