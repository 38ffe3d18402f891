//! The guide of every partnership in this repository.
#![cfg(feature = "authoring")]
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests stop the test"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use practice_review_engine::guidance::{About, Guidance, load};
use practice_review_engine::guide::{Guide, Item, Page, compose, place, search};
use proptest::prelude::*;

fn shipped() -> &'static [Guidance] {
    static LOADED: OnceLock<Vec<Guidance>> = OnceLock::new();
    LOADED.get_or_init(|| {
        load::folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance"))
            .unwrap()
            .partnerships
    })
}

fn guides() -> Vec<(Guidance, Guide)> {
    let all = shipped();
    let every: Vec<&Guidance> = all.iter().collect();
    let guides: Vec<Guide> = all.iter().map(|own| compose(own, &every)).collect();
    all.iter().cloned().zip(guides).collect()
}

fn items(guide: &Guide) -> Vec<(Page, &str, &Item)> {
    let mut items = Vec::new();
    for page in &guide.pages {
        for section in &page.sections {
            for item in &section.items {
                items.push((page.page, section.heading.as_str(), item));
            }
        }
    }
    items
}

#[test]
fn nothing_that_the_guidance_says_is_lost_and_each_says_where_it_comes_from() {
    for (guidance, guide) in guides() {
        let items = items(&guide);
        let who = &guidance.partnership.id;
        for reference in &guidance.content.reference {
            let found = items.iter().find(|(page, heading, item)| {
                *page == Page::of(reference.about)
                    && heading.eq_ignore_ascii_case(&reference.topic)
                    && item.text == reference.text
                    && item.note == reference.why_not_acted_on
            });
            let (_, _, item) = found.unwrap_or_else(|| panic!("{who}: {}", reference.text));
            assert_eq!(item.source, guidance.cite(&reference.sources));
            assert!(!item.source.is_empty(), "{who}: {}", item.text);
        }
        let on = |page: Page| items.iter().filter(|(p, ..)| *p == page).count();
        let content = &guidance.content;
        assert_eq!(on(Page::Words), guidance.partnership.term.len());
        assert_eq!(
            on(Page::Criteria),
            content.criterion.len() + content.route.len()
        );
        let ids: BTreeSet<&str> = items.iter().map(|(_, _, item)| item.id.as_str()).collect();
        for timescale in &content.timescale {
            assert!(ids.contains(format!("time.{}", timescale.id).as_str()));
        }
        for gap in &guidance.partnership.gap {
            assert!(items.iter().any(|(_, _, item)| item.text == gap.text));
        }
    }
}

#[test]
fn no_two_places_of_a_page_have_the_same_address() {
    for (guidance, guide) in guides() {
        for page in &guide.pages {
            let mut seen = BTreeSet::new();
            for section in &page.sections {
                assert!(!section.heading.is_empty() && !section.items.is_empty());
                let items = section.items.iter().map(|item| item.id.as_str());
                for id in items.chain([section.id.as_str()]) {
                    assert!(seen.insert(id), "{}: {id}", guidance.partnership.id);
                    assert!(!id.contains(['/', '#', ' ', '%']), "{id}");
                }
            }
        }
    }
}

#[test]
fn every_partnership_answers_what_a_referrer_asks_first() {
    for (guidance, guide) in guides() {
        for page in Page::ALL {
            assert!(
                guide.page(page).is_some(),
                "{}: {page:?}",
                guidance.partnership.id
            );
        }
    }
}

#[test]
fn a_link_of_a_question_leads_to_a_heading_that_is_there() {
    for (guidance, guide) in guides() {
        let abouts: Vec<About> = Page::ALL.iter().flat_map(|p| p.abouts()).copied().collect();
        for about in abouts {
            let speaks = guidance.content.reference.iter().any(|r| r.about == about);
            let Some(place) = place(&guidance, about) else {
                assert!(!speaks, "{}: {about:?}", guidance.partnership.id);
                continue;
            };
            let page = guide.page(place.page).unwrap();
            if let Some(section) = place.section {
                assert!(page.sections.iter().any(|found| found.id == section));
            }
        }
    }
}

#[test]
fn a_referrer_finds_the_answer_in_their_own_words() {
    let asked = [
        ("what is a rapid review?", Page::Reviews),
        ("who decides", Page::AfterReferral),
        ("How long do they have?", Page::Timescales),
        ("may I share this without consent", Page::Information),
        ("chronology", Page::Chronology),
        ("families", Page::Family),
        ("coroner", Page::OtherProcesses),
    ];
    for (guidance, guide) in guides() {
        for (typed, page) in asked {
            let hits = search(&guide, typed);
            let first: Vec<Page> = hits.iter().take(8).map(|hit| hit.page).collect();
            assert!(
                first.contains(&page),
                "{}: {typed}: {first:?}",
                guidance.partnership.id
            );
        }
        for term in &guidance.partnership.term {
            let hits = search(&guide, &term.word);
            let id = format!("word.{}", term.id);
            let place = hits.iter().position(|hit| hit.item.as_ref() == Some(&id));
            assert!(place.is_some_and(|at| at < 6), "{}: {place:?}", term.word);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_two_words_of_an_item_find_it(
        partnership in 0usize..5, at in 0usize..400, first in 0usize..40, second in 0usize..40,
    ) {
        let all = shipped();
        let own = &all[partnership % all.len()];
        let guide = compose(own, &[]);
        let items = items(&guide);
        let (page, _, item) = items[at % items.len()];
        let words: Vec<&str> = item.text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).collect();
        prop_assume!(!words.is_empty());
        let (first, second) = (words[first % words.len()], words[second % words.len()]);
        let one = search(&guide, first);
        let both = search(&guide, &format!("{first} {second}"));
        let there = |hits: &[practice_review_engine::guide::Hit]| {
            hits.iter().any(|hit| hit.page == page && hit.item.as_ref() == Some(&item.id))
        };
        prop_assert!(there(&one), "{first}");
        prop_assert!(there(&both), "{first} {second}");
    }
}
