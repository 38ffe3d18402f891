//! Answers that are kept but not in use: their question is not asked any more, or not by this
//! partnership. They stay in the case, out of rules and exports, and come back with the question.

use super::visibility::{entry_facts, facts_in_use};
use crate::assessment::Facts;
use crate::case::{Answer, Case, Field};
use crate::guidance::{Guidance, QuestionId};

/// An answer that is not in use.
#[derive(Clone, Debug, PartialEq)]
pub struct Unused {
    /// Where it stands.
    pub field: Field,
    /// The question in a few words; its name where the guidance has no such question.
    pub label: String,
    /// The answer.
    pub answer: Answer,
}

/// All answers that are not in use.
#[must_use]
pub fn unused(guidance: &Guidance, case: &Case) -> Vec<Unused> {
    let facts = facts_in_use(guidance, case);
    let mut found = Vec::new();
    for (id, answer) in &case.answers {
        note(guidance, &facts, Field::Question(id.clone()), answer, &mut found);
    }
    for (group_id, entries) in &case.groups {
        let group = guidance.group(group_id);
        for entry in entries {
            let facts = group.map_or_else(Facts::default, |group| {
                entry_facts(guidance, &facts, group, entry)
            });
            for (id, answer) in &entry.answers {
                let field = Field::InEntry {
                    group: group_id.clone(),
                    entry: entry.id.clone(),
                    question: id.clone(),
                };
                note(guidance, &facts, field, answer, &mut found);
            }
        }
    }
    found
}

fn note(guidance: &Guidance, facts: &Facts, field: Field, answer: &Answer, found: &mut Vec<Unused>) {
    let id: &QuestionId = field.question();
    // A date that does not hold as one says nothing yet, but its question is asked all the same;
    // only an answer that would say something shows by its absence that it is not in use.
    if Facts::says_nothing(&answer.value) || facts.get(id).is_some() {
        return;
    }
    found.push(Unused {
        label: guidance.question(id).map_or_else(|| id.to_string(), |q| q.label.clone()),
        field,
        answer: answer.clone(),
    });
}
