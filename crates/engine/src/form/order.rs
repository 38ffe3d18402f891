//! Dates against one another. An uncertain date is wrong only where it surely is.

use chrono::NaiveDate;

use super::problem::{Aspect, Problem, Severity, Target, field_of};
use crate::assessment::{Fact, Facts};
use crate::case::Field;
use crate::guidance::{DateCheck, EntryId, Group, Guidance, QuestionId};

/// The checks between dates outside groups.
pub fn outside(guidance: &Guidance, facts: &Facts) -> Vec<Problem> {
    broken(guidance, facts, |check| {
        Some(Field::Question(check.later.clone()))
    })
}

/// The checks that concern one entry of a group. Where one of the two dates stands outside it, the
/// problem is shown at the other: that is the page on which the reader sees the entry.
pub fn in_entry(
    guidance: &Guidance,
    group: &Group,
    entry: &EntryId,
    facts: &Facts,
) -> Vec<Problem> {
    broken(guidance, facts, |check| {
        let own = |question: &&QuestionId| group.questions.contains(question);
        let question = [&check.later, &check.earlier].into_iter().find(own)?;
        Some(field_of(group, entry, question))
    })
}

fn broken(
    guidance: &Guidance,
    facts: &Facts,
    place: impl Fn(&DateCheck) -> Option<Field>,
) -> Vec<Problem> {
    guidance
        .content
        .check
        .iter()
        .filter_map(|check| {
            let field = place(check)?;
            let (earliest, _) = between(facts, &check.earlier)?;
            let (_, latest) = between(facts, &check.later)?;
            (latest < earliest).then(|| Problem {
                target: Target::Answer(field, Aspect::Value),
                severity: Severity::Wrong,
                message: check.message.clone(),
            })
        })
        .collect()
}

fn between(facts: &Facts, question: &QuestionId) -> Option<(NaiveDate, NaiveDate)> {
    facts.get(question).and_then(Fact::days)
}
