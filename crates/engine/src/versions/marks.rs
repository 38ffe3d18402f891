//! Where two texts differ, so that a reader need not compare them word by word.

use similar::DiffOp;
use similar::algorithms::{Capture, Replace, myers};

/// So many words are compared; of longer texts, what stands between the same beginning and the same end
/// counts as differing. Comparing takes up to the square of it.
const COMPARED: usize = 3_000;
/// Where less than one part in so many is the same, marks would only get in the way.
const LEAST_ALIKE: usize = 4;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says, with its spaces and line breaks.
    pub text: String,
    /// True where the other text does not say it.
    pub differs: bool,
}

/// Two texts in pieces, those that differ told from those that do not. The pieces of each, put
/// together, are the text. Words are never cut; where hardly anything is the same, or one of the two is
/// empty, nothing is marked.
#[must_use]
pub fn marks(before: &str, after: &str) -> (Vec<Piece>, Vec<Piece>) {
    let (old, new) = (words(before), words(after));
    let ops = compared(&old, &new);
    let same: usize = ops
        .iter()
        .map(|op| match op {
            DiffOp::Equal { old_index, len, .. } => said(&old, *old_index, *len).trim().len(),
            _ => 0,
        })
        .sum();
    if same * LEAST_ALIKE < before.len().max(after.len()) {
        return (unmarked(before), unmarked(after));
    }
    let (mut was, mut is) = (Vec::new(), Vec::new());
    for op in ops {
        let differs = !matches!(op, DiffOp::Equal { .. });
        let (from, to) = (op.old_range(), op.new_range());
        add(&mut was, said(&old, from.start, from.len()), differs);
        add(&mut is, said(&new, to.start, to.len()), differs);
    }
    (was, is)
}

fn compared(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    if old.len().max(new.len()) <= COMPARED {
        let mut found = Replace::new(Capture::new());
        // What takes the differences up cannot fail.
        let _ = myers::diff(&mut found, old, 0..old.len(), new, 0..new.len());
        return found.into_inner().into_ops();
    }
    let start = alike(old.iter(), new.iter());
    let rest = old.len().min(new.len()) - start;
    let end = alike(old.iter().rev(), new.iter().rev()).min(rest);
    let op = |old_index, new_index, len| DiffOp::Equal {
        old_index,
        new_index,
        len,
    };
    vec![
        op(0, 0, start),
        DiffOp::Replace {
            old_index: start,
            old_len: old.len() - start - end,
            new_index: start,
            new_len: new.len() - start - end,
        },
        op(old.len() - end, new.len() - end, end),
    ]
}

/// How many are the same, from the first on.
fn alike<'a>(
    left: impl Iterator<Item = &'a &'a str>,
    right: impl Iterator<Item = &'a &'a str>,
) -> usize {
    left.zip(right)
        .take_while(|(left, right)| left == right)
        .count()
}

/// A text by words and what stands between them.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_space = first.is_whitespace();
        let end = rest
            .find(|letter: char| letter.is_whitespace() != is_space)
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        found.push(word);
        rest = after;
    }
    found
}

fn said(words: &[&str], from: usize, count: usize) -> String {
    words.iter().skip(from).take(count).copied().collect()
}

fn unmarked(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    add(&mut pieces, text.to_owned(), false);
    pieces
}

/// Puts a piece at the end. A space between two pieces that differ belongs to them: one mark is easier
/// to read than many.
fn add(pieces: &mut Vec<Piece>, text: String, differs: bool) {
    if text.is_empty() {
        return;
    }
    let is_space = text.trim().is_empty();
    let at = pieces.len();
    match pieces.as_mut_slice() {
        [.., last] if last.differs == differs => last.text.push_str(&text),
        [.., first, space] if differs && first.differs && space.text.trim().is_empty() => {
            first.text.push_str(&space.text);
            first.text.push_str(&text);
            pieces.truncate(at - 1);
        }
        // What is only a space more or less is not worth a mark of its own.
        [.., last] if is_space && differs => last.text.push_str(&text),
        _ => pieces.push(Piece { text, differs }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A text with what differs between square brackets.
    fn shown(pieces: &[Piece]) -> String {
        let piece = |piece: &Piece| match piece.differs {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        };
        pieces.iter().map(piece).collect()
    }

    fn told(before: &str, after: &str) -> (String, String) {
        let (was, is) = marks(before, after);
        (shown(&was), shown(&is))
    }

    fn pair(was: &str, is: &str) -> (String, String) {
        (was.to_owned(), is.to_owned())
    }

    #[test]
    fn a_word_that_changed_in_a_long_answer_is_found() {
        assert_eq!(
            told(
                "The school told the police on Monday.",
                "The school told the nurse on Monday."
            ),
            pair(
                "The school told the [police] on Monday.",
                "The school told the [nurse] on Monday."
            )
        );
    }

    #[test]
    fn what_was_written_in_addition_is_marked_where_it_stands_only() {
        assert_eq!(
            told(
                "He was seen at home.",
                "He was seen at home. Nobody asked him."
            ),
            pair(
                "He was seen at home.",
                "He was seen at home.[ Nobody asked him.]"
            )
        );
    }

    #[test]
    fn several_changed_words_in_a_row_are_one_mark() {
        assert_eq!(
            told(
                "Seen by two good nurses at noon there",
                "Seen by four old teachers at noon there"
            ),
            pair(
                "Seen by [two good nurses] at noon there",
                "Seen by [four old teachers] at noon there"
            )
        );
    }

    #[test]
    fn two_places_far_from_each_other_have_a_mark_each() {
        let (was, is) = told("one a b c d e f g two", "1 a b c d e f g 2");
        assert_eq!(was, "[one] a b c d e f g [two]");
        assert_eq!(is, "[1] a b c d e f g [2]");
    }

    #[test]
    fn texts_with_nothing_in_common_have_no_marks() {
        assert_eq!(told("Ada", "Grace"), pair("Ada", "Grace"));
        assert_eq!(told("", "Grace"), pair("", "Grace"));
    }

    #[test]
    fn of_a_very_long_text_what_stands_between_the_same_ends_is_marked() {
        let long = "word ".repeat(COMPARED);
        let (was, is) = told(&format!("{long}old {long}"), &format!("{long}new {long}"));
        assert_eq!(was, format!("{long}[old] {long}"));
        assert_eq!(is, format!("{long}[new] {long}"));
        // Where the same words could count at both ends.
        let (was, is) = told(&long, &long.repeat(2));
        assert_eq!(was.trim(), long.trim());
        assert_eq!(is.replace(['[', ']'], ""), long.repeat(2));
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_or_moved(before in "[ab \n]{0,40}", after in "[ab \n]{0,40}") {
            let (was, is) = marks(&before, &after);
            let whole = |pieces: &[Piece]| pieces.iter().map(|p| p.text.as_str()).collect::<String>();
            prop_assert_eq!(whole(&was), before);
            prop_assert_eq!(whole(&is), after);
        }

        #[test]
        fn what_is_not_marked_says_the_same_in_both(before in "([abc] ){0,20}", after in "([abc] ){0,20}") {
            let (was, is) = marks(&before, &after);
            // Of texts that have hardly anything in common nothing is marked.
            if !was.iter().chain(&is).any(|p| p.differs) {
                return Ok(());
            }
            let same = |pieces: &[Piece]| -> String {
                let kept: String = pieces.iter().filter(|p| !p.differs).map(|p| format!("{} ", p.text)).collect();
                kept.split_whitespace().collect::<Vec<_>>().join(" ")
            };
            prop_assert_eq!(same(&was), same(&is));
        }
    }
}
