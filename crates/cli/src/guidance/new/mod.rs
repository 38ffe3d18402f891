//! `guidance new`: one file with everything that a working partnership needs, to be filled in.

use std::path::PathBuf;

use practice_review_engine::guidance::{Pack, PartnershipId, TO_REPLACE, is_id};

use crate::clock;
use crate::exit::{Failure, Report, Unusable};
use crate::library::BUILT_IN;
use crate::output;

/// The file, with `NAME` for the name of the partnership and `TODAY` for the date. Whatever has to
/// be written by a person is marked in it with `[REPLACE`.
const TEMPLATE: &str = include_str!("template.toml");

/// The name of what partnerships share, which no partnership can have.
const SHARED: &str = "national";

/// What `guidance new` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// The partnership's name in the data: lower-case words joined by hyphens, such as my-county.
    #[arg(value_name = "NAME")]
    name: String,
    /// The file to write; NAME.toml where it is left out.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes the file and says what to do with it.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    let name = arguments.name.as_str();
    if !is_id(name) || name == SHARED {
        return Err(Unusable::NotAName(name.to_owned()).into());
    }
    let built_in = Pack::from_bytes(BUILT_IN)?;
    if built_in.partnership(&PartnershipId::from(name)).is_some() {
        return Err(Unusable::NameTaken(name.to_owned()).into());
    }
    let path = arguments
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{name}.toml")));
    let text = TEMPLATE
        .replace("NAME", name)
        .replace("TODAY", &clock::today().to_string());
    output::write_new(&path, &text)?;
    let file = path.display();
    Ok(Report::of(format!(
        "{file} is a template and no policy: search it for {TO_REPLACE} and write what the policy says.\n\
         Check it with: practice-review guidance check {file}\n"
    )))
}
