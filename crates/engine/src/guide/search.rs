//! Items of a guide by words.
//!
//! Every word that was typed must stand somewhere in an item or in the heading above it. What is
//! named by the words comes before what only mentions them.

use super::matching::{Needle, Piece, cut, emphasised, is_just, needles};
use super::model::{Guide, GuidePage, Item, Section};
use super::page::Page;

/// About how many letters of a text are shown with a hit.
const EXCERPT: usize = 220;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The page on which it stands.
    pub page: Page,
    /// The item; absent where it is the page itself.
    pub item: Option<String>,
    /// Its heading.
    pub heading: Vec<Piece>,
    /// Under which heading it stands on its page, where its own is another.
    pub under: String,
    /// A part of its text with what was looked for.
    pub excerpt: Vec<Piece>,
}

/// How well something fits; the first comes first.
#[derive(Clone, Copy)]
enum Rank {
    /// The very word of the glossary.
    Exact,
    /// A word of the glossary.
    Word,
    /// A page or an item is called so, or the page answers that question.
    Heading,
    /// A heading has some of it, the text the rest.
    Partly,
    /// It stands in the text alone.
    Text,
}

/// Finds what fits the words that were typed, the best first; nothing for no word.
#[must_use]
pub fn search(guide: &Guide, typed: &str) -> Vec<Hit> {
    let needles = needles(typed);
    if needles.is_empty() {
        return Vec::new();
    }
    let mut ranked: [Vec<Hit>; 5] = Default::default();
    let mut keep = |found: Option<(Rank, Hit)>| {
        if let Some((rank, hit)) = found
            && let Some(list) = ranked.get_mut(rank as usize)
        {
            list.push(hit);
        }
    };
    for page in &guide.pages {
        keep(page_hit(page, &needles));
        for section in &page.sections {
            for item in &section.items {
                keep(item_hit(page.page, section, item, &needles));
            }
        }
    }
    ranked.into_iter().flatten().collect()
}

fn page_hit(page: &GuidePage, needles: &[Needle]) -> Option<(Rank, Hit)> {
    let (title, questions) = (page.page.title(), page.page.questions());
    let fits = needles
        .iter()
        .all(|needle| needle.stands_in(title) || needle.stands_in(questions));
    fits.then(|| {
        let hit = Hit {
            page: page.page,
            item: None,
            heading: emphasised(title, needles),
            under: String::new(),
            excerpt: emphasised(questions, needles),
        };
        (Rank::Heading, hit)
    })
}

fn item_hit(page: Page, section: &Section, item: &Item, needles: &[Needle]) -> Option<(Rank, Hit)> {
    let named = |needle: &Needle| {
        let names = || item.also.iter().chain([&item.title]);
        // The glossary has one heading over all of its words.
        page != Page::Words && needle.stands_in(&section.heading)
            || names().any(|name| needle.stands_in(name) || needle.abbreviates(name))
    };
    let texts = || {
        [&item.text]
            .into_iter()
            .chain(&item.points)
            .chain([&item.note])
    };
    let said = |needle: &Needle| texts().any(|text| needle.stands_in(text));
    let in_name = needles.iter().filter(|needle| named(needle)).count();
    if !needles.iter().all(|needle| named(needle) || said(needle)) {
        return None;
    }
    let rank = match (in_name == needles.len(), page) {
        (true, Page::Words) if is_just(&item.title, needles) => Rank::Exact,
        (true, Page::Words) => Rank::Word,
        (true, _) => Rank::Heading,
        (false, _) if in_name > 0 => Rank::Partly,
        (false, _) => Rank::Text,
    };
    let shown = texts()
        .find(|text| needles.iter().any(|needle| needle.stands_in(text)))
        .unwrap_or(&item.text);
    let (heading, under) = if item.title.is_empty() {
        (&section.heading, String::new())
    } else {
        (&item.title, section.heading.clone())
    };
    let hit = Hit {
        page,
        item: Some(item.id.clone()),
        heading: emphasised(heading, needles),
        under,
        excerpt: emphasised(&cut(shown, needles, EXCERPT), needles),
    };
    Some((rank, hit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, title: &str, text: &str) -> Item {
        Item {
            id: id.to_owned(),
            title: title.to_owned(),
            text: text.to_owned(),
            ..Item::default()
        }
    }

    fn guide() -> Guide {
        let page = |page, heading: &str, items| GuidePage {
            page,
            sections: vec![Section {
                id: "s".to_owned(),
                heading: heading.to_owned(),
                items,
            }],
        };
        let longer = item("word.cspr-panel", "CSPR panel", "Whoever steers it.");
        let mut word = item("word.local-review", "CSPR", "A fuller review, published.");
        word.also = vec!["Serious Case Review".to_owned()];
        Guide {
            pages: vec![
                page(
                    Page::Reviews,
                    "Rapid review",
                    vec![
                        item("a", "", "It comes before a CSPR."),
                        item("b", "", "Agencies answer quickly."),
                    ],
                ),
                page(Page::Words, "Words", vec![longer, word]),
                page(
                    Page::Information,
                    "Sharing",
                    vec![item("c", "", "Nobody has to agree.")],
                ),
            ],
        }
    }

    fn found(typed: &str) -> Vec<(Page, Option<String>)> {
        search(&guide(), typed)
            .into_iter()
            .map(|hit| (hit.page, hit.item))
            .collect()
    }

    fn at(page: Page, item: &str) -> (Page, Option<String>) {
        (page, Some(item.to_owned()))
    }

    #[test]
    fn a_word_of_the_glossary_comes_before_a_text_that_mentions_it() {
        assert_eq!(
            found("cspr"),
            [
                at(Page::Words, "word.local-review"),
                at(Page::Words, "word.cspr-panel"),
                at(Page::Reviews, "a")
            ]
        );
    }

    #[test]
    fn a_word_is_found_by_what_others_call_it_and_by_their_letters() {
        assert_eq!(found("SCR"), [at(Page::Words, "word.local-review")]);
        assert_eq!(
            found("serious case"),
            [at(Page::Words, "word.local-review")]
        );
    }

    #[test]
    fn all_words_must_fit_in_the_heading_or_the_text() {
        assert_eq!(found("rapid agencies"), [at(Page::Reviews, "b")]);
        assert_eq!(found("rapid nobody"), []);
        assert_eq!(found("   "), []);
    }

    #[test]
    fn a_question_finds_the_page_that_answers_it() {
        assert_eq!(
            found("May I share this without consent?"),
            [(Page::Information, None)]
        );
    }
}
