//! `guidance check`: the linter, as the build runs it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use practice_review_engine::guidance::{Finding, Guidance, load};

use crate::exit::{Failure, Report, Unusable};

/// What `guidance check` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// The guidance folder.
    #[arg(value_name = "DIR", default_value = "guidance")]
    folder: PathBuf,
}

/// Prints a line for each partnership, or each finding with the reason on standard error.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    let folder = &arguments.folder;
    // A folder that is not there is a wrong argument, not a fault of the guidance.
    std::fs::read_dir(folder).map_err(|error| Unusable::Unreadable {
        path: folder.clone(),
        error,
    })?;
    match load::folder(folder) {
        Ok(partnerships) => {
            let mut out: String = partnerships.iter().map(summary).collect();
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "the guidance holds together ({} partnership(s))",
                partnerships.len()
            );
            Ok(Report::of(out))
        }
        Err(findings) => Err(Failure::DoesNotHold {
            out: findings
                .iter()
                .map(|finding| line(folder, finding))
                .collect(),
            reason: format!(
                "the guidance does not hold together: {} finding(s)",
                findings.len()
            ),
        }),
    }
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

/// A finding with the path as seen from where the command runs, so that an editor can follow it.
fn line(folder: &Path, finding: &Finding) -> String {
    match &finding.place {
        Some(place) => {
            let file = folder.join(&place.file);
            format!(
                "{}:{}: {}: {}\n",
                file.display(),
                place.line,
                finding.item,
                finding.message
            )
        }
        None => format!("{finding}\n"),
    }
}
