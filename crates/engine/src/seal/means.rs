//! What a wrapping of the data key hangs on.

use serde::{Deserialize, Serialize};

use super::fields::{Bytes, Fields};
use super::header::{VERSION, VaultId};
use super::kdf::{self, Kdf};

/// Bytes of the salt of a recovery key.
pub const SALT: usize = 16;

/// A way in, with all that it is given besides the secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// A passphrase: Argon2id gives the key that wraps.
    Passphrase(Kdf),
    /// A recovery key: HKDF with SHA-256 (RFC 5869) gives the key that wraps.
    RecoveryKey(Salted),
    /// A key that the browser keeps and does not show. It is no secret of a person: whoever can use
    /// this browser's profile can use it.
    DeviceKey,
}

/// Random bytes beside a recovery key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Salted {
    /// New for each recovery key.
    pub salt: Bytes<SALT>,
}

/// A way in, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A passphrase.
    Passphrase,
    /// A recovery key.
    RecoveryKey,
    /// A key that the browser keeps.
    DeviceKey,
}

impl Means {
    /// A recovery key with these random bytes.
    #[must_use]
    pub fn recovery_key(salt: [u8; SALT]) -> Self {
        Self::RecoveryKey(Salted { salt: Bytes(salt) })
    }

    /// Which way in it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Passphrase(_) => Kind::Passphrase,
            Self::RecoveryKey(_) => Kind::RecoveryKey,
            Self::DeviceKey => Kind::DeviceKey,
        }
    }

    /// What a wrapping by it is bound to: the format, the vault, and every parameter. A wrapping with
    /// one of them altered does not open.
    #[must_use]
    pub fn additional_data(&self, vault: &VaultId) -> Vec<u8> {
        let fields = Fields::of("practice-review-toolkit/wrapping")
            .number(VERSION.into())
            .bytes(vault.bytes());
        match self {
            Self::Passphrase(kdf) => fields
                .text("passphrase")
                .text(kdf.name())
                .number(kdf::VERSION.into())
                .number(kdf.cost.memory().into())
                .number(kdf.cost.passes().into())
                .number(kdf.cost.lanes().into())
                .bytes(&kdf.salt),
            Self::RecoveryKey(salted) => fields
                .text("recovery_key")
                .text("hkdf-sha-256")
                .bytes(&salted.salt.0),
            Self::DeviceKey => fields.text("device_key"),
        }
        .done()
    }

    /// The `info` of HKDF for a recovery key (RFC 5869 §3.2): the purpose, and the vault.
    #[must_use]
    pub fn info(vault: &VaultId) -> Vec<u8> {
        Fields::of("practice-review-toolkit/recovery-key")
            .number(VERSION.into())
            .bytes(vault.bytes())
            .done()
    }
}
