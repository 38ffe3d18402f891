//! Time limits, and the order of dates.

use serde::{Deserialize, Serialize};

use super::outcome::{Duty, Means};
use super::source::Source;
use crate::calendar::Unit;
use crate::guidance::expression::Expression;
use crate::guidance::id::{CheckId, QuestionId, TimescaleId};

/// A time limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Timescale {
    /// Its name.
    pub id: TimescaleId,
    /// What is due, and from whom.
    pub title: String,
    /// Whose act it is.
    pub duty: Duty,
    /// How many units; negative counts backwards.
    pub amount: i32,
    /// The unit.
    pub unit: Unit,
    /// What the date says.
    #[serde(default)]
    pub means: Means,
    /// From which date; more than one where sources differ, in the order of weight.
    pub starts: Vec<Start>,
    /// The question that asks when it was done; of the kind `date` or `when`, not of a group.
    #[serde(default)]
    pub done: Option<QuestionId>,
    /// Later events, by the questions that ask for their dates: once one of them has come, this is
    /// no longer counted, whether or not anybody knows when it was done. Of the same kinds as `done`.
    #[serde(default)]
    pub past: Vec<QuestionId>,
    /// When it applies; always, where absent.
    #[serde(default)]
    pub show_when: Option<Expression>,
    /// Anything to print beside it.
    #[serde(default)]
    pub note: String,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// A date from which a timescale may run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Start {
    /// The question that asks for the date; of the kind `date` or `when`, not of a group.
    pub question: QuestionId,
    /// Where this reading comes from, in words.
    pub reading: String,
    /// Its sources.
    pub sources: Vec<Source>,
}

/// Says that one date does not come before another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DateCheck {
    /// Its name.
    pub id: CheckId,
    /// The date that comes first.
    pub earlier: QuestionId,
    /// The date that does not come before it.
    pub later: QuestionId,
    /// What is said where it does.
    pub message: String,
}
