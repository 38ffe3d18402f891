//! The question that the reader goes to, where the way there is no address of its own: the section that
//! is opened next takes the reader to it.

use leptos::prelude::*;
use practice_review_engine::guidance::QuestionId;

use crate::components::focus_field;
use crate::pages::field::field_id;

/// What is gone to.
#[derive(Clone, Copy)]
pub struct Sought(StoredValue<Option<QuestionId>>);

impl Sought {
    /// Nothing.
    pub fn none() -> Self {
        Self(StoredValue::new(None))
    }

    /// That of the case.
    pub fn of_case() -> Self {
        use_context().unwrap_or_else(Self::none)
    }

    /// Goes to a question on the next page.
    pub fn go_to(self, question: QuestionId) {
        self.0.set_value(Some(question));
    }

    /// Takes the reader there, once the page stands and has taken its own focus.
    pub fn arrive(self) {
        if let Some(question) = self.0.try_update_value(Option::take).flatten() {
            let field = field_id(&question);
            request_animation_frame(move || {
                request_animation_frame(move || {
                    focus_field(&field);
                });
            });
        }
    }
}
