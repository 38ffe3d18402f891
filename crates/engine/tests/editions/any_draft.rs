//! The same of any draft and any number of changes at once.

use practice_review_engine::case::{Answer, Case, Field, FollowUp, Value};
use practice_review_engine::dates::{RawDate, RawWhen};
use practice_review_engine::form::{answer_anew, unused};
use practice_review_engine::guidance::Kind;
use proptest::prelude::*;

use crate::draft::{documented, empty, field, in_sight, of_child, put, worked_with};
use crate::edition::{CHANGES, Change, edition, first};

const QUESTIONS: [&str; 12] = [
    "hurt",
    "how-badly",
    "helped-by",
    "where",
    "seen-on",
    "moved",
    "story",
    "word",
    "account",
    "child-name",
    "child-school",
    "unheard-of",
];
const OPTIONS: [&str; 8] = [
    "yes",
    "no",
    "seriously",
    "slightly",
    "home",
    "school",
    "one",
    "unheard-of",
];

/// A word that nothing else in a case is.
fn word() -> impl Strategy<Value = String> {
    (0_u32..1_000_000).prop_map(|number| format!("typed{number:06}"))
}

fn value() -> impl Strategy<Value = Value> {
    let option = || prop::sample::select(&OPTIONS[..]);
    let date = || {
        word().prop_map(|day| RawDate {
            day,
            month: "3".to_owned(),
            year: "2026".to_owned(),
        })
    };
    prop_oneof![
        Just(Value::Blank),
        Just(Value::NotKnown),
        Just(Value::Declined),
        word().prop_map(Value::Text),
        option().prop_map(|option| Value::Choice(option.into())),
        prop::collection::vec(option(), 0..3)
            .prop_map(|options| Value::Choices(options.into_iter().map(Into::into).collect())),
        date().prop_map(Value::Date),
        date().prop_map(|from| Value::When(RawWhen {
            from,
            ..RawWhen::default()
        })),
    ]
}

fn answer() -> impl Strategy<Value = Answer> {
    let beside = || prop_oneof![3 => Just(String::new()), 1 => word()];
    (value(), beside(), beside()).prop_map(|(value, evidence, who)| Answer {
        value,
        evidence,
        follow_up: FollowUp {
            who,
            ..FollowUp::default()
        },
    })
}

fn place() -> impl Strategy<Value = Field> {
    let question = || prop::sample::select(&QUESTIONS[..]);
    prop_oneof![
        2 => question().prop_map(field),
        1 => (prop::sample::select(&["a", "b"][..]), question())
            .prop_map(|(entry, question)| of_child(entry, question)),
    ]
}

fn draft() -> impl Strategy<Value = Case> {
    prop::collection::vec((place(), answer()), 0..16).prop_map(|answers| {
        let mut case = empty();
        for (field, answer) in answers {
            put(&mut case, &field, answer);
        }
        case
    })
}

fn changes() -> impl Strategy<Value = Vec<&'static Change>> {
    prop::sample::subsequence(CHANGES.iter().collect::<Vec<_>>(), 0..=CHANGES.len())
}

/// Every answer with its place.
fn answers(case: &Case) -> Vec<(Field, &Answer)> {
    let outside = case.answers.iter();
    let outside = outside.map(|(id, answer)| (Field::Question(id.clone()), answer));
    let entries = case.entries(&"children".into()).iter();
    let inside = entries.flat_map(|entry| {
        let place = |(id, answer)| (of_child(entry.id.as_str(), id), answer);
        let answers = entry.answers.iter();
        answers.map(move |(id, answer)| place((id.as_str(), answer)))
    });
    outside.chain(inside).collect()
}

/// The words in a value.
fn typed(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        Value::Date(date) => Some(&date.day),
        Value::When(when) => Some(&when.from.day),
        _ => None,
    }
}

/// True where a question of this kind takes such words.
fn takes(kind: Kind, value: &Value) -> bool {
    match value {
        Value::Text(_) => matches!(kind, Kind::Text | Kind::LongText),
        Value::Date(_) => kind == Kind::Date,
        Value::When(_) => kind == Kind::When,
        _ => true,
    }
}

/// The words of all answers.
fn all_words(case: &Case) -> Vec<String> {
    let answers = answers(case).into_iter();
    let words = answers.filter_map(|(_, answer)| typed(&answer.value).map(str::to_owned));
    words.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn no_change_of_a_form_loses_an_answer(case in draft(), changes in changes()) {
        let (old, new) = (first(), edition(changes));
        let before = (unused(&old, &case), documented(&old, &case));
        let worked = worked_with(&old, &worked_with(&new, &case));
        prop_assert_eq!(&worked, &case);
        prop_assert_eq!((unused(&old, &worked), documented(&old, &worked)), before);
    }

    #[test]
    fn no_change_of_a_form_takes_what_was_typed_out_of_sight(case in draft(), changes in changes()) {
        let new = edition(changes);
        let sight = in_sight(&new, &case);
        for (field, answer) in answers(&case) {
            if let Some(words) = typed(&answer.value) {
                prop_assert!(sight.contains(words), "{field:?} {words}: {sight}");
            }
            // Evidence that the question asks for comes back with an answer that needs it.
            let asks = new.question(field.question()).is_some_and(|q| !q.evidence.is_empty());
            if !asks {
                prop_assert!(sight.contains(&answer.evidence), "{field:?} {answer:?}: {sight}");
            }
        }
    }

    #[test]
    fn answering_anew_under_a_changed_form_overwrites_no_answer_to_another_one(
        case in draft(),
        changes in changes(),
        anew in prop::collection::vec((place(), answer()), 0..8),
    ) {
        let new = edition(changes);
        let mut written = case.clone();
        for (field, answer) in anew {
            let before = written.clone();
            let stood = written.answer_at(&field).cloned();
            let question = new.question(field.question());
            let fitted = match (&stood, question) {
                (Some(stood), Some(question)) => takes(question.kind, &stood.value),
                _ => true,
            };
            let same = stood.is_some_and(|stood| stood.value == answer.value);
            if answer_anew(&new, &mut written, &field, answer).is_ok() && !fitted && !same {
                let words = all_words(&written);
                for word in all_words(&before) {
                    prop_assert!(words.contains(&word), "{field:?} {word}");
                }
            }
        }
    }
}
