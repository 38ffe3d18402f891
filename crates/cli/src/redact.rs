//! `redact`: a copy of a case without names, as one HTML page, and what may still be left in it.

use std::path::PathBuf;

use practice_review_engine::assessment::assess;
use practice_review_engine::bundle::ResultRecord;
use practice_review_engine::case;
use practice_review_engine::document::{counted, html};
use practice_review_engine::form::{FormState, facts_in_use};
use practice_review_engine::redaction::{Left, Redacted, redact};

use crate::clock;
use crate::exit::{Failure, Report, remark};
use crate::input;
use crate::library::Choice;
use crate::output::{write_new, write_secret};
use crate::render::form;

/// What `redact` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// The record of a case.
    #[arg(value_name = "CASE.json")]
    case: PathBuf,
    /// The form; the partnership's first one where absent.
    #[arg(long, value_name = "FORM")]
    form: Option<String>,
    /// Write which code stands for whom to this file, which must not be there yet. Keep it apart from
    /// the copy.
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Write the page to this file, which must not be there yet, and not to standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    guidance: Choice,
}

/// Prints or writes the copy. It ends with 0 where nothing was found that may still tell who somebody
/// is, and with 1 where something was; the copy is made in both cases.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    let largest = u64::try_from(case::LARGEST).unwrap_or(u64::MAX);
    let case = case::load(&input::text(&arguments.case, largest)?)?;
    let guidance = arguments.guidance.partnership(&case.partnership)?;
    let form = form(&guidance, arguments.form.as_deref())?;
    let today = clock::today();
    let copy = redact(&guidance, form, &case, today);
    let missing = FormState::of(&guidance, form, &case, today)
        .problems()
        .count();
    let assessment = assess(&guidance, &facts_in_use(&guidance, &case));
    let result = ResultRecord::of(&guidance, &assessment, &case);
    let page = html::render(&copy.document, &copy.cover(missing, &result, today));
    // First the key: a copy whose key was not kept is of no use to anybody.
    if let Some(path) = &arguments.key {
        write_secret(path, copy.key.to_text().as_bytes())?;
    }
    let out = match &arguments.out {
        None => page,
        Some(path) => {
            write_new(path, &page)?;
            String::new()
        }
    };
    copy.left.iter().for_each(|left| remark(&told(left)));
    let done = done(&copy, arguments.key.is_some());
    if copy.left.is_empty() {
        Ok(Report { out, note: done })
    } else {
        let places = counted(copy.left.len(), "place");
        Err(Failure::DoesNotHold {
            out,
            reason: format!(
                "{done}. Look at {places} named above that may still tell who somebody is"
            ),
        })
    }
}

/// A place to look at, on one line.
fn told(left: &Left) -> String {
    let place = &left.place;
    let entry = if place.entry.is_empty() {
        String::new()
    } else {
        format!(" ({})", place.entry)
    };
    format!(
        "“{}”: {}; {}{entry}: {}",
        left.word, left.why, place.label, left.excerpt
    )
}

/// What was done, and what it does not do.
fn done(copy: &Redacted, kept: bool) -> String {
    let replaced = copy.replaced.iter().map(|replaced| replaced.count).sum();
    let key = if kept {
        ""
    } else {
        "; the key was not kept, give a file with --key"
    };
    format!(
        "the copy has {} and {} within texts{key}; nicknames, places and names that nobody recorded are not found, so read it before you give it to anybody",
        counted(copy.key.0.len(), "code"),
        counted(replaced, "replacement"),
    )
}
