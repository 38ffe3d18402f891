//! A question with numbered answers, and where it is asked.

use super::super::facts::Fact;
use super::super::truth::Truth;
use super::node::{FIRST, NONE, NOT_KNOWN, Node};
use crate::guidance::{Expression, Guidance, Item, Kind, OptionId, Question, QuestionId};

/// How many answers a question may have to be tried: as many as a mask has bits.
const ANSWERS: usize = 64;
/// How many options of a choice of several are tried in all their combinations.
const MOST_NAMED: usize = 6;
/// A question that conditions speak of.
pub struct Asked<'a> {
    pub id: &'a QuestionId,
    pub question: &'a Question,
    /// The options of a choice, in the order of their bits; of a choice of several those that a
    /// condition names, for no condition tells the others apart.
    pub options: Vec<OptionId>,
    /// How many different answers can be tried; none where it has no options.
    pub answers: usize,
    /// The answer that there is.
    pub given: u8,
    /// Whether a step asks it.
    pub in_step: Node,
    /// Whether a section does.
    pub in_section: Node,
}

impl<'a> Asked<'a> {
    pub fn of(guidance: &'a Guidance, question: &'a Question) -> Self {
        let options = match question.kind {
            Kind::YesNo => vec!["yes".into(), "no".into()],
            Kind::Choice => guidance
                .options(question)
                .iter()
                .map(|option| option.id.clone())
                .collect(),
            _ => Vec::new(),
        };
        Self {
            id: &question.id,
            question,
            options,
            answers: 0,
            given: NONE,
            in_step: Node::Known(Truth::False),
            in_section: Node::Known(Truth::False),
        }
    }

    /// How many answers it has: an option each, or each choice among the options that are named. None
    /// where they are more than can be tried.
    fn count(&self) -> Option<usize> {
        let options = self.options.len();
        match self.question.kind {
            Kind::YesNo | Kind::Choice if options <= ANSWERS => Some(options),
            Kind::Choices if options <= MOST_NAMED => Some(1 << options),
            _ => None,
        }
    }

    /// Numbers its answers. Only what a step asks is tried.
    pub fn number(&mut self, guidance: &Guidance, fact: Option<&Fact>) {
        let in_step = steps(guidance, self.id).next().is_some();
        self.answers = self.count().filter(|_| in_step).unwrap_or(0);
        let bit = |option: &OptionId| self.options.iter().position(|known| known == option);
        let answer = match fact {
            Some(Fact::Choice(option)) => bit(option),
            Some(Fact::Choices(chosen)) => {
                let bits = chosen.iter().filter_map(bit);
                bits.map(|bit| 1_usize.checked_shl(u32::try_from(bit).ok()?))
                    .sum()
            }
            _ => None,
        };
        self.given = match answer.and_then(|answer| u8::try_from(answer).ok()) {
            Some(answer) => FIRST.saturating_add(answer),
            None if fact.is_some() => NOT_KNOWN,
            None => NONE,
        };
    }

    /// The answers that are one of these options, or have one of them, as bits.
    pub fn mask(&self, options: &[OptionId]) -> Option<u64> {
        let several = self.question.kind == Kind::Choices;
        let is = |answer: usize, bit: usize| match several {
            true => (answer >> bit) & 1 == 1,
            false => answer == bit,
        };
        let wanted = |answer: usize| {
            let known = self.options.iter().enumerate();
            known
                .filter(|(_, option)| options.contains(option))
                .any(|(bit, _)| is(answer, bit))
        };
        let answers = 0..self.count()?;
        Some(answers.filter(|a| wanted(*a)).map(|a| 1 << a).sum())
    }
}

/// The conditions of the steps that ask a question.
pub fn steps<'a>(
    guidance: &'a Guidance,
    id: &QuestionId,
) -> impl Iterator<Item = Option<&'a Expression>> {
    guidance
        .content
        .step
        .iter()
        .filter(move |step| step.questions.contains(id))
        .map(|step| step.show_when.as_ref())
}

/// The conditions of the sections that ask a question.
pub fn sections<'a>(
    guidance: &'a Guidance,
    id: &QuestionId,
) -> impl Iterator<Item = Option<&'a Expression>> {
    let asks = move |item: &Item| matches!(item, Item::Question(known) if known == id);
    guidance
        .content
        .section
        .iter()
        .filter(move |section| section.items.iter().any(asks))
        .map(|section| section.show_when.as_ref())
}
