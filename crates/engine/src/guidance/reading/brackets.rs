//! Brackets, braces and the commas between them, in plain words.

use super::at::{At, field, heading};

/// The heading of a table lacks a bracket.
pub fn heading_not_closed(at: &mut At<'_>) -> String {
    let name = at.line.trim().trim_matches(['[', ']']).trim();
    let written = if at.line.trim().starts_with("[[") {
        format!("[[{name}]]")
    } else {
        format!("[{name}]")
    };
    format!("the heading of a table is not closed: write {written}")
}

/// Leads to the line in which a bracket was opened that is still open: there it is mended.
fn lead_to_opened(at: &mut At<'_>, bracket: char) {
    let above = at.upwards().skip(1);
    let here = (at.number, at.before);
    let opened = std::iter::once(here)
        .chain(above)
        .find(|(_, line)| field(line).is_some() && line.contains(bracket));
    at.number = opened.map_or(at.number, |(number, _)| number);
}

/// A list has no end.
pub fn list_not_closed(at: &mut At<'_>) -> String {
    lead_to_opened(at, '[');
    "the list that begins here is not closed: write ] after its last value".to_owned()
}

/// A table in braces has no end.
pub fn braces_not_closed(at: &mut At<'_>) -> String {
    lead_to_opened(at, '{');
    "a brace that opens here is not closed: write } after its last field".to_owned()
}

/// True where what follows on its own line is a field or a heading: then the value before it has no end.
fn a_field_follows(at: &At<'_>) -> bool {
    let mut lines = at.rest.lines();
    let same = lines.next().unwrap_or_default();
    let next = if same.trim().is_empty() {
        lines.next()
    } else {
        None
    };
    let begins = at.before.trim().is_empty().then_some(at.line);
    [next, begins]
        .into_iter()
        .flatten()
        .any(|line| field(line).is_some() || heading(line).is_some())
}

/// Leads to the line above, where the reader stumbles over what begins the next one.
fn lead_to_end_of_value(at: &mut At<'_>) {
    if at.before.trim().is_empty() {
        let above = at
            .upwards()
            .skip(1)
            .find(|(_, line)| !line.trim().is_empty());
        at.number = above.map_or(at.number, |(number, _)| number);
    }
}

/// Two values of a list follow one another.
pub fn no_comma_in_list(at: &mut At<'_>) -> String {
    if a_field_follows(at) {
        return list_not_closed(at);
    }
    lead_to_end_of_value(at);
    "a comma is missing after a value of the list: write one after each value".to_owned()
}

/// Two fields of a table in braces follow one another.
pub fn no_comma_in_braces(at: &mut At<'_>) -> String {
    if a_field_follows(at) {
        return braces_not_closed(at);
    }
    lead_to_end_of_value(at);
    "a comma is missing after a field: write { one = \"…\", two = \"…\" }".to_owned()
}
