//! The checks of sources: each rule cites one, and documents and requirement rows that there are.

use std::collections::BTreeSet;

use crate::guidance::compile::Finding;
use crate::guidance::model::{Guidance, Source};

/// Every place in the guidance that cites sources, with kind and name.
#[must_use]
pub fn cited(guidance: &Guidance) -> Vec<(&'static str, String, &[Source])> {
    let c = &guidance.content;
    let p = &guidance.partnership;
    let mut all: Vec<(&'static str, String, &[Source])> = Vec::new();
    macro_rules! add {
        ($($kind:literal: $list:expr),* $(,)?) => {
            $(all.extend($list.iter().map(|item| ($kind, item.id.to_string(), item.sources.as_slice())));)*
        };
    }
    add!(
        "list": c.list, "question": c.question, "group": c.group, "criterion": c.criterion,
        "route": c.route, "parallel": c.parallel, "timescale": c.timescale, "form": c.form, "term": p.term,
    );
    all.extend(c.timescale.iter().flat_map(|t| {
        t.starts
            .iter()
            .map(|s| ("timescale", t.id.to_string(), s.sources.as_slice()))
    }));
    all.extend(
        c.reference
            .iter()
            .map(|r| ("reference", r.topic.clone(), r.sources.as_slice())),
    );
    all.extend(
        p.gap
            .iter()
            .map(|g| ("gap", g.text.clone(), g.sources.as_slice())),
    );
    all.extend(c.form.iter().filter_map(|f| {
        let filing = f.filing.as_ref()?;
        Some(("form", f.id.to_string(), filing.sources.as_slice()))
    }));
    for sources in [&p.edition.sources, &p.danger.sources, &p.recipient.sources] {
        all.push(("partnership", p.id.to_string(), sources));
    }
    all
}

/// Rules without a source, and sources of what is not there.
pub(super) fn check(guidance: &Guidance) -> Vec<Finding> {
    let mut findings = Vec::new();
    let rows: BTreeSet<String> = guidance
        .content
        .requirement
        .iter()
        .flat_map(|r| r.rows())
        .map(|row| row.to_string())
        .collect();
    for (kind, id, sources) in cited(guidance) {
        if sources.is_empty() && kind != "term" {
            findings.push(Finding::new(
                kind,
                &id,
                "no source is given; add sources = [{ document = …, section = … }]",
            ));
        }
        for source in sources {
            if guidance.document(&source.document).is_none() {
                findings.push(Finding::new(
                    kind,
                    &id,
                    format!(
                        "there is no document \"{}\"; add it or correct the name",
                        source.document
                    ),
                ));
            }
            for row in source.rows.iter().filter(|r| !rows.contains(r.as_str())) {
                findings.push(Finding::new(
                    kind,
                    &id,
                    format!("there is no requirement row \"{row}\"; correct it"),
                ));
            }
        }
    }
    findings
}
