//! `render`: a bundle or a case as one HTML page to read or print.

use std::path::PathBuf;

use practice_review_engine::assessment::assess;
use practice_review_engine::bundle::{self, ResultRecord};
use practice_review_engine::case::{self, Case};
use practice_review_engine::document::{Cover, compose, html};
use practice_review_engine::form::{FormState, facts_in_use};
use practice_review_engine::guidance::{Form, Guidance};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::clock;
use crate::exit::{Failure, Report, Unusable};
use crate::input;
use crate::library::Choice;
use crate::output::write_new;
use crate::verify;

/// What `render` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// The bundle, whose signatures are checked first, or the record of a case.
    #[arg(value_name = "BUNDLE.json|CASE.json")]
    file: PathBuf,
    /// The form of a case; the partnership's first one where absent. A bundle names its own.
    #[arg(long, value_name = "FORM")]
    form: Option<String>,
    /// Write the page to this file, which must not be there yet, and not to standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    guidance: Choice,
}

/// A page with a remark on how far it can be trusted.
struct Page {
    html: String,
    note: String,
}

/// Prints or writes the page.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    let limit = u64::try_from(case::LARGEST)
        .unwrap_or(u64::MAX)
        .max(bundle::LARGEST);
    let file = input::bytes(&arguments.file, limit)?;
    let page = if is_case(&file) {
        of_case(arguments, file)?
    } else {
        of_bundle(&file)?
    };
    let out = match &arguments.out {
        None => page.html,
        Some(path) => {
            write_new(path, &page.html)?;
            String::new()
        }
    };
    Ok(Report {
        out,
        note: page.note,
    })
}

/// A case tells its schema; a bundle has no such member.
fn is_case(file: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Case {
        #[serde(rename = "schema")]
        _schema: IgnoredAny,
    }
    serde_json::from_slice::<Case>(file).is_ok()
}

fn of_bundle(file: &[u8]) -> Result<Page, Failure> {
    let verified = verify::open(file)?;
    Ok(Page {
        html: html::render(
            &verified.payload().document,
            &Cover::of_bundle(&verified, str::to_owned, clock::today()),
        ),
        note: format!(
            "the bundle is as it was signed (SHA-256 {}); see who signed it with practice-review verify",
            verified.digest()
        ),
    })
}

fn of_case(arguments: &Arguments, file: Vec<u8>) -> Result<Page, Failure> {
    let text = String::from_utf8(file).map_err(|_| Unusable::NotText {
        path: arguments.file.clone(),
    })?;
    let case: Case = case::load(&text)?;
    let guidance = arguments.guidance.partnership(&case.partnership)?;
    let form = form(&guidance, arguments.form.as_deref())?;
    let today = clock::today();
    let missing = FormState::of(&guidance, form, &case, today)
        .problems()
        .count();
    let assessment = assess(&guidance, &facts_in_use(&guidance, &case));
    let result = ResultRecord::of(&guidance, &assessment, &case);
    Ok(Page {
        html: html::render(
            &compose(&guidance, form, &case),
            &Cover::of_draft(missing, &result, today).with_processes(&guidance, &assessment),
        ),
        note: "this is a case, which nobody has signed".to_owned(),
    })
}

/// The form of this name, or the partnership's first one.
///
/// # Errors
/// [`Unusable::NoSuchForm`].
pub fn form<'a>(guidance: &'a Guidance, wanted: Option<&str>) -> Result<&'a Form, Unusable> {
    let forms = &guidance.content.form;
    let found = match wanted {
        None => forms.first(),
        Some(id) => forms.iter().find(|form| form.id.as_str() == id),
    };
    found.ok_or_else(|| Unusable::NoSuchForm {
        id: wanted.unwrap_or_default().to_owned(),
        known: forms.iter().map(|form| form.id.to_string()).collect(),
    })
}
