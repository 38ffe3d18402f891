//! What stood before something was changed from the result, or the case changed its partnership, so
//! that the result can say what that did, and undo it.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use practice_review_engine::case::{Answer, Field};
use practice_review_engine::form::{Standings, Transfer};
use practice_review_engine::guidance::{Guidance, PartnershipId, QuestionId};

use super::Session;

/// What stood before.
#[derive(Clone)]
pub enum Before {
    /// Before an answer was changed.
    Answers {
        /// The answers to the threshold questions.
        answers: Vec<(QuestionId, Answer)>,
        /// The routes.
        standings: Standings,
    },
    /// Before the case went to the partnership that it is with.
    Partnership {
        /// The guidance that it followed.
        guidance: Arc<Guidance>,
        /// The routes as they stood under that.
        standings: Standings,
        /// What became of the answers.
        transfer: Transfer,
    },
}

impl Session {
    /// Notes how answers and routes stand before one is changed from the result.
    pub fn note_answers(self, today: NaiveDate) {
        let standings = self.standings(today);
        let answers = self.guidance.with_value(|guidance| {
            let asked = guidance.content.step.iter().flat_map(|s| &s.questions);
            asked
                .map(|id| (id.clone(), self.answer(&Field::Question(id.clone()))))
                .collect()
        });
        self.before
            .set_value(Some(Before::Answers { answers, standings }));
    }

    /// Puts the case under another partnership, and notes what it was under and how that changes the
    /// answers.
    pub fn change_partnership(self, to: &PartnershipId, transfer: Transfer, today: NaiveDate) {
        let before = Before::Partnership {
            guidance: self.guidance(),
            standings: self.standings(today),
            transfer,
        };
        self.move_to(to);
        self.before.set_value(Some(before));
    }

    /// What was noted last.
    pub fn before(self) -> Option<Before> {
        self.before.get_value()
    }

    /// Forgets what was noted.
    pub fn forget_before(self) {
        self.before.set_value(None);
    }

    /// Puts things back as they were noted.
    pub fn undo_change(self) {
        match self.before.try_update_value(Option::take).flatten() {
            Some(Before::Answers { answers, .. }) => self.edit(|case| {
                for (id, answer) in answers {
                    // Outside groups there is always a place for an answer.
                    let _ = case.set_answer(&Field::Question(id), answer);
                }
            }),
            Some(Before::Partnership { guidance, .. }) => self.follow(guidance),
            None => {}
        }
    }
}
