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
    routes: Vec<Told<'a, RouteResult, OfRoute<'a>>>,
    criteria: Vec<Told<'a, CriterionResult, ()>>,
    /// The fewest questions that settle what is open, in the order of asking; absent where nothing
    /// is open, or where it takes more than a few.
    #[serde(skip_serializing_if = "Option::is_none")]
    settled_by: Option<&'a [QuestionId]>,
    /// Other processes that the case may belong to.
    parallel: Vec<Told<'a, ParallelResult, OfProcess<'a>>>,
}

#[derive(Serialize)]
struct Edition<'a> {
    edition: &'a str,
    /// SHA-256 of the guidance as JSON, as in a bundle.
    digest: String,
}

/// A result beside what the guidance says of it.
#[derive(Serialize)]
struct Told<'a, R, S> {
    #[serde(flatten)]
    result: &'a R,
    title: &'a str,
    #[serde(flatten)]
    says: S,
    sources: &'a [Source],
}

/// What is said of a route.
#[derive(Serialize)]
struct OfRoute<'a> {
    because: &'a str,
    duty: &'a Duty,
    urgency: Urgency,
}

/// What is said of another process.
#[derive(Serialize)]
struct OfProcess<'a> {
    asks: &'a str,
    means: &'a str,
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
            routes: told(&assessment.routes, |result| {
                let route = guidance.route(&result.route)?;
                let says = OfRoute {
                    because: &route.because,
                    duty: &route.duty,
                    urgency: route.urgency,
                };
                Some((&route.title, says, &route.sources))
            }),
            criteria: told(&assessment.criteria, |result| {
                let criterion = guidance.criterion(&result.criterion)?;
                Some((&criterion.title, (), &criterion.sources))
            }),
            settled_by: match settling {
                Settling::Fewest(questions) => Some(questions),
                Settling::Settled | Settling::Many(_) => None,
            },
            parallel: told(&assessment.parallel, |result| {
                let process = guidance.parallel(&result.parallel)?;
                let says = OfProcess {
                    asks: &process.asks,
                    means: &process.means,
                };
                Some((&process.title, says, &process.sources))
            }),
        }
    }
}

/// Each result with title, what else is said, and sources, as far as the guidance has them.
fn told<'a, R, S>(
    results: &'a [R],
    says: impl Fn(&'a R) -> Option<(&'a String, S, &'a Vec<Source>)>,
) -> Vec<Told<'a, R, S>> {
    let all = results.iter();
    all.filter_map(|result| {
        let (title, says, sources) = says(result)?;
        Some(Told {
            result,
            title,
            says,
            sources,
        })
    })
    .collect()
}
