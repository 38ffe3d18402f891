//! What an author of guidance is told.

use serde_json::Value;

use crate::run::{file, fixtures, own_guidance, run};

/// A copy of the made-up guidance with one text replaced; `name` is the test's own.
fn broken(name: &str, from: &str, to: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for part in ["national/documents.toml", "a-place/place.toml"] {
        let text = std::fs::read_to_string(fixtures().join("guidance").join(part)).unwrap();
        let path = root.join(part);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text.replace(from, to)).unwrap();
    }
    root.to_str().unwrap().to_owned()
}

#[test]
fn sound_guidance_is_said_to_hold_in_the_default_folder_too() {
    for arguments in [
        vec!["guidance", "check"],
        vec!["guidance", "check", "guidance"],
    ] {
        let ended = run(arguments);
        assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
        assert!(
            ended
                .out
                .contains("a-place: 6 questions, 1 criterion, 3 routes"),
            "{}",
            ended.out
        );
        assert!(
            ended.out.contains("holds together (1 partnership)"),
            "{}",
            ended.out
        );
    }
}

#[test]
fn the_guidance_of_this_repository_holds_and_every_row_of_it_is_accounted_for() {
    let own = own_guidance();
    let own = own.to_str().unwrap();
    let ended = run(["guidance", "check", own]);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    let ended = run(["guidance", "coverage", "--guidance", own]);
    assert_eq!(ended.code, 0, "{}", ended.err);
}

#[test]
fn a_finding_names_file_and_line_as_an_editor_can_open_them() {
    let root = broken(
        "guidance-finding",
        "\"serious\"\nbecause",
        "\"grave\"\nbecause",
    );
    let ended = run(["guidance", "check", &root]);
    assert_eq!(ended.code, 1);
    let line = ended.out.lines().next().unwrap();
    let text = std::fs::read_to_string(format!("{root}/a-place/place.toml")).unwrap();
    let at = text
        .lines()
        .position(|line| line == "id = \"tell\"")
        .unwrap()
        + 1;
    assert!(
        line.starts_with(&format!("{root}/a-place/place.toml:{at}: route \"tell\"")),
        "{line}"
    );
    assert!(
        ended.err.contains("does not hold together"),
        "{}",
        ended.err
    );
}

#[test]
fn another_process_without_a_source_an_example_or_a_question_is_a_finding() {
    let cases = [
        (
            "section = \"section 6\" }]",
            "section = \"section 6\" }, { document = \"gone\", section = \"1\" }]",
            "no document \"gone\"",
        ),
        (
            "only-when = \"hurt\"",
            "only-when = \"hurts\"",
            "names \"hurts\"",
        ),
        (
            "only-when = \"hurt\"",
            "only-when = \"hurt is answered\"",
            "rests on whether something is answered",
        ),
        (
            "when = \"helped-by has police\"\nasks",
            "when = \"hurt and not hurt\"\nasks",
            "no example shows it applying",
        ),
        (
            "parallel = [\"police-thanks\"]",
            "parallel = [\"inquest\"]",
            "\"inquest\" should be applying beside it, but the answers make it one to consider",
        ),
    ];
    for (number, (from, to, expected)) in cases.into_iter().enumerate() {
        let root = broken(&format!("guidance-parallel-{number}"), from, to);
        let ended = run(["guidance", "check", &root]);
        assert_eq!(ended.code, 1, "{expected}");
        assert!(ended.out.contains(expected), "{expected}: {}", ended.out);
    }
}

#[test]
fn a_file_that_is_not_toml_is_a_finding() {
    let root = broken("guidance-toml", "[partnership]", "[partnership");
    let ended = run(["guidance", "check", &root]);
    assert_eq!(ended.code, 1);
    assert!(ended.out.contains("place.toml:"), "{}", ended.out);
}

#[test]
fn a_file_of_another_kind_is_a_finding_that_says_which_file_to_choose() {
    for (name, bytes, expected) in [
        (
            "word.toml",
            &b"PK\x03\x04\x14\x00\xff\xfe"[..],
            "a Word or Excel document",
        ),
        ("json.toml", b"{ \"partnership\": {} }", "it is JSON"),
        ("empty.toml", b"", "nothing is written in it"),
        (
            "latin.toml",
            b"[partnership]\nname = \"Caf\xe9\"\n",
            "save the file as UTF-8",
        ),
    ] {
        let path = file(name, bytes);
        let ended = run(["guidance", "check", &path]);
        assert_eq!(ended.code, 1, "{}", ended.err);
        assert!(ended.out.starts_with(&path), "{}", ended.out);
        assert!(ended.out.contains(expected), "{}", ended.out);
    }
}

#[test]
fn a_folder_that_is_not_there_cannot_be_judged() {
    let ended = run(["guidance", "check", "nowhere"]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(
        ended.err.contains("nowhere cannot be read"),
        "{}",
        ended.err
    );
}

#[test]
fn guidance_that_does_not_hold_answers_no_other_command() {
    let root = broken(
        "guidance-unsound",
        "\"serious\"\nbecause",
        "\"grave\"\nbecause",
    );
    let ended = run([
        "guidance",
        "questions",
        "--partnership",
        "a-place",
        "--guidance",
        root.as_str(),
    ]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(ended.err.contains("guidance check"), "{}", ended.err);
}

#[test]
fn every_question_is_listed_with_its_options_sources_and_home() {
    let ended = run([
        "guidance",
        "questions",
        "--partnership",
        "a-place",
        "--guidance",
        "guidance",
        "--json",
    ]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let listed: Vec<Value> = serde_json::from_str(&ended.out).unwrap();
    let question = |id: &str| listed.iter().find(|q| q["id"] == id).unwrap();
    assert_eq!(listed.len(), 6);
    assert_eq!(question("hurt")["kind"], "yes-no");
    assert_eq!(question("hurt")["options"][0]["id"], "yes");
    assert_eq!(question("hurt")["asked-in"][0]["step"], "first");
    assert_eq!(question("hurt")["sources"][0]["rows"][0], "APL-01");
    assert_eq!(question("how-badly")["options"][1]["id"], "slightly");
    assert_eq!(question("story")["asked-in"][0]["section"], "whole");
    assert_eq!(question("child-name")["asked-in"][0]["group"], "children");
    let ended = run([
        "guidance",
        "questions",
        "--partnership",
        "a-place",
        "--guidance",
        "guidance",
    ]);
    assert!(
        ended
            .out
            .contains("how-badly: How badly?\n    seriously, slightly\n")
    );
}

#[test]
fn the_partnerships_built_in_are_found_without_a_folder() {
    for partnership in practice_review_engine::guidance::load::folder(&own_guidance())
        .unwrap()
        .partnerships
    {
        let id = partnership.partnership.id.as_str();
        let ended = run(["guidance", "questions", "--partnership", id, "--json"]);
        assert_eq!(ended.code, 0, "{}", ended.err);
    }
    let ended = run(["guidance", "questions", "--partnership", "nowhere"]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("use one of: "), "{}", ended.err);
}

#[test]
fn coverage_says_where_a_row_is_cited_and_fails_where_one_is_not() {
    let ended = run(["guidance", "coverage", "--guidance", "guidance", "--json"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let account: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(account[0]["prefix"], "APL");
    assert_eq!(account[0]["count"], 2);
    assert_eq!(account[0]["cited"][0]["row"], "APL-01");
    assert_eq!(account[0]["cited"][0]["by"][0]["kind"], "question");
    assert_eq!(account[0]["cited"][0]["by"][0]["id"], "hurt");
    assert_eq!(account[0]["cited"][1]["by"][0]["id"], "tell");
    assert_eq!(account[0]["not-cited"], serde_json::json!([]));

    let root = broken("guidance-coverage", "count = 2", "count = 3");
    let ended = run(["guidance", "coverage", "--guidance", root.as_str()]);
    assert_eq!(ended.code, 1);
    assert!(ended.err.contains("APL-03"), "{}", ended.err);
    assert!(ended.out.contains("APL-03: cited nowhere"), "{}", ended.out);
}

#[test]

fn the_partnerships_stand_side_by_side_with_their_sources() {
    let ended = run(["guidance", "compare", "--guidance", "guidance"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.out.contains("\n  A Place: "), "{}", ended.out);
    let ended = run([
        "guidance",
        "compare",
        "--markdown",
        "--guidance",
        "guidance",
    ]);
    assert!(ended.out.contains("\n| | A Place |\n"), "{}", ended.out);
    // Whatever cites a source in the data cites it here.
    for guidance in practice_review_engine::guidance::load::folder(&own_guidance())
        .unwrap()
        .partnerships
    {
        let own = own_guidance();
        let all = run(["guidance", "compare", "--guidance", own.to_str().unwrap()]).out;
        for criterion in &guidance.content.criterion {
            assert!(all.contains(&criterion.text), "{}", criterion.id);
        }
        for route in &guidance.content.route {
            assert!(all.contains(&route.because), "{}", route.id);
            for source in &route.sources {
                assert!(all.contains(&source.section), "{}", source.section);
            }
        }
    }
}

#[test]
fn the_comparison_in_the_docs_is_current() {
    let own = own_guidance();
    let command = [
        "guidance",
        "compare",
        "--markdown",
        "--guidance",
        own.to_str().unwrap(),
    ];
    let file = own.join("../docs/PARTNERSHIPS.md");
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        run(command).out == kept,
        "docs/PARTNERSHIPS.md is not what the data says; run: cargo run -p practice-review -- \
         guidance compare --markdown --guidance guidance > docs/PARTNERSHIPS.md"
    );
}

#[test]
fn the_file_of_a_partnership_is_checked_against_the_national_guidance_built_in() {
    let folder = own_guidance().join("somerset");
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("one-file.toml");
    let path_text = path.to_str().unwrap();
    std::fs::write(&path, texts.join("\n")).unwrap();
    let ended = run(["guidance", "check", path_text]);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    let ended = run([
        "guidance",
        "questions",
        "--partnership",
        "somerset",
        "--guidance",
        path_text,
    ]);
    assert_eq!(ended.code, 0, "{}", ended.err);

    let text = texts
        .join("\n")
        .replace("document = \"", "document = \"no-");
    std::fs::write(&path, text).unwrap();
    let ended = run(["guidance", "check", path_text]);
    assert_eq!(ended.code, 1);
    let first = ended.out.lines().next().unwrap();
    assert!(first.starts_with(&format!("{path_text}:")), "{first}");
}

#[test]
fn a_link_into_the_guide_that_leads_to_nothing_is_a_finding() {
    let root = broken(
        "guidance-guide-link",
        "label = \"Hurt\"",
        "label = \"Hurt\"\nguide = [\"publication\"]",
    );
    let ended = run(["guidance", "check", &root]);
    assert_eq!(ended.code, 1);
    assert!(
        ended.out.contains("question \"hurt\"") && ended.out.contains("leads to nothing"),
        "{}",
        ended.out
    );
}
