//! Answers that hardly go together, such as a date of death where no child died. It is said and holds
//! nothing up: a case can be stranger than a rule.

use super::problem::{Aspect, Problem, Severity, Target, field_of};
use crate::assessment::Facts;
use crate::case::Field;
use crate::guidance::{Clash, EntryId, Group, Guidance};

/// Those that are said at a question outside groups.
pub fn outside(guidance: &Guidance, facts: &Facts) -> Vec<Problem> {
    found(guidance, facts, |clash| {
        Some(Field::Question(clash.at.clone()))
    })
}

/// Those that are said at one entry of a group.
pub fn in_entry(
    guidance: &Guidance,
    group: &Group,
    entry: &EntryId,
    facts: &Facts,
) -> Vec<Problem> {
    found(guidance, facts, |clash| {
        let is_own = group.questions.contains(&clash.at);
        is_own.then(|| field_of(group, entry, &clash.at))
    })
}

fn found(
    guidance: &Guidance,
    facts: &Facts,
    place: impl Fn(&Clash) -> Option<Field>,
) -> Vec<Problem> {
    let clashes = guidance.content.clash.iter();
    clashes
        .filter(|clash| guidance.holds(&clash.when, facts).is_true())
        .filter_map(|clash| {
            Some(Problem {
                target: Target::Answer(place(clash)?, Aspect::Value),
                severity: Severity::Warning,
                message: clash.message.clone(),
            })
        })
        .collect()
}
