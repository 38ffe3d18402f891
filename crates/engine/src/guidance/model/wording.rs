//! What a partnership adds to items that are shared, or words differently.

use serde::{Deserialize, Serialize};

use super::reference::About;
use super::source::Source;
use crate::guidance::expression::Expression;
use crate::guidance::id::{
    CriterionId, GroupId, OptionId, ParallelId, QuestionId, RouteId, SectionId,
};

/// A shared item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordingOf {
    /// A question.
    Question(QuestionId),
    /// A criterion.
    Criterion(CriterionId),
    /// A section of forms.
    Section(SectionId),
    /// A group of questions that are answered once for each entry.
    Group(GroupId),
    /// Another process.
    Parallel(ParallelId),
}

impl WordingOf {
    /// The kind of the item and its name.
    #[must_use]
    pub fn kind_and_name(&self) -> (&'static str, &str) {
        match self {
            Self::Question(id) => ("question", id.as_str()),
            Self::Criterion(id) => ("criterion", id.as_str()),
            Self::Section(id) => ("section", id.as_str()),
            Self::Group(id) => ("group", id.as_str()),
            Self::Parallel(id) => ("parallel", id.as_str()),
        }
    }
}

/// An option that a partnership words differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OptionWording {
    /// The option.
    pub id: OptionId,
    /// Instead of its label.
    #[serde(default)]
    pub label: String,
    /// Instead of the line below it.
    #[serde(default)]
    pub hint: String,
}

/// What a partnership adds to a shared item, or words differently. The meaning stays the same, so
/// that an answer can be carried from one partnership to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Wording {
    /// The item.
    pub of: WordingOf,
    /// Instead of a question's or a criterion's text, of the intro of a section or a group, or of what
    /// another process means for a referral.
    #[serde(default)]
    pub text: String,
    /// Instead of a question's label, or of the title of a criterion, a section, a group or a process.
    #[serde(default)]
    pub label: String,
    /// Instead of a question's hint, or of what is to be checked about another process.
    #[serde(default)]
    pub hint: String,
    /// Instead of why a question is asked.
    #[serde(default)]
    pub why: String,
    /// True where this partnership needs an answer that others can do without.
    #[serde(default)]
    pub required: bool,
    /// What of this partnership's guide helps with a question or a group, beside what is said for all.
    #[serde(default)]
    pub guide: Vec<About>,
    /// Options of a question's own that are worded differently; a shared code list stays as it is.
    #[serde(default)]
    pub options: Vec<OptionWording>,
    /// Questions that this partnership asks of each entry of a group, beside those that all ask.
    #[serde(default)]
    pub questions: Vec<QuestionId>,
    /// The question of the group that the added ones follow; they come last, where absent.
    #[serde(default)]
    pub after: Option<QuestionId>,
    /// How this partnership's own questions tell that another process applies, where shared
    /// questions cannot.
    #[serde(default)]
    pub when: Option<Expression>,
    /// Without what another process cannot apply here, instead of what all partnerships say: a fact
    /// that this partnership asks for is not ruled out by what others have to go by.
    #[serde(default)]
    pub only_when: Option<Expression>,
    /// The route of this partnership that speaks of another process by itself.
    #[serde(default)]
    pub route: Option<RouteId>,
    /// Sources beside the shared ones; a section has none.
    #[serde(default)]
    pub sources: Vec<Source>,
}
