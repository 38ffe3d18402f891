//! Who is recorded in a case, and the code that stands for each.

use std::collections::BTreeMap;

use super::recorded::{Recorded, Records};
use super::tokens::tokens;
use super::words::Words;
use crate::document::capitalised;
use crate::guidance::{Guidance, Holds};

/// What stands before the number of somebody who is no entry of a group.
const PROFESSIONAL: &str = "Professional";

/// Somebody who is recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The code: a word and a number.
    pub code: String,
    /// The full name first, then other names; none where no name is given.
    pub names: Vec<String>,
}

/// Everybody who is recorded.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Each once, in the order of the codes of each kind.
    pub all: Vec<Person>,
    /// Who an entry is about, by the entry's name.
    entries: BTreeMap<String, usize>,
}

/// One line of the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coded {
    /// The code in the copy.
    pub code: String,
    /// The name, and other names; empty where none is recorded.
    pub names: Vec<String>,
}

/// Which code stands for whom. It stays with the referrer and is no part of a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key(pub Vec<Coded>);

impl Key {
    /// The key as a text, a line each.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::from(
            "Keep this list apart from the copy, and give it to nobody who has the copy.\n\n",
        );
        for coded in &self.0 {
            let names = match coded.names.as_slice() {
                [] => "no name is recorded".to_owned(),
                names => names.join("; "),
            };
            let line: Vec<&str> = names.split_whitespace().collect();
            text.push_str(&format!("{}: {}\n", coded.code, line.join(" ")));
        }
        text
    }
}

impl People {
    /// Everybody in these records. Entries count by group in the order of the case; professionals
    /// come after them, each once.
    #[must_use]
    pub fn of(guidance: &Guidance, records: &Records<'_>) -> Self {
        let words = Words::of(guidance);
        let mut people = Self::default();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut next = |word: &str| {
            let count = counts.entry(word.to_owned()).or_default();
            *count += 1;
            format!("{word} {count}")
        };
        for (group, entry) in &records.entries {
            let word = if group.code.is_empty() {
                &group.one
            } else {
                &group.code
            };
            let own = |holds| {
                let answers = records.answers.iter().filter(move |r| r.holds == holds);
                answers
                    .filter(|r| {
                        r.entry
                            .is_some_and(|(g, e)| g.id == group.id && e == *entry)
                    })
                    .filter_map(|r| r.answer.value.text())
            };
            let full: Vec<String> = own(Holds::Name)
                .filter_map(|text| words.name(text))
                .collect();
            let mut names: Vec<String> = Vec::new();
            if !full.is_empty() {
                names.push(full.join(" "));
            }
            names.extend(own(Holds::OtherName).flat_map(|text| words.other_names(text)));
            people.entries.insert((*entry).to_owned(), people.all.len());
            people.all.push(Person {
                code: next(&capitalised(word)),
                names,
            });
        }
        let mut named: Vec<String> = Vec::new();
        for recorded in &records.answers {
            named.extend(people.professionals(&words, recorded));
        }
        // Whoever is named in full is known before a surname is looked for alone or with an initial.
        for name in &named {
            if people.whose(name).is_none()
                && parts(name).len() == tokens(name).len()
                && parts(name).len() > 1
            {
                people.all.push(Person {
                    code: next(PROFESSIONAL),
                    names: vec![name.clone()],
                });
            }
        }
        for name in &named {
            if people.whose(name).is_none() {
                people.all.push(Person {
                    code: next(PROFESSIONAL),
                    names: vec![name.clone()],
                });
            }
        }
        people
    }

    /// Who an entry is about.
    #[must_use]
    pub fn of_entry(&self, entry: &str) -> Option<&Person> {
        self.all.get(*self.entries.get(entry)?)
    }

    /// The professionals whom an answer names, as recorded.
    fn professionals(&self, words: &Words, recorded: &Recorded<'_>) -> Vec<String> {
        match (recorded.holds, recorded.entry, recorded.answer.value.text()) {
            (Holds::Name, None, Some(text)) => words.name(text).into_iter().collect(),
            (Holds::Professional, _, Some(text)) => words.named(text),
            _ => Vec::new(),
        }
    }

    /// The codes of those whom an answer names.
    #[must_use]
    pub fn codes(&self, words: &Words, recorded: &Recorded<'_>) -> Vec<String> {
        let mut codes: Vec<String> = Vec::new();
        for name in self.professionals(words, recorded) {
            let code = self.whose(&name).map(|person| person.code.clone());
            codes.extend(code.filter(|code| !codes.contains(code)));
        }
        codes
    }

    /// Who has this name, or alone has a name that ends so.
    fn whose(&self, name: &str) -> Option<&Person> {
        let wanted = parts(name);
        if wanted.is_empty() {
            return None;
        }
        let same = |person: &&Person| person.names.iter().any(|n| parts(n) == wanted);
        if let Some(person) = self.all.iter().find(same) {
            return Some(person);
        }
        let ends = |person: &&Person| person.names.iter().any(|n| parts(n).ends_with(&wanted));
        let mut all = self.all.iter().filter(ends);
        all.next().filter(|_| all.next().is_none())
    }

    /// The key.
    #[must_use]
    pub fn key(&self) -> Key {
        let all = self.all.iter();
        Key(all
            .map(|person| Coded {
                code: person.code.clone(),
                names: person.names.clone(),
            })
            .collect())
    }
}

/// The words of a name without initials, by which two spellings of it are told to be one.
fn parts(name: &str) -> Vec<String> {
    let words = tokens(name).into_iter().map(|word| word.plain);
    words.filter(|word| word.chars().count() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_has_a_line_for_each_code() {
        let key = Key(vec![
            Coded {
                code: "Child 1".into(),
                names: vec!["Mia\nExample".into(), "Mimi".into()],
            },
            Coded {
                code: "Child 2".into(),
                names: Vec::new(),
            },
        ]);
        let text = key.to_text();
        assert!(
            text.ends_with("\nChild 1: Mia Example; Mimi\nChild 2: no name is recorded\n"),
            "{text}"
        );
    }
}
