//! Puts a partnership together with the national guidance and refuses what does not hold together.
//!
//! The checks, each a function of [`super::lint`]: every name is well formed, unique and leads
//! somewhere; every rule has a source that exists; every question is used; conditions fit the
//! questions they speak of; criteria lean on one another without a circle; there is one route for
//! the case that no other is indicated; every criterion and route, and every other process that answers can tell, has a worked example in which
//! it fires and one in which it does not, which also shows that each can be reached.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::lint;
use super::model::{Guidance, GuidanceFile, Partnership};
use super::to_replace::TO_REPLACE;
use super::usage;
use super::wording;
use crate::bundle::digest;
use crate::document::counted;

/// Where something stands in a guidance folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file, as a path from the guidance folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// Something in the guidance that does not hold, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Where it stands, as far as that is known.
    pub place: Option<Place>,
    /// The item it is about, by kind and name.
    pub item: String,
    /// What is wrong and what to write instead.
    pub message: String,
}

impl Finding {
    /// A finding about an item, its place still to be found.
    pub(super) fn new(kind: &str, id: impl fmt::Display, message: impl Into<String>) -> Self {
        Self {
            place: None,
            item: format!("{kind} \"{id}\""),
            message: message.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{}:{}: ", place.file, place.line)?;
        }
        write!(f, "{}: {}", self.item, self.message)
    }
}

/// Why guidance cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the guidance does not hold together in {}; the first: {}", counted(.0.len(), "place"), .0.first().map(ToString::to_string).unwrap_or_default())]
pub struct GuidanceError(pub Vec<Finding>);

/// Puts a partnership together: its own tables after the national ones, without the national
/// questions, lists and documents that it does not use.
///
/// # Errors
/// Every finding, not only the first.
pub fn compile(national: &GuidanceFile, own: &GuidanceFile) -> Result<Guidance, GuidanceError> {
    let Some(partnership) = own.partnership.clone() else {
        return Err(GuidanceError(vec![Finding::new(
            "partnership",
            "",
            "there is no [partnership] table; add one with its id, name and edition",
        )]));
    };
    let mut guidance = join(partnership, national, own);
    let mut findings = wording::apply(&mut guidance, own);
    findings.extend(lint::all(&guidance, own));
    if findings.is_empty() {
        Ok(sealed(usage::prune(guidance)))
    } else {
        Err(GuidanceError(findings))
    }
}

/// True where something is still to be written in a partnership's own tables.
fn is_template(own: &GuidanceFile) -> bool {
    // No guidance is without a JSON form, in which this bracket stands for itself.
    serde_json::to_string(own).is_ok_and(|text| text.contains(TO_REPLACE))
}

/// With its digest.
fn sealed(mut guidance: Guidance) -> Guidance {
    // No guidance is without a JSON form.
    let text = serde_json::to_vec(&(&guidance.partnership, &guidance.content)).unwrap_or_default();
    guidance.digest = digest(&text);
    guidance
}

/// All tables in one registry.
fn join(partnership: Partnership, national: &GuidanceFile, own: &GuidanceFile) -> Guidance {
    fn both<T: Clone>(national: &[T], own: &[T]) -> Vec<T> {
        national.iter().chain(own).cloned().collect()
    }
    let guidance = Guidance {
        partnership,
        content: GuidanceFile {
            partnership: None,
            requirement: both(&national.requirement, &own.requirement),
            document: both(&national.document, &own.document),
            list: both(&national.list, &own.list),
            step: both(&national.step, &own.step),
            question: both(&national.question, &own.question),
            group: both(&national.group, &own.group),
            criterion: both(&national.criterion, &own.criterion),
            route: both(&national.route, &own.route),
            parallel: both(&national.parallel, &own.parallel),
            timescale: both(&national.timescale, &own.timescale),
            check: both(&national.check, &own.check),
            clash: both(&national.clash, &own.clash),
            section: both(&national.section, &own.section),
            // The partnership's own come first: a case has one of them until another is chosen.
            form: both(&own.form, &national.form),
            reference: both(&national.reference, &own.reference),
            synonym: both(&national.synonym, &own.synonym),
            vocabulary: both(&national.vocabulary, &own.vocabulary),
            example: both(&national.example, &own.example),
            // They are put into what they word.
            wording: Vec::new(),
        },
        digest: String::new(),
        is_template: is_template(own),
    };
    usage::without_unused_shared(guidance, own)
}
