//! What is asked.

use serde::{Deserialize, Serialize};

use super::reference::About;
use super::source::Source;
use crate::guidance::expression::Expression;
use crate::guidance::holds::Holds;
use crate::guidance::id::{GroupId, ListId, OptionId, QuestionId, StepId};

/// A code list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CodeList {
    /// Its name.
    pub id: ListId,
    /// What it is.
    pub title: String,
    /// Its options in the order in which they are shown.
    pub options: Vec<Choice>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choice {
    /// Its name, which is what is stored.
    pub id: OptionId,
    /// What is shown.
    pub label: String,
    /// The published code, where the list has codes.
    #[serde(default)]
    pub code: Option<String>,
    /// A line below it.
    #[serde(default)]
    pub hint: String,
    /// True where it excludes all others of a list of several.
    #[serde(default)]
    pub alone: bool,
}

/// A step of the threshold questions: a few questions that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// Its name.
    pub id: StepId,
    /// Its heading.
    pub title: String,
    /// A sentence or two before the questions.
    #[serde(default)]
    pub intro: String,
    /// The questions in order.
    pub questions: Vec<QuestionId>,
    /// When the step is asked; always, where absent.
    #[serde(default)]
    pub show_when: Option<Expression>,
}

/// What form an answer takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Yes or no (stored as a choice of `yes` or `no`).
    YesNo,
    /// One option of a list.
    Choice,
    /// Any number of options of a list.
    Choices,
    /// One line of text.
    Text,
    /// Several paragraphs.
    LongText,
    /// One exact date.
    Date,
    /// A date that may be exact, approximate, a period or unknown.
    When,
    /// An NHS number.
    NhsNumber,
    /// A unique pupil number.
    Upn,
    /// A United Kingdom postcode.
    Postcode,
    /// An email address.
    Email,
    /// A telephone number.
    Phone,
}

/// A question, with everything that is needed to ask, check, print and explain it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Question {
    /// Its name.
    pub id: QuestionId,
    /// The question as asked.
    pub text: String,
    /// A few words for summaries, lists and messages.
    pub label: String,
    /// Help below the question.
    #[serde(default)]
    pub hint: String,
    /// Why it is asked.
    pub why: String,
    /// What form the answer takes.
    pub kind: Kind,
    /// What the answer holds that can tell who somebody is; see [`Question::held`].
    #[serde(default)]
    pub holds: Option<Holds>,
    /// The options of a choice, where they are its own.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// The code list of a choice, where it is shared.
    #[serde(default)]
    pub list: Option<ListId>,
    /// True where a section is not complete without an answer (`not known` is an answer).
    #[serde(default)]
    pub required: bool,
    /// True where "not known yet" is offered, with who is finding out and by when.
    #[serde(default)]
    pub not_known: bool,
    /// True where the person asked may decline to say.
    #[serde(default)]
    pub may_decline: bool,
    /// True for a date that cannot lie in the future.
    #[serde(default)]
    pub not_future: bool,
    /// The prompt for evidence, where an answer needs some.
    #[serde(default)]
    pub evidence: String,
    /// The answers that need evidence, as option names; with `evidence` set and this empty, any.
    #[serde(default)]
    pub evidence_for: Vec<OptionId>,
    /// The most words that the answer should have.
    #[serde(default)]
    pub words: Option<u32>,
    /// When it is asked; always, where absent. Within a group, names of the group's questions mean
    /// the answers of the same entry.
    #[serde(default)]
    pub show_when: Option<Expression>,
    /// What of the guide helps to answer it; shown as far as a partnership's guide speaks of it.
    #[serde(default)]
    pub guide: Vec<About>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Questions that are answered once for each person, agency or event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Group {
    /// Its name.
    pub id: GroupId,
    /// Its heading, in the plural.
    pub title: String,
    /// One entry, in the singular and lower case, for "Add another …".
    pub one: String,
    /// What stands before the number of an entry in a copy without names; `one`, where absent.
    #[serde(default)]
    pub code: String,
    /// What is said while there is no entry.
    pub empty: String,
    /// A sentence before the list.
    #[serde(default)]
    pub intro: String,
    /// The questions of an entry, in order.
    pub questions: Vec<QuestionId>,
    /// The questions whose answers, joined by spaces, name an entry.
    pub named_by: Vec<QuestionId>,
    /// The questions whose answers stand beside the name in the list.
    #[serde(default)]
    pub summed_by: Vec<QuestionId>,
    /// How many entries a complete section has at least.
    #[serde(default)]
    pub at_least: u32,
    /// True for the group of those whom the case is about; their names stand on the document.
    #[serde(default)]
    pub subject: bool,
    /// Present where the entries are events in time.
    #[serde(default)]
    pub timeline: Option<Timeline>,
    /// What of the guide helps to fill it in; shown as far as a partnership's guide speaks of it.
    #[serde(default)]
    pub guide: Vec<About>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Which questions of a group make its entries a chronology.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Timeline {
    /// The date, of the kind `when`.
    pub when: QuestionId,
    /// The agency, by which the list can be filtered.
    pub agency: QuestionId,
    /// What happened.
    pub what: QuestionId,
}
