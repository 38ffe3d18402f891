//! The file of answers that `assess` reads: one flat JSON object of question names to answers.
//!
//! An answer is `"yes"`, `"no"`, `"not-known"`, an option, a date `"YYYY-MM-DD"`, or a list of
//! options where a question takes several.

use std::fmt;

use practice_review_engine::assessment::{Fact, Facts, FactsError};
use practice_review_engine::case::{Answer, Case, CaseId, Value};
use practice_review_engine::dates::RawDate;
use practice_review_engine::guidance::{Guidance, QuestionId};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

/// The largest file of answers that is read, in bytes.
pub const LARGEST: u64 = 1024 * 1024;

/// Why a file is not one of answers.
#[derive(Debug, thiserror::Error)]
pub enum AnswersError {
    /// It is not a JSON object of answers.
    #[error(
        "the answers cannot be read ({0}); write one JSON object such as {{\"question\": \"yes\"}}, and see the questions with practice-review guidance questions"
    )]
    NotAnswers(#[from] serde_json::Error),
}

/// Answers by question, in the order of the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Answers(Vec<(String, String)>);

impl Answers {
    /// Reads a file's text.
    ///
    /// # Errors
    /// [`AnswersError::NotAnswers`] also where a question stands twice: nobody could tell which of
    /// the two counts.
    pub fn parse(text: &str) -> Result<Self, AnswersError> {
        Ok(serde_json::from_str(text)?)
    }

    /// The answers as a case holds them, so that questions hide and show as they do in the app.
    ///
    /// # Errors
    /// [`FactsError`] where there is no such question or it has no such answer.
    pub fn case(&self, guidance: &Guidance) -> Result<Case, FactsError> {
        let pairs = self
            .0
            .iter()
            .map(|(question, answer)| (question.as_str(), answer.as_str()));
        let facts = Facts::from_answers(guidance, pairs)?;
        let mut case = Case::new(
            CaseId::from_random([0; 16]),
            guidance.partnership.id.clone(),
            "",
            "",
        );
        for (question, text) in &self.0 {
            let id = QuestionId::from(question.as_str());
            if let Some(fact) = facts.get(&id) {
                case.answers.insert(id, Answer::from(value(fact, text)));
            }
        }
        Ok(case)
    }
}

/// An answer as it would have been typed.
fn value(fact: &Fact, text: &str) -> Value {
    match fact {
        Fact::NotKnown => Value::NotKnown,
        Fact::Choice(option) => Value::Choice(option.clone()),
        Fact::Choices(options) => Value::Choices(options.clone()),
        Fact::Between(date, _) | Fact::At(date, _) => Value::Date(RawDate::from_date(*date)),
        Fact::Other => Value::Text(text.to_owned()),
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FlatObject)
    }
}

/// Reads the object member by member, because a map would hide a question that stands twice.
struct FlatObject;

impl<'de> Visitor<'de> for FlatObject {
    type Value = Answers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one object of question names to answers")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut members: M) -> Result<Answers, M::Error> {
        let mut answers: Vec<(String, String)> = Vec::new();
        while let Some((question, answer)) = members.next_entry::<String, serde_json::Value>()? {
            if answers.iter().any(|(earlier, _)| *earlier == question) {
                return Err(M::Error::custom(format!(
                    "\"{question}\" is answered twice"
                )));
            }
            let Some(answer) = written(&answer) else {
                return Err(M::Error::custom(format!(
                    "the answer to \"{question}\" is neither a text nor a list of texts"
                )));
            };
            answers.push((question, answer));
        }
        Ok(Answers(answers))
    }
}

/// One answer in the short form of the engine, in which commas part several options.
fn written(answer: &serde_json::Value) -> Option<String> {
    match answer {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Array(options) => {
            let options: Option<Vec<&str>> =
                options.iter().map(serde_json::Value::as_str).collect();
            Some(options?.join(","))
        }
        _ => None,
    }
}
