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

/// How the answers of a document are put into words.
pub(crate) trait Teller {
    /// A question with its answer, in an entry of a group or outside groups.
    fn row(
        &mut self,
        entry: Option<(&Group, &Entry)>,
        question: &Question,
        answer: Option<&Answer>,
    ) -> Row;

    /// What an entry is called; `number` is its place from 1.
    fn name(&mut self, group: &Group, entry: &Entry, number: usize) -> String;
}

/// Answers as they were given.
struct AsGiven<'a>(&'a Guidance);

impl Teller for AsGiven<'_> {
    fn row(
        &mut self,
        _: Option<(&Group, &Entry)>,
        question: &Question,
        answer: Option<&Answer>,
    ) -> Row {
        row(self.0, question, answer)
    }

    fn name(&mut self, group: &Group, entry: &Entry, number: usize) -> String {
        entry_name(self.0, group, entry, number)
    }
}

/// Makes a document of the answers that are in use.
#[must_use]
pub fn compose(guidance: &Guidance, form: &Form, case: &Case) -> Document {
    compose_by(guidance, form, case, &mut AsGiven(guidance))
}

/// Makes a document of the answers that are in use, put into words by `teller`.
pub(crate) fn compose_by(
    guidance: &Guidance,
    form: &Form,
    case: &Case,
    teller: &mut dyn Teller,
) -> Document {
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
                        .filter_map(|item| body(guidance, case, &facts, item, teller))
                        .collect(),
                })
                .collect(),
        })
        .collect();
    let rest = threshold(guidance, case, &facts, &parts, teller);
    parts.extend(rest);
    Document {
        title: form.title.clone(),
        partnership: guidance.partnership.name.clone(),
        marking: guidance.partnership.marking.clone(),
        subjects: subjects(guidance, case, teller),
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
fn threshold(
    guidance: &Guidance,
    case: &Case,
    facts: &Facts,
    parts: &[Part],
    teller: &mut dyn Teller,
) -> Option<Part> {
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
                    Some(Body::Row(teller.row(None, question, Some(answer))))
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

fn subjects(guidance: &Guidance, case: &Case, teller: &mut dyn Teller) -> Vec<String> {
    let groups = guidance.content.group.iter();
    let mut subjects = Vec::new();
    for group in groups.filter(|group| group.subject) {
        for (entry, number) in case.entries(&group.id).iter().zip(1..) {
            subjects.push(teller.name(group, entry, number));
        }
    }
    subjects
}

fn body(
    guidance: &Guidance,
    case: &Case,
    facts: &Facts,
    item: &Item,
    teller: &mut dyn Teller,
) -> Option<Body> {
    match item {
        Item::Question(id) => {
            let question = guidance.question(id)?;
            Some(Body::Row(teller.row(None, question, case.answer(id))))
        }
        Item::Group(id) => {
            let group = guidance.group(id)?;
            Some(match &group.timeline {
                Some(timeline) => Body::Timeline {
                    title: group.title.clone(),
                    events: events(guidance, group, timeline, case, facts, teller),
                },
                None => Body::Entries {
                    title: group.title.clone(),
                    entries: case
                        .entries(id)
                        .iter()
                        .zip(1..)
                        .map(|(entry, number)| EntryText {
                            name: teller.name(group, entry, number),
                            rows: rows(guidance, group, entry, facts, &[], teller),
                        })
                        .collect(),
                },
            })
        }
    }
}

/// A question with its answer as it was given.
pub(crate) fn row(guidance: &Guidance, question: &Question, answer: Option<&Answer>) -> Row {
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
    teller: &mut dyn Teller,
) -> Vec<Row> {
    let facts = entry_facts(guidance, facts, group, entry);
    shown_in_entry(guidance, group, &facts)
        .into_iter()
        .filter(|question| !without.contains(&&question.id))
        .filter_map(|question| {
            let answer = entry.answers.get(&question.id);
            let answered = answer.is_some_and(|answer| !answer.value.is_blank());
            (answered || question.required)
                .then(|| teller.row(Some((group, entry)), question, answer))
        })
        .collect()
}

fn events(
    guidance: &Guidance,
    group: &Group,
    timeline: &Timeline,
    case: &Case,
    facts: &Facts,
    teller: &mut dyn Teller,
) -> Vec<TimelineRow> {
    let shown = [&timeline.when, &timeline.agency, &timeline.what];
    chronology::ordered(case.entries(&group.id), &timeline.when)
        .into_iter()
        .map(|entry| {
            let mut say = |id: &QuestionId| {
                let answer = entry.answers.get(id);
                guidance
                    .question(id)
                    .map(|question| teller.row(Some((group, entry)), question, answer).text)
                    .unwrap_or_default()
            };
            TimelineRow {
                when: say(&timeline.when).join(" "),
                agency: say(&timeline.agency).join(", "),
                what: say(&timeline.what),
                rows: rows(guidance, group, entry, facts, &shown, teller),
            }
        })
        .collect()
}
