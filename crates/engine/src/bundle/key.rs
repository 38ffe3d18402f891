//! Public keys on P-256 as JWK (RFC 7517, RFC 7518 §6.2).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How many bytes of a thumbprint are read out as its fingerprint: 128 bits.
const FINGERPRINT_BYTES: usize = 16;

/// A public key. The coordinates are 32 bytes each, in base64url without padding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicJwk {
    /// Always `EC`.
    pub kty: String,
    /// Always `P-256`.
    pub crv: String,
    /// The x coordinate.
    pub x: String,
    /// The y coordinate.
    pub y: String,
}

/// A key is not one on P-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key is not a P-256 public key; make a new one")]
pub struct KeyError;

impl PublicJwk {
    /// The key with these coordinates, big-endian.
    #[must_use]
    pub fn from_coordinates(x: &[u8; 32], y: &[u8; 32]) -> Self {
        Self {
            kty: "EC".to_owned(),
            crv: "P-256".to_owned(),
            x: URL_SAFE_NO_PAD.encode(x),
            y: URL_SAFE_NO_PAD.encode(y),
        }
    }

    /// The coordinates, big-endian. That they are a point on the curve is left to whoever imports
    /// the key.
    ///
    /// # Errors
    /// [`KeyError`] where kind, curve or length is another.
    pub fn coordinates(&self) -> Result<([u8; 32], [u8; 32]), KeyError> {
        if self.kty != "EC" || self.crv != "P-256" {
            return Err(KeyError);
        }
        let decode = |text: &str| -> Result<[u8; 32], KeyError> {
            URL_SAFE_NO_PAD
                .decode(text)
                .ok()
                .and_then(|b| b.try_into().ok())
                .ok_or(KeyError)
        };
        Ok((decode(&self.x)?, decode(&self.y)?))
    }

    /// SHA-256 of the required members in lexical order (RFC 7638 §3).
    fn thumbprint_bytes(&self) -> [u8; 32] {
        let members = format!(
            r#"{{"crv":"{}","kty":"{}","x":"{}","y":"{}"}}"#,
            self.crv, self.kty, self.x, self.y
        );
        Sha256::digest(members.as_bytes()).into()
    }

    /// The thumbprint, in base64url: how a key is named in headers.
    #[must_use]
    pub fn thumbprint(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.thumbprint_bytes())
    }

    /// [`fingerprint`] of the key.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        grouped(&self.thumbprint_bytes())
    }
}

/// The fingerprint of the key with this thumbprint: its first 128 bits as eight groups of four
/// hexadecimal digits, to be read out over the telephone. Nothing where it is no thumbprint.
#[must_use]
pub fn fingerprint(thumbprint: &str) -> Option<String> {
    let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(thumbprint).ok()?.try_into().ok()?;
    Some(grouped(&bytes))
}

fn grouped(thumbprint: &[u8]) -> String {
    let first: Vec<u8> = thumbprint.iter().copied().take(FINGERPRINT_BYTES).collect();
    first
        .chunks(2)
        .map(super::hex)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumbprint_is_that_of_the_members_in_order_without_spaces() {
        // RFC 7517 appendix A.1, its EC key.
        let key = PublicJwk {
            kty: "EC".into(),
            crv: "P-256".into(),
            x: "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4".into(),
            y: "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM".into(),
        };
        assert_eq!(
            key.thumbprint(),
            "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s"
        );
        assert_eq!(key.fingerprint().split(' ').count(), 8);
        assert_eq!(fingerprint(&key.thumbprint()), Some(key.fingerprint()));
        assert_eq!(fingerprint("no thumbprint"), None);
        let (x, y) = key.coordinates().unwrap();
        assert_eq!(PublicJwk::from_coordinates(&x, &y), key);
    }

    #[test]
    fn another_curve_or_length_is_no_key() {
        let good = PublicJwk::from_coordinates(&[1; 32], &[2; 32]);
        assert!(
            PublicJwk {
                crv: "P-384".into(),
                ..good.clone()
            }
            .coordinates()
            .is_err()
        );
        assert!(
            PublicJwk {
                kty: "OKP".into(),
                ..good.clone()
            }
            .coordinates()
            .is_err()
        );
        assert!(
            PublicJwk {
                x: "AA".into(),
                ..good
            }
            .coordinates()
            .is_err()
        );
    }
}
