//! Reading a text of guidance, and saying in plain words why it cannot be read: which line, what is
//! wrong with it, and what to write instead.
//!
//! - [`no_guidance`]: what is no such text at all, such as a Word document or JSON
//! - [`syntax`]: what breaks the rules by which TOML is written; [`brackets`]: of its brackets
//! - [`shape`]: tables, fields and values that the format does not have
//! - [`at`]: the place of a mistake in its text
//!
//! The words of the reader of TOML are for programmers; they are shown only where nothing here knows
//! the mistake.

mod at;
mod brackets;
mod no_guidance;
mod shape;
mod syntax;

use serde::Deserialize as _;
use toml::de::{DeTable, Deserializer};

use super::checked::Text;
use super::compile::Finding;
use super::model::GuidanceFile;
use super::to_replace::ToReplace;
use at::At;

/// The tables of a text, and what is still to be written in it.
///
/// # Errors
/// What is wrong with the text, with its line and what to write instead.
pub fn read(text: &Text) -> Result<(GuidanceFile, ToReplace), Finding> {
    if let Some(finding) = no_guidance::recognise(text) {
        return Err(finding);
    }
    let table = DeTable::parse(&text.text).map_err(|error| {
        let mut at = At::new(text, &error);
        let message = syntax::explain(&mut at, error.message());
        at.finding(message.unwrap_or_else(|| unknown(error.message())))
    })?;
    let left = ToReplace::of(text, table.get_ref());
    let tables = GuidanceFile::deserialize(Deserializer::from(table)).map_err(|error| {
        let at = At::new(text, &error);
        // What is not of the reader is said by our own types, in plain words already.
        let message = shape::explain(&at, error.message());
        at.finding(message.unwrap_or_else(|| error.message().to_owned()))
    })?;
    Ok((tables, left))
}

/// The words of the reader of TOML, where there are no better ones.
fn unknown(message: &str) -> String {
    format!(
        "this line is not written as TOML is (its reader says: {message}); compare it with a line like it that holds"
    )
}

#[cfg(test)]
mod tests;
