//! Words for the reader out of the texts of errors.

use std::fmt::Display;

use practice_review_engine::document::capitalised;

/// A text that says what went wrong, as a sentence of its own: with a capital and a full stop. Texts
/// of errors have neither, because most of them follow other words.
pub fn sentence(error: &dyn Display) -> String {
    let text = capitalised(&error.to_string());
    if text.ends_with(['.', '?', '!']) {
        text
    } else {
        format!("{text}.")
    }
}

/// What a comment is about, where it is about a section with this heading, or none.
pub fn about(heading: &str) -> &str {
    match heading {
        "" => "The whole referral",
        heading => heading,
    }
}
