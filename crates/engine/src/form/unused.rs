//! Answers that are kept but not in use: their question is not asked any more, or not by this
//! partnership. They stay in the case, out of rules and exports, and come back with the question.

use super::visibility::{asked, entry_facts, facts_in_use, group_is_asked, shown_in_entry};
use crate::case::{Answer, Case, Field};
use crate::guidance::{Guidance, QuestionId};

/// What stands between a question and the partnership whose area its answer was about.
pub(super) const ASIDE: char = '@';

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
    let asked = asked(guidance, &facts);
    let mut found = Vec::new();
    for (id, answer) in &case.answers {
        if !asked.contains(id) {
            note(guidance, Field::Question(id.clone()), answer, &mut found);
        }
    }
    for (group_id, entries) in &case.groups {
        let group = guidance
            .group(group_id)
            .filter(|g| group_is_asked(guidance, &g.id, &facts));
        for entry in entries {
            let asked: Vec<&QuestionId> = group.map_or_else(Vec::new, |group| {
                let facts = entry_facts(guidance, &facts, group, entry);
                shown_in_entry(guidance, group, &facts)
                    .into_iter()
                    .map(|q| &q.id)
                    .collect()
            });
            for (id, answer) in entry.answers.iter().filter(|(id, _)| !asked.contains(id)) {
                let field = Field::InEntry {
                    group: group_id.clone(),
                    entry: entry.id.clone(),
                    question: id.clone(),
                };
                note(guidance, field, answer, &mut found);
            }
        }
    }
    found
}

/// Notes an answer, unless it says nothing.
fn note(guidance: &Guidance, field: Field, answer: &Answer, found: &mut Vec<Unused>) {
    if answer.value.is_blank() {
        return;
    }
    found.push(Unused {
        label: label(guidance, field.question()),
        field,
        answer: answer.clone(),
    });
}

/// A question in a few words, also one that was answered for the area of another partnership; its
/// name where the guidance has no such question.
pub(crate) fn label(guidance: &Guidance, id: &QuestionId) -> String {
    let label = match id.as_str().split_once(ASIDE) {
        None => guidance.question(id).map(|q| q.label.clone()),
        Some((id, whose)) => guidance
            .question(&QuestionId::from(id))
            .map(|q| format!("{} (answered for {whose})", q.label)),
    };
    label.unwrap_or_else(|| id.to_string())
}
