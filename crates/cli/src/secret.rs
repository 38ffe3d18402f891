//! Passphrases, from the terminal or from a file.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use practice_review_engine::seal::{NewPassphrase, Nfkc, Passphrase};
use zeroize::Zeroizing;

use crate::exit::Unusable;
use crate::input;

/// The largest file of a passphrase that is read, in bytes.
const LARGEST: u64 = 4096;

/// Where a passphrase comes from.
#[derive(clap::Args)]
pub struct Source {
    /// Read the passphrase from the first line of this file, where it is not to be typed. Whoever reads
    /// that file can open whatever the passphrase opens.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl Source {
    /// A passphrase that was set before.
    ///
    /// # Errors
    /// [`Unusable`] where there is none to be had.
    pub fn known(&self, of_what: &str) -> Result<Passphrase, Unusable> {
        let text = match &self.passphrase_file {
            Some(path) => first_line(path)?,
            None => ask(&format!("Passphrase of {of_what}: "))?,
        };
        Ok(Passphrase::typed(Nfkc::of(&text)))
    }

    /// A new passphrase, typed twice, that is good enough.
    ///
    /// # Errors
    /// [`Unusable`] where there is none to be had, it is too weak, or it was not typed twice alike.
    pub fn new_one(&self, of_what: &str) -> Result<NewPassphrase, Unusable> {
        let text = match &self.passphrase_file {
            Some(path) => first_line(path)?,
            None => {
                let first = ask(&format!("New passphrase of {of_what}: "))?;
                let second = ask("The same again: ")?;
                if first != second {
                    return Err(Unusable::TypedTwice);
                }
                first
            }
        };
        Ok(NewPassphrase::check(Passphrase::typed(Nfkc::of(&text)))?)
    }
}

fn first_line(path: &Path) -> Result<Zeroizing<String>, Unusable> {
    let text = Zeroizing::new(input::text(path, LARGEST)?);
    Ok(Zeroizing::new(
        text.lines().next().unwrap_or_default().to_owned(),
    ))
}

fn ask(what: &str) -> Result<Zeroizing<String>, Unusable> {
    if !std::io::stdin().is_terminal() {
        return Err(Unusable::NoTerminal);
    }
    rpassword::prompt_password(what)
        .map(Zeroizing::new)
        .map_err(|_| Unusable::NoTerminal)
}
