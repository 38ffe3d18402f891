//! Conditions over answers, as a policy officer writes them:
//! `abuse-or-neglect and outcome is one of (died, seriously-harmed)`.
//!
//! The grammar, loosest binding first: `X or Y`, `X and Y`, `not X`, then one of
//! - `name`: a question answered yes, or a criterion that is met;
//! - `question is option`, `question is one of (a, b)`, `question has option` (of several);
//! - `question is answered`, `question is not-known`;
//! - `age from DATE-OF-BIRTH to DATE is under 18` (whole years);
//! - `at least 2 of (X, Y, Z)`; `(X)`.
//!
//! How they are evaluated: [`crate::assessment`].

use std::fmt;

use serde::{Deserialize, Serialize};

use super::expression_parser::{ExpressionError, parse};
use super::id::{OptionId, QuestionId};

/// A condition over answers. Written and stored as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Expression {
    /// A statement about one answer, one criterion or two dates.
    Atom(Atom),
    /// True where the other is false.
    Not(Box<Expression>),
    /// True where all are.
    All(Vec<Expression>),
    /// True where at least one is.
    Any(Vec<Expression>),
    /// True where at least so many are.
    AtLeast {
        /// How many.
        count: usize,
        /// Of which.
        of: Vec<Expression>,
    },
}

/// A statement without parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A question of yes or no that is answered yes, or a criterion that is met.
    Named(String),
    /// A statement about the answer to a question.
    Answer {
        /// The question.
        question: QuestionId,
        /// What is said of its answer.
        is: Comparison,
    },
    /// Whether somebody was younger than a number of whole years on a date.
    AgeUnder {
        /// The question that asks for the date of birth.
        birth: QuestionId,
        /// The question that asks for the other date.
        on: QuestionId,
        /// Years.
        years: u32,
    },
}

/// What is said of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// It is one of these options.
    OneOf(Vec<OptionId>),
    /// This option is among those chosen.
    Has(OptionId),
    /// There is an answer, be it "not known".
    Answered,
    /// The answer is "not known".
    NotKnown,
}

/// Words that cannot name a question or a criterion, because the grammar uses them.
pub const RESERVED: [&str; 15] = [
    "and",
    "or",
    "not",
    "is",
    "one",
    "of",
    "has",
    "answered",
    "not-known",
    "age",
    "from",
    "to",
    "under",
    "at",
    "least",
];

impl Expression {
    /// All statements in it, in the order in which they are written.
    pub fn atoms(&self) -> Vec<&Atom> {
        match self {
            Self::Atom(atom) => vec![atom],
            Self::Not(inner) => inner.atoms(),
            Self::All(parts) | Self::Any(parts) | Self::AtLeast { of: parts, .. } => {
                parts.iter().flat_map(Self::atoms).collect()
            }
        }
    }
}

impl TryFrom<String> for Expression {
    type Error = ExpressionError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        parse(&text)
    }
}

impl std::str::FromStr for Expression {
    type Err = ExpressionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text)
    }
}

impl From<Expression> for String {
    fn from(expression: Expression) -> Self {
        expression.to_string()
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Atom(atom) => write!(f, "{atom}"),
            Self::Not(inner) => {
                f.write_str("not ")?;
                bracketed(inner, f)
            }
            Self::All(parts) => joined(parts, " and ", f),
            Self::Any(parts) => joined(parts, " or ", f),
            Self::AtLeast { count, of } => {
                write!(f, "at least {count} of (")?;
                for (index, part) in of.iter().enumerate() {
                    if index > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{part}")?;
                }
                f.write_str(")")
            }
        }
    }
}

/// Writes parts with a word between them, each part that joins others itself in brackets.
fn joined(parts: &[Expression], word: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(word)?;
        }
        bracketed(part, f)?;
    }
    Ok(())
}

/// Writes an expression, in brackets where it joins others.
fn bracketed(part: &Expression, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match part {
        Expression::All(_) | Expression::Any(_) => write!(f, "({part})"),
        _ => write!(f, "{part}"),
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => f.write_str(name),
            Self::Answer { question, is } => match is {
                Comparison::OneOf(options) => match options.as_slice() {
                    [option] => write!(f, "{question} is {option}"),
                    options => {
                        let names: Vec<&str> = options.iter().map(OptionId::as_str).collect();
                        write!(f, "{question} is one of ({})", names.join(", "))
                    }
                },
                Comparison::Has(option) => write!(f, "{question} has {option}"),
                Comparison::Answered => write!(f, "{question} is answered"),
                Comparison::NotKnown => write!(f, "{question} is not-known"),
            },
            Self::AgeUnder { birth, on, years } => {
                write!(f, "age from {birth} to {on} is under {years}")
            }
        }
    }
}
