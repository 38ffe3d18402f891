//! A case made into a document.

use super::model::{Body, Document, EntryText, Part, Row, Section, TimelineRow};
use super::show::{capitalised, paragraphs, words};
use crate::assessment::Facts;
use crate::case::{Answer, Case, Entry};
use crate::chronology;
use crate::form::{
    entry_facts, facts_in_use, needs_evidence, shown_in_entry, shown_in_section, shown_in_step,
    step_is_shown,
};
use crate::guidance::{Form, Group, Guidance, Item, Question, QuestionId, StepId, Timeline};

/// What stands before the name of a step where it stands as a section of a document. No name of a
/// section has a slash, so the two cannot be mixed up.
const STEP: &str = "threshold/";

/// Makes a document of the answers that are in use.
#[must_use]
pub fn compose(guidance: &Guidance, form: &Form, case: &Case) -> Document {
    let facts = facts_in_use(guidance, case);
    let mut parts: Vec<Part> = form
        .parts
        .iter()
        .map(|part| Part {
            title: part.title.clone(),
            sections: part
                .sections
                .iter()
                .filter_map(|id| guidance.section(id))
                .filter(|section| guidance.shown(section.show_when.as_ref(), &facts))
                .map(|section| Section {
                    id: section.id.to_string(),
                    title: section.title.clone(),
                    body: shown_in_section(guidance, section, &facts)
                        .iter()
                        .filter_map(|item| body(guidance, case, &facts, item))
                        .collect(),
                })
                .collect(),
        })
        .collect();
    parts.extend(threshold(guidance, case, &facts, &parts));
    Document {
        title: form.title.clone(),
        partnership: guidance.partnership.name.clone(),
        marking: guidance.partnership.marking.clone(),
        subjects: subjects(guidance, case),
        example: case.example,
        parts,
    }
}

/// The step of the threshold questions that a section of a document holds the answers of, where it
/// holds those of one.
#[must_use]
pub fn step_of_section(section: &str) -> Option<StepId> {
    section.strip_prefix(STEP).map(StepId::from)
}

/// The threshold answers that no section of the form repeats: whoever reads the document sees
/// everything that the result rests on, and each answer once.
fn threshold(guidance: &Guidance, case: &Case, facts: &Facts, parts: &[Part]) -> Option<Part> {
    let stands_already = |question: &Question| {
        parts
            .iter()
            .flat_map(|part| &part.sections)
            .flat_map(|section| &section.body)
            .any(|body| matches!(body, Body::Row(row) if row.question == question.id.as_str()))
    };
    let sections: Vec<Section> = guidance
        .content
        .step
        .iter()
        .filter(|step| step_is_shown(guidance, step, facts))
        .map(|step| Section {
            id: format!("{STEP}{}", step.id),
            title: step.title.clone(),
            body: shown_in_step(guidance, step, facts)
                .into_iter()
                .filter(|question| !stands_already(question))
                .filter_map(|question| {
                    let answer = case.answer(&question.id).filter(|a| !a.value.is_blank())?;
                    Some(Body::Row(row(guidance, question, Some(answer))))
                })
                .collect(),
        })
        .filter(|section| !section.body.is_empty())
        .collect();
    (!sections.is_empty()).then(|| Part {
        title: "Other answers to the threshold questions".to_owned(),
        sections,
    })
}

/// What an entry is called: the answers that name it, or its place where there are none.
#[must_use]
pub fn entry_name(guidance: &Guidance, group: &Group, entry: &Entry, number: usize) -> String {
    let name = joined(guidance, &group.named_by, entry, " ");
    if name.is_empty() {
        format!("{} {number}", capitalised(&group.one))
    } else {
        name
    }
}

/// Answers of an entry joined, those that say nothing left out.
fn joined(guidance: &Guidance, questions: &[QuestionId], entry: &Entry, by: &str) -> String {
    let parts: Vec<String> = questions
        .iter()
        .filter_map(|id| {
            let answer = entry.answers.get(id).filter(|a| !a.value.is_blank())?;
            Some(
                words(guidance, guidance.question(id)?, Some(answer))
                    .1
                    .join(", "),
            )
        })
        .collect();
    parts.join(by)
}

fn subjects(guidance: &Guidance, case: &Case) -> Vec<String> {
    guidance
        .content
        .group
        .iter()
        .filter(|group| group.subject)
        .flat_map(|group| {
            case.entries(&group.id)
                .iter()
                .enumerate()
                .map(|(index, entry)| entry_name(guidance, group, entry, index + 1))
        })
        .collect()
}

fn body(guidance: &Guidance, case: &Case, facts: &Facts, item: &Item) -> Option<Body> {
    match item {
        Item::Question(id) => Some(Body::Row(row(
            guidance,
            guidance.question(id)?,
            case.answer(id),
        ))),
        Item::Group(id) => {
            let group = guidance.group(id)?;
            Some(match &group.timeline {
                Some(timeline) => Body::Timeline {
                    title: group.title.clone(),
                    events: events(guidance, group, timeline, case, facts),
                },
                None => Body::Entries {
                    title: group.title.clone(),
                    entries: case
                        .entries(id)
                        .iter()
                        .enumerate()
                        .map(|(index, entry)| EntryText {
                            name: entry_name(guidance, group, entry, index + 1),
                            rows: rows(guidance, group, entry, facts, &[]),
                        })
                        .collect(),
                },
            })
        }
    }
}

fn row(guidance: &Guidance, question: &Question, answer: Option<&Answer>) -> Row {
    let (state, text) = words(guidance, question, answer);
    let evidence = answer
        .filter(|answer| needs_evidence(question, &answer.value))
        .map(|answer| paragraphs(&answer.evidence))
        .unwrap_or_default();
    Row {
        question: question.id.to_string(),
        label: question.label.clone(),
        state,
        text,
        evidence,
    }
}

/// The questions of an entry that are asked, but for some that are shown otherwise, and but for
/// optional ones without an answer.
fn rows(
    guidance: &Guidance,
    group: &Group,
    entry: &Entry,
    facts: &Facts,
    without: &[&QuestionId],
) -> Vec<Row> {
    let facts = entry_facts(guidance, facts, group, entry);
    shown_in_entry(guidance, group, &facts)
        .into_iter()
        .filter(|question| !without.contains(&&question.id))
        .filter_map(|question| {
            let answer = entry.answers.get(&question.id);
            let answered = answer.is_some_and(|answer| !answer.value.is_blank());
            (answered || question.required).then(|| row(guidance, question, answer))
        })
        .collect()
}

fn events(
    guidance: &Guidance,
    group: &Group,
    timeline: &Timeline,
    case: &Case,
    facts: &Facts,
) -> Vec<TimelineRow> {
    let shown = [&timeline.when, &timeline.agency, &timeline.what];
    chronology::ordered(case.entries(&group.id), &timeline.when)
        .into_iter()
        .map(|entry| {
            let say = |id: &QuestionId| {
                guidance
                    .question(id)
                    .map(|question| words(guidance, question, entry.answers.get(id)).1)
                    .unwrap_or_default()
            };
            TimelineRow {
                when: say(&timeline.when).join(" "),
                agency: say(&timeline.agency).join(", "),
                what: say(&timeline.what),
                rows: rows(guidance, group, entry, facts, &shown),
            }
        })
        .collect()
}
