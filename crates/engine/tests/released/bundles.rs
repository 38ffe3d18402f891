//! A signed referral with two signatures, and signed comments on it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use practice_review_engine::assessment::{Standing, Truth};
use practice_review_engine::bundle::{Verified, VerifiedComments, native};
use practice_review_engine::case::Value;
use practice_review_engine::document::{Body, State};
use serde_json::Value as Json;

use crate::frozen;
use crate::keys::{public, signing_key};

fn referral() -> Verified {
    native::open(&frozen("bundle-v1.json")).unwrap()
}

fn comments() -> VerifiedComments {
    let (unverified, fits) = native::checked(&frozen("comments-v1.json")).unwrap();
    unverified.confirm_comments(&fits).unwrap()
}

/// What was signed in a file.
fn signed(name: &str) -> Json {
    let file: Json = serde_json::from_slice(&frozen(name)).unwrap();
    let payload = URL_SAFE_NO_PAD.decode(file["payload"].as_str().unwrap());
    serde_json::from_slice(&payload.unwrap()).unwrap()
}

#[test]
fn nothing_that_was_signed_in_version_1_is_lost_when_it_is_opened() {
    let read = referral().payload().to_bytes().unwrap();
    let read: Json = serde_json::from_slice(&read).unwrap();
    assert_eq!(read, signed("bundle-v1.json"));
    let read = comments().comments().to_bytes().unwrap();
    let read: Json = serde_json::from_slice(&read).unwrap();
    assert_eq!(read, signed("comments-v1.json"));
}

#[test]
fn who_signed_in_version_1_is_known_by_name_and_key() {
    let opened = referral();
    let by: Vec<(&str, &str, &str)> = opened
        .signed_by()
        .iter()
        .map(|by| {
            let signer = &by.signer;
            (&*signer.name, &*signer.role, &*signer.statement)
        })
        .collect();
    assert_eq!(
        by,
        [
            ("Jo Ashdown", "Head", ""),
            ("Avery Lark", "Lead", "I agree.")
        ]
    );
    for (by, seed) in opened.signed_by().iter().zip([7, 8]) {
        assert_eq!(by.key, public(&signing_key(seed)));
        assert_eq!(by.signer.agency, "A school");
        assert_eq!(by.signer.capacity, "The referrer");
        assert_eq!(by.signer.signed_at, "2026-11-24T09:00:00Z");
    }
    // The identity of a referral stands in cases and in comments.
    assert_eq!(
        opened.digest(),
        "69b1b092d26f43d5162fdf59c568197c4b6c7447f07dba85d4c05d9bb1046b73"
    );
}

#[test]
fn answers_and_result_of_version_1_mean_what_they_meant() {
    let opened = referral();
    let payload = opened.payload();
    assert!(payload.example);
    assert_eq!(payload.partnership.id, "a-place");
    assert_eq!(payload.guidance.edition, "2026-01-02");
    assert_eq!(payload.form.title, "Referral of A Place");
    let answer = |question: &str| {
        let mut all = payload.answers.iter();
        &all.find(|a| a.question == question).unwrap().answer
    };
    assert_eq!(payload.answers.len(), 7);
    assert_eq!(answer("hurt").evidence, "The nurse's note");
    assert_eq!(
        answer("helped-by").value,
        Value::Choices(vec!["school".into(), "police".into()])
    );
    assert!(matches!(&answer("seen-on").value, Value::Date(date) if date.parse().is_ok()));
    assert!(matches!(&answer("moved").value, Value::When(when) if when.parse().is_ok()));
    let child = &payload.groups[0].entries[0];
    assert_eq!(child.name, "Wren Smallwood");
    assert_eq!(child.answers[0].question, "child-name");
    let result = &payload.result;
    assert_eq!(result.routes[0].route, "tell");
    assert_eq!(result.routes[0].standing, Standing::Indicated);
    assert_eq!(result.routes[1].standing, Standing::NotIndicated);
    assert_eq!(result.criteria[0].met, Truth::True);
    assert_eq!(result.own_view.reason, "It happened before.");
}

#[test]
fn the_document_of_version_1_shows_what_it_showed() {
    let opened = referral();
    let document = &opened.payload().document;
    assert_eq!(document.subjects, ["Wren Smallwood"]);
    let rows: Vec<(State, &str)> = document
        .parts
        .iter()
        .flat_map(|part| &part.sections)
        .flat_map(|section| &section.body)
        .filter_map(|body| match body {
            Body::Row(row) => Some((row.state, row.question.as_str())),
            _ => None,
        })
        .collect();
    assert!(rows.contains(&(State::Answered, "story")), "{rows:?}");
    assert!(rows.contains(&(State::NotProvided, "word")), "{rows:?}");
}

#[test]
fn comments_of_version_1_are_about_the_referral_of_version_1() {
    let opened = comments();
    let said: Vec<(&str, &str)> = opened
        .comments()
        .comments
        .iter()
        .map(|comment| (&*comment.about, &*comment.text))
        .collect();
    assert_eq!(
        said,
        [
            ("What happened", "Which school was it in March?"),
            ("", "Thank you.")
        ]
    );
    assert_eq!(opened.comments().on, referral().digest());
    assert_eq!(opened.signed_by().signer.name, "Cal Finch");
    assert_eq!(opened.signed_by().key, public(&signing_key(9)));
}
