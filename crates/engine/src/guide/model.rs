//! A guide as it is shown and searched: pages, sections, items, all plain text.

use super::page::Page;

/// The guide of one partnership.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    /// The pages on which something stands, in the order of [`Page::ALL`].
    pub pages: Vec<GuidePage>,
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
    /// The items, those without a title first.
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

/// A heading as part of an address: its words in lower case, joined by hyphens.
#[must_use]
pub fn slug(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}
