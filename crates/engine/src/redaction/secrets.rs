//! Recorded addresses, contact details, references and places, found in a text. Signs and spaces
//! between letters make no difference, nor do capitals and accents.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::days::days;
use super::recorded::Records;
use super::tokens::{Token, plain, tokens};
use crate::guidance::{Guidance, Holds};

/// Something recorded that is not to be read.
#[derive(Clone, Debug)]
struct Secret {
    /// Its letters and digits.
    signs: Vec<char>,
    /// True where it has to stand as words of its own.
    apart: bool,
    /// What stands for it.
    put: &'static str,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    /// The longest first.
    all: Vec<Secret>,
    by_first: BTreeMap<char, Vec<usize>>,
}

impl Secrets {
    /// Those of these records.
    #[must_use]
    pub fn of(guidance: &Guidance, records: &Records<'_>) -> Self {
        let partnership = &guidance.partnership;
        // The area of the partnership tells nobody from anybody.
        let area: BTreeSet<String> = [&partnership.name, &partnership.area, &partnership.short]
            .into_iter()
            .flat_map(|text| tokens(text).into_iter().map(|word| word.plain))
            .collect();
        let mut found: BTreeMap<Vec<char>, Secret> = BTreeMap::new();
        for (holds, put) in [
            (Holds::Place, "[place left out]"),
            (Holds::Address, "[address left out]"),
            (Holds::Identifier, "[reference left out]"),
            (Holds::Contact, "[contact left out]"),
        ] {
            for text in records.texts(holds) {
                for part in parts(holds, text, &area) {
                    let signs: Vec<char> = part
                        .chars()
                        .filter(|c| c.is_alphanumeric())
                        .flat_map(plain)
                        .collect();
                    let has_digit = signs.iter().any(char::is_ascii_digit);
                    let secret = Secret {
                        apart: !has_digit || signs.len() < 7,
                        put,
                        signs: signs.clone(),
                    };
                    found.insert(signs, secret);
                }
            }
        }
        let mut all: Vec<Secret> = found.into_values().collect();
        all.sort_by_key(|secret| std::cmp::Reverse(secret.signs.len()));
        let mut by_first: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (index, secret) in all.iter().enumerate() {
            if let Some(first) = secret.signs.first() {
                by_first.entry(*first).or_default().push(index);
            }
        }
        Self { all, by_first }
    }

    /// Where they stand in a text, in order, and what stands for each.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<(Range<usize>, &'static str)> {
        let signs: Vec<(char, Range<usize>)> = text
            .char_indices()
            .filter(|(_, c)| c.is_alphanumeric())
            .flat_map(|(at, c)| plain(c).map(move |p| (p, at..at + c.len_utf8())))
            .collect();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((first, start)) = signs.get(at) {
            let known = self.by_first.get(first).into_iter().flatten();
            let hit = known
                .filter_map(|index| self.all.get(*index))
                .find_map(|secret| {
                    let here = signs.get(at..at + secret.signs.len())?;
                    let end = here.last()?.1.end;
                    let same = here.iter().map(|(c, _)| c).eq(&secret.signs);
                    (same && (!secret.apart || stands_apart(text, start.start, end)))
                        .then_some((secret, end))
                });
            match hit {
                Some((secret, end)) => {
                    found.push((whole_number(text, start.start)..end, secret.put));
                    at += secret.signs.len();
                }
                None => at += 1,
            }
        }
        found
    }
}

fn stands_apart(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|text| text.chars().next_back());
    let after = text.get(end..).and_then(|text| text.chars().next());
    ![before, after]
        .into_iter()
        .flatten()
        .any(char::is_alphanumeric)
}

/// Where the number begins in the middle of which something was found: a telephone number may be
/// written with the code of the country or without.
fn whole_number(text: &str, start: usize) -> usize {
    let before = text.get(..start).unwrap_or_default();
    let is_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    if !text.get(start..).is_some_and(is_digit) {
        return start;
    }
    let kept = before.trim_end_matches(|c: char| c.is_ascii_digit() || "+() ".contains(c));
    let number = before.get(kept.len()..).unwrap_or_default();
    match number.find(['+', '0']) {
        Some(at) if number.len() - at <= "+44 (0) ".len() => kept.len() + at,
        _ => start,
    }
}

/// What of an answer is looked for: the whole, and its parts, as far as they say enough to be
/// somebody's alone.
fn parts(holds: Holds, text: &str, area: &BTreeSet<String>) -> Vec<String> {
    let pieces: Vec<&str> = text
        .split([',', ';', '\n', '(', ')'])
        .flat_map(|piece| piece.split(". "))
        .flat_map(|piece| piece.split(": "))
        .map(str::trim)
        .collect();
    let several = pieces.len() > 1;
    let mut found: Vec<String> = Vec::new();
    let mut add = |part: &str| found.push(part.to_owned());
    for piece in &pieces {
        let words = tokens(piece);
        let is_date = !days(piece, &words).is_empty();
        let capitals =
            !words.is_empty() && words.iter().all(|w| w.is_capital() || starts_with_digit(w));
        let has_digit = words.iter().any(starts_with_digit);
        let letters: usize = words.iter().map(|w| w.plain.chars().count()).sum();
        let of_area = words.iter().all(|word| area.contains(&word.plain));
        match holds {
            Holds::Address
                if capitals
                    && !is_date
                    && !of_area
                    && ((has_digit && letters > 3)
                        || words.len() > 1
                        || (several && letters > 4)) =>
            {
                add(piece)
            }
            Holds::Place if capitals && !has_digit && !of_area && words.len() > 1 => add(piece),
            Holds::Contact => {
                piece
                    .split_whitespace()
                    .filter(|word| word.contains('@'))
                    .for_each(&mut add);
                let digits: String = piece.chars().filter(char::is_ascii_digit).collect();
                // What follows is an extension.
                let number: String = digits.chars().take(11).collect();
                if digits.len() > 5 {
                    add(number.trim_start_matches("44").trim_start_matches('0'));
                }
            }
            Holds::Identifier => {
                for word in piece.split_whitespace() {
                    let signs = word.chars().filter(|c| c.is_alphanumeric()).count();
                    if signs > 4 && word.contains(|c: char| c.is_ascii_digit()) {
                        add(word);
                    }
                }
                if has_digit && !is_date && letters > 4 {
                    add(piece);
                }
            }
            _ => {}
        }
    }
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    let signs = text.chars().filter(|c| c.is_alphanumeric()).count();
    let says_enough = match holds {
        Holds::Address | Holds::Identifier => has_digit && signs > 3,
        Holds::Contact => signs > 7,
        _ => false,
    };
    if says_enough {
        found.push(text.to_owned());
    }
    found
}

fn starts_with_digit(word: &Token<'_>) -> bool {
    word.text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(holds: Holds, text: &str) -> Vec<String> {
        parts(holds, text, &BTreeSet::from(["anyshire".to_owned()]))
    }

    #[test]
    fn the_lines_of_an_address_are_looked_for_and_what_is_said_of_it_is_not() {
        assert_eq!(
            said(
                Holds::Address,
                "With the aunt, 3 Ropewalk Cottages, Harrowmere, Anyshire (since 15 November 2026)"
            )[..2],
            ["3 Ropewalk Cottages", "Harrowmere"]
        );
        assert!(said(Holds::Address, "None here").is_empty());
        assert!(
            said(
                Holds::Address,
                "None that we know of; the social worker has it"
            )
            .is_empty()
        );
        assert_eq!(
            said(
                Holds::Place,
                "Withy Cross Primary School (invented), Year 3"
            )[..1],
            ["Withy Cross Primary School"]
        );
        assert!(said(Holds::Place, "At home").is_empty());
    }

    #[test]
    fn references_and_numbers_are_looked_for_each_by_itself() {
        let found = said(
            Holds::Identifier,
            "Hospital number PVH 7730418; crime reference WL/26/118403",
        );
        assert!(
            found.contains(&"7730418".to_owned()) && found.contains(&"WL/26/118403".to_owned()),
            "{found:?}"
        );
        let found = said(
            Holds::Contact,
            "Safeguarding team, 01632 960 402, m.o@trust.example",
        );
        assert!(
            found.contains(&"1632960402".to_owned())
                && found.contains(&"m.o@trust.example".to_owned()),
            "{found:?}"
        );
    }
}
