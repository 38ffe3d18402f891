//! What is shown of a text in which something was found, with what was looked for told apart.

use super::needle::Needle;
use super::words::{Range, Words, part};

/// A part of a text, emphasised where it was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The part as it stands in the text.
    pub text: String,
    /// True where a word of it was looked for.
    pub found: bool,
}

/// Where words that are looked for stand in a text.
fn ranges(needles: &[Needle], text: &Words<'_>) -> Vec<Range> {
    let all = needles.iter().flat_map(|needle| needle.places(text));
    all.map(|(range, _)| range).collect()
}

/// A text in pieces, with what was looked for told apart.
pub fn emphasised(text: &str, needles: &[Needle]) -> Vec<Piece> {
    let ranges = ranges(needles, &Words::of(text));
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
    let found = Words::of(text);
    let words = &found.words;
    let first = ranges(needles, &found)
        .into_iter()
        .map(|range| range.0)
        .min()
        .unwrap_or_default();
    // A quarter stands before it, so that it can be understood.
    let from = words
        .iter()
        .map(|word| word.range.0)
        .find(|start| first - start.min(&first) <= letters / 4)
        .filter(|from| *from > letters / 4)
        .unwrap_or_default();
    let to = words
        .iter()
        .map(|word| word.range.1)
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
    use crate::guide::needle::Query;
    use crate::guide::words::is_mark;
    use proptest::prelude::*;

    fn needles(typed: &str) -> Vec<Needle> {
        Query::new(typed, &[]).needles
    }

    #[test]
    fn an_excerpt_holds_what_was_looked_for_and_ends_between_words() {
        let text = "One two three. ".repeat(30)
            + "Here stands consent in the middle. "
            + &"Four five six. ".repeat(30);
        let needles = needles("consent");
        let cut = cut(&text, &needles, 120);
        assert!(cut.starts_with("… ") && cut.ends_with(" …"), "{cut}");
        assert!(needles[0].fit(&Words::of(&cut)).is_some(), "{cut}");
        assert!(cut.chars().count() < 130, "{cut}");
    }

    proptest! {
        #[test]
        fn emphasis_changes_no_letter_of_a_text_and_cuts_none_from_its_accents(
            text in "(\\PC|[a-c ][\u{300}-\u{36f}]?|[a-c]{1,3}-[a-c]){0,60}", typed in "(\\PC|[a-c]){0,20}",
        ) {
            let pieces = emphasised(&text, &needles(&typed));
            let joined: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(joined, text);
            for pair in pieces.windows(2) {
                prop_assert!(pair[0].found || pair[1].found || pair[0].found != pair[1].found);
                prop_assert!(!pair[0].text.is_empty() && !pair[1].text.is_empty());
                let cut = pair[1].text.starts_with(is_mark)
                    && pair[0].text.ends_with(char::is_alphanumeric);
                prop_assert!(!cut, "{:?}", pair);
            }
        }

        #[test]
        fn an_excerpt_is_made_of_any_text(text in "\\PC{0,200}", typed in "\\PC{0,10}", letters in 1usize..60) {
            let _ = cut(&text, &needles(&typed), letters);
        }
    }
}
