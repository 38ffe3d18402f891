//! What a case is called.

/// The longest working title, in characters: one that still fits on two lines of a telephone.
pub const LONGEST_TITLE: usize = 100;

/// What a case is called that has no title.
const WITHOUT: &str = "Case without a title";

/// A title as it is shown: one line, without characters that nobody sees or that turn the direction
/// of what stands beside them (Unicode UAX #9, table 4). A case without one is called so.
#[must_use]
pub fn plain_title(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| {
            !matches!(
                c,
                '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                    | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
            )
        })
        .collect();
    match seen.trim() {
        "" => WITHOUT.to_owned(),
        title => title.to_owned(),
    }
}

/// Why a working title is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TitleError {
    /// It says nothing.
    #[error("Give the case a working title")]
    Empty,
    /// It is longer than [`LONGEST_TITLE`].
    #[error("Shorten the working title to {LONGEST_TITLE} characters; it has {0}")]
    TooLong(usize),
}

/// A working title as it was typed, made fit to be shown.
///
/// # Errors
/// [`TitleError`].
pub fn read_title(text: &str) -> Result<String, TitleError> {
    if text.trim().is_empty() {
        return Err(TitleError::Empty);
    }
    let title = plain_title(text);
    match title.chars().count() {
        count if count > LONGEST_TITLE => Err(TitleError::TooLong(count)),
        _ => Ok(title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_shows_what_it_says_and_nothing_else() {
        assert_eq!(
            plain_title(" Year 9 pupil,\nOctober "),
            "Year 9 pupil, October"
        );
        assert_eq!(plain_title("a\0b\u{202e}c"), "a bc");
        for empty in ["", " \t", "\u{202e}\0"] {
            assert_eq!(plain_title(empty), WITHOUT);
        }
        assert_eq!(plain_title("Zoë – “one”"), "Zoë – “one”");
    }

    #[test]
    fn a_title_that_says_nothing_or_too_much_is_not_taken() {
        assert_eq!(read_title(" \n"), Err(TitleError::Empty));
        assert_eq!(read_title(&"é".repeat(100)).map(|t| t.len()), Ok(200));
        assert_eq!(read_title(&"é".repeat(101)), Err(TitleError::TooLong(101)));
        assert_eq!(read_title(" Pupil A "), Ok("Pupil A".to_owned()));
    }
}
