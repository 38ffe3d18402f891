//! `guidance compare`: the partnerships side by side, one table a subject, with sources below.
//!
//! - [`policies`]: which policy, which words, which forms
//! - [`items`]: criteria and routes, those that partnerships share and those of one alone
//! - [`decisions`]: who decides, how many must agree, what can be decided
//! - [`clocks`]: time limits
//! - [`table`]: what a table is, and how it is printed

mod clocks;
mod decisions;
mod items;
mod policies;
mod table;

use practice_review_engine::document::capitalised;
use practice_review_engine::guidance::{Guidance, Source};

use crate::exit::{Failure, Report};
use crate::library::Choice;
use table::{Comparison, Note, Row};

/// What stands in a cell where a partnership has nothing to say.
const NOTHING: &str = "–";

/// What `guidance compare` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// Print Markdown, as in docs/PARTNERSHIPS.md.
    #[arg(long)]
    markdown: bool,
    #[command(flatten)]
    guidance: Choice,
}

/// Prints the tables.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    let partnerships = arguments.guidance.partnerships()?;
    let comparison = Comparison {
        columns: partnerships.iter().map(name).collect(),
        tables: vec![
            policies::policies(&partnerships),
            policies::words(&partnerships),
            items::criteria(&partnerships),
            items::routes(&partnerships),
            decisions::decisions(&partnerships),
            clocks::clocks(&partnerships),
            policies::forms(&partnerships),
        ],
    };
    Ok(Report::of(if arguments.markdown {
        comparison.markdown()
    } else {
        comparison.text()
    }))
}

/// A partnership at the head of its column: its name in the data, which is short and tells two
/// editions of one area apart.
fn name(guidance: &Guidance) -> String {
    in_words(guidance.partnership.id.as_str(), capitalised)
}

/// A row with what a cell says of each partnership.
fn row(
    partnerships: &[Guidance],
    label: impl Into<String>,
    cell: impl Fn(&Guidance) -> String,
) -> Row {
    Row {
        label: label.into(),
        cells: partnerships.iter().map(cell).collect(),
    }
}

/// A note on each partnership, with a line for each thing that is said of it.
fn notes(partnerships: &[Guidance], lines: impl Fn(&Guidance) -> Vec<String>) -> Vec<Note> {
    partnerships
        .iter()
        .map(|guidance| Note {
            about: name(guidance),
            text: String::new(),
            lines: lines(guidance),
        })
        .collect()
}

/// A name in the data as words, each changed.
fn in_words(id: &str, change: impl Fn(&str) -> String) -> String {
    id.split('-').map(change).collect::<Vec<_>>().join(" ")
}

/// Where something comes from, in one line: each document once, with its sections.
fn citations(guidance: &Guidance, sources: &[Source]) -> String {
    let mut cited: Vec<(&str, Vec<&str>)> = Vec::new();
    for source in sources {
        let Some(document) = guidance.document(&source.document) else {
            continue;
        };
        let known = cited.iter_mut().find(|(short, _)| *short == document.short);
        match known {
            Some((_, sections)) if sections.contains(&source.section.as_str()) => {}
            Some((_, sections)) => sections.push(&source.section),
            None => cited.push((&document.short, vec![&source.section])),
        }
    }
    let cited = cited
        .iter()
        .map(|(short, sections)| format!("{short}, {}", sections.join("; ")));
    cited.collect::<Vec<_>>().join(" / ")
}

/// A text with where it comes from.
fn cited(guidance: &Guidance, text: &str, sources: &[Source]) -> String {
    let sources = citations(guidance, sources);
    if sources.is_empty() {
        return text.to_owned();
    }
    format!("{text} ({sources})")
}

/// The first text that most of them have.
fn most_common<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> &'a str {
    let mut found = ("", 0);
    for text in texts.clone() {
        let count = texts.clone().filter(|other| *other == text).count();
        if count > found.1 {
            found = (text, count);
        }
    }
    found.0
}

/// The names that the partnerships have between them, in the order in which they come, those first
/// that most of them share; and how many share each.
fn names<'a>(each: impl Iterator<Item = Vec<&'a str>>) -> Vec<(&'a str, usize)> {
    let mut names: Vec<(&str, usize)> = Vec::new();
    for name in each.flatten() {
        match names.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => names.push((name, 1)),
        }
    }
    names.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    names
}
