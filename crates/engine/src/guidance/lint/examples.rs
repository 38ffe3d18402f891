//! The worked examples, run as tests: what each says follows must follow, and between them every
//! criterion, every route and every other process that answers can tell fires once and does not fire
//! once.

use std::collections::BTreeSet;

use crate::assessment::{Assessment, Facts, Standing, Truth, assess};
use crate::guidance::compile::Finding;
use crate::guidance::model::{Example, Guidance};

/// Runs all examples.
#[must_use]
pub fn all(guidance: &Guidance) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut results = Vec::new();
    for example in &guidance.content.example {
        let answers = example
            .answers
            .iter()
            .map(|(q, a)| (q.as_str(), a.as_str()));
        match Facts::from_answers(guidance, answers) {
            Ok(facts) => {
                let result = assess(guidance, &facts);
                findings.extend(mismatches(example, &result));
                results.push(result);
            }
            Err(error) => findings.push(Finding::new("example", &example.id, error.to_string())),
        }
    }
    findings.extend(uncovered(guidance, &results));
    findings
}

fn mismatches(example: &Example, result: &Assessment) -> Vec<Finding> {
    let mut findings = Vec::new();
    let expected: BTreeSet<_> = example.routes.iter().collect();
    let found: BTreeSet<_> = result
        .standing(Standing::Indicated)
        .map(|r| &r.route)
        .collect();
    for route in expected.symmetric_difference(&found) {
        let message = if found.contains(*route) {
            format!("the answers point to \"{route}\", which the example does not list")
        } else {
            format!("the answers do not point to \"{route}\", which the example lists")
        };
        findings.push(Finding::new("example", &example.id, message));
    }
    let expected: BTreeSet<_> = example.precaution.iter().collect();
    let found: BTreeSet<_> = result.precautions().map(|r| &r.route).collect();
    for route in expected.symmetric_difference(&found) {
        let message = if found.contains(*route) {
            format!(
                "\"{route}\" is open and acted on all the same, which the example does not list; write precaution = [\"{route}\"], or correct the route's precaution"
            )
        } else {
            format!(
                "\"{route}\" is not acted on while it is open, which the example lists under precaution"
            )
        };
        findings.push(Finding::new("example", &example.id, message));
    }
    let mut wrong = |message: String| {
        findings.push(Finding::new("example", &example.id, message));
    };
    for (names, wanted) in [
        (&example.met, Truth::True),
        (&example.not_met, Truth::False),
        (&example.open, Truth::Undetermined),
    ] {
        for id in names {
            let found = result.criterion(id).map(|c| c.met);
            if found != Some(wanted) {
                let (wanted, found) = (met(Some(wanted)), met(found));
                wrong(format!(
                    "criterion \"{id}\" should be {wanted}, but the answers make it {found}"
                ));
            }
        }
    }
    for (names, wanted) in [
        (&example.parallel, Truth::True),
        (&example.consider, Truth::Undetermined),
    ] {
        for id in names {
            let found = result.parallel(id).map(|p| p.applies);
            if found != Some(wanted) {
                let (wanted, found) = (applies(Some(wanted)), applies(found));
                wrong(format!(
                    "\"{id}\" should be {wanted} beside it, but the answers make it {found}"
                ));
            }
        }
    }
    findings
}

/// How a criterion stands, in words.
fn met(truth: Option<Truth>) -> &'static str {
    match truth {
        Some(Truth::True) => "met",
        Some(Truth::False) => "not met",
        Some(Truth::Undetermined) => "open",
        None => "none: there is no such criterion",
    }
}

/// How another process stands, in words.
fn applies(truth: Option<Truth>) -> &'static str {
    match truth {
        Some(Truth::True) => "applying",
        Some(Truth::False) => "ruled out",
        Some(Truth::Undetermined) => "one to consider",
        None => "none: there is no such process",
    }
}

fn uncovered(guidance: &Guidance, results: &[Assessment]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for criterion in &guidance.content.criterion {
        for (truth, word) in [(Truth::True, "met"), (Truth::False, "not met")] {
            if !results
                .iter()
                .any(|r| r.criterion(&criterion.id).map(|c| c.met) == Some(truth))
            {
                findings.push(Finding::new(
                    "criterion",
                    &criterion.id,
                    format!("no example shows it {word}; add one"),
                ));
            }
        }
    }
    for parallel in &guidance.content.parallel {
        let conditions = parallel.only_when.is_some() || parallel.when.is_some();
        // Without a condition of its own it is never more than to be considered.
        let most = match parallel.when {
            Some(_) => (Truth::True, "applying"),
            None => (Truth::Undetermined, "to be considered"),
        };
        let wanted = [most, (Truth::False, "ruled out")];
        for (truth, word) in wanted.into_iter().filter(|_| conditions) {
            if !results
                .iter()
                .any(|r| r.parallel(&parallel.id).map(|p| p.applies) == Some(truth))
            {
                findings.push(Finding::new(
                    "parallel",
                    &parallel.id,
                    format!("no example shows it {word}; add one"),
                ));
            }
        }
    }
    for route in &guidance.content.route {
        let stands = |result: &Assessment, wanted: Standing| {
            result
                .routes
                .iter()
                .any(|r| r.route == route.id && r.standing == wanted)
        };
        for (standing, word) in [
            (Standing::Indicated, "indicated"),
            (Standing::NotIndicated, "not indicated"),
        ] {
            if !results.iter().any(|r| stands(r, standing)) {
                findings.push(Finding::new(
                    "route",
                    &route.id,
                    format!(
                        "no example shows it {word}; add one, or its condition cannot be reached"
                    ),
                ));
            }
        }
        let acted_on = |result: &Assessment| result.precautions().any(|r| r.route == route.id);
        if route.precaution.is_some() && !results.iter().any(acted_on) {
            findings.push(Finding::new(
                "route",
                &route.id,
                "no example shows its precaution; add one in which the route is open and acted on all the same",
            ));
        }
    }
    findings
}
