//! A text in which everything recorded is replaced.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;

use super::days::days;
use super::names::Names;
use super::people::People;
use super::recorded::Records;
use super::secrets::Secrets;
use super::tokens::{Token, tokens};
use super::words::Words;
use crate::case::Value;
use crate::guidance::{Guidance, Holds};

/// What stands for a date of birth in a text.
const BIRTH: &str = "[date of birth left out]";

/// Everything recorded, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Scrubber {
    /// Everybody.
    pub people: People,
    /// The words by which names are told.
    pub words: Words,
    /// Their names.
    pub names: Names,
    secrets: Secrets,
    births: BTreeSet<NaiveDate>,
}

/// A text after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scrubbed {
    /// The text.
    pub text: String,
    /// What was put in, in order.
    pub put: Vec<Put>,
}

/// Something that was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// Where what stands for it is now.
    pub at: Range<usize>,
    /// What stood there.
    pub was: String,
    /// What stands for it.
    pub by: String,
}

impl Scrubbed {
    /// True where some of this place was put in.
    #[must_use]
    pub fn is_put(&self, at: &Range<usize>) -> bool {
        self.put
            .iter()
            .any(|put| put.at.start < at.end && at.start < put.at.end)
    }
}

impl Scrubber {
    /// For what these records hold.
    #[must_use]
    pub fn of(guidance: &Guidance, records: &Records<'_>) -> Self {
        let people = People::of(guidance, records);
        let words = Words::of(guidance);
        let births = records.answers.iter().filter(|r| r.holds == Holds::Birth);
        let births = births.filter_map(|recorded| match &recorded.answer.value {
            Value::Date(date) => date.parse().ok(),
            _ => None,
        });
        Self {
            names: Names::of(&people, &words),
            secrets: Secrets::of(guidance, records),
            births: births.collect(),
            people,
            words,
        }
    }

    /// A text without what is recorded.
    #[must_use]
    pub fn scrub(&self, text: &str) -> Scrubbed {
        let words = tokens(text);
        let days = days(text, &words);
        let mut found: Vec<(Range<usize>, String)> = Vec::new();
        for day in days
            .iter()
            .filter(|d| d.date.is_some_and(|date| self.births.contains(&date)))
        {
            found.extend(span(&words, &day.words).map(|at| (at, BIRTH.to_owned())));
        }
        let overlaps = |found: &[(Range<usize>, String)], at: &Range<usize>| {
            found
                .iter()
                .any(|(taken, _)| taken.start < at.end && at.start < taken.end)
        };
        for (at, put) in self.secrets.find(text) {
            // What runs into a date goes as well, up to the date.
            for part in outside(&found, at) {
                found.push((part, put.to_owned()));
            }
        }
        let taken = |word: &Token<'_>| overlaps(&found, &word.at);
        let names = self.names.find(text, &words, &days, taken);
        found.extend(
            names
                .into_iter()
                .filter_map(|name| Some((span(&words, &name.words)?, name.code))),
        );
        found.sort_by_key(|(at, _)| at.start);
        replaced(text, &found)
    }
}

/// The parts of this place that are not taken.
fn outside(taken: &[(Range<usize>, String)], at: Range<usize>) -> Vec<Range<usize>> {
    taken.iter().fold(vec![at], |parts, (taken, _)| {
        let beside = |part: Range<usize>| {
            let before = part.start..part.end.min(taken.start);
            let after = part.start.max(taken.end)..part.end;
            [before, after]
        };
        let parts = parts.into_iter().flat_map(beside);
        parts.filter(|part| part.start < part.end).collect()
    })
}

fn span(words: &[Token<'_>], which: &Range<usize>) -> Option<Range<usize>> {
    let words = words.get(which.clone())?;
    Some(words.first()?.at.start..words.last()?.at.end)
}

fn replaced(text: &str, found: &[(Range<usize>, String)]) -> Scrubbed {
    let mut scrubbed = Scrubbed::default();
    let mut from = 0;
    for (at, by) in found.iter().filter(|(at, _)| !at.is_empty()) {
        let (Some(kept), Some(was)) = (text.get(from..at.start), text.get(at.clone())) else {
            continue;
        };
        scrubbed.text.push_str(kept);
        let start = scrubbed.text.len();
        scrubbed.text.push_str(by);
        scrubbed.put.push(Put {
            at: start..scrubbed.text.len(),
            was: was.to_owned(),
            by: by.clone(),
        });
        from = at.end;
    }
    scrubbed.text.push_str(text.get(from..).unwrap_or_default());
    scrubbed
}
