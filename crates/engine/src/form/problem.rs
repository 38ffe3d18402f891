//! Something a reader should mend.

use crate::case::Field;
use crate::guidance::{EntryId, Group, GroupId, QuestionId};

/// Which part of an answer a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// What was answered.
    Value,
    /// What shows it.
    Evidence,
    /// Who is finding out, and by when.
    FollowUp,
}

/// The field of a question in an entry of a group.
pub(super) fn field_of(group: &Group, entry: &EntryId, question: &QuestionId) -> Field {
    Field::InEntry {
        group: group.id.clone(),
        entry: entry.clone(),
        question: question.clone(),
    }
}

/// Where a problem stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// At an answer.
    Answer(Field, Aspect),
    /// At a group that has too few entries.
    Group(GroupId),
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something is not there yet.
    Missing,
    /// Something cannot be right.
    Wrong,
    /// Something may not be right; it holds nothing up.
    Warning,
}

/// Something a reader should mend, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub target: Target,
    /// How much it matters.
    pub severity: Severity,
    /// What to do, as a sentence without a full stop.
    pub message: String,
}

impl Problem {
    /// True where it holds up completing a section.
    #[must_use]
    pub fn holds_up(&self) -> bool {
        self.severity != Severity::Warning
    }
}
