//! A condition over numbered questions and numbered answers.

use super::super::truth::Truth;

/// No answer.
pub const NONE: u8 = 0;
/// An answer that settles nothing.
pub const NOT_KNOWN: u8 = 1;
/// The first of the answers that do; they are numbered from here.
pub const FIRST: u8 = 2;

/// A condition.
pub enum Node {
    Known(Truth),
    /// The answer is one of those whose bits are set.
    OneOf(usize, u64),
    Answered(usize),
    NotKnown(usize),
    Not(Box<Node>),
    AtLeast(usize, Vec<Node>),
}

impl Node {
    /// Whether it holds with these answers.
    pub fn value(&self, answers: &[u8]) -> Truth {
        let answer = |index: &usize| answers.get(*index).copied().unwrap_or(NONE);
        match self {
            Self::Known(truth) => *truth,
            Self::OneOf(index, mask) => match answer(index).checked_sub(FIRST) {
                None => Truth::Undetermined,
                Some(bit) => Truth::from(mask.checked_shr(bit.into()).unwrap_or(0) & 1 == 1),
            },
            Self::Answered(index) => Truth::from(answer(index) != NONE),
            Self::NotKnown(index) => Truth::from(answer(index) == NOT_KNOWN),
            Self::Not(inner) => !inner.value(answers),
            Self::AtLeast(count, of) => {
                Truth::at_least(*count, of.iter().map(|part| part.value(answers)))
            }
        }
    }

    /// Notes the questions that it speaks of.
    pub fn note_questions(&self, found: &mut Vec<usize>) {
        match self {
            Self::OneOf(index, _) | Self::Answered(index) | Self::NotKnown(index) => {
                found.push(*index);
            }
            Self::Not(inner) => inner.note_questions(found),
            Self::AtLeast(_, of) => of.iter().for_each(|part| part.note_questions(found)),
            Self::Known(_) => {}
        }
    }

    /// True where one of these questions leaves it undetermined.
    pub fn is_left_open_by(&self, answers: &[u8], asked: &mut impl FnMut(usize) -> bool) -> bool {
        if self.value(answers).is_settled() {
            return false;
        }
        match self {
            Self::OneOf(index, _) => asked(*index),
            Self::Not(inner) => inner.is_left_open_by(answers, asked),
            Self::AtLeast(_, of) => of.iter().any(|part| part.is_left_open_by(answers, asked)),
            Self::Known(_) | Self::Answered(_) | Self::NotKnown(_) => false,
        }
    }
}
