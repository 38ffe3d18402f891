//! The result in words.

use practice_review_engine::assessment::{Assessment, RouteResult, Settling, Standing, Truth};
use practice_review_engine::case::{Case, Value};
use practice_review_engine::document::words;
use practice_review_engine::guidance::{Duty, Guidance, OptionId, QuestionId, Route, Urgency};

use crate::terminal::plain;

/// The report: routes that are indicated with their reasons, then the open ones, then the others.
pub fn report(
    guidance: &Guidance,
    case: &Case,
    assessment: &Assessment,
    settling: &Settling,
    not_in_use: &[&QuestionId],
) -> String {
    let partnership = &guidance.partnership;
    let mut lines = vec![format!(
        "{}, guidance of {}",
        partnership.name, partnership.edition.data
    )];
    let routes = |standing| {
        assessment
            .standing(standing)
            .filter_map(|result| Some((result, guidance.route(&result.route)?)))
    };
    lines.extend(["".into(), "The answers point to:".into()]);
    for (result, route) in routes(Standing::Indicated) {
        lines.extend(indicated(guidance, case, assessment, result, route));
    }
    let precautions = assessment.precautions().filter_map(|result| {
        let route = guidance.route(&result.route)?;
        Some((result, route, route.precaution.as_ref()?))
    });
    for (index, (result, route, precaution)) in precautions.enumerate() {
        if index == 0 {
            lines.extend(["".into(), "Not settled, but to be acted on today:".into()]);
        }
        lines.extend([
            format!("  {}: {}", route.title, precaution.because),
            format!("    Still open: {}", labels(guidance, &result.open)),
            format!("    Source: {}", guidance.cite(&route.sources)),
        ]);
    }
    let open: Vec<String> = routes(Standing::Open)
        .filter(|(result, _)| !result.precaution)
        .map(|(result, route)| {
            format!(
                "  {}: depends on {}",
                route.title,
                labels(guidance, &result.open)
            )
        })
        .collect();
    if !open.is_empty() {
        lines.extend(["".into(), "Open until more is known:".into()]);
        lines.extend(open);
    }
    if let Settling::Fewest(questions) = settling {
        lines.extend([
            "".into(),
            format!(
                "Answer these and nothing is open{}: {}",
                match settling.counts(guidance) {
                    (_, 0) => String::new(),
                    (count, optional) if count == optional => {
                        " (none of them has to be answered)".to_owned()
                    }
                    (_, optional) => format!(" ({optional} of them need not be answered)"),
                },
                labels(guidance, questions)
            ),
        ]);
    }
    let others: Vec<String> = routes(Standing::NotIndicated)
        .map(|(_, route)| format!("  {}", route.title))
        .collect();
    if !others.is_empty() {
        lines.extend(["".into(), "The answers point away from:".into()]);
        lines.extend(others);
    }
    lines.extend(processes(guidance, assessment));
    if !not_in_use.is_empty() {
        let names: Vec<String> = not_in_use.iter().map(|id| plain(id.as_str())).collect();
        lines.extend([
            "".into(),
            format!(
                "Not in use, because the other answers leave it unasked: {}",
                names.join(", ")
            ),
        ]);
    }
    lines.extend([
        "".into(),
        "This is an aid to judgement, not a decision.".into(),
        partnership.edition.notice.clone(),
    ]);
    lines.join("\n") + "\n"
}

/// Other processes: those that apply with what to do about them, then those to consider.
fn processes(guidance: &Guidance, assessment: &Assessment) -> Vec<String> {
    let mut lines = Vec::new();
    for (applies, title) in [
        (Truth::True, "Other processes that apply:"),
        (Truth::Undetermined, "Other processes to consider:"),
    ] {
        let mut found = assessment
            .parallel
            .iter()
            .filter(|result| result.applies == applies)
            .filter_map(|result| guidance.parallel(&result.parallel))
            .peekable();
        if found.peek().is_some() {
            lines.extend([String::new(), title.to_owned()]);
        }
        for parallel in found {
            lines.extend([
                format!("  {}: {}", parallel.title, parallel.asks),
                format!("    {}", parallel.means),
                format!("    Source: {}", guidance.cite(&parallel.sources)),
            ]);
        }
    }
    lines
}

/// A route that is indicated, and why.
fn indicated(
    guidance: &Guidance,
    case: &Case,
    assessment: &Assessment,
    result: &RouteResult,
    route: &Route,
) -> Vec<String> {
    let today = if route.urgency == Urgency::Today {
        " (today)"
    } else {
        ""
    };
    let mut lines = vec![
        format!("  {}{today}", route.title),
        format!("    Why: {}", route.because),
    ];
    if let Duty::Other(whose) = &route.duty {
        lines.push(format!("    Whose act: {whose}"));
    }
    for id in &result.criteria {
        let met = assessment
            .criterion(id)
            .is_some_and(|c| c.met == Truth::True);
        if let Some(criterion) = guidance.criterion(id).filter(|_| met) {
            lines.push(format!(
                "    Criterion met: {} ({})",
                criterion.title,
                guidance.cite(&criterion.sources)
            ));
        }
    }
    if !result.rests_on.is_empty() {
        let answers: Vec<String> = result
            .rests_on
            .iter()
            .map(|id| answered(guidance, case, id))
            .collect();
        lines.push(format!("    Rests on: {}", answers.join("; ")));
    }
    let changes: Vec<String> = result
        .changes
        .iter()
        .map(|change| {
            let to = option(guidance, &change.question, &change.to);
            format!("{} = {to}", label(guidance, &change.question))
        })
        .collect();
    if !changes.is_empty() {
        lines.push(format!("    Would change it: {}", changes.join("; ")));
    }
    if !result.open.is_empty() {
        lines.push(format!(
            "    Still open: {}",
            labels(guidance, &result.open)
        ));
    }
    lines.push(format!("    Source: {}", guidance.cite(&route.sources)));
    lines
}

fn answered(guidance: &Guidance, case: &Case, id: &QuestionId) -> String {
    let Some(question) = guidance.question(id) else {
        return id.to_string();
    };
    let (_, paragraphs) = words(guidance, question, case.answer(id));
    format!("{} = {}", question.label, plain(&paragraphs.join(", ")))
}

/// An option as it is shown; one of yes or no stands in no list.
fn option(guidance: &Guidance, question: &QuestionId, id: &OptionId) -> String {
    guidance.question(question).map_or_else(
        || id.to_string(),
        |question| {
            words(guidance, question, Some(&Value::Choice(id.clone()).into()))
                .1
                .join(", ")
        },
    )
}

fn label<'a>(guidance: &'a Guidance, id: &'a QuestionId) -> &'a str {
    guidance
        .question(id)
        .map_or(id.as_str(), |question| question.label.as_str())
}

fn labels(guidance: &Guidance, ids: &[QuestionId]) -> String {
    ids.iter()
        .map(|id| label(guidance, id))
        .collect::<Vec<_>>()
        .join("; ")
}
