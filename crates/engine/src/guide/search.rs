//! Items of a guide by words.
//!
//! An item fits where each word that was typed stands in it or in the heading above it, in one of its
//! forms or as another word for the same thing. What is named by the words comes before what only
//! mentions them, and what is found by another word comes last. Where nothing has all words, what has
//! most of them is given.

use super::excerpt::{Piece, cut, emphasised};
use super::model::{Guide, GuidePage, Item, Section};
use super::needle::{Fit, Needle, Query, is_just};
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

/// What was found for the words that were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What fits, the best first.
    pub hits: Vec<Hit>,
    /// True where some words are missing from each hit: nothing has them all.
    pub partly: bool,
    /// The words, as typed, that stand nowhere in the guide.
    pub nowhere: Vec<String>,
    /// What was looked for besides, in sentences.
    pub told: Vec<String>,
}

/// Where the words stand; the first comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// The page that is called just so, or the very word of the glossary.
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

/// The order of what was found: what has the words before what has others for them, what they name
/// before what mentions them, and the words themselves before their forms.
type Rank = (bool, Place, Fit);

/// Something that has at least one of the words.
struct Candidate {
    /// For each word that was typed, whether it stands there.
    has: Vec<bool>,
    rank: Rank,
    hit: Hit,
}

/// Finds what fits the words that were typed; nothing for no word.
#[must_use]
pub fn search(guide: &Guide, typed: &str) -> Found {
    let query = Query::new(typed, &guide.alike);
    let needles = &query.needles;
    let mut candidates = Vec::new();
    for page in &guide.pages {
        candidates.extend(page_hit(page, &query));
        for section in &page.sections {
            for item in &section.items {
                candidates.extend(item_hit(page.page, section, item, needles));
            }
        }
    }
    let nowhere = needles
        .iter()
        .enumerate()
        .filter(|(index, _)| !candidates.iter().any(|found| found.has(*index)))
        .map(|(_, needle)| needle.typed().to_owned())
        .collect();
    let most = candidates.iter().map(Candidate::count).max().unwrap_or(0);
    let partly = most < needles.len();
    candidates.retain(|found| found.count() == most && (!partly || found.tells(needles)));
    candidates.sort_by_key(|found| found.rank);
    Found {
        partly: partly && !candidates.is_empty(),
        hits: candidates.into_iter().map(|found| found.hit).collect(),
        nowhere,
        told: query.told,
    }
}

impl Candidate {
    fn has(&self, index: usize) -> bool {
        self.has.get(index).is_some_and(|has| *has)
    }

    fn count(&self) -> usize {
        self.has.iter().filter(|has| **has).count()
    }

    /// True where one of its words is worth an answer that lacks the others.
    fn tells(&self, needles: &[Needle]) -> bool {
        let mut both = needles.iter().zip(&self.has);
        both.any(|(needle, has)| *has && needle.tells())
    }

    /// None where nothing fits. `fits` is how well each word does, `place` where they stand.
    fn new(fits: &[Option<Fit>], place: Place, hit: impl FnOnce() -> Hit) -> Option<Self> {
        let worst = fits.iter().flatten().copied().max()?;
        Some(Self {
            has: fits.iter().map(Option::is_some).collect(),
            rank: (worst == Fit::Alike, place, worst),
            hit: hit(),
        })
    }
}

/// The better of two fits.
fn best(fits: impl IntoIterator<Item = Option<Fit>>) -> Option<Fit> {
    fits.into_iter().flatten().min()
}

fn page_hit(page: &GuidePage, query: &Query) -> Option<Candidate> {
    let (title, questions) = (page.page.title(), page.page.questions());
    let needles = &query.needles;
    let place = if query.is(title) {
        Place::Exact
    } else {
        Place::Heading
    };
    let fits: Vec<_> = needles
        .iter()
        .map(|needle| best([needle.fit(title), needle.fit(questions)]))
        .collect();
    Candidate::new(&fits, place, || Hit {
        page: page.page,
        item: None,
        heading: emphasised(title, needles),
        under: String::new(),
        excerpt: emphasised(questions, needles),
    })
}

fn item_hit(page: Page, section: &Section, item: &Item, needles: &[Needle]) -> Option<Candidate> {
    let named = |needle: &Needle| {
        let names = item.also.iter().chain([&item.title]);
        // The glossary has one heading over all of its words.
        let above = (page != Page::Words).then(|| needle.fit(&section.heading));
        let own = names.map(|name| {
            let letters = needle.abbreviates(name).then_some(Fit::Exact);
            best([letters, needle.fit(name)])
        });
        best(own.chain([above.flatten()]))
    };
    let texts = || {
        [&item.text]
            .into_iter()
            .chain(&item.points)
            .chain([&item.note])
    };
    let said = |needle: &Needle| best(texts().map(|text| needle.fit(text)));
    let each: Vec<_> = needles
        .iter()
        .map(|needle| (named(needle), said(needle)))
        .collect();
    let fits: Vec<_> = each
        .iter()
        .map(|(named, said)| best([*named, *said]))
        .collect();
    // A name that has only another word for it does not name it better than a text that has the word.
    let in_name = each
        .iter()
        .zip(&fits)
        .filter(|((named, _), fit)| named.is_some() && named == *fit)
        .count();
    let place = match (in_name == needles.len(), page) {
        (true, Page::Words) if is_just(&item.title, needles) => Place::Exact,
        (true, Page::Words) => Place::Word,
        (true, _) => Place::Heading,
        (false, _) if in_name > 0 => Place::Partly,
        (false, _) => Place::Text,
    };
    Candidate::new(&fits, place, || {
        let shown = texts()
            .filter_map(|text| Some((best(needles.iter().map(|needle| needle.fit(text)))?, text)))
            .min_by_key(|(fit, _)| *fit)
            .map_or(&item.text, |(_, text)| text);
        let (heading, under) = if item.title.is_empty() {
            (&section.heading, String::new())
        } else {
            (&item.title, section.heading.clone())
        };
        Hit {
            page,
            item: Some(item.id.clone()),
            heading: emphasised(heading, needles),
            under,
            excerpt: emphasised(&cut(shown, needles, EXCERPT), needles),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::Alike;

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
            alike: vec![Alike {
                meaning: "Agreement is consent.".to_owned(),
                words: vec!["consent".to_owned(), "agree".to_owned()],
            }],
        }
    }

    fn found(typed: &str) -> Vec<(Page, Option<String>)> {
        search(&guide(), typed)
            .hits
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
        assert_eq!(found("   "), []);
        assert!(!search(&guide(), "rapid agencies").partly);
    }

    #[test]
    fn where_nothing_has_all_words_what_has_most_is_given_and_what_is_missing_is_named() {
        let one = search(&guide(), "rapid zebra agencies");
        assert_eq!(one.hits.len(), 1);
        assert_eq!(one.hits[0].item.as_deref(), Some("b"));
        assert!(one.partly);
        assert_eq!(one.nowhere, ["zebra"]);
        // Each stands somewhere, but never together.
        let apart = search(&guide(), "steers nobody");
        assert_eq!(apart.hits.len(), 2);
        assert!(apart.partly && apart.nowhere.is_empty());
        let none = search(&guide(), "zebra crossing");
        assert_eq!((none.hits.len(), none.partly), (0, false));
        assert_eq!(none.nowhere, ["zebra", "crossing"]);
        // A single letter is no answer by itself.
        assert_eq!(search(&guide(), "zebra f").hits, []);
    }

    #[test]
    fn the_word_comes_before_another_word_for_it_and_that_is_told() {
        let found = search(&guide(), "consent");
        let items: Vec<_> = found.hits.iter().map(|hit| hit.item.as_deref()).collect();
        assert_eq!(items, [None, Some("c")]);
        assert_eq!(found.told, ["Agreement is consent."]);
        let marked = found.hits[1].excerpt.iter().find(|piece| piece.found);
        assert_eq!(marked.map(|piece| piece.text.as_str()), Some("agree"));
    }

    #[test]
    fn a_question_finds_the_page_that_answers_it() {
        assert_eq!(
            found("May I share this without consent?"),
            [(Page::Information, None)]
        );
    }
}
