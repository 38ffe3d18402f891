//! The answers that hold something of people, of a whole case or of what leaves with one form.

use crate::bundle::Payload;
use crate::case::{Answer, Case};
use crate::guidance::{Group, Guidance, Holds, Question, QuestionId};

/// One answer with what it holds.
#[derive(Clone, Copy, Debug)]
pub struct Recorded<'a> {
    /// The group and the entry, where it stands in one.
    pub entry: Option<(&'a Group, &'a str)>,
    /// What the question holds.
    pub holds: Holds,
    /// The answer.
    pub answer: &'a Answer,
}

/// Answers that hold something, and the entries they stand in.
#[derive(Debug, Default)]
pub struct Records<'a> {
    /// The entries of groups that say how an entry is called, in the order of the case.
    pub entries: Vec<(&'a Group, &'a str)>,
    /// The answers: those outside groups first, then by group and entry; each in the order of the
    /// questions.
    pub answers: Vec<Recorded<'a>>,
}

impl<'a> Records<'a> {
    /// Everything that the case holds, also what is not in use: it may still be named in the text.
    #[must_use]
    pub fn of_case(guidance: &'a Guidance, case: &'a Case) -> Self {
        let mut records = Self::default();
        records.put(guidance, None, |id| case.answer(id));
        for group in &guidance.content.group {
            for entry in case.entries(&group.id) {
                let place = (group, entry.id.as_str());
                records.put(guidance, Some(place), |id| entry.answers.get(id));
            }
        }
        records
    }

    /// What leaves with a payload.
    #[must_use]
    pub fn of_payload(guidance: &'a Guidance, payload: &'a Payload) -> Self {
        let mut records = Self::default();
        records.put(guidance, None, |id| {
            let mut answers = payload.answers.iter();
            answers
                .find(|a| a.question == id.as_str())
                .map(|a| &a.answer)
        });
        for group in &guidance.content.group {
            let known = payload
                .groups
                .iter()
                .filter(|g| g.group == group.id.as_str());
            for entry in known.flat_map(|g| &g.entries) {
                records.put(guidance, Some((group, &entry.id)), |id| {
                    let mut answers = entry.answers.iter();
                    answers
                        .find(|a| a.question == id.as_str())
                        .map(|a| &a.answer)
                });
            }
        }
        records
    }

    fn put(
        &mut self,
        guidance: &'a Guidance,
        entry: Option<(&'a Group, &'a str)>,
        answer: impl Fn(&QuestionId) -> Option<&'a Answer>,
    ) {
        let mut note = |question: &'a Question| {
            let recorded = question.held().zip(answer(&question.id));
            self.answers
                .extend(recorded.map(|(holds, answer)| Recorded {
                    entry,
                    holds,
                    answer,
                }));
        };
        match entry {
            Some(place @ (group, _)) => {
                group
                    .questions
                    .iter()
                    .filter_map(|id| guidance.question(id))
                    .for_each(&mut note);
                if guidance.name_questions(group).next().is_some() {
                    self.entries.push(place);
                }
            }
            None => guidance.content.question.iter().for_each(note),
        }
    }

    /// The texts of all answers that hold this, as typed.
    pub fn texts(&self, holds: Holds) -> impl Iterator<Item = &'a str> {
        let answers = self.answers.iter().filter(move |r| r.holds == holds);
        answers.filter_map(|recorded| recorded.answer.value.text())
    }
}
