//! What can go wrong with keys. Each text says what to do next.

use crate::store::StoreError;

/// Why something could not be signed or checked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The browser gives this page no cryptography.
    #[error(
        "this browser gives the app no cryptography here; open the app by an address that begins with https, or from its file"
    )]
    NoCrypto,
    /// The browser refused an operation.
    #[error("the browser could not {doing}; update it, or use another browser")]
    Refused {
        /// What was asked of it.
        doing: &'static str,
    },
    /// The key could not be kept or read.
    #[error("the signing key could not be kept: {0}")]
    Store(#[from] StoreError),
}
