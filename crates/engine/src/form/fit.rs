//! Whether the answer that is kept can be one to its question. The guidance may have changed since it
//! was given, or the case may come from elsewhere.

use crate::assessment::fits;
use crate::case::Value;
use crate::guidance::{Guidance, Question};

/// What to do where an answer does not fit its question; nothing where it does.
pub fn misfit(guidance: &Guidance, question: &Question, value: &Value) -> Option<String> {
    let asked = &question.text;
    if !fits(guidance, question, value) {
        return Some(format!(
            "Answer “{asked}” again: the answer that is kept no longer fits it"
        ));
    }
    let alone = alone_with_others(guidance, question, value)?;
    Some(format!(
        "“{asked}”: choose either “{alone}” or the other answers, not both"
    ))
}

/// The label of an option that excludes all others, where others were chosen too.
fn alone_with_others<'a>(
    guidance: &'a Guidance,
    question: &'a Question,
    value: &Value,
) -> Option<&'a str> {
    let Value::Choices(chosen) = value else {
        return None;
    };
    if chosen.len() < 2 {
        return None;
    }
    guidance
        .options(question)
        .iter()
        .find(|option| option.alone && chosen.contains(&option.id))
        .map(|option| option.label.as_str())
}
