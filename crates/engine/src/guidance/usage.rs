//! Which of the shared tables a partnership uses.

use std::collections::BTreeSet;

use super::expression::{Atom, Expression};
use super::id::{CriterionId, DocumentId, FormId, GroupId, QuestionId, SectionId};
use super::lint::cited;
use super::model::{Guidance, GuidanceFile, Item, Parallel};

/// What a partnership uses of the registry.
#[derive(Debug, Default)]
pub struct Used {
    /// Sections that a form names.
    pub sections: BTreeSet<SectionId>,
    /// Groups in those sections.
    pub groups: BTreeSet<GroupId>,
    /// Questions in steps, sections and groups, and those that start a clock.
    pub asked: BTreeSet<QuestionId>,
    /// Questions that conditions of criteria, routes, steps and the like name.
    pub named: BTreeSet<QuestionId>,
}

/// Finds what is used.
#[must_use]
pub fn used(guidance: &Guidance) -> Used {
    let content = &guidance.content;
    let mut used = Used::default();
    used.asked.extend(
        content
            .step
            .iter()
            .flat_map(|s| s.questions.iter().cloned()),
    );
    used.sections.extend(
        content
            .form
            .iter()
            .flat_map(|f| &f.parts)
            .flat_map(|p| p.sections.iter().cloned()),
    );
    for section in content
        .section
        .iter()
        .filter(|s| used.sections.contains(&s.id))
    {
        for item in &section.items {
            match item {
                Item::Question(id) => {
                    used.asked.insert(id.clone());
                }
                Item::Group(id) => {
                    used.groups.insert(id.clone());
                }
            }
        }
    }
    for group in content.group.iter().filter(|g| used.groups.contains(&g.id)) {
        used.asked.extend(group.questions.iter().cloned());
    }
    for condition in conditions(guidance) {
        used.named.extend(questions_in(condition));
    }
    used
}

/// The conditions of criteria, routes, other processes, steps and timescales.
fn conditions(guidance: &Guidance) -> impl Iterator<Item = &Expression> {
    let content = &guidance.content;
    content
        .criterion
        .iter()
        .map(|c| &c.when)
        .chain(content.route.iter().filter_map(|r| r.when.as_ref()))
        .chain(content.parallel.iter().flat_map(told_by))
        .chain(content.step.iter().filter_map(|s| s.show_when.as_ref()))
        .chain(
            content
                .timescale
                .iter()
                .filter_map(|t| t.show_when.as_ref()),
        )
}

/// The conditions of another process.
fn told_by(parallel: &Parallel) -> impl Iterator<Item = &Expression> {
    parallel.only_when.iter().chain(&parallel.when)
}

/// The names in a condition that may be questions.
pub fn questions_in(condition: &Expression) -> Vec<QuestionId> {
    condition
        .atoms()
        .into_iter()
        .flat_map(|atom| match atom {
            Atom::Named(name) => vec![QuestionId::from(name.as_str())],
            Atom::Answer { question, .. } => vec![question.clone()],
            Atom::AgeUnder { birth, on, .. } => vec![birth.clone(), on.clone()],
        })
        .collect()
}

/// Leaves out the shared forms that none of the partnership's routes needs, and the shared criteria
/// that no condition of its own rests on: they are no part of its policy.
#[must_use]
pub fn without_unused_shared(mut guidance: Guidance, own: &GuidanceFile) -> Guidance {
    let needed: BTreeSet<FormId> = own
        .form
        .iter()
        .map(|form| form.id.clone())
        .chain(own.route.iter().filter_map(|route| route.form.clone()))
        .collect();
    guidance.content.form.retain(|f| needed.contains(&f.id));
    let kept: BTreeSet<CriterionId> = own.criterion.iter().map(|c| c.id.clone()).collect();
    let mut open: Vec<&Expression> = own
        .criterion
        .iter()
        .map(|c| &c.when)
        .chain(own.route.iter().filter_map(|r| r.when.as_ref()))
        .chain(guidance.content.parallel.iter().flat_map(told_by))
        .chain(
            own.wording
                .iter()
                .flat_map(|w| w.only_when.iter().chain(&w.when)),
        )
        .chain(own.step.iter().filter_map(|s| s.show_when.as_ref()))
        .chain(own.timescale.iter().filter_map(|t| t.show_when.as_ref()))
        .chain(own.section.iter().filter_map(|s| s.show_when.as_ref()))
        .chain(own.question.iter().filter_map(|q| q.show_when.as_ref()))
        .collect();
    let mut reached = kept;
    while let Some(condition) = open.pop() {
        for name in condition.atoms() {
            let Atom::Named(name) = name else { continue };
            let shared = guidance
                .content
                .criterion
                .iter()
                .find(|c| c.id.as_str() == name);
            if let Some(criterion) = shared
                && reached.insert(criterion.id.clone())
            {
                open.push(&criterion.when);
            }
        }
    }
    guidance
        .content
        .criterion
        .retain(|c| reached.contains(&c.id));
    guidance
}

/// Leaves out what the partnership does not use of questions, groups, sections and lists, and the
/// documents on which nothing of it rests.
#[must_use]
pub fn prune(mut guidance: Guidance) -> Guidance {
    let used = used(&guidance);
    let content = &mut guidance.content;
    content.section.retain(|s| used.sections.contains(&s.id));
    content.group.retain(|g| used.groups.contains(&g.id));
    content.question.retain(|q| used.asked.contains(&q.id));
    let lists: BTreeSet<_> = content
        .question
        .iter()
        .filter_map(|q| q.list.clone())
        .collect();
    content.list.retain(|l| lists.contains(&l.id));
    let asked = |id: &QuestionId| used.asked.contains(id);
    let all_asked = |condition: &Expression| questions_in(condition).iter().all(asked);
    content
        .check
        .retain(|c| asked(&c.earlier) && asked(&c.later));
    content.clash.retain(|c| asked(&c.at) && all_asked(&c.when));
    let rests_on: BTreeSet<DocumentId> = cited(&guidance)
        .into_iter()
        .flat_map(|(_, _, sources)| sources)
        .map(|source| source.document.clone())
        .chain(
            guidance
                .content
                .requirement
                .iter()
                .map(|r| r.document.clone()),
        )
        .collect();
    let content = &mut guidance.content;
    content.document.retain(|d| rests_on.contains(&d.id));
    guidance
}
