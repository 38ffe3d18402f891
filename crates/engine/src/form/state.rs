//! A whole form: its parts and sections, and how each stands.

use chrono::NaiveDate;

use super::problem::{Problem, Severity, Target, field_of};
use super::visibility::{entry_facts, facts_in_use, shown_in_entry, shown_in_section};
use super::{answer, clash, order};
use crate::assessment::Facts;
use crate::case::{Case, Entry, Field};
use crate::guidance::{Form, Group, Guidance, Item, Section, SectionId};

/// How a section stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing is answered.
    NotStarted,
    /// Something is answered, something is missing or not yet confirmed.
    InProgress,
    /// The reader has gone through it, and nothing is missing or wrong.
    Completed,
    /// Something is wrong, or something that was complete is no longer.
    Problem,
}

/// A section that the form shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionState {
    /// The section.
    pub section: SectionId,
    /// Its heading.
    pub title: String,
    /// How it stands.
    pub status: Status,
    /// Its questions and groups that are shown.
    pub items: Vec<Item>,
    /// Everything to mend in it, its groups' entries included.
    pub problems: Vec<Problem>,
}

/// A part of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct PartState {
    /// Its heading.
    pub title: String,
    /// Its sections that are shown.
    pub sections: Vec<SectionState>,
}

/// A form as the answers stand.
#[derive(Clone, Debug, PartialEq)]
pub struct FormState {
    /// Its parts.
    pub parts: Vec<PartState>,
}

impl FormState {
    /// Works out a form. `today` decides what lies in the future.
    #[must_use]
    pub fn of(guidance: &Guidance, form: &Form, case: &Case, today: NaiveDate) -> Self {
        let facts = facts_in_use(guidance, case);
        let parts = form
            .parts
            .iter()
            .map(|part| PartState {
                title: part.title.clone(),
                sections: part
                    .sections
                    .iter()
                    .filter_map(|id| guidance.section(id))
                    .filter(|section| guidance.shown(section.show_when.as_ref(), &facts))
                    .map(|section| section_state(guidance, section, case, &facts, today))
                    .collect(),
            })
            .collect();
        Self { parts }
    }

    /// All sections in order.
    pub fn sections(&self) -> impl Iterator<Item = &SectionState> {
        self.parts.iter().flat_map(|part| &part.sections)
    }

    /// One section.
    #[must_use]
    pub fn section(&self, id: &SectionId) -> Option<&SectionState> {
        self.sections().find(|section| &section.section == id)
    }

    /// Everything that holds up the referral.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.sections()
            .flat_map(|section| &section.problems)
            .filter(|p| p.holds_up())
    }
}

fn section_state(
    guidance: &Guidance,
    section: &Section,
    case: &Case,
    facts: &Facts,
    today: NaiveDate,
) -> SectionState {
    let items = shown_in_section(guidance, section, facts);
    let mut problems = Vec::new();
    let mut started = false;
    for item in &items {
        match item {
            Item::Question(id) => {
                let Some(question) = guidance.question(id) else {
                    continue;
                };
                let answer = case.answer(id);
                started |= answer.is_some_and(|answer| !answer.value.is_blank());
                let field = Field::Question(id.clone());
                problems.extend(answer::problems(guidance, question, &field, answer, today));
            }
            Item::Group(id) => {
                let Some(group) = guidance.group(id) else {
                    continue;
                };
                let entries = case.entries(id);
                started |= !entries.is_empty();
                if let Some(problem) = too_few(group, entries.len()) {
                    problems.push(problem);
                }
                for entry in entries {
                    problems.extend(entry_problems(guidance, group, entry, facts, today));
                }
            }
        }
    }
    let asked_here = |problem: &Problem| match &problem.target {
        Target::Answer(Field::Question(id), _) => items.contains(&Item::Question(id.clone())),
        _ => false,
    };
    problems.extend(
        order::outside(guidance, facts)
            .into_iter()
            .chain(clash::outside(guidance, facts))
            .filter(asked_here),
    );
    SectionState {
        section: section.id.clone(),
        title: section.title.clone(),
        status: status(&problems, started, case.completed.contains(&section.id)),
        items,
        problems,
    }
}

/// Everything to mend in one entry of a group; `outside` are the facts in use outside groups.
#[must_use]
pub fn entry_problems(
    guidance: &Guidance,
    group: &Group,
    entry: &Entry,
    outside: &Facts,
    today: NaiveDate,
) -> Vec<Problem> {
    let facts = entry_facts(guidance, outside, group, entry);
    let mut problems = Vec::new();
    for question in shown_in_entry(guidance, group, &facts) {
        let field = field_of(group, &entry.id, &question.id);
        let answer = entry.answers.get(&question.id);
        problems.extend(answer::problems(guidance, question, &field, answer, today));
    }
    problems.extend(order::in_entry(guidance, group, &entry.id, &facts));
    problems.extend(clash::in_entry(guidance, group, &entry.id, &facts));
    problems
}

fn too_few(group: &Group, entries: usize) -> Option<Problem> {
    let missing = (group.at_least as usize)
        .checked_sub(entries)
        .filter(|missing| *missing > 0)?;
    Some(Problem {
        target: Target::Group(group.id.clone()),
        severity: Severity::Missing,
        message: match missing {
            1 => format!("Add at least one {}", group.one),
            _ => format!("Add {missing} more entries under {}", group.title),
        },
    })
}

fn status(problems: &[Problem], started: bool, completed: bool) -> Status {
    let wrong = problems.iter().any(|p| p.severity == Severity::Wrong);
    let missing = problems.iter().any(|p| p.severity == Severity::Missing);
    match (wrong, missing, completed) {
        (true, _, _) | (_, true, true) => Status::Problem,
        (false, false, true) => Status::Completed,
        _ if started => Status::InProgress,
        _ => Status::NotStarted,
    }
}
