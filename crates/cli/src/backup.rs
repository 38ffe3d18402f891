//! `backup`: what is in an encrypted backup, and the cases in it as files, where there is no app.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use practice_review_engine::backup::native::{Secret, data_key, open};
use practice_review_engine::backup::{ContentError, Contents, Kind, LARGEST, Parsed, Why, parse};
use practice_review_engine::case::{self, Case, LoadError};
use practice_review_engine::document::counted;
use practice_review_engine::seal::{self, RecoveryKey};
use practice_review_engine::signers::SignersError;

use crate::clock;
use crate::exit::{Failure, Report, Unusable};
use crate::input;
use crate::output::write_secret;
use crate::secret::Source;
use crate::terminal::plain;

/// The largest file of a recovery key that is read, in bytes.
const LARGEST_RECOVERY_KEY: u64 = 4096;

/// What to do with a backup.
#[derive(clap::Subcommand)]
pub enum Command {
    /// List what is in a backup, without a name or a word of a case, and what of it is damaged or missing.
    List(List),
    /// Write each case that is whole as a file that the app opens.
    Extract(Extract),
}

/// What `list` is given.
#[derive(clap::Args)]
pub struct List {
    #[command(flatten)]
    file: File,
}

/// What `extract` is given.
#[derive(clap::Args)]
pub struct Extract {
    #[command(flatten)]
    file: File,
    /// Write the files to this folder, which is made where it is not there. No file is written over.
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
}

/// A backup and what opens it.
#[derive(clap::Args)]
struct File {
    /// The backup.
    #[arg(value_name = "BACKUP")]
    backup: PathBuf,
    /// Open it by the recovery key in the first line of this file, and not by the passphrase.
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_file")]
    recovery_key_file: Option<PathBuf>,
    #[command(flatten)]
    passphrase: Source,
}

/// Runs one of them.
pub fn run(command: &Command) -> Result<Report, Failure> {
    match command {
        Command::List(arguments) => list(arguments),
        Command::Extract(arguments) => extract(arguments),
    }
}

fn list(arguments: &List) -> Result<Report, Failure> {
    let (parsed, contents) = opened(&arguments.file)?;
    let mut lines = Vec::new();
    let manifest = contents.manifest();
    let made = manifest.map(|manifest| manifest.made());
    lines.push(match (made, parsed.heads().first()) {
        (Some(made), _) => format!("Backup made at {}", plain(made)),
        // Nothing proves it without the manifest.
        (None, Some(head)) => format!("Backup that says it was made at {}", plain(head.made())),
        (None, None) => "Backup".to_owned(),
    });
    lines.push(String::new());
    for case in &contents.cases {
        let changed = plain(&case.updated);
        lines.push(format!(
            "case             {}  changed {changed}",
            case.id.as_str()
        ));
    }
    for version in &contents.versions {
        let kept = plain(&version.kept);
        lines.push(format!(
            "earlier version  {}  kept {kept}",
            version.case.as_str()
        ));
    }
    for key in &contents.keys {
        lines.push(format!("signing key      {}", plain(&key.kid())));
    }
    for entry in contents.opened() {
        if matches!(entry.kind(), Kind::Signers | Kind::Settings) {
            lines.push(entry.kind().words().to_owned());
        }
    }
    finish(lines.join("\n") + "\n", String::new(), &parsed, &contents)
}

fn extract(arguments: &Extract) -> Result<Report, Failure> {
    let (parsed, contents) = opened(&arguments.file)?;
    let folder = &arguments.to;
    let day = clock::today().to_string();
    let mut names = BTreeSet::new();
    let mut files = Vec::new();
    // Of a case that is damaged, what is left of it.
    let lost = contents.only_as_versions();
    for case in contents.cases.iter().chain(&lost) {
        let path = free_name(folder, case, &day, &mut names);
        // Before anything is written.
        if path.symlink_metadata().is_ok() {
            return Err(Unusable::There { path }.into());
        }
        files.push((path, case::save(case)?));
    }
    std::fs::create_dir_all(folder).map_err(|error| Unusable::Unwritable {
        path: folder.clone(),
        error,
    })?;
    let mut out = String::new();
    for (path, text) in &files {
        write_secret(path, text.as_bytes())?;
        out.push_str(&plain(&path.display().to_string()));
        out.push('\n');
    }
    let note = format!(
        "{} written{}; they are not encrypted, so delete them once the app has opened them",
        counted(files.len(), "case"),
        match lost.len() {
            0 => String::new(),
            count => format!(", {} of them as an earlier version had it", count),
        }
    );
    finish(out, note, &parsed, &contents)
}

/// The name that the app gives to a copy of a case; with more digits of its name where two would have the
/// same.
fn free_name(folder: &Path, case: &Case, day: &str, names: &mut BTreeSet<String>) -> PathBuf {
    let digits = case
        .id
        .as_str()
        .chars()
        .filter(char::is_ascii_hexdigit)
        .collect::<String>();
    let name = |mark: &str| format!("practice-review-copy-{day}-{mark}.json");
    let short: String = digits.chars().take(8).collect();
    let mut chosen = name(&short);
    let mut number = 1_u32;
    while !names.insert(chosen.clone()) {
        chosen = match number {
            1 => name(&digits),
            more => name(&format!("{digits}-{more}")),
        };
        number += 1;
    }
    folder.join(chosen)
}

fn opened(file: &File) -> Result<(Parsed, Contents), Unusable> {
    let largest = u64::try_from(LARGEST).unwrap_or(u64::MAX);
    let parsed = parse(&input::bytes(&file.backup, largest)?)?;
    let secret = match &file.recovery_key_file {
        Some(path) => Secret::RecoveryKey(recovery_key(path)?),
        // Before it is asked for.
        None if !by_passphrase(&parsed) => return Err(Unusable::ByRecoveryKey),
        None => Secret::Passphrase(file.passphrase.known("the backup")?),
    };
    let key = data_key(&parsed, &secret)?;
    let contents = open(&parsed, &key);
    Ok((parsed, contents))
}

fn by_passphrase(parsed: &Parsed) -> bool {
    let mut heads = parsed.heads().iter();
    heads.any(|head| head.vault().wrapping(seal::Kind::Passphrase).is_some())
}

fn recovery_key(path: &Path) -> Result<RecoveryKey, Unusable> {
    let text = zeroize::Zeroizing::new(input::text(path, LARGEST_RECOVERY_KEY)?);
    Ok(RecoveryKey::parse(text.lines().next().unwrap_or_default())?)
}

/// A backup of which nothing is damaged or missing holds.
fn finish(
    mut out: String,
    note: String,
    parsed: &Parsed,
    contents: &Contents,
) -> Result<Report, Failure> {
    let wrong = wrong(parsed, contents);
    if wrong.is_empty() {
        return Ok(Report { out, note });
    }
    out.push('\n');
    for line in &wrong {
        out.push_str(&plain(line));
        out.push('\n');
    }
    let reason = format!(
        "{}{} of the backup damaged or missing, named above; keep this file, and look for another copy of it",
        if note.is_empty() {
            note
        } else {
            format!("{note}. ")
        },
        counted(wrong.len(), "part"),
    );
    Err(Failure::DoesNotHold { out, reason })
}

/// Why an item is not used. What a reader of JSON says may quote a case, so it is left out.
fn without_words(why: &Why) -> String {
    match why {
        Why::Sealed(error) => error.to_string(),
        Why::Content(error @ ContentError::NewerVersion { .. })
        | Why::Content(error @ ContentError::Case(LoadError::FromNewerVersion { .. }))
        | Why::Content(error @ ContentError::Signers(SignersError::NewerVersion { .. })) => {
            error.to_string()
        }
        Why::Content(_) => {
            "it opens, but what is in it cannot be read; use another copy of the backup".to_owned()
        }
    }
}

/// What is damaged or missing, a line each.
fn wrong(parsed: &Parsed, contents: &Contents) -> Vec<String> {
    let damage = parsed.damage();
    let mut wrong: Vec<String> = damage
        .lines
        .iter()
        .map(|damaged| format!("damaged: line {}: {}", damaged.line, damaged.why))
        .collect();
    if damage.more > 0 {
        wrong.push(format!("damaged: {} more", counted(damage.more, "line")));
    }
    for failed in &contents.failed {
        wrong.push(format!(
            "not used: {} in line {}: {}",
            failed.entry,
            failed.line,
            without_words(&failed.why)
        ));
    }
    for difference in contents.differences() {
        wrong.push(difference.to_string());
    }
    if contents.manifest().is_none() {
        wrong.push(
            "the list of contents is missing or damaged, so what else is missing cannot be told"
                .to_owned(),
        );
    }
    wrong
}
