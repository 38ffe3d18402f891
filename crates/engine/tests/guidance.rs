//! The guidance that comes with this repository, read as the app and the command line read it.
#![cfg(feature = "authoring")]
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests stop the test"
)]

use std::collections::BTreeSet;
use std::path::Path;

use practice_review_engine::guidance::{Atom, Expression, Guidance, Pack, cited, load};

fn shipped() -> Vec<Guidance> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance");
    let loaded = load::folder(&root).unwrap_or_else(|findings| {
        let list: Vec<String> = findings.iter().map(ToString::to_string).collect();
        panic!("the guidance does not hold together:\n{}", list.join("\n"))
    });
    loaded.partnerships
}

#[test]
fn every_partnership_holds_together_and_its_worked_examples_come_out_as_they_say() {
    assert!(!shipped().is_empty());
}

#[test]
fn none_that_is_built_in_is_an_unfinished_template() {
    for guidance in shipped() {
        assert!(!guidance.is_template, "{}", guidance.partnership.id);
    }
}

/// Words with which a question asks for a guess instead of a fact.
fn is_a_guess(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphabetic())
        .any(|word| ["may", "might", "maybe", "perhaps", "possibly"].contains(&word))
}

#[test]
fn a_guess_makes_no_criterion_met_that_states_a_fact_and_no_other_process_apply() {
    for guidance in shipped() {
        let guessed = |condition: &Expression| {
            let named = condition.atoms().into_iter().filter_map(|atom| match atom {
                Atom::Named(name) => guidance.question(&name.as_str().into()),
                Atom::Answer { question, .. } => guidance.question(question),
                Atom::AgeUnder { .. } => None,
            });
            named
                .filter(|question| {
                    let labels = question.options.iter().map(|option| &option.label);
                    std::iter::once(&question.text)
                        .chain(labels)
                        .any(|text| is_a_guess(text))
                })
                .map(|question| question.id.to_string())
                .collect::<Vec<_>>()
        };
        for criterion in &guidance.content.criterion {
            let found = guessed(&criterion.when);
            assert!(
                found.is_empty() || is_a_guess(&criterion.text),
                "{}: {}: {found:?}",
                guidance.partnership.id,
                criterion.id
            );
        }
        for parallel in &guidance.content.parallel {
            let found = parallel.when.as_ref().map(guessed).unwrap_or_default();
            assert!(found.is_empty(), "{}: {found:?}", parallel.id);
        }
    }
}

#[test]
fn every_requirement_row_of_a_partnership_is_cited() {
    for guidance in shipped() {
        let found: BTreeSet<String> = cited(&guidance)
            .into_iter()
            .flat_map(|(_, _, sources)| sources)
            .flat_map(|source| &source.rows)
            .map(ToString::to_string)
            .collect();
        let missing: Vec<String> = guidance
            .content
            .requirement
            .iter()
            .flat_map(|list| list.rows())
            .map(|row| row.to_string())
            .filter(|row| !found.contains(row))
            .collect();
        assert!(
            missing.is_empty(),
            "{}: {missing:?}",
            guidance.partnership.id
        );
    }
}

#[test]
fn a_pack_gives_back_what_went_into_it() {
    let pack = Pack {
        partnerships: shipped(),
    };
    let bytes = pack.to_bytes().unwrap();
    assert_eq!(Pack::from_bytes(&bytes).unwrap(), pack);
}

#[test]
fn a_reader_gets_the_same_rules_under_the_same_digest_without_what_only_authors_need() {
    let whole = shipped();
    let pack = Pack::for_readers(whole.clone());
    for (whole, read) in whole.iter().zip(&pack.partnerships) {
        assert_eq!(read.digest, whole.digest);
        assert!(read.content.example.is_empty() && !whole.content.example.is_empty());
        assert_eq!(read.content.route, whole.content.route);
        assert_eq!(read.content.criterion, whole.content.criterion);
        assert_eq!(read.content.question, whole.content.question);
        assert_eq!(read.content.reference.len(), whole.content.reference.len());
    }
}

#[test]
fn a_partnership_asks_of_an_event_what_its_own_chronology_needs() {
    let mut asked = Vec::new();
    for guidance in shipped() {
        let events = guidance.group(&"events".into());
        for question in events.into_iter().flat_map(|group| &group.questions) {
            if ["event-impact", "event-tests"].contains(&question.as_str()) {
                asked.push(format!("{} {question}", guidance.partnership.id));
            }
        }
    }
    let expected = [
        "north-west-2013 event-tests",
        "salford-2019 event-impact",
        "salford-2019 event-tests",
    ];
    assert_eq!(asked, expected);
}

/// Every Rust file of a folder, at any depth.
fn rust_files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_partnership_and_none_of_its_requirements_is_named_in_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let words: BTreeSet<String> = shipped()
        .iter()
        .flat_map(|guidance| {
            let rows = guidance.content.requirement.iter();
            rows.map(|list| format!("{}-", list.prefix))
                .chain([
                    guidance.partnership.id.to_string(),
                    guidance.partnership.name.clone(),
                    guidance.partnership.area.clone(),
                ])
                .collect::<Vec<_>>()
        })
        .collect();
    let mut files = Vec::new();
    for folder in ["src", "crates/engine/src", "crates/cli/src"] {
        rust_files(&root.join(folder), &mut files);
    }
    assert!(files.len() > 100, "{} files", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for word in &words {
            assert!(!text.contains(word.as_str()), "{}: {word}", file.display());
        }
    }
}
