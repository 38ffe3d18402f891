//! What stood before an answer was changed from the result, so that the result can say what the change
//! did, and undo it.

use chrono::NaiveDate;
use leptos::prelude::*;
use practice_review_engine::case::{Answer, Field};
use practice_review_engine::form::Standings;
use practice_review_engine::guidance::QuestionId;

use super::Session;

/// How answers and routes stood before an answer was changed from the result.
#[derive(Clone)]
pub struct Before {
    /// The answers to the threshold questions.
    pub answers: Vec<(QuestionId, Answer)>,
    /// The routes.
    pub standings: Standings,
}

impl Session {
    /// Notes how answers and routes stand, so that the result can say what a change did.
    pub fn note_before(self, today: NaiveDate) {
        let standings = self.standings(today);
        let answers = self.guidance.with_value(|guidance| {
            let asked = guidance.content.step.iter().flat_map(|s| &s.questions);
            asked
                .map(|id| (id.clone(), self.answer(&Field::Question(id.clone()))))
                .collect()
        });
        self.before.set_value(Some(Before { answers, standings }));
    }

    /// What was noted last.
    pub fn before(self) -> Option<Before> {
        self.before.get_value()
    }

    /// Forgets what was noted.
    pub fn forget_before(self) {
        self.before.set_value(None);
    }

    /// Puts the threshold answers back as they were noted.
    pub fn undo_change(self) {
        if let Some(before) = self.before.try_update_value(Option::take).flatten() {
            self.edit(|case| {
                for (id, answer) in before.answers {
                    // Outside groups there is always a place for an answer.
                    let _ = case.set_answer(&Field::Question(id), answer);
                }
            });
        }
    }
}
