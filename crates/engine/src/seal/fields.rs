//! Fields put together so that no two lists of fields give the same bytes, and bytes as text.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Fields one after another, each after its length in bytes (32 bits, big-endian): where one ends and
/// the next begins cannot be moved without changing the bytes.
#[derive(Default)]
pub struct Fields(Vec<u8>);

impl Fields {
    /// Fields of this purpose. The purpose is the first of them.
    #[must_use]
    pub fn of(purpose: &str) -> Self {
        Self::default().bytes(purpose.as_bytes())
    }

    /// With these bytes.
    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        // No field of ours comes near 4 GiB; one that did would be told apart by its bytes alone.
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        self.0.extend_from_slice(&length.to_be_bytes());
        self.0.extend_from_slice(bytes);
        self
    }

    /// With this text, as UTF-8.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// With this number: 64 bits, big-endian.
    #[must_use]
    pub fn number(self, number: u64) -> Self {
        self.bytes(&number.to_be_bytes())
    }

    /// The bytes.
    #[must_use]
    pub fn done(self) -> Vec<u8> {
        self.0
    }
}

/// So many bytes, in JSON as base64url without padding.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Bytes<const N: usize>(pub [u8; N]);

impl<const N: usize> fmt::Debug for Bytes<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl<const N: usize> Serialize for Bytes<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Bytes<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom(format!("{N} bytes in base64url belong here")))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Fields;

    fn joined(fields: &[Vec<u8>]) -> Vec<u8> {
        fields
            .iter()
            .fold(Fields::default(), |all, field| all.bytes(field))
            .done()
    }

    proptest! {
        #[test]
        fn different_fields_never_give_the_same_bytes(
            a in prop::collection::vec(prop::collection::vec(0..3_u8, 0..4), 0..4),
            b in prop::collection::vec(prop::collection::vec(0..3_u8, 0..4), 0..4),
        ) {
            prop_assert_eq!(a == b, joined(&a) == joined(&b));
        }
    }

    #[test]
    fn a_field_comes_after_its_length() {
        assert_eq!(
            Fields::of("ab").number(3).text("").done(),
            b"\0\0\0\x02ab\0\0\0\x08\0\0\0\0\0\0\0\x03\0\0\0\0"
        );
    }
}
