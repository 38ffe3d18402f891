//! Words that are looked for, and where they stand in a text: in any case of letters, from the
//! beginning of a word, in singular or plural, with or without a hyphen.

/// Words of a question that say nothing about what is looked for. They are left out of "what is a
/// rapid review", not out of "what".
const NOISE: &[&str] = &[
    "a", "about", "an", "and", "are", "be", "can", "do", "does", "for", "have", "how", "i", "in",
    "is", "it", "may", "must", "of", "on", "or", "our", "s", "the", "they", "this", "to", "we",
    "what", "when", "which", "who", "whom", "why", "will", "with", "you",
];
/// Signs that make one word of two.
const JOINS: [char; 3] = ['-', '’', '\''];
/// Shorter words have no plural: "his" is none of "hi".
const SHORTEST_PLURAL: usize = 4;

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// In small letters, without hyphens.
    word: String,
    /// The same in the other number, singular or plural.
    other: Option<String>,
}

/// The words of what was typed.
pub fn needles(typed: &str) -> Vec<Needle> {
    let words: Vec<String> = typed
        .split(|c: char| !c.is_alphanumeric() && !JOINS.contains(&c))
        .map(|word| {
            word.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        })
        .filter(|word: &String| !word.is_empty())
        .collect();
    let telling: Vec<&String> = words
        .iter()
        .filter(|word| !NOISE.contains(&word.as_str()))
        .collect();
    let kept = if telling.is_empty() {
        words.iter().collect()
    } else {
        telling
    };
    kept.into_iter()
        .map(|word| Needle {
            word: word.clone(),
            other: other_number(word),
        })
        .collect()
}

/// The singular of a plural, or the plural of a singular that does not begin with it.
fn other_number(word: &str) -> Option<String> {
    if word.chars().count() < SHORTEST_PLURAL {
        return None;
    }
    let swapped = |from: &str, to: &str| {
        let stem = word.strip_suffix(from)?;
        Some(format!("{stem}{to}"))
    };
    swapped("criteria", "criterion")
        .or_else(|| swapped("criterion", "criteria"))
        .or_else(|| swapped("ies", "y"))
        .or_else(|| swapped("sses", "ss"))
        .or_else(|| swapped("y", "ies"))
        .or_else(|| swapped("ss", "sses"))
        .or_else(|| swapped("s", ""))
}

/// A part of a text, emphasised where it was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The part as it stands in the text.
    pub text: String,
    /// True where a word of it was looked for.
    pub found: bool,
}

/// A range of bytes of a text, at the bounds of letters.
type Range = (usize, usize);

/// The words of a text: what stands between other signs than letters and digits.
fn words(text: &str) -> Vec<Range> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        match (letter.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| (from, text.len())));
    found
}

fn part(text: &str, range: Range) -> &str {
    text.get(range.0..range.1).unwrap_or_default()
}

/// Where the first of these words ends, together with those that are joined to it.
fn end_of_joined(text: &str, words: &[Range]) -> usize {
    let between = |pair: &&[Range]| match pair {
        [one, next] => JOINS
            .iter()
            .any(|sign| part(text, (one.1, next.0)).chars().eq([*sign])),
        _ => false,
    };
    let joined = words.windows(2).take_while(between).count();
    words.get(joined).map_or(0, |last| last.1)
}

/// True where the letters and digits of a text begin with a word in small letters.
fn begins(text: &str, word: &str) -> bool {
    let mut letters = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase);
    word.chars().all(|c| letters.next() == Some(c))
}

impl Needle {
    fn fits(&self, text: &str) -> bool {
        begins(text, &self.word) || self.other.as_ref().is_some_and(|other| begins(text, other))
    }

    /// Where the word stands in a text: whole words, several where hyphens join them.
    fn ranges(&self, text: &str) -> Vec<Range> {
        let words = words(text);
        let mut found = Vec::new();
        for (index, word) in words.iter().enumerate() {
            if self.fits(part(text, *word)) {
                found.push(*word);
                continue;
            }
            let joined = (
                word.0,
                end_of_joined(text, words.get(index..).unwrap_or_default()),
            );
            if joined.1 > word.1 && self.fits(part(text, joined)) {
                found.push(joined);
            }
        }
        found
    }

    /// True where the word stands in a text.
    pub fn stands_in(&self, text: &str) -> bool {
        !self.ranges(text).is_empty()
    }

    /// True where the word is made of the first letters of a text's words.
    pub fn abbreviates(&self, text: &str) -> bool {
        let words = words(text);
        let firsts = words
            .iter()
            .filter_map(|word| part(text, *word).chars().next());
        words.len() > 1 && firsts.flat_map(char::to_lowercase).eq(self.word.chars())
    }
}

/// True where a text has these words and no others.
pub fn is_just(text: &str, needles: &[Needle]) -> bool {
    words(text).len() == needles.len() && needles.iter().all(|needle| needle.stands_in(text))
}

/// A text in pieces, with what was looked for told apart.
pub fn emphasised(text: &str, needles: &[Needle]) -> Vec<Piece> {
    let ranges: Vec<Range> = needles.iter().flat_map(|n| n.ranges(text)).collect();
    let mut pieces = Vec::new();
    let mut add = |range: Range, found: bool| {
        if range.0 < range.1 {
            pieces.push(Piece {
                text: part(text, range).to_owned(),
                found,
            });
        }
    };
    let mut done = 0;
    // One word may fit two needles.
    while let Some((from, to)) = ranges.iter().filter(|range| range.1 > done).min() {
        let from = (*from).max(done);
        add((done, from), false);
        add((from, *to), true);
        done = *to;
    }
    add((done, text.len()), false);
    pieces
}

/// The part of a text round the first place at which something was looked for, at most about
/// `letters` long, at the bounds of words.
pub fn cut(text: &str, needles: &[Needle], letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let words = words(text);
    let first = needles
        .iter()
        .flat_map(|needle| needle.ranges(text))
        .map(|range| range.0)
        .min()
        .unwrap_or_default();
    // A quarter stands before it, so that it can be understood.
    let from = words
        .iter()
        .map(|word| word.0)
        .find(|start| first - start.min(&first) <= letters / 4)
        .filter(|from| *from > letters / 4)
        .unwrap_or_default();
    let to = words
        .iter()
        .map(|word| word.1)
        .rfind(|end| *end <= from + letters)
        .unwrap_or(text.len());
    let before = if from > 0 { "… " } else { "" };
    let after = if to < text.trim_end_matches(['.', '?', '!']).len() {
        " …"
    } else {
        ""
    };
    format!("{before}{}{after}", part(text, (from, to)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stands(typed: &str, text: &str) -> bool {
        needles(typed).iter().all(|needle| needle.stands_in(text))
    }

    #[test]
    fn a_word_is_found_from_its_beginning_in_either_number_with_or_without_a_hyphen() {
        assert!(stands("REV", "A rapid Review"));
        assert!(!stands("view", "A rapid review"));
        assert!(stands("reviews", "A rapid review"));
        assert!(stands("family", "Families are told"));
        assert!(stands("families", "the family’s view"));
        assert!(stands("processes", "another process"));
        assert!(stands("process", "other processes"));
        assert!(stands("criterion", "the criteria"));
        assert!(stands("subgroup", "the Practice Review sub-group"));
        assert!(stands("sub-group", "the LCSPR subgroup"));
        assert!(stands("agency", "a multi-agency review"));
        assert!(stands("one-to-one 2.0", "Version 2.0 of one-to-one talks"));
        assert!(!stands("rapid chronology", "A rapid review"));
    }

    #[test]
    fn words_that_only_ask_are_left_out_unless_they_are_all_there_is() {
        assert!(stands("What is a rapid review?", "Rapid review"));
        assert!(stands("what", "what it is"));
        assert!(!stands("what", "A rapid review"));
        assert_eq!(needles("  "), []);
    }

    #[test]
    fn first_letters_stand_for_a_name() {
        let scr = needles("SCR");
        assert!(scr[0].abbreviates("Serious Case Review"));
        assert!(!scr[0].abbreviates("Scrutiny"));
        assert!(!scr[0].abbreviates("Serious Case Review Panel"));
    }

    #[test]
    fn an_excerpt_holds_what_was_looked_for_and_ends_between_words() {
        let text = "One two three. ".repeat(30)
            + "Here stands consent in the middle. "
            + &"Four five six. ".repeat(30);
        let needles = needles("consent");
        let cut = cut(&text, &needles, 120);
        assert!(cut.starts_with("… ") && cut.ends_with(" …"), "{cut}");
        assert!(needles[0].stands_in(&cut), "{cut}");
        assert!(cut.chars().count() < 130, "{cut}");
    }

    proptest! {
        #[test]
        fn emphasis_changes_no_letter_of_a_text(text in "\\PC{0,80}", typed in "\\PC{0,20}") {
            let pieces = emphasised(&text, &needles(&typed));
            let joined: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(joined, text);
        }

        #[test]
        fn each_word_of_a_text_is_found_by_any_beginning_of_it(text in "[a-zA-ZéÜß0-9 ,.-]{1,60}", at in 0usize..20, letters in 1usize..8) {
            let all = words(&text);
            prop_assume!(!all.is_empty());
            let word = part(&text, all[at % all.len()]);
            let beginning: String = word.chars().take(letters).collect();
            prop_assert!(needles(&beginning).iter().all(|needle| needle.stands_in(&text)));
        }

        #[test]
        fn an_excerpt_is_made_of_any_text(text in "\\PC{0,200}", typed in "\\PC{0,10}", letters in 1usize..60) {
            let _ = cut(&text, &needles(&typed), letters);
        }
    }
}
