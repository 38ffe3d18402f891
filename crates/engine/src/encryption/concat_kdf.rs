//! The content key of a key agreement: Concat KDF (NIST SP 800-56A §5.8.1) as RFC 7518 §4.6.2 fills it
//! in, with SHA-256 and one round, which is as long as the key.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::seal::KEY;

/// The algorithm of the content, whose name is bound into the key.
pub const ENC: &str = "A256GCM";
const KEY_BITS: u32 = 256;

/// The content key. `secret` is the x coordinate of the point agreed on, 32 bytes, big-endian. Neither
/// party is named, as neither has a name in the header (`apu`, `apv`).
#[must_use]
pub fn content_key(secret: &[u8; KEY]) -> Zeroizing<[u8; KEY]> {
    derive(secret, ENC, b"", b"")
}

fn derive(secret: &[u8; KEY], algorithm: &str, apu: &[u8], apv: &[u8]) -> Zeroizing<[u8; KEY]> {
    let mut hash = Sha256::new();
    hash.update(1_u32.to_be_bytes());
    hash.update(secret);
    for field in [algorithm.as_bytes(), apu, apv] {
        // Names are short: their length always fits.
        hash.update(u32::try_from(field.len()).unwrap_or_default().to_be_bytes());
        hash.update(field);
    }
    hash.update(KEY_BITS.to_be_bytes());
    Zeroizing::new(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use sha2::{Digest, Sha256};

    use super::{ENC, KEY, content_key, derive};

    /// RFC 7518 appendix C derives 128 bits; its Z is the one used here.
    const Z: [u8; KEY] = [
        158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49, 110,
        163, 218, 128, 106, 72, 246, 218, 167, 121, 140, 254, 144, 196,
    ];

    #[test]
    fn fields_are_put_together_as_in_rfc_7518_appendix_c() {
        let mut input = [0, 0, 0, 1].to_vec();
        input.extend(Z);
        for field in ["A128GCM", "Alice", "Bob"] {
            input.extend((field.len() as u32).to_be_bytes());
            input.extend(field.bytes());
        }
        input.extend([0, 0, 0, 128]);
        let of_the_rfc = &Sha256::digest(&input)[..16];
        assert_eq!(URL_SAFE_NO_PAD.encode(of_the_rfc), "VqqN6vgjbSBcIijNcacQGg");
        // The same input but for the number of bits, which is ours.
        let last = input.len() - 2;
        input[last] = 1;
        input[last + 1] = 0;
        assert_eq!(
            *derive(&Z, "A128GCM", b"Alice", b"Bob"),
            <[u8; KEY]>::from(Sha256::digest(&input))
        );
        assert_eq!(content_key(&Z), derive(&Z, ENC, b"", b""));
    }
}
