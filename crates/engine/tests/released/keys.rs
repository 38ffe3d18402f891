//! Who made the frozen files, and what opens them.

use p256::ecdsa::SigningKey;
use practice_review_engine::bundle::PublicJwk;
use practice_review_engine::seal::{Nfkc, Passphrase, RecoveryKey};

/// The passphrase of the backup.
pub const PASSPHRASE: &str = "lantern gravel \u{fb01}sh cafe\u{301}";

/// The passphrase as it is typed.
pub fn passphrase() -> Passphrase {
    Passphrase::typed(Nfkc::of(PASSPHRASE))
}

/// The recovery key of the backup.
pub fn recovery_key() -> RecoveryKey {
    RecoveryKey::from_random(std::array::from_fn(|at| 0x11 * (at as u8 % 15)))
}

/// A signing key that is the same in every run.
pub fn signing_key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

/// Its public half.
pub fn public(key: &SigningKey) -> PublicJwk {
    let point = key.verifying_key().to_encoded_point(false);
    PublicJwk::from_coordinates(point.x().unwrap().as_ref(), point.y().unwrap().as_ref())
}
