//! What was typed in a case whose guidance the app has not: every answer, so that nobody loses sight
//! of their words. Questions that other guidance knows under the same name are called as there.

use crate::case::{Answer, Case, Value};
use crate::document::{paragraphs, words};
use crate::guidance::{Guidance, QuestionId};

/// Some of what was typed: what stands outside groups, or one entry of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// What it is; the name in the data where no guidance has another.
    pub title: String,
    /// Each question in a few words, with what was answered, by paragraph.
    pub answers: Vec<(String, Vec<String>)>,
}

/// Everything that was typed or chosen. The first of `known` that has a question names it.
#[must_use]
pub fn as_typed(known: &[&Guidance], case: &Case) -> Vec<Typed> {
    let mut parts = vec![Typed {
        title: "Answers".to_owned(),
        answers: answers(known, &case.answers),
    }];
    for (id, entries) in &case.groups {
        let group = known.iter().find_map(|guidance| guidance.group(id));
        let name = group.map_or_else(|| id.to_string(), |group| group.title.clone());
        for (index, entry) in entries.iter().enumerate() {
            parts.push(Typed {
                title: format!("{name}, {}", index + 1),
                answers: answers(known, &entry.answers),
            });
        }
    }
    parts.retain(|part| !part.answers.is_empty());
    parts
}

fn answers<'a>(
    known: &[&Guidance],
    answers: impl IntoIterator<Item = (&'a QuestionId, &'a Answer)>,
) -> Vec<(String, Vec<String>)> {
    answers
        .into_iter()
        .filter(|(_, answer)| !answer.is_untouched())
        .map(|(id, answer)| {
            let asked = known
                .iter()
                .find_map(|guidance| Some((*guidance, guidance.question(id)?)));
            let label =
                asked.map_or_else(|| id.to_string(), |(_, question)| question.label.clone());
            let mut text = match asked {
                Some((guidance, question)) => {
                    let said = words(guidance, question, Some(answer)).1;
                    match answer.value {
                        Value::Choice(_) | Value::Choices(_) => elsewhere(guidance, said),
                        _ => said,
                    }
                }
                None => plain(&answer.value),
            };
            text.extend(paragraphs(&answer.evidence));
            (label, text)
        })
        .collect()
}

/// An option in words borrowed from other guidance, which may name its own area: the case lies in
/// that of its own partnership, which is not known here.
fn elsewhere(lender: &Guidance, said: Vec<String>) -> Vec<String> {
    let area = lender.partnership.area.as_str();
    if area.is_empty() {
        return said;
    }
    let said = said.into_iter();
    said.map(|text| text.replace(area, "the partnership’s own area"))
        .collect()
}

/// An answer to a question that nobody knows.
pub(crate) fn plain(value: &Value) -> Vec<String> {
    match value {
        Value::Blank => Vec::new(),
        Value::NotKnown => vec!["Not known yet".to_owned()],
        Value::Declined => vec!["Preferred not to say".to_owned()],
        Value::Text(text) => paragraphs(text),
        Value::Choice(option) => vec![option.to_string()],
        Value::Choices(options) => options.iter().map(ToString::to_string).collect(),
        Value::Date(date) => vec![date.to_string()],
        Value::When(when) => {
            let text = format!("{} {} {} {}", when.from, when.to, when.time, when.note);
            let words: Vec<&str> = text.split_whitespace().collect();
            vec![words.join(" ")]
        }
    }
}
