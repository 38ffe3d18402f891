//! Why an encrypted file is refused. Each text says what to do next.

/// Why a file cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EncryptionError {
    /// It is larger than any.
    #[error("the file is larger than an encrypted bundle can be ({} MB, at most {} MB); make sure that you chose the right file", size / 1_000_000, limit / 1_000_000)]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// It is not the JSON of an encrypted file.
    #[error(
        "the file is not whole, or no encrypted file of this app; ask for it again. For IT: {0}"
    )]
    NotEncrypted(String),
    /// It is encrypted to nobody or to several.
    #[error(
        "the file is encrypted to {0} recipients where this app accepts one; ask the sender to export it from this app"
    )]
    Recipients(usize),
    /// A part cannot be decoded, or has the wrong length.
    #[error("the file is damaged ({0}); ask the sender for it again")]
    Damaged(&'static str),
    /// Its header is not one that is accepted.
    #[error(
        "the header of the file is not one that this app accepts; do not trust the file and ask the sender. For IT: {0}"
    )]
    BadHeader(String),
    /// It is encrypted by another algorithm.
    #[error(
        "the file is encrypted by \"{0}\", which this app does not accept; do not trust it and ask the sender"
    )]
    WrongAlgorithm(String),
    /// It is of another kind.
    #[error(
        "the file is encrypted, but not by this app (its type is \"{0}\"); choose another file"
    )]
    WrongType(String),
    /// It is of a later version.
    #[error(
        "the file was made by a newer version of this app (\"{0}\"); update the app and open it again"
    )]
    NewerVersion(String),
    /// The sender's key is no point on P-256.
    #[error("the sender's key in the file is damaged; ask the sender for it again")]
    BadKey,
    /// Too few or too many iterations are asked for.
    #[error(
        "the file asks for {0} rounds of work to check its passphrase, which is outside of what this app accepts; do not trust it and ask the sender"
    )]
    Iterations(u32),
    /// It was encrypted to another key.
    #[error(
        "the file is encrypted to another key: to that with the thumbprint \"{0}\". Use the private key that belongs to it, or ask the sender to encrypt it to the key that you publish now"
    )]
    OtherKey(String),
    /// It needs the other kind of secret.
    #[error("the file opens with {0}, not with what was given")]
    OtherWay(&'static str),
    /// It does not open.
    #[error(
        "the file does not open: the passphrase or the key is another one, or the file was altered on its way"
    )]
    Refused,
    /// It opens, but something else than expected is in it.
    #[error("the file opens, but what is in it is not {0}; choose another file")]
    OtherContent(&'static str),
}
