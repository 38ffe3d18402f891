//! `guidance check`: the linter, as the build runs it.

use std::fmt::Write as _;
use std::path::PathBuf;

use practice_review_engine::guidance::Guidance;

use super::new::TO_REPLACE;
use crate::exit::{Failure, Report, json};
use crate::library;

/// What `guidance check` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// The guidance folder, or a partnership's own file.
    #[arg(value_name = "PATH", default_value = "guidance")]
    path: PathBuf,
}

/// Prints a line for each partnership, or each finding with the reason on standard error.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    match library::at(&arguments.path)? {
        Ok(partnerships) => {
            let mut out: String = partnerships.iter().map(summary).collect();
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "the guidance holds together ({} partnership(s))",
                partnerships.len()
            );
            Ok(Report {
                out,
                note: to_replace(&partnerships)?,
            })
        }
        Err(findings) => Err(Failure::DoesNotHold {
            out: findings
                .iter()
                .map(|finding| format!("{finding}\n"))
                .collect(),
            reason: format!(
                "the guidance does not hold together: {} finding(s)",
                findings.len()
            ),
        }),
    }
}

/// What a template still waits for: it holds together, and is no policy.
fn to_replace(partnerships: &[Guidance]) -> Result<String, Failure> {
    let left = json(&partnerships)?.matches(TO_REPLACE).count();
    Ok(match left {
        0 => String::new(),
        left => format!(
            "{left} place(s) still say {TO_REPLACE} …]: it is a template and no policy until each says what the policy says"
        ),
    })
}

/// One partnership in one line.
fn summary(guidance: &Guidance) -> String {
    let content = &guidance.content;
    format!(
        "{}: {} questions, {} criteria, {} routes, {} timescales, {} worked examples\n",
        guidance.partnership.id,
        content.question.len(),
        content.criterion.len(),
        content.route.len(),
        content.timescale.len(),
        content.example.len(),
    )
}
