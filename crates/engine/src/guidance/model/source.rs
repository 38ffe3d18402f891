//! Where a rule comes from.

use serde::{Deserialize, Serialize};

use crate::guidance::id::{DocumentId, RowId};

/// A list of requirements taken from one document, numbered `PREFIX-01` and on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RequirementRows {
    /// What stands before the number, in capitals.
    pub prefix: String,
    /// The document.
    pub document: DocumentId,
    /// How many rows there are.
    pub count: u16,
}

impl RequirementRows {
    /// The names of all rows; numbers have two digits, or three from 100 on.
    pub fn rows(&self) -> impl Iterator<Item = RowId> {
        (1..=self.count).map(|n| RowId::from(format!("{}-{n:02}", self.prefix)))
    }
}

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// The document.
    pub document: DocumentId,
    /// The section, paragraph or clause in it, as a reader would look for it.
    pub section: String,
    /// Rows of the list of requirements that it meets.
    #[serde(default)]
    pub rows: Vec<RowId>,
}

/// How much of a document was read when its rules were written down here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// Read in full.
    Full,
    /// Read in part, or through another document that reports it.
    Part,
    /// Named by another document, its text not read.
    No,
}

/// A source document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Document {
    /// Its name in the data.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// A short form for citations.
    pub short: String,
    /// Who published it.
    pub publisher: String,
    /// Its edition or date, in words.
    pub edition: String,
    /// How much of it was read.
    pub seen: Seen,
    /// Anything a reader should know of it: superseded, text missing, in force from.
    #[serde(default)]
    pub note: String,
}
