//! What breaks the rules by which TOML is written, in plain words.

use super::at::{At, field, heading};
use super::brackets::{
    braces_not_closed, heading_not_closed, list_not_closed, no_comma_in_braces, no_comma_in_list,
};

/// Quotation marks as word processors make them.
const CURLY: [char; 4] = ['“', '”', '‘', '’'];

/// A space that breaks no line, as word processors make it.
const HARD_SPACE: char = '\u{a0}';

/// The most of a value that is given back as an example.
const SHORT: usize = 40;

/// What is wrong and what to write instead; none where the mistake is not known. `said` is what the
/// reader of TOML says.
pub fn explain(at: &mut At<'_>, said: &str) -> Option<String> {
    let says = |start: &str| said.starts_with(start);
    if at.is_cut_off() && !says("duplicate key") {
        return Some(
            "the file ends in the middle of this line, so a part of it is missing: take the whole file once more from where you have it, or finish the line".to_owned(),
        );
    }
    if at.line.contains(CURLY) && (says("string values must") || says("key with no value")) {
        return Some(
            "the quotation marks are curly, as a word processor makes them: write straight ones (\") instead, in a plain text editor".to_owned(),
        );
    }
    if at.found.contains(HARD_SPACE) || at.rest.starts_with(HARD_SPACE) {
        return Some(
            "a space here is not an ordinary one but of a word processor (a hard space): delete it, and write a space in a plain text editor".to_owned(),
        );
    }
    let known = [
        (
            "invalid basic string",
            text_not_closed as fn(&mut At<'_>) -> String,
        ),
        ("invalid literal string", text_not_closed),
        ("invalid multi-line basic string", long_text_not_closed),
        ("invalid multi-line literal string", long_text_not_closed),
        ("missing opening quote", text_not_opened),
        ("string values must be quoted", text_not_quoted),
        ("key with no value", no_equals_sign),
        ("missing value", no_value),
        ("extra `=`", |_| {
            "there is one equals sign too many: write one between a name and its value".to_owned()
        }),
        ("duplicate key", twice),
        ("unclosed table", heading_not_closed),
        ("unclosed array table", heading_not_closed),
        ("missing table open", heading_not_closed),
        ("unclosed array", list_not_closed),
        ("unclosed inline table", braces_not_closed),
        ("invalid inline table element", braces_not_closed),
        ("missing comma between array", no_comma_in_list),
        ("unexpected `=` in array", list_not_closed),
        ("missing comma between key", no_comma_in_braces),
        ("extra comma", |_| {
            "there is a comma too many: take one away".to_owned()
        }),
        ("unexpected key or value", something_after),
        ("invalid boolean", no_boolean),
        ("invalid float", no_number),
        ("invalid integer", no_number),
        ("invalid hexadecimal", no_number),
        ("invalid octal", no_number),
        ("invalid binary", no_number),
        ("unexpected sign", no_number),
        ("redundant", no_number),
        ("radix must", no_number),
        ("integers with a radix", no_number),
        ("`_` may only go", no_number),
        ("missing escaped value", backslash),
        ("too few unicode", backslash),
        ("invalid value", backslash),
        ("unquoted keys cannot be empty", no_name),
        ("invalid unquoted key", no_name),
        ("invalid key-value pair", no_name),
        ("unexpected leading zero", |_| {
            "a number is written without a zero before it: write 7, not 07".to_owned()
        }),
        ("invalid date", no_date),
        ("carriage return", |_| {
            "the line ends in an old way that other programs do not read: save the file anew in a text editor, with line ends of Windows or Unix".to_owned()
        }),
        ("cannot recurse", |_| {
            "brackets stand within brackets far too deep here: make sure that each one is closed"
                .to_owned()
        }),
    ];
    let (_, explain) = known.iter().find(|(start, _)| says(start))?;
    Some(explain(at))
}

/// The field of the line and how it would be written with a value in quotation marks.
fn quoted(at: &At<'_>) -> String {
    let (name, value) = at.line.split_once('=').unwrap_or(("name", "…"));
    // A remark after it is none of the value; within quotation marks the sign is text.
    let value = match value.split_once('#') {
        Some((value, _)) if !value.contains(['"', '\'']) => value,
        _ => value,
    };
    let value = value.trim().trim_matches(['"', '\'']);
    let value = if value.is_empty() || value.chars().count() > SHORT || value.contains('"') {
        "…"
    } else {
        value
    };
    format!("{} = \"{value}\"", name.trim())
}

fn text_not_closed(at: &mut At<'_>) -> String {
    if at
        .rest
        .starts_with(|letter: char| letter.is_control() && letter != '\n' && letter != '\r')
    {
        return "there is an invisible control character in the text: delete it and what stands beside it, and write it anew".to_owned();
    }
    let mark = if at.line.contains('"') { '"' } else { '\'' };
    format!(
        "a quotation mark is missing at the end of the text: write {mark} there, as in {}. A text of several lines stands between \"\"\" and \"\"\"",
        quoted(at)
    )
}

fn long_text_not_closed(at: &mut At<'_>) -> String {
    let begun = at
        .upwards()
        .find(|(_, line)| line.contains("\"\"\"") || line.contains("'''"));
    // It is mended where it begins or anywhere below.
    at.number = begun.map_or(at.number, |(number, _)| number);
    "the text that begins here with three quotation marks never ends: write three more where it ends"
        .to_owned()
}

fn text_not_opened(at: &mut At<'_>) -> String {
    format!(
        "a quotation mark is missing at the beginning of the text: write {}",
        quoted(at)
    )
}

fn text_not_quoted(at: &mut At<'_>) -> String {
    if let Some(instead) = yes_or_no(at) {
        return instead;
    }
    match at.line.split_once('=') {
        Some((name, value)) if value.trim().is_empty() => {
            let name = name.trim();
            format!(
                "there is nothing after the equals sign: write the value, as in {name} = \"…\", or take the line away"
            )
        }
        Some(_) if at.before.contains('[') || at.before.contains('{') => format!(
            "text stands between quotation marks, also within brackets: write \"{}\"",
            word(at)
        ),
        _ => format!("text stands between quotation marks: write {}", quoted(at)),
    }
}

/// Text without quotation marks that begins as a number, `nan` or `inf` does.
fn no_number(at: &mut At<'_>) -> String {
    if value(at).chars().any(|letter| letter.is_alphabetic()) {
        return text_not_quoted(at);
    }
    format!(
        "a number is written with digits alone, such as 10 or -7; if it is text, put it between quotation marks: write {}",
        quoted(at)
    )
}

/// Text without quotation marks that begins as true and false do, or one of the two in capitals.
fn no_boolean(at: &mut At<'_>) -> String {
    let value = value(at);
    if ["true", "false"].contains(&value.to_lowercase().as_str()) {
        return "yes and no are written true and false, in small letters and without quotation marks"
            .to_owned();
    }
    text_not_quoted(at)
}

/// A date without quotation marks, or text that begins as one does.
fn no_date(at: &mut At<'_>) -> String {
    let is_of_text =
        |letter: char| letter.is_alphabetic() && !['T', 'Z', 't', 'z'].contains(&letter);
    if value(at).contains(is_of_text) {
        return text_not_quoted(at);
    }
    "a date stands between quotation marks and is written \"YYYY-MM-DD\", such as \"2026-11-24\""
        .to_owned()
}

/// What stands where the value is: after the equals sign, or within brackets the value pointed at.
fn value(at: &At<'_>) -> String {
    let in_brackets = at.before.contains(['[', '{']);
    match at.line.split_once('=') {
        Some((_, value)) if !in_brackets => {
            let value = value.split('#').next().unwrap_or_default();
            value.trim().to_owned()
        }
        _ => word(at),
    }
}

/// The whole value within brackets, where the reader may have stumbled in the middle of it.
fn word(at: &At<'_>) -> String {
    let begun = at.before.rsplit([' ', '\t', ',', '[', '{', '=']).next();
    let ends = [',', ']', '}', '#', '\n', '\r'];
    let on = at.rest.split(ends).next().unwrap_or_default();
    format!("{}{}", begun.unwrap_or_default(), on.trim_end())
}

/// What is to be written for a field of yes or no that says "yes" or "no" without quotation marks.
fn yes_or_no(at: &At<'_>) -> Option<String> {
    let is_answer = at
        .table()
        .is_some_and(|(_, heading)| heading == "[example.answers]");
    let written = match value(at).to_lowercase().as_str() {
        _ if is_answer => return None,
        "yes" | "on" => "true",
        "no" | "off" => "false",
        _ => return None,
    };
    let name = field(at.line)?;
    Some(format!(
        "yes and no are written true and false: write {name} = {written}. If it is text, put it between quotation marks"
    ))
}

fn no_equals_sign(at: &mut At<'_>) -> String {
    let line = at.line.trim();
    let example = |name: &str, value: &str| {
        let value = value.trim().trim_matches('"');
        let value = if value.is_empty() || value.chars().count() > SHORT {
            "…"
        } else {
            value
        };
        format!("{} = \"{value}\"", name.trim())
    };
    if let Some((name, value)) = line.split_once(':')
        && !name.contains(['=', ' '])
    {
        return format!(
            "a colon stands where an equals sign belongs: write {}",
            example(name, value)
        );
    }
    if let Some((name, _)) = line.split_once('=')
        && name.trim().contains(' ')
    {
        let words: Vec<&str> = name.split_whitespace().collect();
        return format!(
            "the name of a field is one word: write {} = …",
            words.join("-")
        );
    }
    match line.split_once(char::is_whitespace) {
        Some((name, value)) if value.trim_start().starts_with(['"', '[', '{']) => format!(
            "there is no equals sign between “{name}” and its value: write {}",
            if value.trim_start().starts_with('"') { example(name, value) } else { format!("{name} = …") }
        ),
        _ => "this line has no equals sign: a field is written name = \"value\". If it belongs to the text above, put that text between \"\"\" and \"\"\"; if it is a remark, begin it with #".to_owned(),
    }
}

fn no_value(at: &mut At<'_>) -> String {
    let name = field(at.line).unwrap_or("name");
    format!(
        "there is nothing after the equals sign: write the value, as in {name} = \"…\", or take the line away"
    )
}

/// A field that stands in its table twice, or a table that is there twice.
fn twice(at: &mut At<'_>) -> String {
    let earlier = || at.upwards().skip(1);
    let Some(here) = heading(at.line) else {
        let name = at.found.trim();
        let place = earlier()
            .take_while(|(_, line)| heading(line).is_none())
            .find(|(_, line)| field(line) == Some(name));
        return match place {
            Some((line, _)) => format!(
                "“{name}” stands in this table already, in line {line}: keep one of the two lines"
            ),
            None => format!("“{name}” stands in this table twice: keep one of the two"),
        };
    };
    let name = |heading: &str| heading.trim_matches(['[', ']']).to_owned();
    let first =
        earlier().find(|(_, line)| heading(line).is_some_and(|line| name(line) == name(here)));
    match first {
        Some((line, other)) if here.starts_with("[[") != other.trim().starts_with("[[") => format!(
            "line {line} writes {}, and this one {here}: of a table that is there more than once, such as [[route]], each is written in two brackets; of one that is there once, such as [partnership], in one",
            heading(other).unwrap_or_default()
        ),
        Some((line, _)) => format!(
            "{here} is there already, in line {line}: put the fields of both under one heading. Only tables in two brackets, such as [[route]], are there more than once"
        ),
        None => format!(
            "{here} is there already, as a field or a table: put everything of it in one place"
        ),
    }
}

fn something_after(at: &mut At<'_>) -> String {
    if at.rest.starts_with([',', ';']) {
        return format!(
            "a {} stands after the value: take it away. Only within brackets and braces values are parted by commas",
            if at.rest.starts_with(',') {
                "comma"
            } else {
                "semicolon"
            }
        );
    }
    if at.line.matches('"').count() > 2 && at.before.trim_end().ends_with('"') {
        return "the text ends at its second quotation mark, and more follows: within a text write curly quotation marks (“ ”), or a backslash before a straight one (\\\")".to_owned();
    }
    "something follows after the value: each field stands on a line of its own, and a remark begins with #".to_owned()
}

fn backslash(_: &mut At<'_>) -> String {
    "a backslash has a meaning of its own in a text: write two of them (\\\\) for one, or a stroke (/)"
        .to_owned()
}

fn no_name(at: &mut At<'_>) -> String {
    let line = at.line.trim();
    if line.starts_with('[') {
        return "the heading of a table is a name in brackets, such as [partnership] or [[route]]"
            .to_owned();
    }
    "a line begins with the name of a field: letters from a to z and hyphens, then an equals sign. A remark begins with #".to_owned()
}
