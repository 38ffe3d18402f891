//! What a linter in another program of the same build is asked and answers.

use serde::{Deserialize, Serialize};

use super::compile::Finding;
use super::model::Guidance;
use super::to_replace::ToReplace;

/// The most that the text of one partnership may have, in bytes: several times the longest there is.
pub const LONGEST: usize = 1 << 20;

/// One text of guidance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What it is called in findings: a path from the guidance folder, or the name of a file.
    pub file: String,
    /// TOML.
    pub text: String,
}

impl Text {
    /// The text of a file. A byte order mark is left away. What is no text in it (UTF-8) becomes
    /// U+FFFD, by which a check recognises and refuses it with words of its own.
    #[must_use]
    pub fn from_bytes(file: impl Into<String>, bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        Self {
            file: file.into(),
            text: text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned(),
        }
    }
}

/// What became of a partnership's text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Checked {
    /// It holds together.
    Sound {
        /// The partnership.
        guidance: Box<Guidance>,
        /// What is still to be written in it: nothing, unless it is a template.
        to_replace: ToReplace,
    },
    /// It does not; at least one finding.
    Unsound(Vec<Finding>),
}

/// Why what passes between a linter and the program that asked it cannot be read.
#[derive(Debug, thiserror::Error)]
#[error(
    "the linter gave no answer that this version of the app understands ({0}); load the app again"
)]
pub struct CheckedError(#[from] postcard::Error);

impl Checked {
    /// Reads what [`Checked::to_bytes`] wrote in the same build.
    ///
    /// # Errors
    /// [`CheckedError`] where the bytes are something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CheckedError> {
        Ok(postcard::from_bytes(bytes)?)
    }

    /// For another program of the same build.
    ///
    /// # Errors
    /// [`CheckedError`] where a value has no such form, which none here is.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CheckedError> {
        Ok(postcard::to_allocvec(self)?)
    }
}
