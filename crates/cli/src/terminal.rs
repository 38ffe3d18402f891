//! Text that somebody else wrote, made safe to print: a name in a bundle must not be able to move
//! the cursor, start a line of its own or turn the direction of reading.

/// The text with control characters and marks of direction written as escapes.
pub fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_control() || turns_direction(letter) {
            safe.extend(letter.escape_default());
        } else {
            safe.push(letter);
        }
    }
    safe
}

/// The marks, embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX #9,
/// table 4), and the separators of lines and paragraphs.
fn turns_direction(letter: char) -> bool {
    matches!(
        letter,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_name_cannot_forge_a_line_of_the_report() {
        assert_eq!(
            plain("Jo\n\u{1b}[2KAll signatures fit"),
            r"Jo\n\u{1b}[2KAll signatures fit"
        );
        assert_eq!(plain("a\u{202e}b"), r"a\u{202e}b");
        assert_eq!(plain("Zoë O’Neill"), "Zoë O’Neill");
    }
}
