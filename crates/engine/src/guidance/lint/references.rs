//! The checks that what is named is there.

use crate::guidance::compile::Finding;
use crate::guidance::id::QuestionId;
use crate::guidance::model::{Guidance, Item};

/// Names of what is not there.
pub(super) fn check(guidance: &Guidance) -> Vec<Finding> {
    let c = &guidance.content;
    let mut findings = Vec::new();
    let mut question = |kind: &str, id: &dyn std::fmt::Display, named: &QuestionId| {
        if guidance.question(named).is_none() {
            findings.push(Finding::new(
                kind,
                id,
                format!("there is no question \"{named}\"; add it or correct the name"),
            ));
        }
    };
    for step in &c.step {
        step.questions
            .iter()
            .for_each(|q| question("step", &step.id, q));
    }
    for group in &c.group {
        let timeline = group
            .timeline
            .iter()
            .flat_map(|t| [&t.when, &t.agency, &t.what]);
        group
            .questions
            .iter()
            .chain(&group.named_by)
            .chain(&group.summed_by)
            .chain(timeline)
            .for_each(|q| question("group", &group.id, q));
    }
    for timescale in &c.timescale {
        timescale
            .starts
            .iter()
            .map(|s| &s.question)
            .chain(&timescale.done)
            .chain(&timescale.past)
            .for_each(|q| question("timescale", &timescale.id, q));
    }
    for check in &c.check {
        question("check", &check.id, &check.earlier);
        question("check", &check.id, &check.later);
    }
    for section in &c.section {
        for item in &section.items {
            if let Item::Question(id) = item {
                question("section", &section.id, id);
            }
        }
    }
    let mut missing = |kind: &str, id: &dyn std::fmt::Display, what: &str, name: String| {
        findings.push(Finding::new(
            kind,
            id,
            format!("there is no {what} \"{name}\"; add it or correct the name"),
        ));
    };
    for section in &c.section {
        for item in &section.items {
            if let Item::Group(id) = item
                && guidance.group(id).is_none()
            {
                missing("section", &section.id, "group", id.to_string());
            }
        }
    }
    for form in &c.form {
        for section in form.parts.iter().flat_map(|p| &p.sections) {
            if guidance.section(section).is_none() {
                missing("form", &form.id, "section", section.to_string());
            }
        }
    }
    for route in &c.route {
        if let Some(form) = &route.form
            && guidance.form(form).is_none()
        {
            missing("route", &route.id, "form", form.to_string());
        }
    }
    for parallel in &c.parallel {
        if let Some(route) = &parallel.route
            && guidance.route(route).is_none()
        {
            missing("parallel", &parallel.id, "route", route.to_string());
        }
    }
    for question in &c.question {
        if let Some(list) = &question.list
            && !c.list.iter().any(|l| &l.id == list)
        {
            missing("question", &question.id, "list", list.to_string());
        }
    }
    findings
}
