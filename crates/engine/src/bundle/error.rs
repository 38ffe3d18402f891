//! Why a file is refused. Each text says what to do next; where a program's words help to find the
//! cause, they are the last sentence.

/// Why a file is not a bundle that can be trusted and read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// It is larger than any bundle.
    #[error("the file is larger than a bundle can be ({} MB, at most {} MB); make sure that you chose the right file", size / 1_000_000, limit / 1_000_000)]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// It is not text.
    #[error(
        "the file is not text, so it is no bundle; choose the .json file that came with the message"
    )]
    NotText,
    /// It is not JSON, or cut off.
    #[error(
        "the file is not whole, or it is another kind of file: it may have been cut off on the way, so ask for it again, and choose the .json file that came with the message. For IT: {0}"
    )]
    NotJson(String),
    /// It is JSON with something after its end.
    #[error(
        "the file goes on after its end: something was added to it on the way, so ask for it again"
    )]
    MoreAfter,
    /// It is JSON of something else.
    #[error(
        "the file is not a bundle of this app; choose the .json file that came with the message"
    )]
    NotABundle,
    /// It is signed in another serialization.
    #[error(
        "the file is signed in another form of JWS ({0}); ask the sender to export it from this app"
    )]
    OtherSerialization(&'static str),
    /// It bears no signature.
    #[error("nobody has signed this bundle; ask the sender to sign and export it again")]
    NoSignature,
    /// It bears more signatures than a referral can have.
    #[error(
        "the bundle bears {found} signatures, more than the {most} that are accepted; do not trust it and ask the sender"
    )]
    TooManySignatures {
        /// How many there are.
        found: usize,
        /// How many are accepted.
        most: usize,
    },
    /// The key has signed it already.
    #[error(
        "you have signed this bundle already with this key; a second signature has to be made by somebody else, on their own machine"
    )]
    AlreadySigned,
    /// One key has signed it twice.
    #[error(
        "signature {number} is by the same key as one before it, which is no second signature; do not trust the file and ask the sender"
    )]
    SameKeyTwice {
        /// Which signature, from 1.
        number: usize,
    },
    /// A part is not in the encoding that it should be in.
    #[error("the bundle is damaged ({0} cannot be decoded); ask the sender for it again")]
    BadEncoding(&'static str),
    /// A header is not what it should be.
    #[error(
        "the header of signature {number} is not one that this app accepts; do not trust the file and ask the sender. For IT: {reason}"
    )]
    BadHeader {
        /// Which signature, from 1.
        number: usize,
        /// What is wrong.
        reason: String,
    },
    /// It is signed by another algorithm.
    #[error(
        "the bundle is signed by \"{found}\" where only ES256 is accepted; do not trust it and ask the sender"
    )]
    WrongAlgorithm {
        /// What it says.
        found: String,
    },
    /// It is a message of another kind.
    #[error(
        "the file is signed, but is no referral of this app (its type is \"{found}\"); choose another file"
    )]
    WrongType {
        /// What it says.
        found: String,
    },
    /// It is a referral of a later version.
    #[error(
        "the bundle was made by a newer version of this app (\"{found}\"); update the app and open it again"
    )]
    NewerVersion {
        /// What it says.
        found: String,
    },
    /// The key is not a point on P-256 in the form of a JWK.
    #[error("the key of signature {number} is damaged; ask the sender to export the bundle again")]
    BadKey {
        /// Which signature, from 1.
        number: usize,
    },
    /// The key's name is not that of the key.
    #[error(
        "signature {number} names one key and carries another; do not trust the file and ask the sender"
    )]
    KeyMismatch {
        /// Which signature, from 1.
        number: usize,
    },
    /// The signature does not fit.
    #[error(
        "signature {number} does not fit what is in the file: it was changed after it was signed, or signed by another key; do not trust it and ask the sender for it again"
    )]
    SignatureInvalid {
        /// Which signature, from 1.
        number: usize,
    },
    /// What is signed is not a referral.
    #[error(
        "the signature fits, but what is signed is not a referral that this app can read; ask the sender which version of the app made it. For IT: {0}"
    )]
    BadPayload(String),
}
