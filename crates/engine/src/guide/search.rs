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
use super::words::Words;
use crate::calendar::order::insert;

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
struct Candidate<'a> {
    /// For each word that was typed, whether it stands there.
    has: Vec<bool>,
    rank: Rank,
    page: Page,
    /// The item with its section; absent where it is the page itself.
    item: Option<(&'a Section, &'a Item)>,
}

/// Finds what fits the words that were typed; nothing for no word.
#[must_use]
pub fn search(guide: &Guide, typed: &str) -> Found {
    let query = Query::new(typed, &guide.alike);
    let needles = &query.needles;
    let mut candidates = Vec::new();
    if !needles.is_empty() {
        for page in &guide.pages {
            candidates.extend(of_page(page, &query));
            for section in &page.sections {
                let items = section.items.iter();
                candidates
                    .extend(items.filter_map(|item| of_item(page.page, section, item, needles)));
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
    let mut ranked = Vec::new();
    for found in candidates {
        if found.count() == most && (!partly || found.tells(needles)) {
            insert(&mut ranked, found, |found| found.rank);
        }
    }
    Found {
        partly: partly && !ranked.is_empty(),
        hits: ranked.iter().map(|found| found.hit(needles)).collect(),
        nowhere,
        told: query.told,
    }
}

impl<'a> Candidate<'a> {
    /// None where nothing fits. `fits` is how well each word does, `place` where they stand.
    fn new(
        fits: &[Option<Fit>],
        place: Place,
        page: Page,
        item: Option<(&'a Section, &'a Item)>,
    ) -> Option<Self> {
        let worst = fits.iter().flatten().copied().max()?;
        Some(Self {
            has: fits.iter().map(Option::is_some).collect(),
            rank: (worst == Fit::Alike, place, worst),
            page,
            item,
        })
    }

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

    /// It as it is shown.
    fn hit(&self, needles: &[Needle]) -> Hit {
        let Some((section, item)) = self.item else {
            return Hit {
                page: self.page,
                item: None,
                heading: emphasised(self.page.title(), needles),
                under: String::new(),
                excerpt: emphasised(self.page.questions(), needles),
            };
        };
        let (heading, under) = if item.title.is_empty() {
            (&section.heading, String::new())
        } else {
            (&item.title, section.heading.clone())
        };
        // The text that has the word itself rather than another for it.
        let fits = |text: &String| best(needles.iter().map(|needle| needle.fit(&Words::of(text))));
        let shown = texts(item)
            .filter_map(|text| Some((fits(text)?, text)))
            .min_by_key(|(fit, _)| *fit)
            .map_or(&item.text, |(_, text)| text);
        Hit {
            page: self.page,
            item: Some(item.id.clone()),
            heading: emphasised(heading, needles),
            under,
            excerpt: emphasised(&cut(shown, needles, EXCERPT), needles),
        }
    }
}

/// The better of two fits.
fn best(fits: impl IntoIterator<Item = Option<Fit>>) -> Option<Fit> {
    fits.into_iter().flatten().min()
}

/// What an item says, text by text.
fn texts(item: &Item) -> impl Iterator<Item = &String> {
    [&item.text]
        .into_iter()
        .chain(&item.points)
        .chain([&item.note])
}

fn of_page<'a>(page: &GuidePage, query: &Query) -> Option<Candidate<'a>> {
    let title = page.page.title();
    let place = if query.is(title) {
        Place::Exact
    } else {
        Place::Heading
    };
    let (title, questions) = (Words::of(title), Words::of(page.page.questions()));
    let needles = query.needles.iter();
    let fits: Vec<_> = needles
        .map(|needle| best([needle.fit(&title), needle.fit(&questions)]))
        .collect();
    Candidate::new(&fits, place, page.page, None)
}

fn of_item<'a>(
    page: Page,
    section: &'a Section,
    item: &'a Item,
    needles: &[Needle],
) -> Option<Candidate<'a>> {
    let title = Words::of(&item.title);
    let also: Vec<Words<'_>> = item.also.iter().map(|name| Words::of(name)).collect();
    // The glossary has one heading over all of its words.
    let above = (page != Page::Words).then(|| Words::of(&section.heading));
    let texts: Vec<Words<'_>> = texts(item).map(|text| Words::of(text)).collect();
    let named = |needle: &Needle| {
        let own = also.iter().chain([&title]).map(|name| {
            let letters = needle.abbreviates(name).then_some(Fit::Exact);
            best([letters, needle.fit(name)])
        });
        best(own.chain([above.as_ref().and_then(|above| needle.fit(above))]))
    };
    let said = |needle: &Needle| best(texts.iter().map(|text| needle.fit(text)));
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
        (true, Page::Words) if is_just(&title, needles) => Place::Exact,
        (true, Page::Words) => Place::Word,
        (true, _) => Place::Heading,
        (false, _) if in_name > 0 => Place::Partly,
        (false, _) => Place::Text,
    };
    Candidate::new(&fits, place, page, Some((section, item)))
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
