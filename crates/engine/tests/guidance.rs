//! The guidance that comes with this repository, read as the app and the command line read it.
#![cfg(feature = "authoring")]
#![allow(clippy::panic, reason = "helpers of tests stop the test")]

use std::collections::BTreeSet;
use std::path::Path;

use practice_review_engine::guidance::{Guidance, Pack, cited, load};

fn shipped() -> Vec<Guidance> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance");
    load::folder(&root).unwrap_or_else(|findings| {
        let list: Vec<String> = findings.iter().map(ToString::to_string).collect();
        panic!("the guidance does not hold together:\n{}", list.join("\n"))
    })
}

#[test]
fn every_partnership_holds_together_and_its_worked_examples_come_out_as_they_say() {
    assert!(!shipped().is_empty());
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
