//! Answers in words.

use super::model::State;
use crate::case::{Answer, Value};
use crate::checks::{nhs_number, postcode};
use crate::dates::long;
use crate::guidance::{Guidance, Kind, OptionId, Question};

/// Text by paragraph, without empty ones.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n")
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Text with a capital first letter. Our own words begin with ASCII letters; what does not is left
/// as it is, so that the program needs no table of all capitals.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The first words of a text, for the name of a link.
#[must_use]
pub fn shortened(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(8).collect();
    if words.next().is_some() {
        format!("{} …", first.join(" "))
    } else {
        first.join(" ")
    }
}

/// An answer: how the question was answered, and the words to show, by paragraph. What does not
/// hold as a date or a number is shown as typed.
#[must_use]
pub fn words(
    guidance: &Guidance,
    question: &Question,
    answer: Option<&Answer>,
) -> (State, Vec<String>) {
    let Some(answer) = answer.filter(|answer| !answer.value.is_blank()) else {
        return (State::NotProvided, vec!["Not provided".to_owned()]);
    };
    let text = match &answer.value {
        Value::Blank => return (State::NotProvided, vec!["Not provided".to_owned()]),
        Value::NotKnown => return (State::NotKnown, vec![not_known(answer)]),
        Value::Declined => return (State::Declined, vec!["Preferred not to say".to_owned()]),
        Value::Text(text) => formatted(question, text),
        Value::Choice(option) => vec![option_label(guidance, question, option)],
        Value::Choices(options) => options
            .iter()
            .map(|option| option_label(guidance, question, option))
            .collect(),
        Value::Date(date) => {
            vec![
                date.parse()
                    .map_or_else(|_| format!("{date} (not a date)"), long),
            ]
        }
        Value::When(when) => vec![match when.parse() {
            Ok(when) => when.describe(),
            Err(_) => format!("{} {} (not a date)", when.from, when.to),
        }],
    };
    (State::Answered, text)
}

fn not_known(answer: &Answer) -> String {
    let mut text = "Not known yet".to_owned();
    let who = answer.follow_up.who.trim();
    if !who.is_empty() {
        text.push_str(": ");
        text.push_str(who);
        text.push_str(" is finding out");
    }
    if let Ok(by) = answer.follow_up.by.parse() {
        text.push_str(", by ");
        text.push_str(&long(by));
    }
    text
}

fn formatted(question: &Question, text: &str) -> Vec<String> {
    match question.kind {
        Kind::NhsNumber => {
            vec![nhs_number::check(text).map_or_else(|_| text.to_owned(), |n| n.grouped())]
        }
        Kind::Postcode => {
            vec![postcode::check(text).map_or_else(|_| text.to_owned(), |p| p.to_string())]
        }
        Kind::LongText => paragraphs(text),
        _ => vec![text.trim().to_owned()],
    }
}

fn option_label(guidance: &Guidance, question: &Question, option: &OptionId) -> String {
    match (question.kind, option.as_str()) {
        (Kind::YesNo, "yes") => return "Yes".to_owned(),
        (Kind::YesNo, "no") => return "No".to_owned(),
        _ => {}
    }
    match guidance.options(question).iter().find(|o| &o.id == option) {
        Some(found) => match &found.code {
            Some(code) => format!("{} ({code})", found.label),
            None => found.label.clone(),
        },
        None => option.to_string(),
    }
}
