//! How two answers to one question differ.

use super::names::Names;
use crate::case::Answer;
use crate::document::{State, paragraphs, words};
use crate::form::{Aspect, label, plain};
use crate::guidance::QuestionId;

/// A part of an answer that reads otherwise.
pub(super) struct Told {
    pub(super) aspect: Aspect,
    pub(super) label: String,
    pub(super) before: Vec<String>,
    pub(super) after: Vec<String>,
}

/// What reads otherwise in two answers to one question.
pub(super) fn tell(
    names: &Names<'_>,
    id: &QuestionId,
    before: Option<&Answer>,
    after: Option<&Answer>,
) -> Vec<Told> {
    let mut told = Vec::new();
    let mut add = |aspect, before: Vec<String>, after: Vec<String>| {
        let differs = before != after;
        if differs {
            let asked = called(names, id);
            told.push(Told {
                label: match aspect {
                    Aspect::Value => asked,
                    Aspect::Evidence => format!("{asked}: evidence"),
                    Aspect::FollowUp => format!("{asked}: who is finding out"),
                },
                aspect,
                before,
                after,
            });
        }
        differs
    };
    let value = add(
        Aspect::Value,
        value(names, id, before),
        value(names, id, after),
    );
    add(Aspect::Evidence, evidence(before), evidence(after));
    // Where it is in use, the answer says it in words.
    if !value {
        add(Aspect::FollowUp, follow_up(before), follow_up(after));
    }
    told
}

/// What a question is called.
pub(super) fn called(names: &Names<'_>, id: &QuestionId) -> String {
    match names.question(id) {
        Some(question) => question.label.clone(),
        None => label(names.guidance, id),
    }
}

/// What was answered, by paragraph, as the document shows it.
pub(super) fn value(names: &Names<'_>, id: &QuestionId, answer: Option<&Answer>) -> Vec<String> {
    match (names.question(id), answer) {
        (_, None) => Vec::new(),
        (Some(question), Some(_)) => match words(names.guidance, question, answer) {
            (State::NotProvided, _) => Vec::new(),
            (_, text) => text,
        },
        (None, Some(answer)) if answer.value.is_blank() => Vec::new(),
        (None, Some(answer)) => plain(&answer.value),
    }
}

/// What shows it, by paragraph.
pub(super) fn evidence(answer: Option<&Answer>) -> Vec<String> {
    answer.map_or_else(Vec::new, |answer| paragraphs(&answer.evidence))
}

/// Who is finding out, and by when, as typed.
fn follow_up(answer: Option<&Answer>) -> Vec<String> {
    let Some(follow_up) = answer.map(|answer| &answer.follow_up) else {
        return Vec::new();
    };
    let mut text = Vec::new();
    if !follow_up.who.trim().is_empty() {
        text.push(follow_up.who.trim().to_owned());
    }
    if !follow_up.by.is_blank() {
        text.push(format!("by {}", follow_up.by));
    }
    text
}
