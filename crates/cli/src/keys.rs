//! `keys`: a partnership's pair of keys, so that bundles can be encrypted to it.
//!
//! The public key is published and given to referrers. The private key never leaves its machine but
//! under its passphrase: it stands in an encrypted file, which its owner alone may read.

use std::path::PathBuf;

use practice_review_engine::encryption::keys::{read_public, write_public};
use practice_review_engine::encryption::native::{PrivateKey, by_passphrase};
use practice_review_engine::encryption::{Content, LARGEST_KEY, PrivateJwk};
use zeroize::Zeroizing;

use crate::exit::{Failure, Report, Unusable};
use crate::input;
use crate::output::{write_new, write_secret};
use crate::secret::Source;

/// What to do with keys.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Make a pair of keys: NAME.public.json to publish, NAME.private.json to guard.
    New(New),
    /// Print the fingerprint of a public key, to be compared over the telephone.
    Show(Show),
}

/// What `new` is given.
#[derive(clap::Args)]
pub struct New {
    /// What both files are called.
    #[arg(value_name = "NAME")]
    name: PathBuf,
    #[command(flatten)]
    passphrase: Source,
}

/// What `show` is given.
#[derive(clap::Args)]
pub struct Show {
    /// The public key.
    #[arg(value_name = "NAME.public.json")]
    key: PathBuf,
}

/// Runs one of them.
pub fn run(command: &Command) -> Result<Report, Failure> {
    match command {
        Command::New(arguments) => new(arguments),
        Command::Show(arguments) => show(arguments),
    }
}

fn new(arguments: &New) -> Result<Report, Failure> {
    let beside = |ending: &str| {
        let mut name = arguments.name.clone().into_os_string();
        name.push(ending);
        PathBuf::from(name)
    };
    let (public_file, private_file) = (beside(".public.json"), beside(".private.json"));
    // Before anything is asked: a pair of which one half is missing helps nobody.
    for path in [&public_file, &private_file] {
        if path.exists() {
            return Err(Unusable::There { path: path.clone() }.into());
        }
    }
    let passphrase = arguments.passphrase.new_one("the private key")?;
    let key = make()?;
    let public = key.public().map_err(Unusable::Encryption)?;
    let private = PrivateJwk {
        public: public.clone(),
        secret: key.secret(),
    };
    let file = by_passphrase(
        Content::PrivateKey,
        &private.to_bytes(),
        passphrase.passphrase(),
        random()?,
        &Zeroizing::new(random()?),
        random()?,
    )
    .map_err(Unusable::Encryption)?;
    write_secret(&private_file, &file)?;
    let published = write_public(&public).map_err(Unusable::KeyFile)?;
    write_new(&public_file, &String::from_utf8_lossy(&published))?;
    Ok(Report::of(format!(
        "Made {} and {}.\n\n\
         Publish {}, and read its fingerprint to whoever asks by telephone:\n  {}\n\n\
         Keep {} and its passphrase apart, on a machine that you trust, with a copy of each in a safe \
         place. Without both nobody can open what is encrypted to this key, and nobody can make them \
         again.\n",
        public_file.display(),
        private_file.display(),
        public_file.display(),
        public.fingerprint(),
        private_file.display(),
    )))
}

fn show(arguments: &Show) -> Result<Report, Failure> {
    let text = input::text(&arguments.key, LARGEST_KEY)?;
    let key = read_public(&text).map_err(Unusable::KeyFile)?;
    Ok(Report::of(format!("{}\n", key.fingerprint())))
}

/// A private key. One number in 2^32 is none on the curve; then another is taken.
fn make() -> Result<PrivateKey, Unusable> {
    loop {
        let secret = Zeroizing::new(random()?);
        if let Ok(key) = PrivateKey::new(&secret) {
            return Ok(key);
        }
    }
}

fn random<const N: usize>() -> Result<[u8; N], Unusable> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Unusable::NoRandomness)?;
    Ok(bytes)
}
