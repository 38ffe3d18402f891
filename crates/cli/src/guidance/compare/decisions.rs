//! Who decides, how many must agree, and what can be decided.

use practice_review_engine::document::capitalised;
use practice_review_engine::guidance::{About, Guidance, Reference};

use super::table::Table;
use super::{NOTHING, cited, notes, row};

/// The subjects in order.
const SUBJECTS: [(About, &str); 3] = [
    (About::Deciders, "Decides"),
    (About::Quorum, "How many must agree"),
    (About::Outcomes, "Can be decided"),
];

/// The table. A cell holds what the data says in brief; the whole stands below.
pub fn decisions(partnerships: &[Guidance]) -> Table {
    Table {
        title: "Decisions",
        intro: "On a notification the local authority alone decides, everywhere.",
        rows: SUBJECTS
            .iter()
            .map(|(about, label)| row(partnerships, *label, |guidance| brief(guidance, *about)))
            .collect(),
        notes: notes(partnerships, |guidance| {
            SUBJECTS
                .iter()
                .flat_map(|(about, _)| references(guidance, *about))
                .map(|reference| {
                    let text = format!("{}: {}", reference.topic, reference.text);
                    cited(guidance, &text, &reference.sources)
                })
                .collect()
        }),
    }
}

fn references(guidance: &Guidance, about: About) -> impl Iterator<Item = &Reference> {
    let all = guidance.content.reference.iter();
    all.filter(move |reference| reference.about == about)
}

fn brief(guidance: &Guidance, about: About) -> String {
    let briefs: Vec<&str> = references(guidance, about)
        .map(|reference| reference.brief.as_str())
        .filter(|brief| !brief.is_empty())
        .collect();
    match briefs.as_slice() {
        [] if references(guidance, about).next().is_some() => "see below".to_owned(),
        [] => NOTHING.to_owned(),
        briefs => capitalised(&briefs.join("; ")),
    }
}
