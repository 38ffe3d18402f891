//! Checks that what links into the guide leads somewhere.

use crate::guidance::compile::Finding;
use crate::guidance::model::{About, Guidance, GuidanceFile, WordingOf};
use crate::guide::place;

/// Links of a partnership's own questions, groups and wordings into its own guide.
#[must_use]
pub fn own(guidance: &Guidance, own: &GuidanceFile) -> Vec<Finding> {
    let worded = own.wording.iter().filter_map(|wording| match &wording.of {
        WordingOf::Question(id) => Some(("question", id.to_string(), &wording.guide)),
        WordingOf::Group(id) => Some(("group", id.to_string(), &wording.guide)),
        WordingOf::Criterion(_) | WordingOf::Section(_) | WordingOf::Parallel(_) => None,
    });
    links(own)
        .chain(worded)
        .flat_map(|(kind, id, abouts)| {
            dead(&[guidance], abouts).map(move |about| {
                Finding::new(
                    kind,
                    &id,
                    format!("its guide link {about:?} leads to nothing: this partnership has no reference about it; add one or take the link away"),
                )
            })
        })
        .collect()
}

/// Synonyms that give nothing more to find.
#[must_use]
pub fn synonyms(guidance: &Guidance) -> Vec<Finding> {
    let mut findings = Vec::new();
    for synonym in &guidance.content.synonym {
        let mut wrong = |message: String| {
            findings.push(Finding::new("synonym", &synonym.id, message));
        };
        let mut words: Vec<String> = Vec::new();
        for word in &synonym.words {
            let word = word.trim().to_lowercase();
            if !word.contains(char::is_alphanumeric) {
                wrong("one of its words has no letter; write one or take it away".to_owned());
            } else if words.contains(&word) {
                wrong(format!("\"{word}\" stands in it twice; take one away"));
            }
            words.push(word);
        }
        if words.len() < 2 {
            wrong("it needs at least two words, of which each finds the others".to_owned());
        }
    }
    findings
}

/// Links of what partnerships share, each of which leads somewhere in at least one of them.
#[must_use]
#[cfg(feature = "authoring")]
pub fn shared(national: &GuidanceFile, partnerships: &[Guidance]) -> Vec<Finding> {
    let all: Vec<&Guidance> = partnerships.iter().collect();
    links(national)
        .flat_map(|(kind, id, abouts)| {
            dead(&all, abouts).map(move |about| {
                Finding::new(
                    kind,
                    &id,
                    format!("its guide link {about:?} leads to nothing in any partnership; add a reference about it or take the link away"),
                )
            })
        })
        .collect()
}

/// Kind, name and links of every question and group of a file.
fn links(file: &GuidanceFile) -> impl Iterator<Item = (&'static str, String, &Vec<About>)> {
    let questions = file.question.iter();
    let groups = file.group.iter();
    questions
        .map(|question| ("question", question.id.to_string(), &question.guide))
        .chain(groups.map(|group| ("group", group.id.to_string(), &group.guide)))
}

/// The links that lead to nothing in any of these.
fn dead(partnerships: &[&Guidance], abouts: &[About]) -> impl Iterator<Item = About> + use<> {
    let dead: Vec<About> = abouts
        .iter()
        .copied()
        .filter(|about| partnerships.iter().all(|g| place(g, *about).is_none()))
        .collect();
    dead.into_iter()
}
