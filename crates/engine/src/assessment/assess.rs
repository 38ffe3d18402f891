//! All routes and criteria of a partnership, for what is known.

use serde::Serialize;

use super::facts::Facts;
use super::parallel::{self, ParallelResult};
use super::trace::{self, Change, Trace};
use super::truth::Truth;
use crate::guidance::{CriterionId, Guidance, ParallelId, QuestionId, RouteId};

/// How a route stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The answers point to it.
    Indicated,
    /// Open questions could still point to it.
    Open,
    /// The answers point away from it.
    NotIndicated,
}

impl From<Truth> for Standing {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::True => Self::Indicated,
            Truth::False => Self::NotIndicated,
            Truth::Undetermined => Self::Open,
        }
    }
}

/// A route and why it stands as it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RouteResult {
    /// The route.
    pub route: RouteId,
    /// How it stands.
    pub standing: Standing,
    /// True where it is open and is to be acted on all the same.
    pub precaution: bool,
    /// The criteria that its condition names.
    pub criteria: Vec<CriterionId>,
    /// The questions whose answers it rests on.
    pub rests_on: Vec<QuestionId>,
    /// The unanswered and not-known questions that could settle it.
    pub open: Vec<QuestionId>,
    /// Single answers that would turn it.
    pub changes: Vec<Change>,
}

/// A criterion and why it stands as it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CriterionResult {
    /// The criterion.
    pub criterion: CriterionId,
    /// Met, not met or undetermined.
    pub met: Truth,
    /// The questions whose answers it rests on.
    pub rests_on: Vec<QuestionId>,
    /// The unanswered and not-known questions that could settle it.
    pub open: Vec<QuestionId>,
    /// Single answers that would turn it.
    pub changes: Vec<Change>,
}

/// What the answers point to: the referrer's aid, never a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Assessment {
    /// All routes: indicated ones first, then open ones, then the others; each by priority.
    pub routes: Vec<RouteResult>,
    /// All criteria in the order of the guidance.
    pub criteria: Vec<CriterionResult>,
    /// All other processes, in the order of the guidance.
    pub parallel: Vec<ParallelResult>,
}

impl Assessment {
    /// The routes that stand like this, by priority.
    pub fn standing(&self, standing: Standing) -> impl Iterator<Item = &RouteResult> {
        self.routes.iter().filter(move |r| r.standing == standing)
    }

    /// The routes that are open and acted on all the same, by priority.
    pub fn precautions(&self) -> impl Iterator<Item = &RouteResult> {
        self.routes.iter().filter(|r| r.precaution)
    }

    /// The routes that are open to a question: its answer could settle them.
    pub fn open_to<'a>(
        &'a self,
        question: &'a QuestionId,
    ) -> impl Iterator<Item = &'a RouteResult> {
        self.standing(Standing::Open)
            .filter(move |result| result.open.contains(question))
    }

    /// The result of a criterion.
    #[must_use]
    pub fn criterion(&self, id: &CriterionId) -> Option<&CriterionResult> {
        self.criteria.iter().find(|c| &c.criterion == id)
    }

    /// The result of another process.
    #[must_use]
    pub fn parallel(&self, id: &ParallelId) -> Option<&ParallelResult> {
        self.parallel.iter().find(|p| &p.parallel == id)
    }
}

/// Assesses what is known against all criteria and routes.
#[must_use]
pub fn assess(guidance: &Guidance, facts: &Facts) -> Assessment {
    let criteria = guidance
        .content
        .criterion
        .iter()
        .map(|criterion| {
            let trace = Trace::of(guidance, &criterion.when, facts);
            CriterionResult {
                criterion: criterion.id.clone(),
                met: trace.holds,
                rests_on: trace.rests_on,
                open: trace.open,
                changes: trace.changes,
            }
        })
        .collect();
    let mut routes: Vec<(u32, RouteResult)> = guidance
        .content
        .route
        .iter()
        .filter_map(|route| {
            let when = route.when.as_ref()?;
            let trace = Trace::of(guidance, when, facts);
            let standing = trace.holds.into();
            let precaution = standing == Standing::Open
                && route
                    .precaution
                    .as_ref()
                    .is_some_and(|precaution| guidance.holds(&precaution.when, facts).is_true());
            Some((
                route.priority,
                RouteResult {
                    route: route.id.clone(),
                    standing,
                    precaution,
                    criteria: trace::criteria(guidance, when),
                    rests_on: trace.rests_on,
                    open: trace.open,
                    changes: trace.changes,
                },
            ))
        })
        .collect();
    if let Some(fallback) = fallback(guidance, &routes) {
        routes.push(fallback);
    }
    routes.sort_by_key(|(priority, result)| (result.standing, *priority));
    Assessment {
        routes: routes.into_iter().map(|(_, result)| result).collect(),
        criteria,
        parallel: parallel::all(guidance, facts),
    }
}

/// The route that stands where no other is indicated: it is open to every question that could
/// point to one.
fn fallback(guidance: &Guidance, others: &[(u32, RouteResult)]) -> Option<(u32, RouteResult)> {
    let route = guidance.content.route.iter().find(|r| r.when.is_none())?;
    let indicated = others
        .iter()
        .any(|(_, r)| r.standing == Standing::Indicated);
    let mut open: Vec<QuestionId> = Vec::new();
    if !indicated {
        for question in others.iter().flat_map(|(_, r)| &r.open) {
            if !open.contains(question) {
                open.push(question.clone());
            }
        }
    }
    let standing = if indicated {
        Standing::NotIndicated
    } else {
        Standing::Indicated
    };
    Some((
        route.priority,
        RouteResult {
            route: route.id.clone(),
            standing,
            precaution: false,
            criteria: Vec::new(),
            rests_on: Vec::new(),
            open,
            changes: Vec::new(),
        },
    ))
}
