//! What can go wrong, and what to do by hand then.

use std::path::PathBuf;

/// Why a task stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A program is not there.
    #[error("{program} could not be started ({reason}). {by_hand}")]
    NotStarted {
        /// The program.
        program: String,
        /// What the system says.
        reason: std::io::Error,
        /// What to install.
        by_hand: &'static str,
    },
    /// A program failed.
    #[error("failed: {command}\n{by_hand}")]
    Failed {
        /// The command line.
        command: String,
        /// What to do.
        by_hand: &'static str,
    },
    /// A file could not be read or written.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: std::io::Error,
    },
    /// A file does not say what it should.
    #[error("{}: {what}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// What is missing.
        what: String,
    },
    /// Two builds of the same sources differ.
    #[error(
        "two builds of the same sources differ in: {files}. The second is left in {} to be compared",
        copy.display()
    )]
    NotTheSame {
        /// The files that differ, or are in one build alone.
        files: String,
        /// The second build.
        copy: PathBuf,
    },
    /// There is no such part of the tests.
    #[error("there is no part of the tests called \"{0}\"; run `cargo xtask` to see them")]
    NoSuchPart(String),
    /// Tests failed.
    #[error("{0} part(s) of the tests failed; what failed stands above")]
    Tests(usize),
}
