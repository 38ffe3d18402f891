//! `guidance check`: the linter, as the build runs it.

use std::fmt::Write as _;
use std::path::PathBuf;

use practice_review_engine::document::counted;
use practice_review_engine::guidance::{Guidance, Place, Rules, TO_REPLACE, ToReplace};

use crate::exit::{Failure, Report};
use crate::library;
use crate::terminal::plain;

/// What `guidance check` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// The guidance folder, or a partnership's own file.
    #[arg(value_name = "PATH", default_value = "guidance")]
    path: PathBuf,
    /// End with 0 also where places of a template are still to be filled in.
    #[arg(long)]
    allow_template: bool,
}

/// Prints a line for each partnership, or each finding with the reason on standard error. A template has
/// an exit code of its own, so that no program takes it for a policy that holds.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    match library::at(&arguments.path, Rules::Authors)? {
        Ok(found) => {
            let mut out: String = found.partnerships.iter().map(summary).collect();
            out.push_str(&unwritten(&found.to_replace));
            let partnerships = counted(found.partnerships.len(), "partnership");
            let Some(warning) = found.to_replace.warning() else {
                // Writing to a string cannot fail.
                let _ = writeln!(out, "the guidance holds together ({partnerships})");
                return Ok(Report::of(out));
            };
            let _ = writeln!(
                out,
                "a template with {} still to fill in, and no policy yet; as a template it holds together ({partnerships})",
                counted(found.to_replace.count, "place")
            );
            if arguments.allow_template {
                return Ok(Report { out, note: warning });
            }
            Err(Failure::Template {
                out,
                reason: warning,
            })
        }
        Err(findings) => Err(Failure::DoesNotHold {
            out: findings
                .iter()
                .map(|finding| format!("{}\n", plain(&finding.to_string())))
                .collect(),
            reason: format!(
                "the guidance does not hold together: {}",
                counted(findings.len(), "finding")
            ),
        }),
    }
}

/// The first places of a template that wait to be written, one a line.
fn unwritten(left: &ToReplace) -> String {
    let mut out = String::new();
    for unwritten in &left.first {
        let Place { file, line } = &unwritten.place;
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{}:{line}: still says {}",
            plain(file),
            plain(&unwritten.says)
        );
    }
    let more = left.count - left.first.len().min(left.count);
    if more > 0 {
        let _ = writeln!(out, "and {more} more; search for {TO_REPLACE}");
    }
    out
}

/// One partnership in one line.
fn summary(guidance: &Guidance) -> String {
    let content = &guidance.content;
    let criteria = match content.criterion.len() {
        1 => "1 criterion".to_owned(),
        count => format!("{count} criteria"),
    };
    format!(
        "{}: {}, {criteria}, {}, {}, {}\n",
        guidance.partnership.id,
        counted(content.question.len(), "question"),
        counted(content.route.len(), "route"),
        counted(content.timescale.len(), "timescale"),
        counted(content.example.len(), "worked example"),
    )
}
