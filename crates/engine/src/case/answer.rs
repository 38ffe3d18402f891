//! One answer. Raw input is kept as typed, also where it does not hold as a date or a number.

use serde::{Deserialize, Serialize};

use crate::dates::{RawDate, RawWhen};
use crate::guidance::OptionId;

/// What was answered. A question nobody touched has no answer at all, which is not the same as
/// [`Value::Blank`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "is",
    content = "value",
    rename_all = "kebab-case",
    deny_unknown_fields
)]
pub enum Value {
    /// Touched and left empty.
    #[default]
    Blank,
    /// Not known yet.
    NotKnown,
    /// The person asked declined to say.
    Declined,
    /// Text as typed.
    Text(String),
    /// One option; `yes` or `no` for a question of yes or no.
    Choice(OptionId),
    /// Several options.
    Choices(Vec<OptionId>),
    /// One date as typed.
    Date(RawDate),
    /// An uncertain date as typed.
    When(RawWhen),
}

/// Who is finding out what is not known yet, and by when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct FollowUp {
    /// Who, by role or name.
    pub who: String,
    /// By when, as typed.
    pub by: RawDate,
}

impl FollowUp {
    /// True where nothing was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.who.trim().is_empty() && self.by.is_blank()
    }
}

/// An answer with its evidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Answer {
    /// What was answered.
    pub value: Value,
    /// What in the case shows it, where the question asks for evidence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// Who is finding out, where it is not known.
    #[serde(default, skip_serializing_if = "FollowUp::is_blank")]
    pub follow_up: FollowUp,
}

impl Value {
    /// True where the value says nothing: blank, or text, a list or a date with nothing in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::NotKnown | Self::Declined => false,
            Self::Text(text) => text.trim().is_empty(),
            Self::Choice(option) => option.as_str().is_empty(),
            Self::Choices(options) => options.is_empty(),
            Self::Date(date) => date.is_blank(),
            Self::When(when) => when.is_blank(),
        }
    }

    /// The text, where it is text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The option, where it is one.
    #[must_use]
    pub fn choice(&self) -> Option<&OptionId> {
        match self {
            Self::Choice(option) => Some(option),
            _ => None,
        }
    }
}

impl From<Value> for Answer {
    fn from(value: Value) -> Self {
        Self {
            value,
            ..Self::default()
        }
    }
}
