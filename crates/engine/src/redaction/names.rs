//! The names of recorded people, found in a text.

use std::collections::{BTreeMap, BTreeSet};

use super::days::Day;
use super::near::one_edit;
use super::people::People;
use super::tokens::{Token, tokens};
use super::words::Words;

/// The shortest part of a name for which others are looked for that are one letter away.
const LONG: usize = 5;

/// A name or a part of one.
#[derive(Clone, Debug)]
struct Pattern {
    /// Its words.
    lower: Vec<String>,
    /// Its words without accents.
    plain: Vec<String>,
    /// The name as typed, where it is a whole one.
    whole: BTreeSet<String>,
    /// Whose it is.
    people: BTreeSet<usize>,
    /// True where it stands last in the names of all of them.
    family: bool,
    /// Which of several family names it is that people share, from 1; none where there is one at most.
    number: Option<usize>,
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its words: the first, and how many there are.
    pub words: std::ops::Range<usize>,
    /// Whose it may be.
    pub people: BTreeSet<usize>,
    /// What stands for it.
    pub code: String,
}

/// Every name that is recorded.
#[derive(Clone, Debug, Default)]
pub struct Names {
    patterns: Vec<Pattern>,
    /// Which of them begin with a word, without its accents; the longest first.
    by_first: BTreeMap<String, Vec<usize>>,
    /// The codes of the people.
    codes: Vec<String>,
    /// The initials of the people.
    initials: Vec<BTreeSet<String>>,
}

impl Names {
    /// The names of these people.
    #[must_use]
    pub fn of(people: &People, words: &Words) -> Self {
        let mut names = Self::default();
        for (person, known) in people.all.iter().enumerate() {
            names.codes.push(known.code.clone());
            let mut initials = BTreeSet::new();
            for name in &known.names {
                names.put(person, name, words);
                let firsts = tokens(name)
                    .into_iter()
                    .filter_map(|w| w.plain.chars().next());
                initials.extend(firsts.map(|c| c.to_string()));
            }
            names.initials.push(initials);
        }
        names.number_families();
        for (index, pattern) in names.patterns.iter().enumerate() {
            let first = pattern.plain.first().cloned().unwrap_or_default();
            names.by_first.entry(first).or_default().push(index);
        }
        for known in names.by_first.values_mut() {
            let length = |index: &usize| names.patterns.get(*index).map_or(0, |p| p.lower.len());
            known.sort_by_key(|index| std::cmp::Reverse(length(index)));
        }
        names
    }

    /// Families of whom several are recorded are told apart; both halves of a double name are one family.
    fn number_families(&mut self) {
        let is_shared = |pattern: &Pattern| pattern.family && pattern.people.len() > 1;
        let mut families: Vec<BTreeSet<usize>> = Vec::new();
        for pattern in self.patterns.iter().filter(|pattern| is_shared(pattern)) {
            if !families.contains(&pattern.people) {
                families.push(pattern.people.clone());
            }
        }
        if families.len() < 2 {
            return;
        }
        for pattern in self
            .patterns
            .iter_mut()
            .filter(|pattern| is_shared(pattern))
        {
            let at = families.iter().position(|family| *family == pattern.people);
            pattern.number = at.map(|at| at + 1);
        }
    }

    /// Puts a name in: whole, and by its parts.
    fn put(&mut self, person: usize, name: &str, words: &Words) {
        let all = tokens(name);
        if all.iter().map(Token::letters).sum::<usize>() < 2 {
            return;
        }
        let typed: Vec<&str> = name.split_whitespace().collect();
        let has_capital = all.iter().any(Token::is_capital);
        if all.iter().any(|word| !words.is_no_name(word.text)) {
            self.add(person, &all, name, false);
        }
        for (at, unit) in typed.iter().enumerate() {
            let family = at > 0 && at + 1 == typed.len();
            let unit = tokens(unit);
            // What is in small letters beside capitals is a particle: van, de, bin.
            let usable = |word: &[Token<'_>]| {
                word.iter().map(Token::letters).sum::<usize>() >= 2
                    && !word
                        .iter()
                        .all(|w| words.is_no_name(w.text) || w.is_number())
                    && (!has_capital || word.first().is_some_and(Token::is_capital))
            };
            if usable(&unit) {
                self.add(person, &unit, "", family);
            }
            // One half of a double name is a name; the B of O'Brien is none.
            for half in unit
                .iter()
                .filter(|word| unit.len() > 1 && word.letters() > 2)
            {
                if usable(std::slice::from_ref(half)) {
                    self.add(person, std::slice::from_ref(half), "", family);
                }
            }
        }
    }

    fn add(&mut self, person: usize, words: &[Token<'_>], whole: &str, family: bool) {
        let lower: Vec<String> = words.iter().map(|word| word.lower.clone()).collect();
        let whole = (!whole.is_empty()).then(|| whole.to_owned());
        if let Some(known) = self.patterns.iter_mut().find(|p| p.lower == lower) {
            known.family &= family || (whole.is_some() && known.people.contains(&person));
            known.people.insert(person);
            known.whole.extend(whole);
            return;
        }
        self.patterns.push(Pattern {
            plain: words.iter().map(|word| word.plain.clone()).collect(),
            lower,
            whole: whole.into_iter().collect(),
            people: BTreeSet::from([person]),
            family,
            number: None,
        });
    }

    /// The names among these words of a text. Words that are taken already, and months of dates, are
    /// left alone.
    #[must_use]
    pub fn find(
        &self,
        text: &str,
        words: &[Token<'_>],
        days: &[Day],
        taken: impl Fn(&Token<'_>) -> bool,
    ) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let dated = days.iter().any(|day| day.words.contains(&at));
            let free = words
                .iter()
                .skip(at)
                .take_while(|word| !taken(word))
                .count();
            let free = words.get(at..at + free).unwrap_or_default();
            let Some((pattern, length)) = self.at(text, free, dated) else {
                at += 1;
                continue;
            };
            let next = Found {
                words: self.with_initial(text, words, at, pattern)..at + length,
                people: pattern.people.clone(),
                code: self.code(pattern),
            };
            match found.last_mut() {
                // Given name and surname that stand together are one person.
                Some(last) if self.joins(text, words, last, &next) => {
                    last.words.end = next.words.end;
                    if last.people.len() > next.people.len() {
                        (last.people, last.code) = (next.people, next.code);
                    }
                }
                _ => found.push(next),
            }
            at += length;
        }
        found
    }

    /// The longest name with which these words begin.
    fn at(&self, text: &str, words: &[Token<'_>], dated: bool) -> Option<(&Pattern, usize)> {
        let first = words.first()?;
        let known = self.by_first.get(&first.plain)?;
        known.iter().find_map(|index| {
            let pattern = self.patterns.get(*index)?;
            let length = pattern.lower.len();
            let here = words.get(..length)?;
            let span = text.get(first.at.start..here.last()?.at.end)?;
            let plain = || here.iter().map(|word| &word.plain).eq(&pattern.plain);
            let lower = || here.iter().map(|word| &word.lower).eq(&pattern.lower);
            let whole = !pattern.whole.is_empty();
            let is_it = (whole && length > 1 && close(text, here) && plain())
                || pattern.whole.contains(span)
                || (!dated && first.is_capital() && close(text, here) && lower());
            is_it.then_some((pattern, length))
        })
    }

    /// The place of an initial before a name, where it is one of the same person's.
    fn with_initial(&self, text: &str, words: &[Token<'_>], at: usize, pattern: &Pattern) -> usize {
        let before = at
            .checked_sub(1)
            .and_then(|before| Some((before, words.get(before)?)));
        let Some((before, initial)) = before else {
            return at;
        };
        let between = words
            .get(at)
            .and_then(|name| text.get(initial.at.end..name.at.start));
        let fits = initial.is_capital()
            && initial.plain.chars().count() == 1
            && between.is_some_and(|sign| matches!(sign, "." | ". " | " " | "-"))
            && pattern.people.iter().any(|p| {
                self.initials
                    .get(*p)
                    .is_some_and(|i| i.contains(&initial.plain))
            });
        if fits { before } else { at }
    }

    fn joins(&self, text: &str, words: &[Token<'_>], last: &Found, next: &Found) -> bool {
        let between = last.words.end.checked_sub(1).and_then(|end| {
            text.get(words.get(end)?.at.end..words.get(next.words.start)?.at.start)
        });
        between.is_some_and(|sign| !sign.is_empty() && sign.chars().all(|c| matches!(c, ' ' | '-')))
            && (last.people.is_subset(&next.people) || next.people.is_subset(&last.people))
    }

    fn code(&self, pattern: &Pattern) -> String {
        let mut people = pattern.people.iter();
        match (
            people.next().and_then(|p| self.codes.get(*p)),
            people.next(),
        ) {
            (Some(code), None) => code.clone(),
            _ if pattern.family => match pattern.number {
                Some(number) => format!("[family name {number}]"),
                None => "[family name]".to_owned(),
            },
            _ => "[name]".to_owned(),
        }
    }

    /// True where these words are a name or a part of one but for capitals and accents.
    #[must_use]
    pub fn is_like(&self, words: &[Token<'_>]) -> bool {
        let known = words
            .first()
            .and_then(|first| self.by_first.get(&first.plain));
        known
            .into_iter()
            .flatten()
            .filter_map(|index| self.patterns.get(*index))
            .any(|pattern| {
                let here = words.get(..pattern.plain.len()).unwrap_or_default();
                !here.is_empty() && here.iter().map(|w| &w.plain).eq(&pattern.plain)
            })
    }

    /// The code of the name that is one letter away from this word, where there is one.
    #[must_use]
    pub fn near(&self, word: &Token<'_>) -> Option<String> {
        let written: Vec<char> = word.plain.chars().collect();
        self.patterns
            .iter()
            .filter_map(|pattern| match pattern.plain.as_slice() {
                [one] => Some((pattern, one.chars().collect::<Vec<char>>())),
                _ => None,
            })
            .find(|(_, name)| name.len() >= LONG && one_edit(&written, name))
            .map(|(pattern, _)| self.code(pattern))
    }
}

/// True where nothing but a sign or two stands between the words.
fn close(text: &str, words: &[Token<'_>]) -> bool {
    words.windows(2).all(|pair| match pair {
        [a, b] => text
            .get(a.at.end..b.at.start)
            .is_some_and(|between| between.chars().count() <= 3),
        _ => true,
    })
}
