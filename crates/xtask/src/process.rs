//! Running programs, in the project's folder and with its tools found first.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::Error;

/// How many of the lines that were watched are kept.
const KEPT: usize = 40;

thread_local! {
    static LAST: RefCell<VecDeque<String>> = const { RefCell::new(VecDeque::new()) };
}

/// The last lines that watched programs printed, since this was asked before.
pub fn last_lines() -> Vec<String> {
    LAST.take().into()
}

/// The project's folder.
pub fn root() -> PathBuf {
    // This crate stands two folders below it.
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap_or(Path::new("."))
        .to_owned()
}

/// Where tools are installed that are not there: outside the project, so that another clone finds
/// them too.
pub fn tools() -> PathBuf {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| home.map(|home| PathBuf::from(home).join(".cache")))
        .unwrap_or_else(|| root().join("target"));
    cache.join("practice-review-toolkit").join("tools")
}

/// The search path for programs: the project's npm tools and our own first.
fn path() -> OsString {
    let own = [
        root().join("node_modules").join(".bin"),
        tools().join("bin"),
    ];
    let old = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(own.into_iter().chain(std::env::split_paths(&old))).unwrap_or(old)
}

/// A command in the project's folder.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(root())
        .env("PATH", path())
        // Of sass: where style sheets of packages are found.
        .env("SASS_PATH", root().join("node_modules"))
        // Trunk takes a set NO_COLOR for a flag with a value and stops.
        .env_remove("NO_COLOR");
    command
}

/// Runs a command; its output goes to the terminal.
pub fn run(command: &mut Command, by_hand: &'static str) -> Result<(), Error> {
    let status = command
        .status()
        .map_err(|reason| not_started(command, reason, by_hand))?;
    if status.success() {
        Ok(())
    } else {
        Err(failed(command, by_hand))
    }
}

/// Runs a command and gives its output line by line to `see` as well as to the terminal. True where
/// it succeeded.
pub fn watch(
    command: &mut Command,
    by_hand: &'static str,
    mut see: impl FnMut(&str),
) -> Result<bool, Error> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|reason| not_started(command, reason, by_hand))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            see(&line);
            LAST.with_borrow_mut(|last| {
                last.push_back(line);
                if last.len() > KEPT {
                    last.pop_front();
                }
            });
        }
    }
    let status = child
        .wait()
        .map_err(|reason| not_started(command, reason, by_hand))?;
    Ok(status.success())
}

/// What a command prints, if it runs at all.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|o| o.status.success())?;
    String::from_utf8(output.stdout).ok()
}

fn not_started(command: &Command, reason: std::io::Error, by_hand: &'static str) -> Error {
    let program = command.get_program().to_string_lossy().into_owned();
    Error::NotStarted {
        program,
        reason,
        by_hand,
    }
}

fn failed(command: &Command, by_hand: &'static str) -> Error {
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    Error::Failed {
        command: words.join(" "),
        by_hand,
    }
}

/// Reads a file of the project.
pub fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|reason| Error::File {
        path: path.to_owned(),
        reason,
    })
}

/// Writes a file.
pub fn write(path: &Path, text: &str) -> Result<(), Error> {
    std::fs::write(path, text).map_err(|reason| Error::File {
        path: path.to_owned(),
        reason,
    })
}
