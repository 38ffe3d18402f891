//! The checks of questions: what their kind needs, and that each is asked and used.

use std::collections::{BTreeMap, BTreeSet};

use crate::guidance::compile::Finding;
use crate::guidance::id::QuestionId;
use crate::guidance::model::{Guidance, GuidanceFile, Item, Kind, Question};
use crate::guidance::usage::Used;

/// Questions that lack what their kind needs, or have what it has no use for.
pub(super) fn check(guidance: &Guidance, used: &Used) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut homes: BTreeMap<&QuestionId, usize> = BTreeMap::new();
    for group in &guidance.content.group {
        for id in &group.questions {
            *homes.entry(id).or_default() += 1;
        }
        for id in group.named_by.iter().chain(&group.summed_by) {
            if !group.questions.contains(id) {
                findings.push(Finding::new(
                    "group",
                    &group.id,
                    format!("\"{id}\" is not one of its questions; add it to questions"),
                ));
            }
        }
    }
    for question in &guidance.content.question {
        let options = guidance.options(question);
        let chooses = matches!(question.kind, Kind::Choice | Kind::Choices);
        let mut wrong = |message: &str| {
            findings.push(Finding::new("question", &question.id, message));
        };
        if chooses && options.is_empty() {
            wrong("a choice needs options, or a list that has some");
        }
        if !chooses && (!question.options.is_empty() || question.list.is_some()) {
            wrong("only a choice has options; change its kind or take them away");
        }
        if !question.options.is_empty() && question.list.is_some() {
            wrong("it has options and a list; keep one of them");
        }
        let names: BTreeSet<_> = options.iter().map(|o| &o.id).collect();
        if names.len() != options.len() {
            wrong("two of its options have the same id; give one a new id");
        }
        if question.why.trim().is_empty() {
            wrong("say in why = \"…\" what the answer is needed for");
        }
        let answers = answers(guidance, question);
        if question
            .evidence_for
            .iter()
            .any(|o| !answers.contains(&o.to_string()))
        {
            wrong("evidence-for names an answer that it does not have");
        }
        let homes = homes.get(&question.id).copied().unwrap_or(0);
        if homes > 1 {
            wrong("it stands in more than one group; give each group its own question");
        }
        if homes == 1 && outside_groups(guidance, &question.id) {
            wrong("it stands in a group and outside one; give each place its own question");
        }
    }
    for id in &used.named {
        if guidance.question(id).is_some() && !used.asked.contains(id) {
            findings.push(Finding::new(
                "question",
                id,
                "a condition rests on it, but no step or section asks it; put it into one",
            ));
        }
    }
    findings
}

fn outside_groups(guidance: &Guidance, id: &QuestionId) -> bool {
    guidance
        .content
        .step
        .iter()
        .any(|s| s.questions.contains(id))
        || guidance
            .content
            .section
            .iter()
            .flat_map(|s| &s.items)
            .any(|item| matches!(item, Item::Question(q) if q == id))
}

/// The names of the answers that a question of yes or no or a choice can have.
pub(super) fn answers(guidance: &Guidance, question: &Question) -> Vec<String> {
    match question.kind {
        Kind::YesNo => vec!["yes".into(), "no".into()],
        _ => guidance
            .options(question)
            .iter()
            .map(|o| o.id.to_string())
            .collect(),
    }
}

/// Questions, sections and groups of a partnership's own that nothing uses.
pub(super) fn unused(guidance: &Guidance, own: &GuidanceFile, used: &Used) -> Vec<Finding> {
    let mut findings = Vec::new();
    for question in own.question.iter().filter(|q| !used.asked.contains(&q.id)) {
        findings.push(Finding::new(
            "question",
            &question.id,
            "no step, section or group asks it; put it into one or take it away",
        ));
    }
    for section in own
        .section
        .iter()
        .filter(|s| !used.sections.contains(&s.id))
    {
        findings.push(Finding::new(
            "section",
            &section.id,
            "no form has it; put it into one or take it away",
        ));
    }
    for group in own.group.iter().filter(|g| !used.groups.contains(&g.id)) {
        findings.push(Finding::new(
            "group",
            &group.id,
            "no section has it; put it into one or take it away",
        ));
    }
    let in_form: BTreeSet<_> = guidance
        .content
        .section
        .iter()
        .flat_map(|s| &s.items)
        .filter_map(|i| match i {
            Item::Question(id) => Some(id),
            Item::Group(_) => None,
        })
        .collect();
    for step in &guidance.content.step {
        for id in &step.questions {
            if !used.named.contains(id) && !in_form.contains(id) {
                findings.push(Finding::new(
                    "question",
                    id,
                    "it is asked at the threshold, but no criterion, route or form uses it",
                ));
            }
        }
    }
    findings
}
