//! The result as JSON, for other programs.

use practice_review_engine::assessment::{
    Assessment, CriterionResult, ParallelResult, RouteResult, Settling,
};
use practice_review_engine::guidance::{
    Duty, Guidance, PartnershipId, QuestionId, Source, Urgency,
};
use serde::Serialize;

/// The whole result, with the guidance it rests on.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Record<'a> {
    partnership: &'a PartnershipId,
    guidance: Edition<'a>,
    /// Answers that count for nothing, because their questions are not asked.
    not_in_use: Vec<&'a QuestionId>,
    /// Indicated ones first, then open ones, then the others; each by priority.
    routes: Vec<Route<'a>>,
    criteria: Vec<Criterion<'a>>,
    /// The fewest questions that settle what is open, in the order of asking; absent where nothing
    /// is open, or where it takes more than a few.
    #[serde(skip_serializing_if = "Option::is_none")]
    settled_by: Option<&'a [QuestionId]>,
    /// Other processes that the case may belong to.
    parallel: Vec<Parallel<'a>>,
}

#[derive(Serialize)]
struct Edition<'a> {
    edition: &'a str,
    /// SHA-256 of the guidance as JSON, as in a bundle.
    digest: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Route<'a> {
    #[serde(flatten)]
    result: &'a RouteResult,
    title: &'a str,
    because: &'a str,
    duty: &'a Duty,
    urgency: Urgency,
    sources: &'a [Source],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Criterion<'a> {
    #[serde(flatten)]
    result: &'a CriterionResult,
    title: &'a str,
    sources: &'a [Source],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Parallel<'a> {
    #[serde(flatten)]
    result: &'a ParallelResult,
    title: &'a str,
    asks: &'a str,
    means: &'a str,
    sources: &'a [Source],
}

impl<'a> Record<'a> {
    /// Puts the result beside the titles and sources of the guidance.
    pub fn of(
        guidance: &'a Guidance,
        assessment: &'a Assessment,
        settling: &'a Settling,
        not_in_use: Vec<&'a QuestionId>,
    ) -> Self {
        Self {
            partnership: &guidance.partnership.id,
            guidance: Edition {
                edition: &guidance.partnership.edition.data,
                digest: guidance.digest.clone(),
            },
            not_in_use,
            routes: assessment
                .routes
                .iter()
                .filter_map(|r| route(guidance, r))
                .collect(),
            criteria: assessment
                .criteria
                .iter()
                .filter_map(|c| criterion(guidance, c))
                .collect(),
            settled_by: match settling {
                Settling::Fewest(questions) => Some(questions),
                Settling::Settled | Settling::Many(_) => None,
            },
            parallel: assessment
                .parallel
                .iter()
                .filter_map(|p| parallel(guidance, p))
                .collect(),
        }
    }
}

fn route<'a>(guidance: &'a Guidance, result: &'a RouteResult) -> Option<Route<'a>> {
    let route = guidance.route(&result.route)?;
    Some(Route {
        result,
        title: &route.title,
        because: &route.because,
        duty: &route.duty,
        urgency: route.urgency,
        sources: &route.sources,
    })
}

fn criterion<'a>(guidance: &'a Guidance, result: &'a CriterionResult) -> Option<Criterion<'a>> {
    let criterion = guidance.criterion(&result.criterion)?;
    Some(Criterion {
        result,
        title: &criterion.title,
        sources: &criterion.sources,
    })
}

fn parallel<'a>(guidance: &'a Guidance, result: &'a ParallelResult) -> Option<Parallel<'a>> {
    let parallel = guidance.parallel(&result.parallel)?;
    Some(Parallel {
        result,
        title: &parallel.title,
        asks: &parallel.asks,
        means: &parallel.means,
        sources: &parallel.sources,
    })
}
