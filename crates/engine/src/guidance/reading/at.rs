//! The place of a mistake in its text.

use crate::guidance::checked::Text;
use crate::guidance::compile::{Finding, Place};

/// A place in a text, and what stands round it.
pub struct At<'a> {
    text: &'a Text,
    start: usize,
    /// The line, from 1.
    pub number: usize,
    /// The whole line.
    pub line: &'a str,
    /// What of the line stands before the place.
    pub before: &'a str,
    /// What of the text stands from the place on.
    pub rest: &'a str,
    /// What the reader pointed at; often nothing.
    pub found: &'a str,
}

impl<'a> At<'a> {
    /// Where an error is.
    pub fn new(text: &'a Text, error: &toml::de::Error) -> Self {
        let all = text.text.as_str();
        let span = error.span().unwrap_or_default();
        let (before, rest) = all.split_at_checked(span.start).unwrap_or((all, ""));
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            text,
            start: before.len(),
            number: before.matches('\n').count() + 1,
            line: all
                .get(line_start..)
                .and_then(|rest| rest.lines().next())
                .unwrap_or_default(),
            before: before.get(line_start..).unwrap_or_default(),
            rest,
            found: all.get(span).unwrap_or_default(),
        }
    }

    /// A finding here.
    pub fn finding(&self, message: String) -> Finding {
        Finding {
            place: Some(Place {
                file: self.text.file.clone(),
                line: self.number,
            }),
            item: self.table().map_or("the file".to_owned(), |(_, heading)| {
                format!("table {heading}")
            }),
            message,
        }
    }

    /// The lines up to this one, the nearest first, each with its number.
    pub fn upwards(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        let lines: Vec<_> = self
            .text
            .text
            .lines()
            .take(self.number)
            .enumerate()
            .collect();
        lines
            .into_iter()
            .rev()
            .map(|(index, line)| (index + 1, line))
    }

    /// The heading under which the place stands, with its line.
    pub fn table(&self) -> Option<(usize, &'a str)> {
        self.upwards()
            .find_map(|(number, line)| Some((number, heading(line)?)))
    }

    /// The field whose value it is in: the nearest name before an equals sign.
    pub fn field(&self) -> Option<&'a str> {
        self.upwards().find_map(|(_, line)| field(line))
    }

    /// True where nothing but spaces follows in the file, and the file does not end as a line does.
    pub fn is_cut_off(&self) -> bool {
        let rest = self.text.text.get(self.start..).unwrap_or_default();
        !rest.contains('\n') && !self.text.text.ends_with('\n')
    }
}

/// The heading of a table in a line, with its brackets: `[partnership]` or `[[route]]`.
pub fn heading(line: &str) -> Option<&str> {
    let line = line.split('#').next().unwrap_or_default().trim();
    let name = line
        .strip_prefix("[[")
        .and_then(|rest| rest.strip_suffix("]]"))
        .or_else(|| line.strip_prefix('[')?.strip_suffix(']'))?;
    (!name.is_empty() && name.chars().all(is_of_name)).then_some(line)
}

/// The name of a field at the beginning of a line.
pub fn field(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim();
    (!name.is_empty() && name.chars().all(is_of_name)).then_some(name)
}

/// True for what the names of tables and fields are made of.
fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || ['-', '_', '.'].contains(&letter)
}
