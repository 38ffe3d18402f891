//! Dates against one another. An uncertain date is wrong only where it surely is.

use chrono::NaiveDate;

use super::problem::{Aspect, Problem, Severity, Target};
use crate::assessment::{Fact, Facts};
use crate::case::Field;
use crate::guidance::{EntryId, Group, Guidance, QuestionId};

/// The checks between dates outside groups.
pub fn outside(guidance: &Guidance, facts: &Facts) -> Vec<Problem> {
    broken(guidance, facts, |_| true, Field::Question)
}

/// The checks that concern one entry of a group.
pub fn in_entry(guidance: &Guidance, group: &Group, entry: &EntryId, facts: &Facts) -> Vec<Problem> {
    broken(
        guidance,
        facts,
        |question| group.questions.contains(question),
        |question| {
            if group.questions.contains(&question) {
                Field::InEntry { group: group.id.clone(), entry: entry.clone(), question }
            } else {
                Field::Question(question)
            }
        },
    )
}

fn broken(
    guidance: &Guidance,
    facts: &Facts,
    concerns: impl Fn(&QuestionId) -> bool,
    field: impl Fn(QuestionId) -> Field,
) -> Vec<Problem> {
    guidance
        .content
        .check
        .iter()
        .filter(|check| concerns(&check.later) || concerns(&check.earlier))
        .filter_map(|check| {
            let (earliest, _) = between(facts, &check.earlier)?;
            let (_, latest) = between(facts, &check.later)?;
            (latest < earliest).then(|| Problem {
                target: Target::Answer(field(check.later.clone()), Aspect::Value),
                severity: Severity::Wrong,
                message: check.message.clone(),
            })
        })
        .collect()
}

fn between(facts: &Facts, question: &QuestionId) -> Option<(NaiveDate, NaiveDate)> {
    match facts.get(question) {
        Some(Fact::Between(first, last)) => Some((*first, *last)),
        _ => None,
    }
}
