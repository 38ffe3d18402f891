//! Three-valued logic over the guidance that comes with this repository.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use std::path::Path;
use std::sync::OnceLock;

use practice_review_engine::assessment::{Fact, Facts, Standing, Truth, assess};
use practice_review_engine::case::{Case, CaseId, Value};
use practice_review_engine::form::{ThresholdState, facts_in_use, section_asking};
use practice_review_engine::guidance::{Guidance, Kind, OptionId, QuestionId, load};
use proptest::prelude::*;
use proptest::sample::Index;

fn guidance() -> &'static Guidance {
    static LOADED: OnceLock<Guidance> = OnceLock::new();
    LOADED.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance");
        load::folder(&root).unwrap().partnerships.remove(0)
    })
}

/// The questions that criteria and routes can read, with the answers each can have.
fn questions() -> Vec<(QuestionId, Vec<OptionId>)> {
    let guidance = guidance();
    guidance
        .content
        .step
        .iter()
        .flat_map(|step| &step.questions)
        .filter_map(|id| {
            let question = guidance.question(id)?;
            let answers = match question.kind {
                Kind::YesNo => vec!["yes".into(), "no".into()],
                Kind::Choice => guidance
                    .options(question)
                    .iter()
                    .map(|o| o.id.clone())
                    .collect(),
                _ => return None,
            };
            Some((id.clone(), answers))
        })
        .collect()
}

/// Any mixture of unanswered, not known and answered.
fn any_facts() -> impl Strategy<Value = Facts> {
    let count = questions().len();
    proptest::collection::vec((0_u8..4, any::<Index>()), count).prop_map(|picks| {
        let mut facts = Facts::default();
        for ((id, answers), (how, which)) in questions().into_iter().zip(picks) {
            match how {
                0 => {}
                1 => facts.set(id, Fact::NotKnown),
                _ => facts.set(id, Fact::Choice(which.get(&answers).clone())),
            }
        }
        facts
    })
}

proptest! {
    #[test]
    fn finding_out_what_was_open_never_flips_a_settled_result(
        facts in any_facts(), which in any::<Index>(), answer in any::<Index>()
    ) {
        let open: Vec<_> = questions()
            .into_iter()
            .filter(|(id, _)| !matches!(facts.get(id), Some(Fact::Choice(_))))
            .collect();
        prop_assume!(!open.is_empty());
        let (id, answers) = which.get(&open).clone();
        let mut more = facts.clone();
        more.set(id, Fact::Choice(answer.get(&answers).clone()));
        let (before, after) = (assess(guidance(), &facts), assess(guidance(), &more));
        for criterion in &before.criteria {
            if criterion.met.is_settled() {
                prop_assert_eq!(after.criterion(&criterion.criterion).map(|c| c.met), Some(criterion.met));
            }
        }
        for route in before.routes.iter().filter(|r| guidance().route(&r.route).is_some_and(|r| r.when.is_some())) {
            if route.standing != Standing::Open {
                let now = after.routes.iter().find(|r| r.route == route.route);
                prop_assert_eq!(now.map(|r| r.standing), Some(route.standing));
            }
        }
    }

    #[test]
    fn an_open_result_names_questions_and_a_settled_one_the_answers_it_rests_on(facts in any_facts()) {
        let result = assess(guidance(), &facts);
        for criterion in &result.criteria {
            if criterion.met.is_settled() {
                prop_assert!(criterion.open.is_empty());
                prop_assert!(!criterion.rests_on.is_empty());
            } else {
                prop_assert!(!criterion.open.is_empty());
            }
        }
    }

    #[test]
    fn the_answers_a_result_rests_on_are_enough_to_reach_it_again(facts in any_facts()) {
        for criterion in assess(guidance(), &facts).criteria.iter().filter(|c| c.met.is_settled()) {
            let mut only = Facts::default();
            for id in &criterion.rests_on {
                only.set(id.clone(), facts.get(id).unwrap().clone());
            }
            let again = assess(guidance(), &only);
            prop_assert_eq!(again.criterion(&criterion.criterion).map(|c| c.met), Some(criterion.met));
        }
    }

    #[test]
    fn what_is_said_to_change_a_result_changes_it(facts in any_facts()) {
        for criterion in &assess(guidance(), &facts).criteria {
            for change in &criterion.changes {
                let mut other = facts.clone();
                other.set(change.question.clone(), Fact::Choice(change.to.clone()));
                let after = assess(guidance(), &other);
                prop_assert_eq!(after.criterion(&criterion.criterion).map(|c| c.met), Some(change.becomes));
                prop_assert_ne!(change.becomes, criterion.met);
            }
        }
    }

    #[test]
    fn there_is_always_something_to_do_and_no_route_stands_beside_the_one_for_none(facts in any_facts()) {
        let result = assess(guidance(), &facts);
        let indicated: Vec<_> = result.standing(Standing::Indicated).collect();
        prop_assert!(!indicated.is_empty());
        let fallback = indicated.iter().any(|r| guidance().route(&r.route).is_some_and(|r| r.when.is_none()));
        prop_assert_eq!(fallback, indicated.len() == 1 && fallback);
    }
}

#[test]
fn not_known_alone_never_makes_a_criterion_not_met() {
    let mut facts = Facts::default();
    for (id, _) in questions() {
        facts.set(id, Fact::NotKnown);
    }
    for criterion in assess(guidance(), &facts).criteria {
        assert_eq!(
            criterion.met,
            Truth::Undetermined,
            "{}",
            criterion.criterion
        );
    }
}

#[test]
fn every_answer_that_a_result_rests_on_can_be_changed_where_it_is_asked() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance");
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let mut in_form_alone = 0;
    for guidance in load::folder(&root).unwrap().partnerships {
        for example in &guidance.content.example {
            let partnership = guidance.partnership.id.clone();
            let mut case = Case::new(CaseId::from_random([0; 16]), partnership, "", "");
            for (id, answer) in &example.answers {
                let value = match (guidance.question(id).unwrap().kind, answer.as_str()) {
                    (Kind::YesNo | Kind::Choice, "not-known") => Value::NotKnown,
                    (Kind::YesNo | Kind::Choice, option) => Value::Choice(option.into()),
                    _ => continue,
                };
                case.answers.insert(id.clone(), value.into());
            }
            let facts = facts_in_use(&guidance, &case);
            let threshold = ThresholdState::of(&guidance, &case, today);
            for id in case.answers.keys().filter(|id| facts.get(id).is_some()) {
                if threshold.step_of(id).is_none() {
                    in_form_alone += 1;
                    let section = section_asking(&guidance, None, &facts, id);
                    assert!(section.is_some(), "{}: {id}", example.id);
                }
            }
        }
    }
    // Some do count although their step is hidden.
    assert!(in_form_alone > 0);
}
