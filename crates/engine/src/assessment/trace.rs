//! Which answers a result rests on, which open questions could settle it, and which single answers
//! would turn it. Derived each time; never stored as prose.

use std::collections::BTreeSet;

use serde::Serialize;

use super::facts::{Fact, Facts};
use super::truth::Truth;
use crate::guidance::{
    Atom, Comparison, CriterionId, Expression, Guidance, Kind, OptionId, QuestionId,
};

/// How far criteria may lean on one another in a trace.
const DEEPEST: usize = 32;

/// One answer that, given alone, would turn a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Change {
    /// The question.
    pub question: QuestionId,
    /// The other answer to it.
    pub to: OptionId,
    /// What the result would be then.
    pub becomes: Truth,
}

/// A condition and why it stands as it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Whether it holds.
    pub holds: Truth,
    /// See [`rests_on`].
    pub rests_on: Vec<QuestionId>,
    /// See [`open`].
    pub open: Vec<QuestionId>,
    /// Single answers that would turn it the other way, or settle it.
    pub changes: Vec<Change>,
}

impl Trace {
    /// Evaluates a condition and traces it.
    #[must_use]
    pub fn of(guidance: &Guidance, condition: &Expression, facts: &Facts) -> Self {
        let holds = guidance.holds(condition, facts);
        let rests_on = rests_on(guidance, condition, facts);
        let open = open(guidance, condition, facts);
        let others = open.iter().filter(|id| !rests_on.contains(id));
        let questions = rests_on.iter().chain(others);
        Self {
            changes: changes(guidance, condition, facts, holds, questions),
            holds,
            rests_on,
            open,
        }
    }
}

/// The questions whose answers a result rests on: those of the parts that settle it, or, while it
/// is undetermined, of every part that is answered.
#[must_use]
pub fn rests_on(guidance: &Guidance, condition: &Expression, facts: &Facts) -> Vec<QuestionId> {
    let mut found = BTreeSet::new();
    ground(guidance, condition, facts, &mut found, DEEPEST);
    in_asking_order(guidance, found)
}

/// The unanswered and not-known questions that could still settle an undetermined condition. None
/// where it is settled.
#[must_use]
pub fn open(guidance: &Guidance, condition: &Expression, facts: &Facts) -> Vec<QuestionId> {
    let mut found = BTreeSet::new();
    unsettled(guidance, condition, facts, &mut found, DEEPEST);
    in_asking_order(guidance, found)
}

/// The criteria that a condition names, in the order in which it names them.
#[must_use]
pub fn criteria(guidance: &Guidance, condition: &Expression) -> Vec<CriterionId> {
    let mut found: Vec<CriterionId> = Vec::new();
    for atom in condition.atoms() {
        if let Atom::Named(name) = atom
            && let Some(criterion) = guidance.criterion_named(name)
            && !found.contains(&criterion.id)
        {
            found.push(criterion.id.clone());
        }
    }
    found
}

/// Answers to these questions that would turn a condition that stands as `now`, one at a time.
fn changes<'a>(
    guidance: &Guidance,
    condition: &Expression,
    facts: &Facts,
    now: Truth,
    questions: impl Iterator<Item = &'a QuestionId>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    // One copy, in which one answer after the other is another.
    let mut other = facts.clone();
    for id in questions {
        let given = other.remove(id);
        for to in answers_to(guidance, id) {
            let supposed = Fact::Choice(to.clone());
            if given.as_ref() == Some(&supposed) {
                continue;
            }
            other.set(id.clone(), supposed);
            let becomes = guidance.holds(condition, &other);
            if becomes.is_settled() && becomes != now {
                changes.push(Change {
                    question: id.clone(),
                    to,
                    becomes,
                });
            }
        }
        match given {
            Some(given) => other.set(id.clone(), given),
            None => {
                other.remove(id);
            }
        }
    }
    changes
}

/// The answers that a question of yes or no, or of one choice, can have.
fn answers_to(guidance: &Guidance, id: &QuestionId) -> Vec<OptionId> {
    match guidance.question(id) {
        Some(question) if question.kind == Kind::YesNo => {
            vec![OptionId::from("yes"), OptionId::from("no")]
        }
        Some(question) if question.kind == Kind::Choice => guidance
            .options(question)
            .iter()
            .map(|o| o.id.clone())
            .collect(),
        _ => Vec::new(),
    }
}

/// Collects what settles a condition.
fn ground(
    guidance: &Guidance,
    condition: &Expression,
    facts: &Facts,
    found: &mut BTreeSet<QuestionId>,
    left: usize,
) {
    let value = guidance.holds(condition, facts);
    match condition {
        Expression::Atom(Atom::Named(name)) => match guidance.criterion_named(name) {
            Some(criterion) => {
                if let Some(left) = left.checked_sub(1) {
                    ground(guidance, &criterion.when, facts, found, left);
                }
            }
            None => note(facts, QuestionId::from(name.as_str()), found),
        },
        Expression::Atom(Atom::Answer { question, .. }) => note(facts, question.clone(), found),
        Expression::Atom(Atom::AgeUnder { birth, on, .. }) => {
            note(facts, birth.clone(), found);
            note(facts, on.clone(), found);
        }
        Expression::Not(inner) => ground(guidance, inner, facts, found, left),
        Expression::All(parts) | Expression::Any(parts) | Expression::AtLeast { of: parts, .. } => {
            for part in parts {
                let part_value = guidance.holds(part, facts);
                if !value.is_settled() || part_value == value {
                    ground(guidance, part, facts, found, left);
                }
            }
        }
    }
}

fn note(facts: &Facts, question: QuestionId, found: &mut BTreeSet<QuestionId>) {
    if facts.get(&question).is_some() {
        found.insert(question);
    }
}

/// Collects what leaves a condition open.
fn unsettled(
    guidance: &Guidance,
    condition: &Expression,
    facts: &Facts,
    found: &mut BTreeSet<QuestionId>,
    left: usize,
) {
    if guidance.holds(condition, facts).is_settled() {
        return;
    }
    match condition {
        Expression::Atom(Atom::Named(name)) => match guidance.criterion_named(name) {
            Some(criterion) => {
                if let Some(left) = left.checked_sub(1) {
                    unsettled(guidance, &criterion.when, facts, found, left);
                }
            }
            None => {
                found.insert(QuestionId::from(name.as_str()));
            }
        },
        Expression::Atom(Atom::Answer { question, is }) => {
            if matches!(is, Comparison::OneOf(_) | Comparison::Has(_)) {
                found.insert(question.clone());
            }
        }
        Expression::Atom(Atom::AgeUnder { birth, on, .. }) => {
            found.insert(birth.clone());
            found.insert(on.clone());
        }
        Expression::Not(inner) => unsettled(guidance, inner, facts, found, left),
        Expression::All(parts) | Expression::Any(parts) | Expression::AtLeast { of: parts, .. } => {
            for part in parts {
                unsettled(guidance, part, facts, found, left);
            }
        }
    }
}

/// Questions in the order in which the threshold asks them; others after them, by name.
fn in_asking_order(guidance: &Guidance, mut found: BTreeSet<QuestionId>) -> Vec<QuestionId> {
    let mut questions: Vec<QuestionId> = guidance
        .content
        .step
        .iter()
        .flat_map(|step| &step.questions)
        .filter_map(|asked| found.take(asked))
        .collect();
    questions.extend(found);
    questions
}
