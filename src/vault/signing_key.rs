//! The signing keys of this browser, one for each person in an organisation. Made while the vault is open, it is stored sealed under the vault
//! and used through a handle that cannot be exported. One that was made before there was a vault is
//! such a handle itself; the browser does not let it be sealed, and it stays in use.

use practice_review_engine::bundle::PublicJwk;
use practice_review_engine::seal::Slot;
use practice_review_engine::signers::{Own, Person, Signers};
use web_sys::CryptoKey;

use super::ecdsa;
use super::error::VaultError;
use super::held;
use super::webcrypto::random;
use crate::platform;
use crate::store::keys::{KeptKey, Private};
use crate::store::{StoreError, keys, signers};

/// The name of the first key. It may be from before there was a list of whose keys they are; then it is
/// that of whoever signs next.
const FIRST: &str = "signing";

/// Where a key is sealed for. It is written once.
pub(super) fn place(id: &str) -> Slot<'_> {
    Slot {
        store: "keys",
        id,
        revision: 0,
    }
}

/// A key that signs.
pub struct SigningKey {
    private: CryptoKey,
    public: PublicJwk,
}

impl SigningKey {
    /// The key of a person in an organisation; made, and noted as theirs, at its first use.
    ///
    /// # Errors
    /// [`VaultError::Locked`] where it is sealed and the vault is not open.
    pub async fn of(person: &Person) -> Result<Self, VaultError> {
        let known = signers::read().await.map_err(unless_locked)?;
        let slot = match known.of(person) {
            Some(own) => own.slot.clone(),
            None => free_slot(&known)?,
        };
        let key = Self::in_slot(&slot).await?;
        let own = Own {
            slot: slot.clone(),
            kid: key.public.thumbprint(),
            person: person.clone(),
            since: platform::now(),
        };
        let noted = signers::change(|signers| signers.signs(own.clone())).await;
        match noted.map_err(unless_locked)?.of(person) {
            // Another tab made one for the same person meanwhile, and it came first.
            Some(own) if own.slot != slot => Self::in_slot(&own.slot).await,
            _ => Ok(key),
        }
    }

    /// The key that is kept under a name; made where there is none.
    async fn in_slot(id: &str) -> Result<Self, VaultError> {
        if let Some(kept) = keys::signing(id).await? {
            return Self::open(kept).await;
        }
        let held = held::key();
        let pair = ecdsa::generate(held.is_some()).await?;
        let private = match &held {
            None => Private::Handle(pair.private),
            Some(held) => Private::Sealed(held.seal_signing_key(&place(id), &pair.private).await?),
        };
        let key = KeptKey {
            id: id.to_owned(),
            private,
            x: pair.x,
            y: pair.y,
        };
        let kept = keys::keep(key, held.as_ref())
            .await
            .map_err(unless_locked)?;
        Self::open(kept).await
    }

    /// The public half.
    pub fn public(&self) -> &PublicJwk {
        &self.public
    }

    /// Signs: r and s, 32 bytes each, big-endian.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn sign(&self, message: &[u8]) -> Result<[u8; 64], VaultError> {
        ecdsa::sign(&self.private, message).await
    }

    /// Makes it ready to sign.
    async fn open(kept: KeptKey) -> Result<Self, VaultError> {
        let public = kept.public();
        let private = match kept.private {
            Private::Handle(handle) => handle,
            Private::Sealed(envelope) => {
                let held = held::key().ok_or(VaultError::Locked)?;
                held.open_signing_key(&place(&kept.id), &envelope).await?
            }
        };
        Ok(Self { private, public })
    }
}

/// A name under which no key of a known person is kept.
fn free_slot(known: &Signers) -> Result<String, VaultError> {
    if known.own().iter().all(|own| own.slot != FIRST) {
        return Ok(FIRST.to_owned());
    }
    let digits: String = random::<8>()?
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(format!("{FIRST}-{digits}"))
}

fn unless_locked(error: StoreError) -> VaultError {
    match error {
        StoreError::Locked => VaultError::Locked,
        other => other.into(),
    }
}
