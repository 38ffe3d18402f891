//! Tables, fields and values that the format does not have, in plain words.

use super::at::{At, heading};
use crate::guidance::nearest::nearest;

/// Where the format is explained.
const DOCS: &str = "docs/GUIDANCE.md says what each table holds";

/// What is wrong and what to write instead; none where these are no words of the reader of TOML, whose
/// words are `said`.
pub fn explain(at: &At<'_>, said: &str) -> Option<String> {
    if let Some(rest) = said.strip_prefix("unknown field ") {
        return Some(unknown_field(at, &names(rest)));
    }
    if let Some(rest) = said.strip_prefix("unknown variant ") {
        return Some(unknown_word(&names(rest)));
    }
    if let Some(rest) = said.strip_prefix("missing field ") {
        let name = rest.trim_matches('`');
        return Some(format!(
            "the field “{name}” is missing: write {name} = … with its value; {DOCS}"
        ));
    }
    if let Some(rest) = said
        .strip_prefix("invalid type: ")
        .or_else(|| said.strip_prefix("invalid value: "))
        .or_else(|| said.strip_prefix("invalid length "))
    {
        let (is, wanted) = rest.split_once(", expected ").unwrap_or((rest, ""));
        return Some(wrong_kind(at, is, wanted));
    }
    if said.starts_with("duplicate field ") {
        let name = said
            .trim_start_matches("duplicate field ")
            .trim_matches('`');
        return Some(format!("“{name}” stands here twice: keep one of the two"));
    }
    if said.contains("overflow") || said.contains("too large") {
        return Some(too_large(at));
    }
    if said.starts_with("wanted exactly 1 element") {
        return Some(
            "only one field can stand between these braces: write { question = \"…\" } or { group = \"…\" }, each in braces of its own".to_owned(),
        );
    }
    if said.starts_with("wanted string or table") {
        let field = at.field().unwrap_or("name");
        return Some(format!(
            "“{field}” is one of a few words, between quotation marks; {DOCS}"
        ));
    }
    None
}

/// The names between backquotes: what was written, and then what could be.
fn names(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

fn unknown_field(at: &At<'_>, names: &[&str]) -> String {
    let (written, known) = names
        .split_first()
        .map_or(("", names), |(first, rest)| (*first, rest));
    let list = known.join(", ");
    let top = at.line.trim_start().starts_with('[') && at.line.contains(written);
    if known.contains(&"partnership") {
        let near = nearest(written, known.iter().copied()).map(|name| {
            let heading = if name == "partnership" {
                "[partnership]".to_owned()
            } else {
                format!("[[{name}]]")
            };
            format!("; did you mean {heading}?")
        });
        return if top {
            match near {
                Some(near) => format!("there is no table “{written}”{near}"),
                None => format!("there is no table “{written}”; the tables are: {list}"),
            }
        } else {
            format!(
                "“{written}” stands before the first heading: put it under the heading of its table, such as [partnership]{}",
                near.unwrap_or_default()
            )
        };
    }
    match nearest(written, known.iter().copied()) {
        Some(name) => format!("there is no field “{written}” here; did you mean {name}?"),
        None => format!("there is no field “{written}” here; take it away, or use one of: {list}"),
    }
}

fn unknown_word(names: &[&str]) -> String {
    let (written, known) = names
        .split_first()
        .map_or(("", names), |(first, rest)| (*first, rest));
    let list: Vec<String> = known.iter().map(|name| format!("\"{name}\"")).collect();
    let near = nearest(written, known.iter().copied())
        .map(|name| format!("did you mean \"{name}\"? "))
        .unwrap_or_default();
    format!(
        "“{written}” is none of the words that can stand here; {near}Use one of: {}",
        list.join(", ")
    )
    .replace("here; Use", "here; use")
}

/// A whole number that a field cannot hold.
fn too_large(at: &At<'_>) -> String {
    let field = at.field().unwrap_or("the field");
    format!(
        "“{field}” has a number that is far too large: write a smaller one, such as {field} = 10"
    )
}

/// True for digits where a whole number belongs, which can only be too many of them.
fn is_whole(found: &str, wanted: &str) -> bool {
    let digits = match wanted {
        "u8" | "u16" | "u32" | "u64" | "usize" => found,
        "i8" | "i16" | "i32" | "i64" | "isize" => found.trim_start_matches(['-', '+']),
        _ => return false,
    };
    !digits.is_empty()
        && digits
            .chars()
            .all(|digit| digit.is_ascii_digit() || digit == '_')
}

/// A value of the wrong kind. `is` and `wanted` are in the words of the reader.
fn wrong_kind(at: &At<'_>, is: &str, wanted: &str) -> String {
    if let Some(heading) = heading(at.line) {
        let name = heading.trim_matches(['[', ']']);
        return if wanted == "a sequence" {
            format!(
                "of this table there can be more than one, so it is written in two brackets: [[{name}]]"
            )
        } else {
            format!("of this table there is one, so it is written in one bracket: [{name}]")
        };
    }
    let found = at.found.trim();
    let bare = found.trim_matches('"');
    let is_date = is == "map" && found.starts_with(|letter: char| letter.is_ascii_digit());
    let is = match is {
        _ if is_date => "a date without quotation marks",
        is if is.starts_with("string") => "text",
        is if is.starts_with("integer") => "a number",
        is if is.starts_with("floating point") => "a number with a fraction",
        is if is.starts_with("boolean") => "true or false",
        "sequence" => "a list",
        "map" => "a table",
        _ => "a value of another kind",
    };
    let in_words = |wanted: &str, write: String| {
        let field = at
            .field()
            .map(|field| format!("“{field}” "))
            .unwrap_or_default();
        format!("{field}has {is} where {wanted} belongs: {write}")
    };
    let short = !found.is_empty() && found.chars().count() <= 40 && !found.contains('\n');
    match wanted {
        "a string" if short && is != "a table" && is != "a list" => in_words(
            "text",
            format!("write it between quotation marks, \"{bare}\""),
        ),
        "a string" => in_words(
            "one text",
            "write it between quotation marks, \"…\"".to_owned(),
        ),
        "a sequence" if short => in_words(
            "a list",
            format!("write it between square brackets, [{found}]"),
        ),
        "a sequence" => in_words(
            "a list",
            "write its values between square brackets, [\"…\", \"…\"]".to_owned(),
        ),
        "a boolean" => in_words(
            "yes or no",
            "write true or false, without quotation marks".to_owned(),
        ),
        _ if is == "a number" && is_whole(found, wanted) => too_large(at),
        "u8" | "u16" | "u32" | "u64" | "usize" => in_words(
            "a whole number that is not negative",
            "write digits alone, such as 10".to_owned(),
        ),
        "i8" | "i16" | "i32" | "i64" | "isize" => in_words(
            "a whole number",
            "write digits alone, such as 10 or -7".to_owned(),
        ),
        "a map" => in_words(
            "a table",
            "write its fields between braces, { name = \"…\" }".to_owned(),
        ),
        wanted if wanted.starts_with("struct ") => in_words(
            "a table",
            format!(
                "write its fields between braces, {{ name = \"…\" }}, or under a heading of their own; {DOCS}"
            ),
        ),
        _ => in_words("another kind of value", format!("correct it; {DOCS}")),
    }
}
