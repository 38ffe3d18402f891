//! `decrypt`: an encrypted bundle made one that can be verified and read.

use std::path::{Path, PathBuf};

use practice_review_engine::encryption::native::{PrivateKey, open_with_key, open_with_passphrase};
use practice_review_engine::encryption::{
    Content, Encrypted, EncryptionError, LARGEST, LARGEST_KEY, PrivateJwk, Way,
};

use crate::exit::{Failure, Report, Unusable};
use crate::input;
use crate::output::write_secret;
use crate::secret::Source;
use crate::verify;

/// What `decrypt` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// The encrypted bundle.
    #[arg(value_name = "ENCRYPTED.json")]
    file: PathBuf,
    /// The private key that it was encrypted to. Without one, the file's own passphrase is asked for.
    #[arg(long, value_name = "NAME.private.json")]
    key: Option<PathBuf>,
    /// Write the bundle to this file, which must not be there yet.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    passphrase: Source,
}

/// Opens the file, checks the signatures of what is in it, and writes that.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    let file =
        Encrypted::parse(&input::bytes(&arguments.file, LARGEST)?).map_err(Unusable::Encryption)?;
    if file.content() != Content::Bundle {
        return Err(wrong(EncryptionError::OtherContent("a bundle")));
    }
    let plain = match (file.way(), &arguments.key) {
        (Way::Key { .. }, Some(path)) => {
            let key = private_key(path, &arguments.passphrase)?;
            open_with_key(&file, &key)
        }
        (Way::Key { .. }, None) => {
            return Err(wrong(EncryptionError::OtherWay(
                "a private key, to be named by --key",
            )));
        }
        (Way::Passphrase { .. }, Some(_)) => {
            return Err(wrong(EncryptionError::OtherWay("a passphrase")));
        }
        (Way::Passphrase { .. }, None) => {
            open_with_passphrase(&file, &arguments.passphrase.known("the bundle")?)
        }
    }
    .map_err(wrong)?;
    let verified = verify::open(&plain)?;
    write_secret(&arguments.out, &plain)?;
    Ok(Report {
        out: String::new(),
        note: format!(
            "the bundle in it is as it was signed (SHA-256 {}) and stands in {}; see who signed it with practice-review verify",
            verified.digest(),
            arguments.out.display()
        ),
    })
}

fn private_key(path: &Path, passphrase: &Source) -> Result<PrivateKey, Failure> {
    let file = Encrypted::parse(&input::bytes(path, LARGEST_KEY)?).map_err(Unusable::Encryption)?;
    let other = || wrong(EncryptionError::OtherContent("a private key"));
    if file.content() != Content::PrivateKey {
        return Err(other());
    }
    let passphrase = passphrase.known("the private key")?;
    let plain = open_with_passphrase(&file, &passphrase).map_err(wrong)?;
    let private = PrivateJwk::read(&plain).ok_or_else(other)?;
    PrivateKey::new(&private.secret).map_err(wrong)
}

/// What was altered does not hold; what cannot be opened with what was given cannot be judged.
fn wrong(error: EncryptionError) -> Failure {
    Failure::Unusable(Unusable::Encryption(error))
}
