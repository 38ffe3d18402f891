//! A draft with every kind of answer, and what is done with one.

use chrono::NaiveDate;
use practice_review_engine::assessment::assess;
use practice_review_engine::bundle::{Payload, PayloadInput};
use practice_review_engine::case::{Answer, Case, CaseId, Entry, Field, Value, load, save};
use practice_review_engine::dates::{Precision, RawDate, RawWhen};
use practice_review_engine::document::compose;
use practice_review_engine::form::{FormState, Standings, ThresholdState, facts_in_use, unused};
use practice_review_engine::guidance::{EntryId, Guidance};
use practice_review_engine::redaction::redact;

/// A place outside groups.
pub fn field(question: &str) -> Field {
    Field::Question(question.into())
}

/// A place in an entry of the one group.
pub fn of_child(entry: &str, question: &str) -> Field {
    Field::InEntry {
        group: "children".into(),
        entry: entry.into(),
        question: question.into(),
    }
}

/// Puts an answer at a place, with its entry where that is not there yet.
pub fn put(case: &mut Case, field: &Field, answer: impl Into<Answer>) {
    if let Field::InEntry { group, entry, .. } = field
        && case.entry(group, entry).is_none()
    {
        case.add_entry(group, EntryId::from(entry.as_str()));
    }
    case.set_answer(field, answer.into()).unwrap();
}

/// An empty one.
pub fn empty() -> Case {
    Case::new(
        CaseId::from_random([1; 16]),
        "a-place".into(),
        "A case",
        "2026-01-01T09:00:00Z",
    )
}

/// One in which every question of the first edition is answered.
pub fn draft() -> Case {
    let mut case = empty();
    let text = |text: &str| Value::Text(text.to_owned());
    let hurt = Answer {
        value: Value::Choice("yes".into()),
        evidence: "The nurse's note".to_owned(),
        ..Answer::default()
    };
    put(&mut case, &field("hurt"), hurt);
    let no_date = RawDate {
        day: "31".to_owned(),
        month: "feb".to_owned(),
        year: "2026".to_owned(),
    };
    let moved = RawWhen {
        precision: Precision::Unknown,
        note: "before the summer".to_owned(),
        ..RawWhen::default()
    };
    for (question, value) in [
        ("how-badly", Value::Choice("slightly".into())),
        (
            "helped-by",
            Value::Choices(vec!["school".into(), "police".into()]),
        ),
        ("where", Value::Choice("home".into())),
        ("seen-on", Value::Date(no_date)),
        ("moved", Value::When(moved)),
        ("story", text("A fall.\n\nA call.")),
        ("word", text("The cut")),
    ] {
        put(&mut case, &field(question), value);
    }
    for (entry, question, words) in [
        ("a", "child-name", "Wren Smallwood"),
        ("a", "child-school", "St Example"),
        ("b", "child-name", "Lark Smallwood"),
    ] {
        put(&mut case, &of_child(entry, question), text(words));
    }
    case
}

/// How many answers an entry has.
pub fn entered(entry: &Entry) -> usize {
    entry.answers.len()
}

/// What is not in use, with its place and in words.
pub fn listed(guidance: &Guidance, case: &Case) -> Vec<String> {
    let place = |field: &Field| match field {
        Field::Question(question) => question.to_string(),
        Field::InEntry {
            group,
            entry,
            question,
        } => format!("{group}/{entry}/{question}"),
    };
    unused(guidance, case)
        .iter()
        .map(|one| format!("{}: {}", place(&one.field), one.words(guidance).join(" ")))
        .collect()
}

/// The referral as a document, as text.
pub fn documented(guidance: &Guidance, case: &Case) -> String {
    let form = guidance.content.form.first().unwrap();
    serde_json::to_string(&compose(guidance, form, case)).unwrap()
}

/// Everything that is shown of a case: the document, and what is not in use.
pub fn in_sight(guidance: &Guidance, case: &Case) -> String {
    let kept = listed(guidance, case).join("\n");
    format!("{}\n{kept}", documented(guidance, case))
}

/// The case after everything that is worked out of one, and after it was saved and opened again.
pub fn worked_with(guidance: &Guidance, case: &Case) -> Case {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let case = load(&save(case).unwrap()).unwrap();
    let form = guidance.content.form.first().unwrap();
    let assessment = assess(guidance, &facts_in_use(guidance, &case));
    let threshold = ThresholdState::of(guidance, &case, today);
    let _ = Standings::of(guidance, &assessment, &threshold);
    let _ = FormState::of(guidance, form, &case, today);
    let _ = redact(guidance, form, &case, today);
    let _ = Payload::of(&PayloadInput {
        guidance,
        form,
        case: &case,
        assessment: &assessment,
        app_version: "0.1.0",
        now: "2026-11-24T09:00:00Z",
    });
    load(&save(&case).unwrap()).unwrap()
}
