//! Worked examples, which run as tests.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::guidance::id::{CriterionId, ExampleId, ParallelId, QuestionId, RouteId};

/// A worked example: answers, and what must follow. Run by the linter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Example {
    /// Its name.
    pub id: ExampleId,
    /// What it is an example of.
    pub title: String,
    /// Answers by question: `yes`, `no`, `not-known`, an option, or a date `YYYY-MM-DD`.
    pub answers: BTreeMap<QuestionId, String>,
    /// All routes that are indicated, and no others.
    pub routes: Vec<RouteId>,
    /// All routes that are open and acted on all the same, and no others.
    #[serde(default)]
    pub precaution: Vec<RouteId>,
    /// Other processes that apply, among others.
    #[serde(default)]
    pub parallel: Vec<ParallelId>,
    /// Criteria that are met.
    #[serde(default)]
    pub met: Vec<CriterionId>,
    /// Criteria that are not met (not merely undetermined).
    #[serde(default)]
    pub not_met: Vec<CriterionId>,
    /// Criteria that the answers leave undetermined.
    #[serde(default)]
    pub open: Vec<CriterionId>,
    /// Other processes that are neither said to apply nor ruled out, among others.
    #[serde(default)]
    pub consider: Vec<ParallelId>,
}
