//! Forms, and answers that hardly go together.

use serde::{Deserialize, Serialize};

use super::outcome::Duty;
use super::question::Choice;
use super::source::Source;
use crate::guidance::expression::Expression;
use crate::guidance::id::{CheckId, FormId, GroupId, QuestionId, SectionId};

/// Says that answers hardly go together, without which a section can be completed all the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Clash {
    /// Its name.
    pub id: CheckId,
    /// The question at which it is said; of a group, it is looked at in each entry.
    pub at: QuestionId,
    /// When they do not go together.
    pub when: Expression,
    /// What to look at again.
    pub message: String,
}

/// A section of a form: one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Section {
    /// Its name.
    pub id: SectionId,
    /// Its heading.
    pub title: String,
    /// A sentence or two before the questions.
    #[serde(default)]
    pub intro: String,
    /// Questions and groups in order.
    pub items: Vec<Item>,
    /// When it belongs to the form; always, where absent.
    #[serde(default)]
    pub show_when: Option<Expression>,
}

/// A question or a group in a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// A question.
    Question(QuestionId),
    /// A group.
    Group(GroupId),
}

/// A form that a partnership asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Form {
    /// Its name.
    pub id: FormId,
    /// Its title.
    pub title: String,
    /// A sentence or two on what it is for.
    pub intro: String,
    /// Its parts in order, each a heading of the task list with its sections.
    pub parts: Vec<Part>,
    /// What whoever signs declares.
    pub declaration: String,
    /// The capacities in which it can be signed.
    pub capacities: Vec<Choice>,
    /// Whose form it is; the referrer's, where absent. Another body's form is offered beside the
    /// partnership's own: routes can need it and anybody can choose it, but no case has it as its
    /// form until somebody does.
    #[serde(default)]
    pub duty: Duty,
    /// What becomes of it once it is signed, where it does not go to the partnership's recipient.
    #[serde(default)]
    pub filing: Option<Filing>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

impl Form {
    /// True for a form of the referrer's own, false for one that only another body can use.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.duty == Duty::Referrer
    }
}

/// What becomes of a signed form that is sent to nobody, or not to the partnership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Filing {
    /// The heading, in place of where a referral goes.
    pub title: String,
    /// What the file is for and what it does not do, one paragraph an entry.
    pub text: Vec<String>,
    /// What happens after it was signed, one step an entry.
    pub afterwards: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// A part of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Part {
    /// Its heading on the task list.
    pub title: String,
    /// Its sections in order.
    pub sections: Vec<SectionId>,
}
