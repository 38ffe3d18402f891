//! `guidance questions`: what a partnership asks, and where.

use std::fmt::Write as _;

use practice_review_engine::guidance::{
    GroupId, Guidance, Item, Kind, PartnershipId, Question, SectionId, Source, StepId,
};
use serde::Serialize;

use crate::exit::{Failure, Report, json};
use crate::library::Choice;

/// What `guidance questions` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// The partnership.
    #[arg(long, value_name = "P")]
    partnership: String,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    guidance: Choice,
}

/// A question as listed.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Listed<'a> {
    id: &'a str,
    text: &'a str,
    label: &'a str,
    why: &'a str,
    kind: Kind,
    required: bool,
    not_known: bool,
    options: Vec<ListedOption<'a>>,
    asked_in: Vec<Home<'a>>,
    sources: &'a [Source],
}

#[derive(Serialize)]
struct ListedOption<'a> {
    id: &'a str,
    label: &'a str,
}

/// Where a question is asked.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Home<'a> {
    Step(&'a StepId),
    Section(&'a SectionId),
    Group(&'a GroupId),
}

/// Prints the questions.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    let id = PartnershipId::from(arguments.partnership.as_str());
    let guidance = arguments.guidance.partnership(&id)?;
    let listed: Vec<Listed<'_>> = guidance
        .content
        .question
        .iter()
        .map(|question| list(&guidance, question))
        .collect();
    Ok(Report::of(if arguments.json {
        json(&listed)?
    } else {
        text(&listed)
    }))
}

fn list<'a>(guidance: &'a Guidance, question: &'a Question) -> Listed<'a> {
    Listed {
        id: question.id.as_str(),
        text: &question.text,
        label: &question.label,
        why: &question.why,
        kind: question.kind,
        required: question.required,
        not_known: question.not_known,
        options: options(guidance, question),
        asked_in: homes(guidance, question),
        sources: &question.sources,
    }
}

/// The options by which it is answered; a question of yes or no has these two.
fn options<'a>(guidance: &'a Guidance, question: &'a Question) -> Vec<ListedOption<'a>> {
    if question.kind == Kind::YesNo {
        return [("yes", "Yes"), ("no", "No")]
            .map(|(id, label)| ListedOption { id, label })
            .into();
    }
    guidance
        .options(question)
        .iter()
        .map(|option| ListedOption {
            id: option.id.as_str(),
            label: &option.label,
        })
        .collect()
}

fn homes<'a>(guidance: &'a Guidance, question: &Question) -> Vec<Home<'a>> {
    let content = &guidance.content;
    let id = &question.id;
    let steps = content
        .step
        .iter()
        .filter(|s| s.questions.contains(id))
        .map(|s| Home::Step(&s.id));
    let sections = content
        .section
        .iter()
        .filter(|s| {
            s.items
                .iter()
                .any(|item| matches!(item, Item::Question(q) if q == id))
        })
        .map(|s| Home::Section(&s.id));
    let groups = content
        .group
        .iter()
        .filter(|g| g.questions.contains(id))
        .map(|g| Home::Group(&g.id));
    steps.chain(sections).chain(groups).collect()
}

fn text(listed: &[Listed<'_>]) -> String {
    let mut out = String::new();
    for question in listed {
        let options: Vec<&str> = question.options.iter().map(|option| option.id).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}: {}", question.id, question.text);
        if !options.is_empty() {
            let _ = writeln!(out, "    {}", options.join(", "));
        }
    }
    out
}
