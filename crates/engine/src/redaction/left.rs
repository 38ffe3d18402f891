//! What of a text may still tell who somebody is, after everything recorded was replaced.
//!
//! It finds what looks like a recorded name, and a few things by their shape. It does not find
//! nicknames, names that nobody recorded and no title comes before, or names of places and schools.

use std::collections::BTreeSet;
use std::ops::Range;

use super::days::days;
use super::scrub::{Scrubbed, Scrubber};
use super::tokens::{Token, excerpt, tokens};
use crate::case::Field;
use crate::checks::{contact, nhs_number, postcode};

/// Where a text stands in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// At an answer, or at the evidence for it.
    Answer(Field),
    /// In the reason of the referrer's own view.
    OwnView,
    /// In the working title.
    Title,
}

/// A place in a case, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it is.
    pub spot: Spot,
    /// The question in a few words, or what else it is.
    pub label: String,
    /// What the entry is called in the copy; empty outside groups.
    pub entry: String,
}

/// Why something may tell who somebody is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is a recorded name with other capitals or accents, or a month as well as a name.
    OtherSpelling,
    /// It is one letter away from the name that this code stands for.
    Near(String),
    /// It stands after a title such as Mrs.
    AfterTitle,
    /// It looks like a postcode.
    Postcode,
    /// It looks like a telephone number.
    Telephone,
    /// It looks like an email address.
    Email,
    /// It is a number that can be an NHS number.
    NhsNumber,
    /// It is a date that is said to be one of birth.
    Birth,
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::OtherSpelling => f.write_str("a recorded name, written otherwise"),
            Self::Near(code) => write!(f, "one letter away from the name of {code}"),
            Self::AfterTitle => f.write_str("perhaps a name, after a title"),
            Self::Postcode => f.write_str("perhaps a postcode"),
            Self::Telephone => f.write_str("perhaps a telephone number"),
            Self::Email => f.write_str("perhaps an email address"),
            Self::NhsNumber => f.write_str("perhaps an NHS number"),
            Self::Birth => f.write_str("perhaps a date of birth"),
        }
    }
}

/// Something that may still tell who somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Where.
    pub place: Place,
    /// What.
    pub word: String,
    /// Some of the copy around it, on one line.
    pub excerpt: String,
    /// Why.
    pub why: Why,
}

/// What is left in a text, in order, each place once.
#[must_use]
pub fn left(scrubber: &Scrubber, text: &Scrubbed) -> Vec<(Range<usize>, Why)> {
    let words = tokens(&text.text);
    let mut found: Vec<(Range<usize>, Why)> = shapes(text, &words);
    for (at, word) in words.iter().enumerate() {
        let rest = words.get(at..).unwrap_or_default();
        let why = if text.is_put(&word.at) {
            None
        } else if scrubber.names.is_like(rest) {
            Some(Why::OtherSpelling)
        } else if after_title(scrubber, text, &words, at) {
            Some(Why::AfterTitle)
        } else if word.is_capital() {
            scrubber.names.near(word).map(Why::Near)
        } else {
            None
        };
        if let Some(why) = why
            && !found
                .iter()
                .any(|(known, _)| known.start < word.at.end && word.at.start < known.end)
        {
            found.push((word.at.clone(), why));
        }
    }
    found.sort_by_key(|(at, _)| at.start);
    found
}

/// Each as a reader is told of it.
#[must_use]
pub fn told(scrubber: &Scrubber, place: &Place, text: &Scrubbed) -> Vec<Left> {
    left(scrubber, text)
        .into_iter()
        .map(|(at, why)| Left {
            place: place.clone(),
            word: text.text.get(at.clone()).unwrap_or_default().to_owned(),
            excerpt: excerpt(&text.text, &at),
            why,
        })
        .collect()
}

/// True for a word with a capital after a title.
fn after_title(scrubber: &Scrubber, text: &Scrubbed, words: &[Token<'_>], at: usize) -> bool {
    let pair = at
        .checked_sub(1)
        .and_then(|before| Some((words.get(before)?, words.get(at)?)));
    pair.is_some_and(|(title, word)| {
        let between = text.text.get(title.at.end..word.at.start);
        word.is_capital()
            && title.is_capital()
            && between.is_some_and(|sign| matches!(sign, " " | ". " | "." | "\u{a0}"))
            && scrubber.words.is_title(title.text)
            && !scrubber.words.is_title(word.text)
    })
}

/// What is told by its shape.
fn shapes(text: &Scrubbed, words: &[Token<'_>]) -> Vec<(Range<usize>, Why)> {
    let whole = text.text.as_str();
    let mut found: Vec<(Range<usize>, Why)> = Vec::new();
    let mut from = 0;
    for email in contact::emails(whole) {
        if let Some(at) = whole.get(from..).and_then(|rest| rest.find(email)) {
            found.push((from + at..from + at + email.len(), Why::Email));
            from += at + email.len();
        }
    }
    found.extend(numbers(whole, words));
    for pair in words.windows(2) {
        if let [a, b] = pair
            && whole.get(a.at.end..b.at.start) == Some(" ")
            && !a.is_number()
            && postcode::check(&format!("{}{}", a.text, b.text)).is_ok()
        {
            found.push((a.at.start..b.at.end, Why::Postcode));
        }
    }
    let alone = words
        .iter()
        .filter(|word| word.text.len() > 4 && postcode::check(word.text).is_ok());
    found.extend(alone.map(|word| (word.at.clone(), Why::Postcode)));
    found.extend(births(text, words));
    found.retain(|(at, _)| !text.is_put(at));
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    found.retain(|(at, _)| seen.insert(at.start));
    found
}

/// Runs of digits that are a telephone number or an NHS number.
fn numbers(whole: &str, words: &[Token<'_>]) -> Vec<(Range<usize>, Why)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = words.get(at) {
        let mut end = at;
        while let Some(word) = words.get(end).filter(|word| word.is_number()) {
            let before = end
                .checked_sub(1)
                .filter(|b| *b >= at)
                .and_then(|b| words.get(b));
            let joined = before.is_none_or(|before| {
                let sign = whole.get(before.at.end..word.at.start).unwrap_or_default();
                sign.len() <= 2 && sign.chars().all(|c| " -()./+".contains(c))
            });
            if !joined {
                break;
            }
            end += 1;
        }
        let Some(last) = end
            .checked_sub(1)
            .filter(|last| *last >= at)
            .and_then(|last| words.get(last))
        else {
            at += 1;
            continue;
        };
        let span = first.at.start..last.at.end;
        let run = whole.get(span.clone()).unwrap_or_default();
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        if nhs_number::check(&digits).is_ok() {
            found.push((span, Why::NhsNumber));
        } else if (10..=14).contains(&digits.len())
            && (digits.starts_with('0') || digits.starts_with("44"))
        {
            found.push((span, Why::Telephone));
        }
        at = end;
    }
    found
}

/// Dates soon after a word that says that somebody was born then.
fn births(text: &Scrubbed, words: &[Token<'_>]) -> Vec<(Range<usize>, Why)> {
    /// How many words may stand between.
    const NEAR: usize = 4;
    let says = |at: usize| {
        let word = |n: usize| words.get(n).map(|w| w.lower.as_str());
        let put = words.get(at).is_some_and(|word| text.is_put(&word.at));
        !put && matches!(word(at), Some("born" | "dob" | "birth" | "birthday"))
            || (word(at) == Some("d") && word(at + 1) == Some("o") && word(at + 2) == Some("b"))
    };
    days(&text.text, words)
        .into_iter()
        .filter(|day| (day.words.start.saturating_sub(NEAR)..day.words.start).any(says))
        .filter_map(|day| {
            let words = words.get(day.words)?;
            Some((words.first()?.at.start..words.last()?.at.end, Why::Birth))
        })
        .collect()
}
