//! Other processes that the same case may belong to: those that apply, those to consider, and those
//! that the answers rule out.

use serde::Serialize;

use super::facts::Facts;
use super::trace;
use super::truth::Truth;
use crate::guidance::{Expression, Guidance, Parallel, ParallelId, QuestionId};

/// Another process, and whether the answers say that it applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ParallelResult {
    /// The process.
    pub parallel: ParallelId,
    /// True where it applies, false where the answers rule it out. Undetermined is one to consider:
    /// the answers leave it open, or no question can tell.
    pub applies: Truth,
    /// The questions whose answers that rests on.
    pub rests_on: Vec<QuestionId>,
}

/// All of them, in the order of the guidance.
#[must_use]
pub fn all(guidance: &Guidance, facts: &Facts) -> Vec<ParallelResult> {
    guidance
        .content
        .parallel
        .iter()
        .map(|parallel| result(guidance, parallel, facts))
        .collect()
}

/// It applies where both conditions hold, and does not where one of them fails: Kleene's "and". A
/// condition that is absent differs: `only-when` then always holds, `when` never settles.
fn result(guidance: &Guidance, parallel: &Parallel, facts: &Facts) -> ParallelResult {
    let value = |condition: &Option<Expression>, absent| {
        condition
            .as_ref()
            .map_or(absent, |condition| guidance.holds(condition, facts))
    };
    let possible = value(&parallel.only_when, Truth::True);
    let there = value(&parallel.when, Truth::Undetermined);
    let applies = Truth::at_least(2, [possible, there]);
    let mut rests_on: Vec<QuestionId> = Vec::new();
    for (condition, value) in [(&parallel.only_when, possible), (&parallel.when, there)] {
        // A result that is settled rests on what settles it.
        if let Some(condition) = condition
            && (!applies.is_settled() || value == applies)
        {
            for question in trace::rests_on(guidance, condition, facts) {
                if !rests_on.contains(&question) {
                    rests_on.push(question);
                }
            }
        }
    }
    ParallelResult {
        parallel: parallel.id.clone(),
        applies,
        rests_on,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Fact;
    use crate::guidance::fixture;

    fn guidance(only_when: &str, when: &str) -> Guidance {
        let mut guidance = fixture::guidance(
            r#"
[[parallel]]
id = "inquest"
title = "Inquest"
asks = "Ask."
means = "It means."
sources = []
"#,
        );
        let condition = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        let parallel = &mut guidance.content.parallel[0];
        (parallel.only_when, parallel.when) = (condition(only_when), condition(when));
        guidance
    }

    fn applies(only_when: &str, when: &str, answers: &[(&str, &str)]) -> (Truth, Vec<String>) {
        let mut facts = Facts::default();
        for (question, answer) in answers {
            facts.set((*question).into(), Fact::Choice((*answer).into()));
        }
        let found = all(&guidance(only_when, when), &facts).remove(0);
        (
            found.applies,
            found.rests_on.iter().map(ToString::to_string).collect(),
        )
    }

    #[test]
    fn what_no_question_can_tell_is_to_be_considered_unless_it_is_ruled_out() {
        let died = |answer| applies("died", "", &[("died", answer)]);
        assert_eq!(died("yes"), (Truth::Undetermined, vec!["died".to_owned()]));
        assert_eq!(died("no"), (Truth::False, vec!["died".to_owned()]));
        assert_eq!(applies("", "", &[]).0, Truth::Undetermined);
        assert_eq!(applies("died", "", &[]).0, Truth::Undetermined);
    }

    #[test]
    fn it_applies_where_the_answers_say_so_and_it_can() {
        let both = |died, sudden| applies("died", "sudden", &[("died", died), ("sudden", sudden)]);
        assert_eq!(
            both("yes", "yes"),
            (Truth::True, vec!["died".to_owned(), "sudden".to_owned()])
        );
        assert_eq!(both("yes", "no"), (Truth::False, vec!["sudden".to_owned()]));
        assert_eq!(both("no", "yes"), (Truth::False, vec!["died".to_owned()]));
        assert_eq!(
            applies("died", "sudden", &[("died", "yes")]).0,
            Truth::Undetermined
        );
    }
}
