//! Conditions and criteria over facts.

use chrono::{Datelike, NaiveDate};

use super::facts::{Fact, Facts};
use super::truth::Truth;
use crate::guidance::{Atom, Comparison, Criterion, Expression, Guidance};

/// How far criteria may lean on one another. Guidance is refused if they lean in a circle; this
/// keeps an evaluation finite even so.
const DEEPEST: usize = 32;

impl Guidance {
    /// Whether a condition holds.
    #[must_use]
    pub fn holds(&self, condition: &Expression, facts: &Facts) -> Truth {
        holds(self, condition, facts, DEEPEST)
    }

    /// Whether an optional condition holds; one that is absent always does.
    #[must_use]
    pub fn shown(&self, condition: Option<&Expression>, facts: &Facts) -> bool {
        condition.is_none_or(|condition| self.holds(condition, facts).is_true())
    }

    /// The criterion that a name in a condition means, if it means one.
    #[must_use]
    pub fn criterion_named(&self, name: &str) -> Option<&Criterion> {
        self.content
            .criterion
            .iter()
            .find(|c| c.id.as_str() == name)
    }
}

fn holds(guidance: &Guidance, condition: &Expression, facts: &Facts, left: usize) -> Truth {
    let at_least = |count: usize, parts: &[Expression]| {
        let values = parts.iter().map(|part| holds(guidance, part, facts, left));
        Truth::at_least(count, values)
    };
    match condition {
        Expression::Atom(atom) => atom_holds(guidance, atom, facts, left),
        Expression::Not(inner) => !holds(guidance, inner, facts, left),
        Expression::All(parts) => at_least(parts.len(), parts),
        Expression::Any(parts) => at_least(1, parts),
        Expression::AtLeast { count, of } => at_least(*count, of),
    }
}

fn atom_holds(guidance: &Guidance, atom: &Atom, facts: &Facts, left: usize) -> Truth {
    match atom {
        Atom::Named(name) => match (guidance.criterion_named(name), left.checked_sub(1)) {
            (Some(criterion), Some(left)) => holds(guidance, &criterion.when, facts, left),
            (Some(_), None) => Truth::Undetermined,
            (None, _) => match facts.named(name) {
                Some(Fact::Choice(option)) => Truth::from(option.as_str() == "yes"),
                _ => Truth::Undetermined,
            },
        },
        Atom::Answer { question, is } => answer_is(facts.get(question), is),
        Atom::AgeUnder { birth, on, years } => {
            let days = |question| facts.get(question).and_then(Fact::days);
            match (days(birth), days(on)) {
                (Some((born_first, born_last)), Some((first, last))) => {
                    // Oldest possible age, then youngest: settled where both say the same.
                    let oldest = age(born_first, last);
                    let youngest = age(born_last, first);
                    let limit = i64::from(*years);
                    if oldest < limit {
                        Truth::True
                    } else if youngest >= limit {
                        Truth::False
                    } else {
                        Truth::Undetermined
                    }
                }
                _ => Truth::Undetermined,
            }
        }
    }
}

fn answer_is(fact: Option<&Fact>, is: &Comparison) -> Truth {
    match (is, fact) {
        (Comparison::Answered, fact) => Truth::from(fact.is_some()),
        (Comparison::NotKnown, fact) => Truth::from(fact == Some(&Fact::NotKnown)),
        (Comparison::OneOf(options), Some(Fact::Choice(chosen))) => {
            Truth::from(options.contains(chosen))
        }
        (Comparison::Has(option), Some(Fact::Choices(chosen))) => {
            Truth::from(chosen.contains(option))
        }
        _ => Truth::Undetermined,
    }
}

/// Whole years from one day to another; negative before the first anniversary backwards. A birthday
/// on 29 February is reached on 1 March in other years.
fn age(born: NaiveDate, on: NaiveDate) -> i64 {
    let years = i64::from(on.year()) - i64::from(born.year());
    let reached = (on.month(), on.day()) >= (born.month(), born.day());
    if reached { years } else { years - 1 }
}
