//! `guidance coverage`: which rows of the requirements the data cites, and where.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use practice_review_engine::guidance::{Guidance, RequirementRows, RowId, cited};
use serde::Serialize;

use crate::exit::{Failure, Report, json};
use crate::library::Choice;

/// What `guidance coverage` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// Print JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    guidance: Choice,
}

/// The rows of one document.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Requirement {
    prefix: String,
    document: String,
    title: String,
    count: u16,
    cited: Vec<CitedRow>,
    not_cited: Vec<RowId>,
}

/// A row and where it is cited.
#[derive(Serialize)]
struct CitedRow {
    row: RowId,
    by: BTreeSet<Citation>,
}

/// An item that cites a row. What several partnerships share is listed once for each.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Citation {
    partnership: String,
    kind: &'static str,
    id: String,
}

/// Prints the account; rows that are cited nowhere make it one that does not hold.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    let partnerships = arguments.guidance.partnerships()?;
    let requirements = account(&partnerships);
    let out = if arguments.json {
        json(&requirements)?
    } else {
        text(&requirements)
    };
    let missing: Vec<&str> = requirements
        .iter()
        .flat_map(|r| &r.not_cited)
        .map(RowId::as_str)
        .collect();
    if missing.is_empty() {
        return Ok(Report::of(out));
    }
    Err(Failure::DoesNotHold {
        out,
        reason: format!(
            "{} cited nowhere: {}; cite each where the data answers to it, or in a reference that says why it is not acted on",
            match missing.len() {
                1 => "1 row is".to_owned(),
                count => format!("{count} rows are"),
            },
            missing.join(", "),
        ),
    })
}

fn account(partnerships: &[Guidance]) -> Vec<Requirement> {
    let mut citations: BTreeMap<&RowId, BTreeSet<Citation>> = BTreeMap::new();
    for guidance in partnerships {
        let partnership = guidance.partnership.id.to_string();
        for (kind, id, sources) in cited(guidance) {
            for row in sources.iter().flat_map(|source| &source.rows) {
                citations.entry(row).or_default().insert(Citation {
                    partnership: partnership.clone(),
                    kind,
                    id: id.clone(),
                });
            }
        }
    }
    // Partnerships share the national lists; each counts once.
    let lists: BTreeMap<&str, (&Guidance, &RequirementRows)> = partnerships
        .iter()
        .flat_map(|guidance| {
            guidance
                .content
                .requirement
                .iter()
                .map(move |r| (guidance, r))
        })
        .map(|(guidance, rows)| (rows.prefix.as_str(), (guidance, rows)))
        .collect();
    lists
        .into_values()
        .map(|(guidance, rows)| requirement(guidance, rows, &citations))
        .collect()
}

fn requirement(
    guidance: &Guidance,
    rows: &RequirementRows,
    citations: &BTreeMap<&RowId, BTreeSet<Citation>>,
) -> Requirement {
    let mut cited = Vec::new();
    let mut not_cited = Vec::new();
    for row in rows.rows() {
        match citations.get(&row) {
            Some(by) => cited.push(CitedRow {
                row,
                by: by.clone(),
            }),
            None => not_cited.push(row),
        }
    }
    Requirement {
        prefix: rows.prefix.clone(),
        document: rows.document.to_string(),
        title: guidance
            .document(&rows.document)
            .map(|d| d.title.clone())
            .unwrap_or_default(),
        count: rows.count,
        cited,
        not_cited,
    }
}

fn text(requirements: &[Requirement]) -> String {
    let mut out = String::new();
    for requirement in requirements {
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{}: {} ({} of {} rows cited)",
            requirement.prefix,
            requirement.title,
            requirement.cited.len(),
            requirement.count,
        );
        for row in &requirement.cited {
            let by: Vec<String> = row
                .by
                .iter()
                .map(|c| format!("{} {}", c.kind, c.id))
                .collect();
            let _ = writeln!(out, "  {}: {}", row.row, by.join("; "));
        }
        for row in &requirement.not_cited {
            let _ = writeln!(out, "  {row}: cited nowhere");
        }
    }
    out
}
