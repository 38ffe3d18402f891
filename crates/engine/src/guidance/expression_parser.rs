//! Reads an [`Expression`] from text.

use super::expression::{Atom, Comparison, Expression, RESERVED};
use super::id::{OptionId, QuestionId, is_kebab_case};

/// How deep brackets and `not` may nest: far more than a person writes, far less than a stack.
const DEEPEST: usize = 32;

/// Why a condition cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionError {
    /// It ends too early.
    #[error("the condition ends where {0} should follow; finish it")]
    EndsEarly(&'static str),
    /// Something else stands where a part should.
    #[error("\"{found}\" stands where {expected} should; see the grammar of conditions")]
    Unexpected {
        /// What stands there.
        found: String,
        /// What should.
        expected: &'static str,
    },
    /// A character that no condition has.
    #[error(
        "the character \"{0}\" cannot stand in a condition; use lower-case names, brackets and commas"
    )]
    Character(char),
    /// Brackets nest too deep.
    #[error("the condition nests more than {DEEPEST} deep; make a criterion of one of its parts")]
    TooDeep,
    /// A count that no list can meet.
    #[error("\"at least {count}\" is asked of {of} parts; the count must lie between 1 and {of}")]
    Count {
        /// How many are asked.
        count: usize,
        /// Of how many.
        of: usize,
    },
}

/// Reads a condition.
///
/// # Errors
/// [`ExpressionError`] says what stands in the wrong place.
pub fn parse(text: &str) -> Result<Expression, ExpressionError> {
    let tokens = tokens(text)?;
    let mut parser = Parser {
        tokens: &tokens,
        depth: 0,
    };
    let expression = parser.any()?;
    match parser.next() {
        None => Ok(expression),
        Some(token) => Err(ExpressionError::Unexpected {
            found: token.to_owned(),
            expected: "\"and\", \"or\" or the end",
        }),
    }
}

/// Cuts text into words, brackets and commas.
fn tokens(text: &str) -> Result<Vec<String>, ExpressionError> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' | '-' => word.push(c),
            _ => {
                if !word.is_empty() {
                    tokens.push(std::mem::take(&mut word));
                }
                match c {
                    '(' | ')' | ',' => tokens.push(c.to_string()),
                    c if c.is_whitespace() => {}
                    c => return Err(ExpressionError::Character(c)),
                }
            }
        }
    }
    if !word.is_empty() {
        tokens.push(word);
    }
    Ok(tokens)
}

/// A recursive-descent parser over the words that are left.
struct Parser<'a> {
    tokens: &'a [String],
    depth: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.tokens.first().map(String::as_str)
    }

    fn next(&mut self) -> Option<&'a str> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first)
    }

    /// Takes the next word if it is this one.
    fn take(&mut self, word: &str) -> bool {
        let found = self.peek() == Some(word);
        if found {
            self.next();
        }
        found
    }

    fn expect(&mut self, word: &'static str) -> Result<(), ExpressionError> {
        match self.next() {
            Some(found) if found == word => Ok(()),
            Some(found) => Err(ExpressionError::Unexpected {
                found: found.to_owned(),
                expected: word,
            }),
            None => Err(ExpressionError::EndsEarly(word)),
        }
    }

    fn name(&mut self, expected: &'static str) -> Result<&'a str, ExpressionError> {
        match self.next() {
            Some(word) if is_kebab_case(word) && !RESERVED.contains(&word) => Ok(word),
            Some(word) => Err(ExpressionError::Unexpected {
                found: word.to_owned(),
                expected,
            }),
            None => Err(ExpressionError::EndsEarly(expected)),
        }
    }

    fn number(&mut self, expected: &'static str) -> Result<u32, ExpressionError> {
        match self.next() {
            Some(word) => word.parse().map_err(|_| ExpressionError::Unexpected {
                found: word.to_owned(),
                expected,
            }),
            None => Err(ExpressionError::EndsEarly(expected)),
        }
    }

    fn any(&mut self) -> Result<Expression, ExpressionError> {
        let mut parts = vec![self.all()?];
        while self.take("or") {
            parts.push(self.all()?);
        }
        Ok(single_or(parts, Expression::Any))
    }

    fn all(&mut self) -> Result<Expression, ExpressionError> {
        let mut parts = vec![self.not()?];
        while self.take("and") {
            parts.push(self.not()?);
        }
        Ok(single_or(parts, Expression::All))
    }

    fn not(&mut self) -> Result<Expression, ExpressionError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(ExpressionError::TooDeep);
        }
        let expression = if self.take("not") {
            Expression::Not(Box::new(self.not()?))
        } else {
            self.part()?
        };
        self.depth -= 1;
        Ok(expression)
    }

    fn part(&mut self) -> Result<Expression, ExpressionError> {
        if self.take("(") {
            let inner = self.any()?;
            self.expect(")")?;
            return Ok(inner);
        }
        if self.take("at") {
            return self.at_least();
        }
        if self.take("age") {
            return self.age();
        }
        let name = self.name("a question or a criterion")?;
        let atom = if self.take("is") {
            Atom::Answer {
                question: QuestionId::from(name),
                is: self.comparison()?,
            }
        } else if self.take("has") {
            Atom::Answer {
                question: QuestionId::from(name),
                is: Comparison::Has(OptionId::from(self.name("an option")?)),
            }
        } else {
            Atom::Named(name.to_owned())
        };
        Ok(Expression::Atom(atom))
    }

    fn at_least(&mut self) -> Result<Expression, ExpressionError> {
        self.expect("least")?;
        let count = self.number("a number")? as usize;
        self.expect("of")?;
        self.expect("(")?;
        let mut of = vec![self.any()?];
        while self.take(",") {
            of.push(self.any()?);
        }
        self.expect(")")?;
        if count == 0 || count > of.len() {
            return Err(ExpressionError::Count {
                count,
                of: of.len(),
            });
        }
        Ok(Expression::AtLeast { count, of })
    }

    fn age(&mut self) -> Result<Expression, ExpressionError> {
        self.expect("from")?;
        let birth = QuestionId::from(self.name("the question for the date of birth")?);
        self.expect("to")?;
        let on = QuestionId::from(self.name("the question for the other date")?);
        self.expect("is")?;
        self.expect("under")?;
        let years = self.number("a number of years")?;
        Ok(Expression::Atom(Atom::AgeUnder { birth, on, years }))
    }

    fn comparison(&mut self) -> Result<Comparison, ExpressionError> {
        if self.take("answered") {
            return Ok(Comparison::Answered);
        }
        if self.take("not-known") {
            return Ok(Comparison::NotKnown);
        }
        if !self.take("one") {
            return Ok(Comparison::OneOf(vec![OptionId::from(
                self.name("an option")?,
            )]));
        }
        self.expect("of")?;
        self.expect("(")?;
        let mut options = vec![OptionId::from(self.name("an option")?)];
        while self.take(",") {
            options.push(OptionId::from(self.name("an option")?));
        }
        self.expect(")")?;
        Ok(Comparison::OneOf(options))
    }
}

/// The only part, or the parts joined.
fn single_or(mut parts: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Expression {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => {
            parts.push(last);
            join(parts)
        }
        (None, _) => join(parts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn expressions() -> impl Strategy<Value = Expression> {
        let name = "[a-z]{1,4}-q";
        let atom = prop_oneof![
            name.prop_map(Atom::Named),
            (name, proptest::collection::vec("[a-z]{1,3}-o", 1..4)).prop_map(|(q, o)| {
                Atom::Answer {
                    question: q.into(),
                    is: Comparison::OneOf(o.into_iter().map(OptionId::from).collect()),
                }
            }),
            (name, "[a-z]{1,3}-o").prop_map(|(q, o)| Atom::Answer {
                question: q.into(),
                is: Comparison::Has(o.into()),
            }),
            name.prop_map(|q| Atom::Answer {
                question: q.into(),
                is: Comparison::Answered
            }),
            name.prop_map(|q| Atom::Answer {
                question: q.into(),
                is: Comparison::NotKnown
            }),
            (name, name, 1_u32..30).prop_map(|(birth, on, years)| Atom::AgeUnder {
                birth: birth.into(),
                on: on.into(),
                years,
            }),
        ];
        atom.prop_map(Expression::Atom)
            .prop_recursive(4, 24, 4, |inner| {
                prop_oneof![
                    inner.clone().prop_map(|e| Expression::Not(Box::new(e))),
                    proptest::collection::vec(inner.clone(), 2..4).prop_map(Expression::All),
                    proptest::collection::vec(inner.clone(), 2..4).prop_map(Expression::Any),
                    proptest::collection::vec(inner, 1..4).prop_map(|of| Expression::AtLeast {
                        count: of.len(),
                        of
                    }),
                ]
            })
    }

    proptest! {
        #[test]
        fn a_condition_means_the_same_after_it_was_written_down(e in expressions()) {
            prop_assert_eq!(parse(&e.to_string()), Ok(e));
        }

        #[test]
        fn no_text_stops_the_parser(text in "[a-z0-9(), -]{0,200}") {
            let _ = parse(&text);
        }
    }

    #[test]
    fn and_binds_tighter_than_or_and_not_tightest() {
        assert_eq!(
            parse("x1 or not y1 and z1").unwrap(),
            parse("x1 or ((not y1) and z1)").unwrap()
        );
    }

    #[test]
    fn a_writer_is_told_what_should_stand_there() {
        assert!(matches!(
            parse("x1 and"),
            Err(ExpressionError::EndsEarly(_))
        ));
        assert!(matches!(
            parse("x1 y1"),
            Err(ExpressionError::Unexpected { .. })
        ));
        assert!(matches!(
            parse("x1 = y1"),
            Err(ExpressionError::Character('='))
        ));
        assert!(matches!(
            parse("at least 3 of (x1, y1)"),
            Err(ExpressionError::Count { count: 3, of: 2 })
        ));
        assert_eq!(parse(&"(".repeat(5000)), Err(ExpressionError::TooDeep));
        assert_eq!(parse(&"not ".repeat(5000)), Err(ExpressionError::TooDeep));
    }
}
