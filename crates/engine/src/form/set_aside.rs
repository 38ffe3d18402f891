//! An answer that its question no longer takes is put aside when the question is answered anew, so that
//! what was typed in an earlier edition of a form is not overwritten by what a later one asks.

use super::unused::ASIDE;
use crate::assessment::fits;
use crate::case::{Answer, Case, EditError, Field, Value};
use crate::guidance::{Guidance, QuestionId};

/// Puts an answer at a place. One that stands there and does not fit its question is kept aside first,
/// where it is listed among those that are not in use.
///
/// # Errors
/// [`EditError::NoSuchEntry`] where the entry was removed; nothing is changed then.
pub fn answer_anew(
    guidance: &Guidance,
    case: &mut Case,
    field: &Field,
    answer: Answer,
) -> Result<(), EditError> {
    let before = case
        .answer_at(field)
        .filter(|before| before.value != answer.value && is_to_keep(guidance, field, before))
        .cloned();
    if let Some(before) = before
        && let Some(place) = free_place(case, field, &before)
    {
        case.set_answer(&place, before)?;
    }
    case.set_answer(field, answer)
}

/// True for an answer with words or options of its own that does not fit its question.
fn is_to_keep(guidance: &Guidance, field: &Field, answer: &Answer) -> bool {
    let says_something = match answer.value {
        Value::Blank | Value::NotKnown | Value::Declined => false,
        _ => !answer.is_untouched(),
    };
    let question = guidance.question(field.question());
    says_something && question.is_some_and(|question| !fits(guidance, question, &answer.value))
}

/// The first place aside of this one where nothing stands; none where the same answer is aside already,
/// as after an undo.
fn free_place(case: &Case, field: &Field, answer: &Answer) -> Option<Field> {
    let mut place = field.clone();
    loop {
        let question = match &mut place {
            Field::Question(question) | Field::InEntry { question, .. } => question,
        };
        *question = QuestionId::from(format!("{question}{ASIDE}"));
        match case.answer_at(&place) {
            None => return Some(place),
            Some(there) if there == answer => return None,
            Some(_) => {}
        }
    }
}
