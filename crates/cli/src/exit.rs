//! How a command ends: results on standard output, reasons on standard error, and the exit code.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use practice_review_engine::assessment::FactsError;
use practice_review_engine::backup::ReadError;
use practice_review_engine::backup::native::OpenError;
use practice_review_engine::bundle::BundleError;
use practice_review_engine::calendar::{BankHolidaysError, NewerError};
use practice_review_engine::case::LoadError;
use practice_review_engine::document::counted;
use practice_review_engine::encryption::{EncryptionError, KeyFileError};
use practice_review_engine::guidance::PackError;
use practice_review_engine::seal::{PassphraseError, RecoveryKeyError};

use crate::answers::AnswersError;
use crate::terminal;

/// The exit code where what was asked does not hold.
const DOES_NOT_HOLD: u8 = 1;
/// The exit code where the input cannot be used; clap ends with the same one on wrong arguments.
const UNUSABLE: u8 = 2;
/// The exit code where the guidance holds together, but is a template still to be filled in.
const TEMPLATE: u8 = 3;

/// A command's result where all is well.
#[derive(Debug, Default)]
pub struct Report {
    /// For standard output.
    pub out: String,
    /// A remark for standard error; empty for none.
    pub note: String,
}

impl Report {
    /// A report without a remark.
    pub fn of(out: String) -> Self {
        Self {
            out,
            note: String::new(),
        }
    }
}

/// Why a command does not end with 0.
#[derive(Debug)]
pub enum Failure {
    /// The input was judged, and does not hold.
    DoesNotHold {
        /// For standard output; empty for nothing.
        out: String,
        /// For standard error.
        reason: String,
    },
    /// The guidance holds together and is no policy yet.
    Template {
        /// For standard output.
        out: String,
        /// For standard error.
        reason: String,
    },
    /// The input cannot be judged.
    Unusable(Unusable),
}

impl<E: Into<Unusable>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Unusable(error.into())
    }
}

/// Why an input cannot be used, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// A file cannot be read.
    #[error("{} cannot be read ({error}); check the path and the permissions", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file is larger than any of its kind.
    #[error("{} is larger than the {limit} bytes that such a file can have; make sure that it is the right one", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// A file is not UTF-8 text.
    #[error("{} is not text; make sure that it is the right file", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
    },
    /// A file cannot be written.
    #[error("{} cannot be written ({error}); choose another name", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A guidance folder, or a partnership's file, has findings.
    #[error("the guidance in {} does not hold together ({}, the first: {first}); see practice-review guidance check", path.display(), counted(*count, "finding"))]
    Guidance {
        /// The folder or file.
        path: PathBuf,
        /// How many findings there are.
        count: usize,
        /// The first of them.
        first: String,
    },
    /// There is no such partnership.
    #[error("there is no partnership \"{id}\"; use one of: {}", known.join(", "))]
    NoSuchPartnership {
        /// The name given.
        id: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// A name that no partnership can have.
    #[error(
        "\"{0}\" cannot name a partnership; write lower-case words of a to z and 0 to 9 joined by single hyphens, starting with a letter, such as my-county; not \"national\", and not a word of conditions such as \"and\""
    )]
    NotAName(String),
    /// A name that a partnership of this build has.
    #[error(
        "a partnership called \"{0}\" is built in; choose another name, or change its folder under guidance/"
    )]
    NameTaken(String),
    /// The partnership has no such form.
    #[error("the partnership has no form \"{id}\"; use one of: {}", known.join(", "))]
    NoSuchForm {
        /// The name given; empty where none was given and there is none.
        id: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// The built-in guidance is damaged.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// The file of answers is not one.
    #[error(transparent)]
    Answers(#[from] AnswersError),
    /// An answer does not fit its question.
    #[error(transparent)]
    Facts(#[from] FactsError),
    /// The file is no case.
    #[error(transparent)]
    Case(#[from] LoadError),
    /// The file of bank holidays is not one.
    #[error(transparent)]
    Holidays(#[from] BankHolidaysError),
    /// The file of bank holidays is no better than what is built in.
    #[error(transparent)]
    NoNewer(#[from] NewerError),
    /// The file is no bundle.
    #[error(transparent)]
    Bundle(BundleError),
    /// The file is not one that was encrypted, or does not open.
    #[error(transparent)]
    Encryption(EncryptionError),
    /// The file is no public key.
    #[error(transparent)]
    KeyFile(KeyFileError),
    /// The file is no backup.
    #[error(transparent)]
    Backup(#[from] ReadError),
    /// The backup does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The backup has no passphrase.
    #[error(
        "the backup does not open by a passphrase; name a file of its recovery key with --recovery-key-file"
    )]
    ByRecoveryKey,
    /// What was given is no recovery key.
    #[error(transparent)]
    RecoveryKey(#[from] RecoveryKeyError),
    /// A file is there already.
    #[error("{} is there already; choose another name, or move it away", path.display())]
    There {
        /// The file.
        path: PathBuf,
    },
    /// A new passphrase is too weak.
    #[error(transparent)]
    Passphrase(#[from] PassphraseError),
    /// A new passphrase was typed in two ways.
    #[error("the passphrases are not the same; begin again")]
    TypedTwice,
    /// There is nobody to ask.
    #[error(
        "there is no terminal to type a passphrase at; name a file of it with --passphrase-file"
    )]
    NoTerminal,
    /// The system gives no random numbers.
    #[error("the system gives no random numbers, so no key was made; try another machine")]
    NoRandomness,
    /// A result cannot be written as JSON.
    #[error("the result cannot be written as JSON ({0}); run the command without --json")]
    Json(serde_json::Error),
}

/// A result as JSON, for other programs.
pub fn json(value: &impl serde::Serialize) -> Result<String, Unusable> {
    let mut text = serde_json::to_string_pretty(value).map_err(Unusable::Json)?;
    text.push('\n');
    Ok(text)
}

/// Prints what a command found and chooses the exit code.
pub fn finish(result: Result<Report, Failure>) -> ExitCode {
    let (out, reason, code) = match result {
        Ok(report) => (report.out, report.note, ExitCode::SUCCESS),
        Err(Failure::DoesNotHold { out, reason }) => (out, reason, DOES_NOT_HOLD.into()),
        Err(Failure::Template { out, reason }) => (out, reason, TEMPLATE.into()),
        Err(Failure::Unusable(error)) => (String::new(), error.to_string(), UNUSABLE.into()),
    };
    let printed = print(&out);
    if !reason.is_empty() {
        remark(&reason);
    }
    match printed {
        // A reader such as `head` may stop early; that is no failure of ours.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => UNUSABLE.into(),
        _ => code,
    }
}

/// Prints one line on standard error.
pub fn remark(line: &str) {
    // Where standard error is gone too, the exit code still tells.
    let _ = writeln!(io::stderr(), "practice-review: {}", terminal::plain(line));
}

fn print(out: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(out.as_bytes())?;
    stdout.flush()
}
