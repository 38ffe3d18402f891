//! Which questions are asked, given what was answered. An answer to a question that is not asked
//! counts as no answer, so hiding one question can hide another.

use std::collections::BTreeSet;

use crate::assessment::Facts;
use crate::case::{Case, Entry};
use crate::guidance::{
    Form, Group, GroupId, Guidance, Item, Question, QuestionId, Section, SectionId, Step,
    questions_in,
};

/// How often visibility is worked out again until nothing changes. Conditions that hide one another
/// in a circle would never settle; this many rounds are far more than questions lean on in a row.
const MOST_ROUNDS: usize = 16;

/// What the answers outside groups say, without those to questions that are not asked.
#[must_use]
pub fn facts_in_use(guidance: &Guidance, case: &Case) -> Facts {
    let all = Facts::of_case(guidance, case);
    settle(&all, |_| false, |facts| asked(guidance, facts))
}

/// What the answers say within one entry of a group: those outside groups and those of the entry,
/// without the ones that are not asked. An entry answers the questions of its group and no others.
#[must_use]
pub fn entry_facts(guidance: &Guidance, outside: &Facts, group: &Group, entry: &Entry) -> Facts {
    let own = |id: &QuestionId| group.questions.contains(id);
    let mut all = outside.with_entry(guidance, entry);
    for stray in entry.answers.keys().filter(|id| !own(id)) {
        match outside.get(stray) {
            Some(fact) => all.set(stray.clone(), fact.clone()),
            None => {
                all.remove(stray);
            }
        }
    }
    // A chronology can be thousands of entries long, and its questions are mostly asked always.
    let asked_always =
        |id: &QuestionId| guidance.question(id).is_some_and(|q| q.show_when.is_none());
    if group.questions.iter().all(asked_always) {
        return all;
    }
    let outside = |id: &QuestionId| !own(id);
    settle(&all, outside, |facts| {
        let shown = shown_in_entry(guidance, group, facts).into_iter();
        let mut asked = BTreeSet::new();
        asked.extend(shown.map(|question| &question.id));
        asked
    })
}

/// Takes facts away that are neither kept anyhow nor asked, until what is asked stays the same.
fn settle<'a>(
    all: &Facts,
    kept: impl Fn(&QuestionId) -> bool,
    asked: impl Fn(&Facts) -> BTreeSet<&'a QuestionId>,
) -> Facts {
    let mut facts = all.clone();
    for _ in 0..MOST_ROUNDS {
        let asked = asked(&facts);
        let mut settled = true;
        for (id, fact) in all.iter().filter(|(id, _)| !kept(id)) {
            let counts = asked.contains(id);
            if counts != facts.get(id).is_some() {
                settled = false;
                if counts {
                    facts.set(id.clone(), fact.clone());
                } else {
                    facts.remove(id);
                }
            }
        }
        if settled {
            break;
        }
    }
    facts
}

/// The questions outside groups that a step or a section asks.
pub(super) fn asked<'a>(guidance: &'a Guidance, facts: &Facts) -> BTreeSet<&'a QuestionId> {
    asked_by(guidance, &guidance.content.section, facts)
}

/// The questions outside groups that a step or one of these sections asks.
fn asked_by<'a>(
    guidance: &'a Guidance,
    sections: impl IntoIterator<Item = &'a Section>,
    facts: &Facts,
) -> BTreeSet<&'a QuestionId> {
    let in_steps = guidance
        .content
        .step
        .iter()
        .filter(|step| step_is_shown(guidance, step, facts))
        .flat_map(|step| &step.questions);
    let in_sections = sections
        .into_iter()
        .filter(|section| guidance.shown(section.show_when.as_ref(), facts))
        .flat_map(|section| &section.items)
        .filter_map(|item| match item {
            Item::Question(id) => Some(id),
            Item::Group(_) => None,
        });
    let mut asked: BTreeSet<&QuestionId> = BTreeSet::new();
    asked.extend(in_steps.chain(in_sections));
    // Most questions have no condition, and each is looked at once.
    for question in guidance
        .content
        .question
        .iter()
        .filter(|q| q.show_when.is_some())
    {
        if asked.contains(&question.id) && !question_is_shown(guidance, question, facts) {
            asked.remove(&question.id);
        }
    }
    asked
}

/// What one form asks: the questions outside groups, those of the threshold included, and the
/// groups. Whoever signs the form gives away the answers to these and to no others, though a
/// partnership has several forms and a case may hold the answers to all.
#[must_use]
pub fn asked_by_form(
    guidance: &Guidance,
    form: &Form,
    facts: &Facts,
) -> (BTreeSet<QuestionId>, BTreeSet<GroupId>) {
    let sections: Vec<&Section> = form
        .parts
        .iter()
        .flat_map(|part| &part.sections)
        .filter_map(|id| guidance.section(id))
        .filter(|section| guidance.shown(section.show_when.as_ref(), facts))
        .collect();
    let mut groups = BTreeSet::new();
    groups.extend(
        sections
            .iter()
            .flat_map(|section| &section.items)
            .filter_map(|item| match item {
                Item::Group(id) => Some(id.clone()),
                Item::Question(_) => None,
            }),
    );
    let questions = asked_by(guidance, sections, facts);
    (questions.into_iter().cloned().collect(), groups)
}

/// True where a section that is shown holds the group.
pub(super) fn group_is_asked(guidance: &Guidance, group: &GroupId, facts: &Facts) -> bool {
    guidance
        .content
        .section
        .iter()
        .filter(|section| guidance.shown(section.show_when.as_ref(), facts))
        .flat_map(|section| &section.items)
        .any(|item| matches!(item, Item::Group(id) if id == group))
}

/// True where a step of the threshold questions is asked.
#[must_use]
pub fn step_is_shown(guidance: &Guidance, step: &Step, facts: &Facts) -> bool {
    guidance.shown(step.show_when.as_ref(), facts)
}

/// The questions that a step asks, in order; `facts` are those in use.
#[must_use]
pub fn shown_in_step<'a>(guidance: &'a Guidance, step: &Step, facts: &Facts) -> Vec<&'a Question> {
    step.questions
        .iter()
        .filter_map(|id| guidance.question(id))
        .filter(|question| question_is_shown(guidance, question, facts))
        .collect()
}

fn question_is_shown(guidance: &Guidance, question: &Question, facts: &Facts) -> bool {
    guidance.shown(question.show_when.as_ref(), facts)
}

/// The questions and groups that a section shows, in order; `facts` are those in use.
#[must_use]
pub fn shown_in_section(guidance: &Guidance, section: &Section, facts: &Facts) -> Vec<Item> {
    section
        .items
        .iter()
        .filter(|item| match item {
            Item::Question(id) => guidance
                .question(id)
                .is_some_and(|q| question_is_shown(guidance, q, facts)),
            Item::Group(_) => true,
        })
        .cloned()
        .collect()
}

/// The section that asks a question at present: one of `first`, the form of the case, where it has one
/// that does, else one of another form.
#[must_use]
pub fn section_asking<'a>(
    guidance: &'a Guidance,
    first: Option<&'a Form>,
    facts: &Facts,
    question: &QuestionId,
) -> Option<&'a SectionId> {
    let item = Item::Question(question.clone());
    first
        .into_iter()
        .chain(&guidance.content.form)
        .flat_map(|form| &form.parts)
        .flat_map(|part| &part.sections)
        .filter_map(|id| guidance.section(id))
        .filter(|section| guidance.shown(section.show_when.as_ref(), facts))
        .find(|section| shown_in_section(guidance, section, facts).contains(&item))
        .map(|section| &section.id)
}

/// The question of a section with which the way to another one begins: that one, where it is shown, else
/// the first shown one that it depends on. None where it depends on none that is shown.
#[must_use]
pub fn way_to<'a>(
    guidance: &'a Guidance,
    section: &Section,
    facts: &Facts,
    question: &QuestionId,
) -> Option<&'a Question> {
    let shown = shown_in_section(guidance, section, facts);
    let mut looked_at = vec![question.clone()];
    let mut next = 0;
    while let Some(id) = looked_at.get(next).cloned() {
        next += 1;
        let question = guidance.question(&id)?;
        if shown.contains(&Item::Question(id)) {
            return Some(question);
        }
        for id in question.show_when.iter().flat_map(questions_in) {
            if !looked_at.contains(&id) {
                looked_at.push(id);
            }
        }
    }
    None
}

/// The questions of a group that an entry is asked, in order; `facts` are those of the entry.
#[must_use]
pub fn shown_in_entry<'a>(
    guidance: &'a Guidance,
    group: &Group,
    facts: &Facts,
) -> Vec<&'a Question> {
    group
        .questions
        .iter()
        .filter_map(|id| guidance.question(id))
        .filter(|question| question_is_shown(guidance, question, facts))
        .collect()
}
