//! Where questions and groups stand in guidance, and what they are called: looked up once, so that a
//! chronology of thousands of events is told as fast as a short one.

use std::collections::BTreeMap;

use crate::guidance::{FormId, Group, GroupId, Guidance, Item, Question, QuestionId, Section};

/// A place among all that guidance asks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    /// The heading that it stands under.
    pub(super) heading: &'a str,
    /// Its place in the order of the guidance.
    pub(super) rank: usize,
}

/// What guidance calls things.
pub(super) struct Names<'a> {
    pub(super) guidance: &'a Guidance,
    questions: BTreeMap<&'a QuestionId, &'a Question>,
    groups: BTreeMap<&'a GroupId, &'a Group>,
    asked: BTreeMap<&'a QuestionId, Spot<'a>>,
    listed: BTreeMap<&'a GroupId, Spot<'a>>,
}

impl<'a> Names<'a> {
    /// Looks everything up. A question that stands on the first of these forms that is known is found
    /// there, else at its step, else on another form.
    pub(super) fn of(guidance: &'a Guidance, forms: [Option<&FormId>; 2]) -> Self {
        let content = &guidance.content;
        let mut names = Self {
            guidance,
            questions: content.question.iter().map(|q| (&q.id, q)).collect(),
            groups: content.group.iter().map(|g| (&g.id, g)).collect(),
            asked: BTreeMap::new(),
            listed: BTreeMap::new(),
        };
        let form = forms
            .into_iter()
            .flatten()
            .find_map(|id| guidance.form(id))
            .or_else(|| content.form.iter().find(|form| form.is_own()));
        let mut rank = 0;
        for step in &content.step {
            for question in &step.questions {
                let heading = step.title.as_str();
                names
                    .asked
                    .entry(question)
                    .or_insert(Spot { heading, rank });
                rank += 1;
            }
        }
        let parts = form.map_or(&[][..], |form| &form.parts);
        let sections = parts.iter().flat_map(|part| &part.sections);
        for section in sections.filter_map(|id| guidance.section(id)) {
            names.add(section, &mut rank, true);
        }
        for section in &content.section {
            names.add(section, &mut rank, false);
        }
        names
    }

    fn add(&mut self, section: &'a Section, rank: &mut usize, counts_most: bool) {
        for item in &section.items {
            let spot = Spot {
                heading: &section.title,
                rank: *rank,
            };
            *rank += 1;
            match item {
                Item::Question(id) if counts_most => {
                    self.asked.insert(id, spot);
                }
                Item::Question(id) => {
                    self.asked.entry(id).or_insert(spot);
                }
                Item::Group(id) => {
                    self.listed.entry(id).or_insert(spot);
                }
            }
        }
    }

    /// The question of this name.
    pub(super) fn question(&self, id: &QuestionId) -> Option<&'a Question> {
        self.questions.get(id).copied()
    }

    /// The group of this name.
    pub(super) fn group(&self, id: &GroupId) -> Option<&'a Group> {
        self.groups.get(id).copied()
    }

    /// Where a question outside groups stands; none where nothing asks it.
    pub(super) fn asked(&self, id: &QuestionId) -> Option<Spot<'a>> {
        self.asked.get(id).copied()
    }

    /// Where a group stands; none where no section has it.
    pub(super) fn listed(&self, id: &GroupId) -> Option<Spot<'a>> {
        self.listed.get(id).copied()
    }
}
