//! `assess` gives the app's result, with its reasons, and says which answer it cannot use.

use std::collections::BTreeSet;

use practice_review_engine::guidance::load;
use serde_json::{Value, json};

use crate::run::{Ended, file, own_guidance, run};

fn assess(name: &str, answers: &str, more: &[&str]) -> Ended {
    let path = file(name, answers);
    let arguments = [
        "assess",
        "--partnership",
        "a-place",
        "--guidance",
        "guidance",
        &path,
    ];
    run(arguments.iter().chain(more))
}

fn refused(name: &str, answers: &str, reason: &str) {
    let ended = assess(name, answers, &[]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{name}");
    assert!(ended.err.contains(reason), "{name}: {}", ended.err);
}

#[test]
fn every_worked_example_points_to_its_routes_and_no_others() {
    let own = own_guidance();
    for guidance in load::folder(&own).unwrap().partnerships {
        let partnership = guidance.partnership.id.as_str();
        for example in &guidance.content.example {
            let name = format!("assess-{partnership}-{}.json", example.id);
            let path = file(&name, serde_json::to_string(&example.answers).unwrap());
            let ended = run(["assess", "--json", "--partnership", partnership, &path]);
            assert_eq!(ended.code, 0, "{name}: {}", ended.err);
            let result: Value = serde_json::from_str(&ended.out).unwrap();
            assert_eq!(result["not-in-use"], json!([]), "{name}");
            let found: BTreeSet<&str> = result["routes"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|route| route["standing"] == "indicated")
                .map(|route| route["route"].as_str().unwrap())
                .collect();
            let expected: BTreeSet<&str> = example.routes.iter().map(|r| r.as_str()).collect();
            assert_eq!(found, expected, "{name}");
        }
    }
}

#[test]
fn a_route_comes_with_why_whose_act_on_which_answers_and_what_would_change_it() {
    let answers = r#"{"hurt": "yes", "how-badly": "seriously", "helped-by": ["school"]}"#;
    let ended = assess("assess-words.json", answers, &[]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    for expected in [
        "Tell the office (today)",
        "Why: A child was seriously hurt.",
        "Whose act: The office decides.",
        "Criterion met: Serious harm (Law, section 5)",
        "Rests on: Hurt = Yes; How badly = Seriously",
        "Would change it: Hurt = No; How badly = Slightly",
        "Source: Policy, 2",
        "not a decision",
        "Nobody has checked it.",
    ] {
        assert!(
            ended.out.contains(expected),
            "{expected} is not in:\n{}",
            ended.out
        );
    }
    let ended = assess("assess-json.json", answers, &["--json"]);
    let result: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(result["routes"][0]["route"], "tell");
    assert_eq!(result["routes"][0]["standing"], "indicated");
    assert_eq!(
        result["routes"][0]["rests-on"],
        json!(["hurt", "how-badly"])
    );
    assert_eq!(result["routes"][0]["sources"][0]["rows"], json!(["APL-02"]));
    assert_eq!(result["criteria"][0]["met"], "true");
    assert_eq!(result["guidance"]["edition"], "2026-01-02");
}

#[test]
fn several_options_count_each() {
    let ended = assess(
        "assess-several.json",
        r#"{"hurt": "no", "helped-by": ["school", "police"]}"#,
        &[],
    );
    assert!(
        ended.out.contains("  Thank the helpers\n    Why:"),
        "{}",
        ended.out
    );
}

#[test]
fn not_known_leaves_a_route_open_and_names_the_question() {
    let ended = assess(
        "assess-open.json",
        r#"{"hurt": "not-known", "helped-by": "school"}"#,
        &[],
    );
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(
        ended.out.contains("Tell the office: depends on Hurt"),
        "{}",
        ended.out
    );
}

#[test]
fn the_fewest_questions_that_settle_the_rest_are_named() {
    let ended = assess(
        "assess-fewest.json",
        r#"{"hurt": "not-known", "helped-by": "school"}"#,
        &[],
    );
    // Neither question of the fixture is required.
    let expected =
        "Answer these and nothing is open (none of them has to be answered): Hurt; How badly";
    assert!(ended.out.contains(expected), "{}", ended.out);
    let settled = assess(
        "assess-settled.json",
        r#"{"hurt": "no", "helped-by": "school"}"#,
        &[],
    );
    assert!(!settled.out.contains("Answer these"), "{}", settled.out);
    let ended = assess("assess-fewest-json.json", r#"{"hurt": "no"}"#, &["--json"]);
    let result: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(result["settled-by"], json!(["helped-by"]));
}

#[test]
fn other_processes_are_told_apart_into_those_that_apply_and_those_to_consider() {
    let answers = r#"{"hurt": "yes", "helped-by": ["police"]}"#;
    let ended = assess("assess-parallel.json", answers, &[]);
    let expected = "Other processes that apply:\n  Thanks of the police: Ask the police.\n    They say thanks themselves.\n    Source: Policy, 3\n\nOther processes to consider:\n  Inquest: Ask the coroner.";
    assert!(ended.out.contains(expected), "{}", ended.out);
    let ended = assess("assess-parallel-no.json", r#"{"hurt": "no"}"#, &["--json"]);
    let result: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(result["parallel"][0]["parallel"], "inquest");
    assert_eq!(result["parallel"][0]["applies"], "false");
    assert_eq!(result["parallel"][0]["rests-on"], json!(["hurt"]));
    assert_eq!(result["parallel"][1]["applies"], "undetermined");
}

#[test]
fn an_answer_to_a_question_that_is_not_asked_counts_for_nothing_and_is_named() {
    let answers = r#"{"hurt": "no", "how-badly": "seriously", "helped-by": "school"}"#;
    let ended = assess("assess-unused.json", answers, &["--json"]);
    let result: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(result["not-in-use"], json!(["how-badly"]));
    assert_eq!(result["routes"][0]["route"], "nothing");
    let ended = assess("assess-unused-words.json", answers, &[]);
    assert!(ended.out.contains("Not in use"), "{}", ended.out);
}

#[test]
fn answers_that_cannot_be_used_are_refused_with_what_to_write() {
    refused(
        "assess-question.json",
        r#"{"hurts": "yes"}"#,
        "no question \"hurts\"",
    );
    refused(
        "assess-option.json",
        r#"{"hurt": "maybe"}"#,
        "use one of: yes, no, not-known",
    );
    refused(
        "assess-date.json",
        r#"{"born-on": "1/2/2020"}"#,
        "YYYY-MM-DD",
    );
    refused(
        "assess-number.json",
        r#"{"hurt": 1}"#,
        "neither a text nor a list",
    );
    refused(
        "assess-twice.json",
        r#"{"hurt": "yes", "hurt": "no"}"#,
        "answered twice",
    );
    refused("assess-array.json", "[]", "write one JSON object");
    refused("assess-cut.json", r#"{"hurt": "#, "write one JSON object");
    let ended = run([
        "assess",
        "--partnership",
        "nowhere",
        "--guidance",
        "guidance",
        "case.json",
    ]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("use one of: a-place"), "{}", ended.err);
    let path = file("assess-binary.json", [0xff, 0xfe]);
    let ended = run([
        "assess",
        "--partnership",
        "a-place",
        "--guidance",
        "guidance",
        &path,
    ]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("is not text"), "{}", ended.err);
}

#[test]
fn a_question_cannot_write_to_the_terminal() {
    let ended = assess("assess-escape.json", r#"{"\u001b[2J\nfine": "yes"}"#, &[]);
    assert_eq!(ended.code, 2);
    assert!(
        !ended.err.contains('\u{1b}') && ended.err.lines().count() == 1,
        "{}",
        ended.err
    );
}
