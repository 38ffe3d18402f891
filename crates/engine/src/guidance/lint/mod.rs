//! The checks that guidance must pass before it is used.
//!
//! - [`names`]: ids, and that each names one thing
//! - [`references`]: that what is named is there
//! - [`sources`]: that each rule cites a source, and documents and requirement rows that there are
//! - [`questions`]: that questions have what their kind needs, and are asked and used
//! - [`conditions`]: that conditions speak of what there is, of what can be answered, and not of themselves
//! - [`closing()`]: that every clock can be stopped, for whoever writes guidance
//! - [`holds`]: what questions hold, and the lists of words that go with it
//! - [`guide`]: that what links into the guide leads somewhere
//! - [`times`]: that time limits are of a length that a policy can mean
//! - [`whole`]: the partnership as a whole
//! - [`examples`]: the worked examples, run as tests

#[cfg(feature = "authoring")]
mod closing;
mod conditions;
mod examples;
pub(super) mod guide;
mod holds;
mod names;
mod questions;
mod references;
mod sources;
mod times;
mod whole;

use super::compile::Finding;
use super::model::{Guidance, GuidanceFile};
use super::usage;

#[cfg(feature = "authoring")]
pub(super) use closing::closing;
pub use names::is_id;
pub use sources::cited;

/// Runs every check over a partnership put together with the national guidance; `own` is the
/// partnership's part alone, of which nothing may be left unused.
#[must_use]
pub fn all(guidance: &Guidance, own: &GuidanceFile) -> Vec<Finding> {
    let used = usage::used(guidance);
    let mut findings = names::check(guidance);
    findings.extend(references::check(guidance));
    findings.extend(sources::check(guidance));
    findings.extend(whole::key(guidance));
    findings.extend(questions::check(guidance, &used));
    findings.extend(questions::unused(guidance, own, &used));
    findings.extend(conditions::check(guidance));
    findings.extend(conditions::circles(guidance));
    findings.extend(times::amounts(guidance));
    findings.extend(whole::fallback(guidance));
    findings.extend(guide::own(guidance, own));
    findings.extend(guide::synonyms(guidance));
    findings.extend(holds::questions(guidance));
    findings.extend(holds::vocabularies(guidance));
    findings.extend(whole::own_form(guidance));
    if findings.is_empty() {
        findings.extend(examples::all(guidance));
    }
    findings
}
