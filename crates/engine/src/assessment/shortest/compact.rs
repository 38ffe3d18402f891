//! A case in so small a form that a combination of answers is tried in a microsecond: routes, and
//! what is asked when, over numbered questions and numbered answers.

use super::super::facts::{Fact, Facts};
use super::super::truth::Truth;
use super::node::{FIRST, NONE, NOT_KNOWN, Node};
use crate::guidance::{
    Atom, Comparison, Expression, Guidance, Item, Kind, OptionId, Question, QuestionId,
};

/// How many answers a question may have to be tried: as many as a mask has bits.
const ANSWERS: usize = 64;
/// How many options of a choice of several are tried in all their combinations.
const MOST_NAMED: usize = 6;
/// How far criteria may lean on one another.
const DEEPEST: usize = 32;

/// A question that conditions speak of.
pub struct Asked<'a> {
    pub id: &'a QuestionId,
    question: &'a Question,
    /// The options of a choice, in the order of their bits; of a choice of several those that a
    /// condition names, for no condition tells the others apart.
    options: Vec<OptionId>,
    /// How many different answers can be tried; none where it has no options.
    pub answers: usize,
    /// The answer that there is.
    pub given: u8,
    /// Whether a step asks it.
    pub in_step: Node,
    /// Whether a section does.
    pub in_section: Node,
}

/// The conditions of a case.
pub struct Compact<'a> {
    guidance: &'a Guidance,
    facts: &'a Facts,
    /// In the order of asking.
    pub asked: Vec<Asked<'a>>,
    /// When each route is indicated.
    pub routes: Vec<Node>,
}

impl<'a> Compact<'a> {
    /// The routes of a partnership, and all questions that bear on them.
    pub fn of(guidance: &'a Guidance, facts: &'a Facts) -> Self {
        let mut compact = Self {
            guidance,
            facts,
            asked: Vec::new(),
            routes: Vec::new(),
        };
        let routes = guidance
            .content
            .route
            .iter()
            .filter_map(|r| r.when.as_ref());
        compact.number(routes.clone().collect());
        compact.routes = routes.map(|when| compact.node(when, DEEPEST)).collect();
        let places: Vec<(Node, Node)> = compact
            .asked
            .iter()
            .map(|asked| {
                (
                    compact.shown(asked, steps(guidance, asked.id)),
                    compact.shown(asked, sections(guidance, asked.id)),
                )
            })
            .collect();
        for (asked, (in_step, in_section)) in compact.asked.iter_mut().zip(places) {
            (asked.in_step, asked.in_section) = (in_step, in_section);
        }
        compact
    }

    /// Finds the questions that conditions speak of, those on which it rests whether these are asked,
    /// and so on.
    fn number(&mut self, mut open: Vec<&'a Expression>) {
        let guidance = self.guidance;
        let mut seen: Vec<&str> = Vec::new();
        while let Some(condition) = open.pop() {
            for atom in condition.atoms() {
                let (name, option) = match atom {
                    Atom::Named(name) => (name.as_str(), None),
                    Atom::Answer {
                        question,
                        is: Comparison::Has(option),
                    } => (question.as_str(), Some(option)),
                    Atom::Answer { question, .. } => (question.as_str(), None),
                    Atom::AgeUnder { .. } => continue,
                };
                if !seen.contains(&name) {
                    seen.push(name);
                    if let Some(criterion) = guidance.criterion_named(name) {
                        open.push(&criterion.when);
                    } else if let Some(question) = guidance.question(&name.into()) {
                        self.asked.push(Asked::of(guidance, question));
                        open.extend(&question.show_when);
                        open.extend(steps(guidance, &question.id).flatten());
                        open.extend(sections(guidance, &question.id).flatten());
                    }
                }
                let asked = self
                    .asked
                    .iter_mut()
                    .find(|asked| asked.id.as_str() == name);
                if let (Some(asked), Some(option)) = (asked, option)
                    && !asked.options.contains(option)
                {
                    asked.options.push(option.clone());
                }
            }
        }
        for asked in &mut self.asked {
            asked.number(guidance, self.facts.get(asked.id));
        }
        let order: Vec<&QuestionId> = guidance
            .content
            .step
            .iter()
            .flat_map(|step| &step.questions)
            .collect();
        let place = |id| {
            order
                .iter()
                .position(|known| *known == id)
                .unwrap_or(order.len())
        };
        self.asked.sort_by_key(|asked| place(asked.id));
    }

    /// When a question is shown in one of the places that ask it.
    fn shown(
        &self,
        asked: &Asked<'_>,
        places: impl Iterator<Item = Option<&'a Expression>>,
    ) -> Node {
        let node = |condition: Option<&Expression>| {
            condition.map_or(Node::Known(Truth::True), |when| self.node(when, DEEPEST))
        };
        let anywhere = Node::AtLeast(1, places.map(node).collect());
        Node::AtLeast(2, vec![anywhere, node(asked.question.show_when.as_ref())])
    }

    fn node(&self, condition: &Expression, left: usize) -> Node {
        let each = |parts: &[Expression]| -> Vec<Node> {
            parts.iter().map(|part| self.node(part, left)).collect()
        };
        match condition {
            Expression::Atom(Atom::Named(name))
                if let Some(criterion) = self.guidance.criterion_named(name) =>
            {
                match left.checked_sub(1) {
                    Some(left) => self.node(&criterion.when, left),
                    None => Node::Known(Truth::Undetermined),
                }
            }
            // What cannot be tried, such as a date, stays as it is known.
            Expression::Atom(atom) => self
                .atom(atom)
                .unwrap_or_else(|| Node::Known(self.guidance.holds(condition, self.facts))),
            Expression::Not(inner) => Node::Not(Box::new(self.node(inner, left))),
            Expression::All(parts) => Node::AtLeast(parts.len(), each(parts)),
            Expression::Any(parts) => Node::AtLeast(1, each(parts)),
            Expression::AtLeast { count, of } => Node::AtLeast(*count, each(of)),
        }
    }

    fn atom(&self, atom: &Atom) -> Option<Node> {
        let position = |name: &str| self.asked.iter().position(|a| a.id.as_str() == name);
        let one_of = |name: &str, options: &[OptionId]| {
            let index = position(name)?;
            Some(Node::OneOf(index, self.asked.get(index)?.mask(options)?))
        };
        match atom {
            Atom::Named(name) => one_of(name, &["yes".into()]),
            Atom::Answer { question, is } => match is {
                Comparison::OneOf(options) => one_of(question.as_str(), options),
                Comparison::Has(option) => one_of(question.as_str(), std::slice::from_ref(option)),
                Comparison::Answered => position(question.as_str()).map(Node::Answered),
                Comparison::NotKnown => position(question.as_str()).map(Node::NotKnown),
            },
            Atom::AgeUnder { .. } => None,
        }
    }
}

impl<'a> Asked<'a> {
    fn of(guidance: &'a Guidance, question: &'a Question) -> Self {
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
    fn number(&mut self, guidance: &Guidance, fact: Option<&Fact>) {
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
    fn mask(&self, options: &[OptionId]) -> Option<u64> {
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
fn steps<'a>(
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
fn sections<'a>(
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
