//! Answers that are kept but not in use: their question is not asked any more, or not by this
//! partnership, or no longer takes such an answer. They stay in the case, out of rules and exports, and
//! come back with the question.

use super::as_typed::plain;
use super::visibility::{asked, entry_facts, facts_in_use, group_is_asked, shown_in_entry};
use crate::assessment::fits;
use crate::case::{Answer, Case, Field, FollowUp, Value};
use crate::document::{paragraphs, words};
use crate::guidance::{Guidance, Question, QuestionId};

/// What stands between a question and the partnership whose area its answer was about; nothing but this
/// follows where the answer is one of before the form changed.
pub(super) const ASIDE: char = '@';

/// An answer that is not in use.
#[derive(Clone, Debug, PartialEq)]
pub struct Unused {
    /// Where it stands.
    pub field: Field,
    /// The question in a few words; its name where the guidance has no such question.
    pub label: String,
    /// The answer, or what of it is not in use: evidence can be asked no more where its answer is.
    pub answer: Answer,
}

impl Unused {
    /// What was answered, by paragraph, with what stands beside it.
    #[must_use]
    pub fn words(&self, guidance: &Guidance) -> Vec<String> {
        let Answer {
            value,
            evidence,
            follow_up,
        } = &self.answer;
        let question = question(guidance, self.field.question());
        let mut text = match (question, value) {
            // Typed text is told as text, whatever the question takes now.
            (Some(question), value) if !value.is_blank() && !matches!(value, Value::Text(_)) => {
                words(guidance, question, Some(&self.answer)).1
            }
            _ => plain(value),
        };
        if !value.is_not_known() && !follow_up.is_blank() {
            text.push(format!("{} {}", follow_up.who.trim(), follow_up.by));
        }
        text.extend(paragraphs(evidence));
        text
    }
}

/// All answers that are not in use.
#[must_use]
pub fn unused(guidance: &Guidance, case: &Case) -> Vec<Unused> {
    let facts = facts_in_use(guidance, case);
    let asked = asked(guidance, &facts);
    let mut found = Vec::new();
    let mut note = |field: Field, answer: Answer| {
        found.push(Unused {
            label: label(guidance, field.question()),
            field,
            answer,
        });
    };
    for (id, answer) in &case.answers {
        let question = asked.get(id).and_then(|id| guidance.question(id));
        if let Some(rest) = not_used(guidance, question, answer) {
            note(Field::Question(id.clone()), rest);
        }
    }
    for (group_id, entries) in &case.groups {
        let group = guidance
            .group(group_id)
            .filter(|g| group_is_asked(guidance, &g.id, &facts));
        for entry in entries {
            let asked = group.map_or_else(Vec::new, |group| {
                let facts = entry_facts(guidance, &facts, group, entry);
                shown_in_entry(guidance, group, &facts)
            });
            for (id, answer) in &entry.answers {
                let question = asked.iter().find(|question| &question.id == id).copied();
                if let Some(rest) = not_used(guidance, question, answer) {
                    let field = Field::InEntry {
                        group: group_id.clone(),
                        entry: entry.id.clone(),
                        question: id.clone(),
                    };
                    note(field, rest);
                }
            }
        }
    }
    found
}

/// What of an answer is not in use; nothing where all of it is, or it says nothing. `question` is the
/// one that asks for it, where it is asked.
fn not_used(guidance: &Guidance, question: Option<&Question>, answer: &Answer) -> Option<Answer> {
    let rest = match question {
        Some(question) if fits(guidance, question, &answer.value) => Answer {
            value: Value::Blank,
            // What is not asked for the present answer comes back with another one.
            evidence: if question.evidence.is_empty() {
                answer.evidence.clone()
            } else {
                String::new()
            },
            follow_up: if question.not_known {
                FollowUp::default()
            } else {
                answer.follow_up.clone()
            },
        },
        _ => answer.clone(),
    };
    (!rest.is_untouched()).then_some(rest)
}

/// A question in a few words, also one whose answer was put aside; its name where the guidance has no
/// such question.
pub(crate) fn label(guidance: &Guidance, id: &QuestionId) -> String {
    let known = question(guidance, id).map(|question| &question.label);
    match (known, id.as_str().split_once(ASIDE)) {
        (None, _) => id.to_string(),
        (Some(label), None) => label.clone(),
        (Some(label), Some((_, whose))) if whose.trim_matches(ASIDE).is_empty() => {
            format!("{label} (answered before the form changed)")
        }
        (Some(label), Some((_, whose))) => format!("{label} (answered for {whose})"),
    }
}

/// The question, also of an answer that was put aside.
fn question<'a>(guidance: &'a Guidance, id: &QuestionId) -> Option<&'a Question> {
    match id.as_str().split_once(ASIDE) {
        None => guidance.question(id),
        Some((id, _)) => guidance.question(&QuestionId::from(id)),
    }
}
