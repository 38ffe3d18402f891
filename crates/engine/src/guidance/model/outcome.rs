//! What follows from the answers: criteria, routes and other processes.

use serde::{Deserialize, Serialize};

use super::source::Source;
use crate::guidance::expression::Expression;
use crate::guidance::id::{CriterionId, FormId, ParallelId, RouteId};

/// A criterion of the guidance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Criterion {
    /// Its name, by which other criteria and routes use it.
    pub id: CriterionId,
    /// A few words.
    pub title: String,
    /// What it says, in our words.
    pub text: String,
    /// When it is met.
    pub when: Expression,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Whose act something is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// The referrer's own.
    #[default]
    Referrer,
    /// Another body's alone: the referrer can only raise it.
    Other(String),
}

impl Duty {
    /// Whose act it is, in a sentence.
    #[must_use]
    pub fn whose(&self) -> &str {
        match self {
            Self::Referrer => "Yours to do.",
            Self::Other(whose) => whose,
        }
    }
}

/// How a route stands out in a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// To be done today.
    Today,
    /// To be done.
    Normal,
}

/// A route: something to do with the case, and when it is indicated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Route {
    /// Its name.
    pub id: RouteId,
    /// What it is, as a heading.
    pub title: String,
    /// Its place among several that are indicated; 1 comes first.
    pub priority: u32,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Whose act it is.
    pub duty: Duty,
    /// When it is indicated. Absent for the one route that stands where no other is indicated.
    #[serde(default)]
    pub when: Option<Expression>,
    /// When it is acted on while it is not settled.
    #[serde(default)]
    pub precaution: Option<Precaution>,
    /// One sentence why, shown when it is indicated.
    pub because: String,
    /// What to do, one step an entry.
    pub steps: Vec<String>,
    /// The form that it needs.
    #[serde(default)]
    pub form: Option<FormId>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// When a route is acted on although the answers do not settle it: too much hangs on it to wait for
/// what is not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Precaution {
    /// When it is, as long as the route is open. It may rest on what is not known.
    pub when: Expression,
    /// One sentence why.
    pub because: String,
}

/// Another process that the same case may belong to: an inquest, another kind of review. The
/// referrer is told of it; nothing is decided by it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parallel {
    /// Its name.
    pub id: ParallelId,
    /// What it is called.
    pub title: String,
    /// Without which it cannot apply; where absent, it can in any case.
    #[serde(default)]
    pub only_when: Option<Expression>,
    /// When it applies, as far as `only-when` allows it. Absent where no question can tell: then it
    /// is one to consider.
    #[serde(default)]
    pub when: Option<Expression>,
    /// What to check, or whom to ask.
    pub asks: String,
    /// What it means for the referral.
    pub means: String,
    /// The route that speaks of it by itself, in a partnership that has one.
    #[serde(default)]
    pub route: Option<RouteId>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// What the date of a timescale says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// It is done by then.
    #[default]
    Latest,
    /// It is not done before then.
    Earliest,
    /// It lasts at least until then.
    Until,
}
