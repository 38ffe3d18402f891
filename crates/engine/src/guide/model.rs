//! A guide as it is shown and searched: pages, sections, items, all plain text.

use super::page::Page;

/// The guide of one partnership.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    /// The pages on which something stands, in the order of [`Page::ALL`].
    pub pages: Vec<GuidePage>,
    /// Words of which each finds the others.
    pub alike: Vec<Alike>,
}

/// Words for the same thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alike {
    /// What the reader is told; empty where the words are forms of one.
    pub meaning: String,
    /// The words, of one word or more each; an abbreviation in its capitals.
    pub words: Vec<String>,
}

impl Guide {
    /// A page, where something stands on it.
    #[must_use]
    pub fn page(&self, page: Page) -> Option<&GuidePage> {
        self.pages.iter().find(|found| found.page == page)
    }
}

/// One page with something on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidePage {
    /// Which one.
    pub page: Page,
    /// Its sections, each under a heading of its own.
    pub sections: Vec<Section>,
}

/// Items under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// What names it in addresses; no other section or item of the page has it.
    pub id: String,
    /// The heading.
    pub heading: String,
    /// The items.
    pub items: Vec<Item>,
}

/// One thing that the guidance says. Texts that are absent are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What names it in addresses; no other section or item of the page has it.
    pub id: String,
    /// A title of its own, under the heading of the section.
    pub title: String,
    /// Other names of the same thing, by which it is found too.
    pub also: Vec<String>,
    /// What it says.
    pub text: String,
    /// What belongs to it one by one, such as steps or ways of counting.
    pub points: Vec<String>,
    /// What else a reader should know: why the tool does not act on it, whose duty it is.
    pub note: String,
    /// Where it comes from, in one line.
    pub source: String,
}

impl Item {
    /// An item; what it does not have is empty.
    #[must_use]
    pub fn new(id: String, title: &str, text: &str, source: String) -> Self {
        Self {
            id,
            title: title.to_owned(),
            text: text.to_owned(),
            source,
            ..Self::default()
        }
    }

    /// What belongs to it one by one.
    #[must_use]
    pub fn points(mut self, points: Vec<String>) -> Self {
        self.points = points;
        self
    }

    /// What else a reader should know.
    #[must_use]
    pub fn note(mut self, note: &str) -> Self {
        note.clone_into(&mut self.note);
        self
    }
}

impl Section {
    /// A section without items, named by its heading.
    #[must_use]
    pub fn new(heading: &str) -> Self {
        Self {
            id: slug(heading),
            heading: heading.to_owned(),
            items: Vec::new(),
        }
    }
}

/// A heading as part of an address: its words in lower case, joined by hyphens. Letters that a
/// browser would write otherwise there are left out.
#[must_use]
pub fn slug(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}
