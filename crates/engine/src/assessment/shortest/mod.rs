//! The fewest questions that would settle what is open.
//!
//! A route is *open* where its condition is undetermined and a step of the threshold questions asks,
//! as the answers stand, something that could settle it. A set of questions *settles* a case where
//! no route is open any more **whatever** is answered to all of them: yes or no, each option, and
//! each choice among several. "Not known" is no such answer, for it leaves open what was open. An
//! answer to a question that the other answers leave unasked counts for nothing, here as in a form,
//! so a set can hold questions that are asked only after others.
//!
//! [`shortest`] gives a smallest set that settles, the first of them in the order of asking. It is
//! found exactly, by trying all sets of one question, then all of two, up to [`MOST`]. Where no set
//! is that small, singling questions out would help nobody: the result is [`Settling::Many`] then,
//! with every question that leaves a route open.
//!
//! A route that is open stays so unless something is answered on which it bears whether it holds or
//! what it asks; sets that leave such a route alone are passed over. For the others every combination
//! is tried with what it shows and hides; [`compact`], [`asked`] and [`node`] make that cheap.

mod asked;
mod compact;
mod node;

use compact::Compact;
use node::{FIRST, NONE};

use super::facts::Facts;
use crate::guidance::{Guidance, QuestionId};

/// How large a set is looked for.
pub const MOST: usize = 4;
/// How often it is worked out again what is asked, as in a form.
const MOST_ROUNDS: usize = 16;

/// What settles the open routes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settling {
    /// No route is open.
    Settled,
    /// A smallest set of questions whose answers settle all routes, in the order of asking. Some may
    /// be asked only after others are answered.
    Fewest(Vec<QuestionId>),
    /// It takes more than [`MOST`] questions, or something that is no choice among answers. These
    /// are the ones asked at present that leave a route open, in the order of asking.
    Many(Vec<QuestionId>),
}

impl Settling {
    /// How many questions it names, and how many of them need no answer.
    #[must_use]
    pub fn counts(&self, guidance: &Guidance) -> (usize, usize) {
        let (Self::Fewest(questions) | Self::Many(questions)) = self else {
            return (0, 0);
        };
        let optional = questions.iter().filter(|id| is_optional(guidance, id));
        (questions.len(), optional.count())
    }

    /// What it asks for, in words; none where nothing is open. What need not be answered is said to be so.
    #[must_use]
    pub fn words(&self, guidance: &Guidance) -> Option<String> {
        let (count, optional) = self.counts(guidance);
        let what = match (self, count) {
            (Self::Settled, _) => return None,
            (Self::Fewest(_), 1) => "Answer this question and it is settled".to_owned(),
            (Self::Fewest(_), _) => format!("Answer these {count} questions and it is settled"),
            (Self::Many(_), 1) => "1 question is still open".to_owned(),
            (Self::Many(_), _) => format!("{count} questions are still open"),
        };
        let leave = match (self, count, optional) {
            (_, _, 0) => "",
            (Self::Many(_), 1, _) => ", and need not be answered",
            (Self::Many(_), ..) if count == optional => ", and need not be answered",
            (_, 1, _) => ", or leave it: you need not answer it",
            _ if count == optional => ", or leave them: you need not answer these",
            (_, _, 1) => "; one of them you need not answer",
            (_, _, several) => {
                return Some(format!("{what}; {several} of them you need not answer"));
            }
        };
        Some(format!("{what}{leave}"))
    }
}

/// True for a question that need not be answered.
#[must_use]
pub fn is_optional(guidance: &Guidance, id: &QuestionId) -> bool {
    guidance
        .question(id)
        .is_some_and(|question| !question.required)
}

/// The fewest questions that settle all open routes. `facts` are those of all answers, also of those
/// to questions that are not asked at present, which other answers can bring back.
#[must_use]
pub fn shortest(guidance: &Guidance, facts: &Facts) -> Settling {
    let compact = Compact::of(guidance, facts);
    let given: Vec<u8> = compact.asked.iter().map(|asked| asked.given).collect();
    let mut trial = Trial {
        counted: given.clone(),
        next: given.clone(),
        tried: given,
        needed: Vec::new(),
        compact,
    };
    if trial.settled() {
        return Settling::Settled;
    }
    let open = trial.leave_open();
    trial.needed = trial.open_routes();
    let candidates = trial.candidates();
    for size in 1..=MOST {
        let mut chosen = Vec::with_capacity(size);
        if trial.search(&candidates, size, &mut chosen) {
            return Settling::Fewest(trial.names(&chosen));
        }
    }
    Settling::Many(trial.names(&open))
}

/// Answers that are tried.
struct Trial<'a> {
    compact: Compact<'a>,
    /// Those given, and those supposed.
    tried: Vec<u8>,
    /// Those of them that count, because their questions are asked.
    counted: Vec<u8>,
    /// Those that count then.
    next: Vec<u8>,
    /// For each route that is open, the questions one of which has to be answered, by their number.
    needed: Vec<Vec<bool>>,
}

impl Trial<'_> {
    /// The questions that an answer can be supposed for: those without one that settles anything.
    fn candidates(&self) -> Vec<usize> {
        let asked = self.compact.asked.iter().enumerate();
        asked
            .filter(|(_, asked)| asked.answers > 0 && asked.given < FIRST)
            .map(|(index, _)| index)
            .collect()
    }

    fn names(&self, indices: &[usize]) -> Vec<QuestionId> {
        indices
            .iter()
            .filter_map(|index| Some(self.compact.asked.get(*index)?.id.clone()))
            .collect()
    }

    /// Looks for `size` questions more that settle beside those chosen, and leaves them in `chosen`.
    fn search(&mut self, from: &[usize], size: usize, chosen: &mut Vec<usize>) -> bool {
        if size == 0 {
            let touches = |needed: &Vec<bool>| chosen.iter().any(|index| is_set(needed, *index));
            return self.needed.iter().all(touches) && self.always_settled(chosen);
        }
        let mut rest = from;
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            chosen.push(*first);
            if self.search(rest, size - 1, chosen) {
                return true;
            }
            chosen.pop();
        }
        false
    }

    /// True where no route is open whatever is answered to these questions.
    fn always_settled(&mut self, chosen: &[usize]) -> bool {
        let Some((first, rest)) = chosen.split_first() else {
            return self.settled();
        };
        let asked = self.compact.asked.get(*first);
        let (given, answers) = asked.map_or((NONE, 0), |asked| (asked.given, asked.answers));
        let numbers = (FIRST..).take(answers);
        let settled = { numbers }.all(|answer| {
            self.suppose(*first, answer);
            self.always_settled(rest)
        });
        self.suppose(*first, given);
        settled
    }

    fn suppose(&mut self, index: usize, answer: u8) {
        if let Some(tried) = self.tried.get_mut(index) {
            *tried = answer;
        }
    }

    /// True where no route is open with the answers that are tried.
    fn settled(&mut self) -> bool {
        self.count();
        let asks = &mut |index| self.asks(index);
        let mut routes = self.compact.routes.iter();
        !routes.any(|route| route.is_left_open_by(&self.counted, asks))
    }

    /// For each route that is open, the questions on which it bears, directly or through what is
    /// asked.
    fn open_routes(&self) -> Vec<Vec<bool>> {
        let routes = self.compact.routes.iter();
        routes
            .filter(|route| route.is_left_open_by(&self.counted, &mut |index| self.asks(index)))
            .map(|route| {
                let mut reached = vec![false; self.compact.asked.len()];
                let mut open = Vec::new();
                route.note_questions(&mut open);
                while let Some(index) = open.pop() {
                    let asked = self.compact.asked.get(index).zip(reached.get_mut(index));
                    if let Some((asked, reached)) = asked
                        && !std::mem::replace(reached, true)
                    {
                        asked.in_step.note_questions(&mut open);
                        asked.in_section.note_questions(&mut open);
                    }
                }
                reached
            })
            .collect()
    }

    /// The questions asked that leave a route open, with the answers that count.
    fn leave_open(&self) -> Vec<usize> {
        (0..self.compact.asked.len())
            .filter(|index| {
                let asks = &mut |asked| asked == *index && self.asks(asked);
                let mut routes = self.compact.routes.iter();
                routes.any(|route| route.is_left_open_by(&self.counted, asks))
            })
            .collect()
    }

    /// True where a step asks the question.
    fn asks(&self, index: usize) -> bool {
        let asked = self.compact.asked.get(index);
        asked.is_some_and(|asked| asked.in_step.value(&self.counted).is_true())
    }

    /// Works out which answers count: those to questions that a step or a section asks.
    fn count(&mut self) {
        self.counted.clone_from(&self.tried);
        for _ in 0..MOST_ROUNDS {
            let counts = |place: &node::Node| place.value(&self.counted).is_true();
            self.next.clone_from(&self.tried);
            for (next, asked) in self.next.iter_mut().zip(&self.compact.asked) {
                if *next != NONE && !counts(&asked.in_step) && !counts(&asked.in_section) {
                    *next = NONE;
                }
            }
            if self.next == self.counted {
                break;
            }
            std::mem::swap(&mut self.next, &mut self.counted);
        }
    }
}

fn is_set(flags: &[bool], index: usize) -> bool {
    flags.get(index).copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::{Settling, shortest};
    use crate::assessment::Facts;
    use crate::case::{Case, CaseId};
    use crate::guidance::{Guidance, fixture};

    /// As many questions as there are flags, each required or not, and a route for each.
    fn asking(required: &[bool]) -> Guidance {
        let mut text = String::new();
        let mut asked = Vec::new();
        for (index, required) in required.iter().enumerate() {
            let id = format!("q{index}");
            text.push_str(&format!(
                "[[question]]\nid = \"{id}\"\ntext = \"t\"\nlabel = \"l\"\nwhy = \"w\"\nkind = \"yes-no\"\nrequired = {required}\nsources = []\n\
                 [[route]]\nid = \"r{index}\"\ntitle = \"R\"\npriority = 1\nurgency = \"normal\"\nduty = \"referrer\"\nwhen = \"{id}\"\nbecause = \"b\"\nsteps = []\nsources = []\n"
            ));
            asked.push(format!("\"{id}\""));
        }
        text.push_str(&format!(
            "[[step]]\nid = \"s\"\ntitle = \"S\"\nquestions = [{}]\n",
            asked.join(", ")
        ));
        fixture::guidance(&text)
    }

    fn said(required: &[bool]) -> Option<String> {
        let guidance = asking(required);
        let case = Case::new(
            CaseId::from_random([0; 16]),
            guidance.partnership.id.clone(),
            "",
            "",
        );
        let found = shortest(&guidance, &Facts::of_case(&guidance, &case));
        if required.is_empty() {
            assert_eq!(found, Settling::Settled);
        }
        found.words(&guidance)
    }

    #[test]
    fn nobody_is_told_to_answer_what_need_not_be_answered() {
        for (required, expected) in [
            (&[true][..], "Answer this question and it is settled"),
            (
                &[false],
                "Answer this question and it is settled, or leave it: you need not answer it",
            ),
            (&[true, true], "Answer these 2 questions and it is settled"),
            (
                &[false, false],
                "Answer these 2 questions and it is settled, or leave them: you need not answer these",
            ),
            (
                &[true, false],
                "Answer these 2 questions and it is settled; one of them you need not answer",
            ),
            (
                &[true, false, false],
                "Answer these 3 questions and it is settled; 2 of them you need not answer",
            ),
            (&[true; 5], "5 questions are still open"),
            (
                &[false; 5],
                "5 questions are still open, and need not be answered",
            ),
            (
                &[true, true, true, true, false],
                "5 questions are still open; one of them you need not answer",
            ),
        ] {
            assert_eq!(said(required).as_deref(), Some(expected));
        }
        assert_eq!(said(&[]), None);
    }
}
