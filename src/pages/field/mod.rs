//! One question on screen: its control by kind of answer, "not known yet" with who is finding out,
//! evidence, and why it is asked.
//!
//! What is typed goes to the open case at once, as typed; nothing here clears it.

mod choice;
mod control;
mod evidence;
mod explain;
mod follow_up;
mod text;
mod when;

pub use control::QuestionField;
pub use explain::{citation, why_we_ask};
pub use when::when_target;

use leptos::prelude::*;
use practice_review_engine::case::{Answer, Field};
use practice_review_engine::guidance::{Question, QuestionId};

use crate::session::Session;

/// The id of a question's control in the page. A page shows a question once.
pub fn field_id(question: &QuestionId) -> String {
    format!("q-{question}")
}

/// The question in words; one that may be left out says so.
fn asked(question: &Question) -> String {
    if question.required {
        question.text.clone()
    } else {
        format!("{} (optional)", question.text)
    }
}

/// The answer to one question, on screen and in the open case.
#[derive(Clone, Copy)]
pub struct Bound {
    session: Session,
    field: StoredValue<Field>,
    answer: RwSignal<Answer>,
}

impl Bound {
    /// Binds a place in the open case.
    pub fn new(session: Session, field: Field) -> Self {
        let answer = RwSignal::new(session.answer(&field));
        Self {
            session,
            field: StoredValue::new(field),
            answer,
        }
    }

    /// The answer as it stands; tracked.
    pub fn get(self) -> Answer {
        self.answer.get()
    }

    /// Reads the answer; tracked.
    pub fn with<T>(self, read: impl FnOnce(&Answer) -> T) -> T {
        self.answer.with(read)
    }

    /// Changes the answer, on screen and in the case.
    pub fn change(self, change: impl FnOnce(&mut Answer)) {
        self.answer.update(change);
        let answer = self.answer.get_untracked();
        self.field
            .with_value(|field| self.session.set(field, answer));
    }
}
