//! What is no text of guidance at all.

use super::super::checked::Text;
use super::super::compile::{Finding, Place};

/// What stands in place of bytes that are no text (Unicode's replacement character).
const NO_TEXT: char = '\u{fffd}';

/// What to do with another kind of file.
const INSTEAD: &str = "a partnership's file is plain text in the format TOML, with a name that ends in .toml. Choose that file, or start one with: practice-review guidance new my-county";

/// Kinds of file by how they begin.
const KINDS: &[(&str, &str)] = &[
    (
        "PK\u{3}\u{4}",
        "it is a Word or Excel document, or a zip file",
    ),
    (
        "\u{fffd}\u{fffd}\u{11}",
        "it is a document of an old Word or Excel",
    ),
    ("%PDF", "it is a PDF"),
    ("{\\rtf", "it is a document of a word processor (RTF)"),
    ("{", "it is JSON"),
    ("<", "it is a web page or XML"),
];

/// What is wrong with the text as a whole, if it is none of guidance.
pub fn recognise(text: &Text) -> Option<Finding> {
    let all = text.text.as_str();
    let begins = all.trim_start();
    let file = |why: &str, what: &str| Finding {
        place: None,
        item: text.file.clone(),
        message: format!("{why}; {what}"),
    };
    if let Some((_, why)) = KINDS.iter().find(|(start, _)| begins.starts_with(start)) {
        return Some(file(why, INSTEAD));
    }
    // A list of JSON; a table of TOML begins with a name.
    let list = begins.strip_prefix('[').map(str::trim_start);
    if list.is_some_and(|rest| rest.starts_with(['{', '"'])) {
        return Some(file("it is JSON", INSTEAD));
    }
    if all.contains('\0') {
        let why = "it is no plain text, or text that was saved as Unicode (UTF-16)";
        return Some(file(
            why,
            "open it in a text editor, and save it as UTF-8. If it is another kind of file, choose the TOML file of a partnership",
        ));
    }
    if let Some(at) = all.find(NO_TEXT) {
        let line = all.get(..at).unwrap_or_default().matches('\n').count() + 1;
        return Some(Finding {
            place: Some(Place {
                file: text.file.clone(),
                line,
            }),
            item: "the file".to_owned(),
            message: "a letter here is not stored as UTF-8, so it cannot be read: save the file as UTF-8 in your text editor, and look whether the letter is right".to_owned(),
        });
    }
    if written(all).next().is_none() {
        return Some(file("nothing is written in it", INSTEAD));
    }
    // Each line of TOML has one of these, but for the inside of long values.
    let is_toml = written(all).any(|line| line.contains('=') || super::at::heading(line).is_some());
    (!is_toml).then(|| {
        file(
            "no line of it is written as TOML is: name = \"value\"",
            INSTEAD,
        )
    })
}

/// The lines that are neither empty nor remarks.
fn written(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}
