//! A case in so small a form that a combination of answers is tried in a microsecond: routes, and
//! what is asked when, over numbered questions and numbered answers.

use super::super::facts::Facts;
use super::super::truth::Truth;
use super::asked::{Asked, sections, steps};
use super::node::Node;
use crate::guidance::{Atom, Comparison, Expression, Guidance, OptionId};

/// How far criteria may lean on one another.
const DEEPEST: usize = 32;

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
        // A sort would be several kilobytes of program.
        let mut ordered = Vec::with_capacity(self.asked.len());
        for id in guidance
            .content
            .step
            .iter()
            .flat_map(|step| &step.questions)
        {
            if let Some(index) = self.asked.iter().position(|asked| asked.id == id) {
                ordered.push(self.asked.remove(index));
            }
        }
        ordered.append(&mut self.asked);
        self.asked = ordered;
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
