//! One answer against its question.

use chrono::NaiveDate;

use super::fit;
use super::problem::{Aspect, Problem, Severity, Target};
use crate::case::{Answer, Field, Value};
use crate::checks::{contact, nhs_number, postcode, upn};
use crate::dates::When;
use crate::guidance::{Guidance, Holds, Kind, Question, WordUse};

/// Everything that is missing, wrong or doubtful in an answer. `today` decides what lies in the
/// future.
pub fn problems(
    guidance: &Guidance,
    question: &Question,
    field: &Field,
    answer: Option<&Answer>,
    today: NaiveDate,
) -> Vec<Problem> {
    let blank = Answer::default();
    let answer = answer.unwrap_or(&blank);
    let asked = &question.text;
    let mut found = Vec::new();
    let mut add = |aspect, severity, message: String| {
        found.push(Problem {
            target: Target::Answer(field.clone(), aspect),
            severity,
            message,
        });
    };
    if answer.value.is_blank() {
        if question.required {
            add(Aspect::Value, Severity::Missing, missing(question));
        }
        return found;
    }
    if let Some(message) = fit::misfit(guidance, question, &answer.value) {
        add(Aspect::Value, Severity::Wrong, message);
        return found;
    }
    match &answer.value {
        Value::Text(text) => {
            if let Some((severity, message)) = text_problem(question, text) {
                add(Aspect::Value, severity, message);
            }
            if let Some(message) = private_mail(guidance, question, field, text) {
                add(Aspect::Value, Severity::Warning, message);
            }
        }
        Value::Date(date) => match date.parse() {
            Err(error) => {
                add(
                    Aspect::Value,
                    Severity::Wrong,
                    format!("“{asked}”: the date {error}"),
                );
            }
            Ok(date) if question.not_future && date > today => {
                add(Aspect::Value, Severity::Wrong, future(asked));
            }
            Ok(_) => {}
        },
        Value::When(when) => match when.parse() {
            Err(error) => {
                add(
                    Aspect::Value,
                    Severity::Wrong,
                    format!("“{asked}”: {error}"),
                );
            }
            Ok(when) if question.not_future && surely_after(&when, today) => {
                add(Aspect::Value, Severity::Wrong, future(asked));
            }
            Ok(_) => {}
        },
        _ => {}
    }
    // Only a question that may be left open asks who is finding out.
    let by = &answer.follow_up.by;
    if question.not_known && answer.value.is_not_known() && !by.is_blank() {
        match by.parse() {
            Err(error) => add(
                Aspect::FollowUp,
                Severity::Wrong,
                format!("“{asked}”: the date by which somebody finds out {error}"),
            ),
            Ok(date) if date < today => add(
                Aspect::FollowUp,
                Severity::Warning,
                format!(
                    "“{asked}”: the day by which somebody was to find out has passed; ask again"
                ),
            ),
            Ok(_) => {}
        }
    }
    if needs_evidence(question, &answer.value) && answer.evidence.trim().is_empty() {
        add(
            Aspect::Evidence,
            Severity::Missing,
            format!("Say what shows your answer to “{asked}”"),
        );
    }
    found
}

/// True where this answer to this question needs evidence.
#[must_use]
pub fn needs_evidence(question: &Question, value: &Value) -> bool {
    if question.evidence.is_empty() || value.is_blank() {
        return false;
    }
    match value {
        Value::NotKnown | Value::Declined => false,
        Value::Choice(option) => {
            question.evidence_for.is_empty() || question.evidence_for.contains(option)
        }
        _ => question.evidence_for.is_empty(),
    }
}

/// What is said where a professional is to be reached in a private mailbox. Families may well have
/// one: an entry with a name of its own is about one of them.
fn private_mail(
    guidance: &Guidance,
    question: &Question,
    field: &Field,
    text: &str,
) -> Option<String> {
    let of_family = match field {
        Field::Question(_) => false,
        Field::InEntry { group, .. } => guidance
            .group(group)
            .is_some_and(|group| guidance.name_questions(group).next().is_some()),
    };
    if of_family || question.held() != Some(Holds::Contact) {
        return None;
    }
    let private = || guidance.vocabulary(WordUse::PrivateMail);
    let address = contact::emails(text).find(|a| contact::is_personal_address(a, private()))?;
    Some(format!(
        "“{}”: {address} looks like a personal address; use one of the agency",
        question.text
    ))
}

fn missing(question: &Question) -> String {
    let asked = &question.text;
    if question.not_known {
        format!("Answer “{asked}”, or say that it is not known yet")
    } else {
        format!("Answer “{asked}”")
    }
}

fn future(asked: &str) -> String {
    format!("“{asked}”: the date must not lie in the future")
}

fn surely_after(when: &When, today: NaiveDate) -> bool {
    when.earliest().is_some_and(|earliest| earliest > today)
}

fn text_problem(question: &Question, text: &str) -> Option<(Severity, String)> {
    let asked = &question.text;
    let said = |severity, error: &dyn std::fmt::Display| {
        Some((severity, format!("“{asked}”: the answer {error}")))
    };
    let formed = match question.kind {
        Kind::NhsNumber => nhs_number::check(text)
            .err()
            .and_then(|e| said(Severity::Wrong, &e)),
        Kind::Upn => upn::check(text)
            .err()
            .and_then(|e| said(Severity::Wrong, &e)),
        Kind::Postcode => postcode::check(text)
            .err()
            .and_then(|e| said(Severity::Warning, &e)),
        Kind::Phone => contact::phone(text)
            .err()
            .and_then(|e| said(Severity::Warning, &e)),
        Kind::Email => match contact::email(text) {
            Err(error) => said(Severity::Wrong, &error),
            Ok(()) => None,
        },
        _ => None,
    };
    formed.or_else(|| {
        let limit = question.words? as usize;
        let over = text
            .split_whitespace()
            .count()
            .checked_sub(limit)
            .filter(|over| *over > 0)?;
        said(
            Severity::Warning,
            &format!(
                "is {over} words longer than the {limit} that are asked for; shorten it if you can"
            ),
        )
    })
}
