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
use practice_review_engine::guide::{Found, Guide, Hit, Item, Page, compose, place, search};
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
            let hits = search(&guide, typed).hits;
            let first: Vec<Page> = hits.iter().take(8).map(|hit| hit.page).collect();
            assert!(
                first.contains(&page),
                "{}: {typed}: {first:?}",
                guidance.partnership.id
            );
        }
    }
}

/// At which place of what was found something stands.
fn place_of(found: &Found, page: Page, item: Option<&str>) -> Option<usize> {
    let mut hits = found.hits.iter();
    hits.position(|hit| hit.page == page && hit.item.as_deref() == item)
}

#[test]
fn every_page_is_found_by_its_title_and_every_word_of_the_glossary_by_itself() {
    for (guidance, guide) in guides() {
        let who = &guidance.partnership.id;
        for page in &guide.pages {
            let found = search(&guide, page.page.title());
            let place = place_of(&found, page.page, None);
            assert!(!found.partly, "{who}: {:?}", page.page);
            assert_eq!(place, Some(0), "{who}: {:?}", page.page);
        }
        for term in &guidance.partnership.term {
            for typed in [
                term.word.clone(),
                term.word.to_lowercase(),
                term.word.to_uppercase(),
            ] {
                let found = search(&guide, &typed);
                let id = format!("word.{}", term.id);
                let place = place_of(&found, Page::Words, Some(&id));
                assert!(place.is_some_and(|at| at < 6), "{who}: {typed}: {place:?}");
            }
        }
        for process in &guidance.content.parallel {
            let found = search(&guide, &process.title);
            let id = format!("process.{}", process.id);
            assert!(
                place_of(&found, Page::OtherProcesses, Some(&id)).is_some(),
                "{who}: {}",
                process.title
            );
        }
    }
}

#[test]
fn what_people_call_it_finds_what_the_guide_calls_it() {
    let asked = [
        ("LADO", "designated officer"),
        ("parents", "famil"),
        ("mum", "famil"),
        ("DHR", "domestic homicide review"),
        ("SUDI", "sudden"),
        ("MASH", "children's social care"),
        ("SCR", "review"),
        ("inquest", "coroner"),
        ("deadline", "time"),
        ("sharing", "share"),
        ("CDOP", "child death"),
        ("GDPR", "consent"),
    ];
    for (guidance, guide) in guides() {
        for (typed, said) in asked {
            let found = search(&guide, typed);
            let who = &guidance.partnership.id;
            assert!(!found.partly && found.nowhere.is_empty(), "{who}: {typed}");
            let shown = |hit: &Hit| {
                let pieces = hit.heading.iter().chain(&hit.excerpt);
                let text: String = pieces.map(|piece| piece.text.to_lowercase()).collect();
                text.contains(said)
            };
            assert!(found.hits.iter().take(8).any(shown), "{who}: {typed}");
            for hit in &found.hits {
                let mut pieces = hit.heading.iter().chain(&hit.excerpt);
                let scrutiny = pieces.any(|p| p.found && p.text.to_lowercase().contains("scrut"));
                assert!(!scrutiny, "{who}: {typed}");
            }
        }
    }
}

#[test]
fn words_that_are_looked_for_together_find_the_same_wherever_one_of_them_stands() {
    let guides = guides();
    let national = &guides[0].1.alike;
    let mut dead = Vec::new();
    for alike in national {
        let mut leads = false;
        for (guidance, guide) in &guides {
            let counts: Vec<usize> = alike
                .words
                .iter()
                .map(|word| {
                    let found = search(guide, word);
                    assert!(
                        alike.meaning.is_empty() || found.told.contains(&alike.meaning),
                        "{word}"
                    );
                    if found.partly { 0 } else { found.hits.len() }
                })
                .collect();
            // A word that only begins like another of the guide is no word of it.
            let any = counts.first().is_some_and(|count| *count > 0);
            assert!(
                !any || counts.iter().all(|count| *count > 0),
                "{}: {:?}: {counts:?}",
                guidance.partnership.id,
                alike.words
            );
            leads |= any;
        }
        if !leads {
            dead.push(&alike.words);
        }
    }
    assert!(dead.is_empty(), "these stand in no guide: {dead:?}");
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
        let one = search(&guide, first).hits;
        let both = search(&guide, &format!("{first} {second}")).hits;
        let there = |hits: &[Hit]| {
            hits.iter().any(|hit| hit.page == page && hit.item.as_ref() == Some(&item.id))
        };
        prop_assert!(there(&one), "{first}");
        prop_assert!(there(&both), "{first} {second}");
    }
}
