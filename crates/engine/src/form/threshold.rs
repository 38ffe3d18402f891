//! The threshold questions, step by step.

use chrono::NaiveDate;

use super::answer;
use super::problem::Problem;
use super::visibility::{facts_in_use, shown_in_step, step_is_shown};
use crate::case::{Case, Field};
use crate::guidance::{Guidance, QuestionId, StepId};

/// A step that is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct StepState {
    /// The step.
    pub step: StepId,
    /// Its heading.
    pub title: String,
    /// Its questions that are asked.
    pub questions: Vec<QuestionId>,
    /// How many of them are answered; "not known" is an answer.
    pub answered: usize,
    /// Everything to mend in it.
    pub problems: Vec<Problem>,
}

/// The threshold questions as the answers stand.
#[derive(Clone, Debug, PartialEq)]
pub struct ThresholdState {
    /// The steps that are asked and have something to ask.
    pub steps: Vec<StepState>,
}

impl ThresholdState {
    /// Works out the steps. `today` decides what lies in the future.
    #[must_use]
    pub fn of(guidance: &Guidance, case: &Case, today: NaiveDate) -> Self {
        let facts = facts_in_use(guidance, case);
        let steps = guidance
            .content
            .step
            .iter()
            .filter(|step| step_is_shown(guidance, step, &facts))
            .map(|step| {
                let questions = shown_in_step(guidance, step, &facts);
                let answered = |id: &QuestionId| {
                    case.answer(id)
                        .is_some_and(|answer| !answer.value.is_blank())
                };
                StepState {
                    step: step.id.clone(),
                    title: step.title.clone(),
                    answered: questions.iter().filter(|q| answered(&q.id)).count(),
                    problems: questions
                        .iter()
                        .flat_map(|question| {
                            let field = Field::Question(question.id.clone());
                            let answer = case.answer(&question.id);
                            answer::problems(guidance, question, &field, answer, today)
                        })
                        .collect(),
                    questions: questions.into_iter().map(|q| q.id.clone()).collect(),
                }
            })
            .filter(|step| !step.questions.is_empty())
            .collect();
        Self { steps }
    }

    /// The first step with a question that is not answered.
    #[must_use]
    pub fn next_open(&self) -> Option<StepId> {
        self.steps
            .iter()
            .find(|s| s.answered < s.questions.len())
            .map(|s| s.step.clone())
    }

    /// How many questions are asked and how many of them answered.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let sum = |of: fn(&StepState) -> usize| self.steps.iter().map(of).sum();
        (sum(|s| s.questions.len()), sum(|s| s.answered))
    }

    /// True where nothing that has to be answered is missing or wrong. What may be left out does not
    /// count.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let mut problems = self.steps.iter().flat_map(|step| &step.problems);
        !problems.any(Problem::holds_up)
    }

    /// True where a step asks the question at present.
    #[must_use]
    pub fn asks(&self, question: &QuestionId) -> bool {
        self.step_of(question).is_some()
    }

    /// The step that asks a question.
    #[must_use]
    pub fn step_of(&self, question: &QuestionId) -> Option<&StepId> {
        self.steps
            .iter()
            .find(|s| s.questions.contains(question))
            .map(|s| &s.step)
    }
}
