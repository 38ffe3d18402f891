//! The checks of ids, and that each names one thing.

use std::collections::BTreeSet;

use crate::guidance::compile::Finding;
use crate::guidance::expression::RESERVED;
use crate::guidance::id::is_kebab_case;
use crate::guidance::model::Guidance;

/// Kind and name of every item that has a name.
fn items(guidance: &Guidance) -> Vec<(&'static str, String)> {
    let c = &guidance.content;
    let mut items = Vec::new();
    macro_rules! add {
        ($($kind:literal: $list:expr),* $(,)?) => {
            $(items.extend($list.iter().map(|item| ($kind, item.id.to_string())));)*
        };
    }
    add!(
        "document": c.document, "list": c.list, "step": c.step, "question": c.question,
        "group": c.group, "criterion": c.criterion, "route": c.route, "parallel": c.parallel,
        "timescale": c.timescale, "check": c.check, "clash": c.clash, "section": c.section, "form": c.form,
        "synonym": c.synonym, "vocabulary": c.vocabulary, "example": c.example,
    );
    items.push(("partnership", guidance.partnership.id.to_string()));
    items
}

/// True for text that can name something in the guidance: lower-case words joined by hyphens, and
/// not a word of conditions.
#[must_use]
pub fn is_id(text: &str) -> bool {
    is_kebab_case(text) && !RESERVED.contains(&text)
}

/// Ids that cannot be names, and ids that stand twice.
pub(super) fn check(guidance: &Guidance) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
    for (kind, id) in items(guidance) {
        if !is_id(&id) {
            findings.push(Finding::new(
                kind,
                &id,
                "write the id in lower-case words joined by hyphens, and not a word of conditions",
            ));
        }
        // Conditions name questions and criteria alike, so these share their names.
        let space = if kind == "criterion" {
            "question"
        } else {
            kind
        };
        if !seen.insert((space, id.clone())) {
            findings.push(Finding::new(
                kind,
                &id,
                "this id is used twice; give one a new id",
            ));
        }
    }
    findings
}
