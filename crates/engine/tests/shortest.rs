//! The fewest questions that settle what is open, held against the assessment itself: every
//! combination of answers settles, and no smaller set does.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

use std::path::Path;
use std::sync::OnceLock;

use practice_review_engine::assessment::{Facts, Settling, Standing, assess, shortest};
use practice_review_engine::case::{Answer, Case, CaseId, Value};
use practice_review_engine::form::{facts_in_use, shown_in_step, step_is_shown};
use practice_review_engine::guidance::{Guidance, Kind, QuestionId, load};
use proptest::prelude::*;
use proptest::sample::Index;

fn all() -> &'static [Guidance] {
    static LOADED: OnceLock<Vec<Guidance>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance");
        load::folder(&root).unwrap().partnerships
    })
}

fn empty(guidance: &Guidance) -> Case {
    let id = CaseId::from_random([0; 16]);
    Case::new(id, guidance.partnership.id.clone(), "", "")
}

/// The questions of all steps.
fn questions(guidance: &Guidance) -> Vec<QuestionId> {
    let steps = guidance.content.step.iter();
    steps.flat_map(|step| step.questions.clone()).collect()
}

/// Every answer to a question that settles something.
fn answers(guidance: &Guidance, id: &QuestionId) -> Vec<Value> {
    let question = guidance.question(id).unwrap();
    let options = guidance.options(question).iter().map(|o| o.id.clone());
    match question.kind {
        Kind::YesNo => ["yes", "no"].map(|o| Value::Choice(o.into())).to_vec(),
        Kind::Choice => options.map(Value::Choice).collect(),
        Kind::Choices => {
            let options: Vec<_> = options.collect();
            let chosen = |bits: usize| {
                let some = options.iter().enumerate();
                some.filter(move |(bit, _)| (bits >> bit) & 1 == 1)
                    .map(|(_, option)| option.clone())
                    .collect()
            };
            (1..1 << options.len())
                .map(|bits| Value::Choices(chosen(bits)))
                .collect()
        }
        kind => unreachable!("{id} is asked at the threshold and is a {kind:?}"),
    }
}

/// The questions asked that leave a route open.
fn open(guidance: &Guidance, case: &Case) -> Vec<QuestionId> {
    let facts = facts_in_use(guidance, case);
    let asked: Vec<QuestionId> = guidance
        .content
        .step
        .iter()
        .filter(|step| step_is_shown(guidance, step, &facts))
        .flat_map(|step| shown_in_step(guidance, step, &facts))
        .map(|question| question.id.clone())
        .collect();
    let result = assess(guidance, &facts);
    let left_open = |id: &QuestionId| result.standing(Standing::Open).any(|r| r.open.contains(id));
    asked.into_iter().filter(left_open).collect()
}

/// True where no route is open whatever is answered to these questions.
fn settles(guidance: &Guidance, case: &mut Case, set: &[QuestionId]) -> bool {
    let Some((first, rest)) = set.split_first() else {
        return open(guidance, case).is_empty();
    };
    let before = case.answers.get(first).cloned();
    let settled = answers(guidance, first).into_iter().all(|value| {
        case.answers.insert(first.clone(), value.into());
        settles(guidance, case, rest)
    });
    match before {
        Some(before) => case.answers.insert(first.clone(), before),
        None => case.answers.remove(first),
    };
    settled
}

/// True for an answer that settles something.
fn settled(answer: &Answer) -> bool {
    !answer.value.is_blank() && !answer.value.is_not_known()
}

/// Sets of so many of these.
fn sets(of: &[QuestionId], size: usize) -> Vec<Vec<QuestionId>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut found = Vec::new();
    for (index, first) in of.iter().enumerate() {
        for mut rest in sets(of.get(index + 1..).unwrap_or_default(), size - 1) {
            rest.insert(0, first.clone());
            found.push(rest);
        }
    }
    found
}

/// A partnership and a case of it in which most questions are answered: some are not, some are not
/// known.
fn any_case() -> impl Strategy<Value = (&'static Guidance, Case)> {
    let most = all().iter().map(|g| questions(g).len()).max().unwrap_or(0);
    let picks = proptest::collection::vec((0_u8..12, any::<Index>()), most);
    (any::<Index>(), picks).prop_map(|(which, picks)| {
        let guidance = which.get(all());
        let mut case = empty(guidance);
        for (id, (how, answer)) in questions(guidance).into_iter().zip(picks) {
            let value = match how {
                0 => continue,
                1 | 2 => Value::NotKnown,
                _ => answer.get(&answers(guidance, &id)).clone(),
            };
            case.answers.insert(id, value.into());
        }
        (guidance, case)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_smallest_set_settles_whatever_is_answered_and_no_smaller_one_does(
        (guidance, mut case) in any_case()
    ) {
        let left = open(guidance, &case);
        match shortest(guidance, &Facts::of_case(guidance, &case)) {
            Settling::Settled => prop_assert!(left.is_empty(), "{left:?} is open"),
            Settling::Fewest(set) => {
                prop_assert!(!left.is_empty());
                prop_assert!(settles(guidance, &mut case, &set), "{set:?} does not settle");
                let candidates: Vec<QuestionId> = questions(guidance)
                    .into_iter()
                    .filter(|id| !case.answers.get(id).is_some_and(settled))
                    .collect();
                // The largest that are still smaller: a set that settles has none beside it.
                for smaller in sets(&candidates, set.len() - 1) {
                    prop_assert!(!settles(guidance, &mut case, &smaller), "{smaller:?} is enough");
                }
            }
            Settling::Many(questions) => {
                prop_assert_eq!(questions, left);
            }
        }
    }

    #[test]
    fn each_answer_to_a_question_of_the_list_makes_it_shorter(
        (guidance, mut case) in any_case(), which in any::<Index>(), answer in any::<Index>()
    ) {
        let count = |case: &Case| match shortest(guidance, &Facts::of_case(guidance, case)) {
            Settling::Settled => 0,
            Settling::Fewest(set) => set.len(),
            Settling::Many(_) => usize::MAX,
        };
        let found = shortest(guidance, &Facts::of_case(guidance, &case));
        if let Settling::Fewest(set) = found {
            let id = which.get(&set).clone();
            let value = answer.get(&answers(guidance, &id)).clone();
            let before = count(&case);
            case.answers.insert(id, value.into());
            prop_assert!(count(&case) < before);
        }
    }
}

#[test]
fn a_case_without_answers_takes_more_questions_than_a_short_list_holds() {
    for guidance in all() {
        let case = empty(guidance);
        let found = shortest(guidance, &Facts::of_case(guidance, &case));
        assert_eq!(found, Settling::Many(open(guidance, &case)));
    }
}
