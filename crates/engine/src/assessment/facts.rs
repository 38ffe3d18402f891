//! What the answers say, as conditions see it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::fits::fits;
use crate::case::{Case, Entry, Value};
use crate::dates::{RawDate, When};
use crate::guidance::{Guidance, Kind, OptionId, QuestionId};

/// What is known of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Answered "not known", or declined: there is an answer, and it settles nothing.
    NotKnown,
    /// One option; `yes` or `no` for a question of yes or no.
    Choice(OptionId),
    /// Several options.
    Choices(Vec<OptionId>),
    /// A date that lies between two days, the same day where it is exact.
    Between(NaiveDate, NaiveDate),
    /// An exact date with its time of day.
    At(NaiveDate, NaiveTime),
    /// Answered with something that no condition reads.
    Other,
}

impl Fact {
    /// The first and the last day that a date can mean, the same where it is exact; none where it is
    /// no date.
    #[must_use]
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Between(first, last) => Some((*first, *last)),
            Self::At(day, _) => Some((*day, *day)),
            Self::NotKnown | Self::Choice(_) | Self::Choices(_) | Self::Other => None,
        }
    }
}

/// What is known, by question. A question without an answer that fits it has no fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<QuestionId, Fact>);

/// Why a list of answers cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FactsError {
    /// There is no such question.
    #[error("there is no question \"{0}\" in this guidance; list the questions to see their names")]
    NoSuchQuestion(String),
    /// The question has no such option.
    #[error("\"{answer}\" is no answer to \"{question}\"; use one of: {}", options.join(", "))]
    NoSuchOption {
        /// The question.
        question: String,
        /// The answer given.
        answer: String,
        /// The answers there are.
        options: Vec<String>,
    },
    /// A date is not written as `YYYY-MM-DD`.
    #[error("\"{answer}\" is no date for \"{question}\"; write it as YYYY-MM-DD")]
    NotADate {
        /// The question.
        question: String,
        /// The answer given.
        answer: String,
    },
}

impl Facts {
    /// What the answers outside groups say.
    #[must_use]
    pub fn of_case(guidance: &Guidance, case: &Case) -> Self {
        Self::default().with(guidance, case.answers.iter())
    }

    /// These facts with those of one entry of a group.
    #[must_use]
    pub fn with_entry(&self, guidance: &Guidance, entry: &Entry) -> Self {
        self.clone().with(guidance, entry.answers.iter())
    }

    fn with<'a>(
        mut self,
        guidance: &Guidance,
        answers: impl Iterator<Item = (&'a QuestionId, &'a crate::case::Answer)>,
    ) -> Self {
        for (id, answer) in answers {
            // An option that the guidance offers no more would read as no to every other.
            let taken = guidance
                .question(id)
                .is_some_and(|question| fits(guidance, question, &answer.value));
            if taken && let Some(fact) = fact_of(&answer.value) {
                self.0.insert(id.clone(), fact);
            }
        }
        self
    }

    /// Reads answers as the command line and the worked examples write them: `yes`, `no`,
    /// `not-known`, an option, several options separated by commas, or a date `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`FactsError`] names the question and what it can be answered with.
    pub fn from_answers<'a>(
        guidance: &Guidance,
        answers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, FactsError> {
        let mut facts = Self::default();
        for (id, text) in answers {
            let question = guidance
                .content
                .question
                .iter()
                .find(|q| q.id.as_str() == id)
                .ok_or_else(|| FactsError::NoSuchQuestion(id.to_owned()))?;
            facts
                .0
                .insert(question.id.clone(), fact_from(guidance, question, text)?);
        }
        Ok(facts)
    }

    /// What is known of a question.
    #[must_use]
    pub fn get(&self, question: &QuestionId) -> Option<&Fact> {
        self.0.get(question)
    }

    /// The same, by the question's name.
    #[must_use]
    pub fn named(&self, question: &str) -> Option<&Fact> {
        self.0.get(question)
    }

    /// Notes what is known of a question.
    pub fn set(&mut self, question: QuestionId, fact: Fact) {
        self.0.insert(question, fact);
    }

    /// Forgets what is known of a question, and gives it.
    pub fn remove(&mut self, question: &QuestionId) -> Option<Fact> {
        self.0.remove(question)
    }

    /// The questions with an answer, and what is known of each.
    pub fn iter(&self) -> impl Iterator<Item = (&QuestionId, &Fact)> {
        self.0.iter()
    }
}

/// What a raw answer says; nothing where it is blank or does not hold as a date.
fn fact_of(value: &Value) -> Option<Fact> {
    if value.is_blank() {
        return None;
    }
    match value {
        Value::Blank => None,
        Value::NotKnown | Value::Declined => Some(Fact::NotKnown),
        Value::Text(_) => Some(Fact::Other),
        Value::Choice(option) => Some(Fact::Choice(option.clone())),
        Value::Choices(options) => Some(Fact::Choices(options.clone())),
        Value::Date(date) => date.parse().ok().map(|date| Fact::Between(date, date)),
        Value::When(when) => {
            let when = when.parse().ok()?;
            if let When::Exact {
                date,
                time: Some(time),
            } = when
            {
                return Some(Fact::At(date, time));
            }
            Some(match (when.earliest(), when.latest()) {
                (Some(earliest), Some(latest)) => Fact::Between(earliest, latest),
                _ => Fact::NotKnown,
            })
        }
    }
}

/// What a short answer says.
fn fact_from(
    guidance: &Guidance,
    question: &crate::guidance::Question,
    text: &str,
) -> Result<Fact, FactsError> {
    if text == "not-known" {
        return Ok(Fact::NotKnown);
    }
    let options: Vec<String> = match question.kind {
        Kind::YesNo => vec!["yes".to_owned(), "no".to_owned()],
        _ => guidance
            .options(question)
            .iter()
            .map(|o| o.id.to_string())
            .collect(),
    };
    let option = |answer: &str| {
        if options.iter().any(|o| o == answer) {
            Ok(OptionId::from(answer))
        } else {
            Err(FactsError::NoSuchOption {
                question: question.id.to_string(),
                answer: answer.to_owned(),
                options: options
                    .iter()
                    .cloned()
                    .chain(["not-known".to_owned()])
                    .collect(),
            })
        }
    };
    match question.kind {
        Kind::YesNo | Kind::Choice => option(text).map(Fact::Choice),
        Kind::Choices => text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(option)
            .collect::<Result<_, _>>()
            .map(Fact::Choices),
        Kind::Date | Kind::When => RawDate::from_iso(text)
            .and_then(|date| date.parse().ok())
            .map(|date| Fact::Between(date, date))
            .ok_or_else(|| FactsError::NotADate {
                question: question.id.to_string(),
                answer: text.to_owned(),
            }),
        _ => Ok(Fact::Other),
    }
}
