//! What a partnership adds to shared guidance, or words differently: a question stands once in
//! `national/`, with the same meaning wherever it is asked, and each partnership cites its own
//! policy for it.

use super::compile::Finding;
use super::model::{
    Criterion, Guidance, GuidanceFile, Parallel, Question, Section, Wording, WordingOf,
};

/// Where the name of the partnership's area stands in shared texts.
const AREA: &str = "{area}";

/// Puts a partnership's wordings and the name of its area into what it shares with others. Gives
/// the wordings whose item is not there.
#[must_use]
pub fn apply(guidance: &mut Guidance, own: &GuidanceFile) -> Vec<Finding> {
    let area = guidance.partnership.area.clone();
    let content = &mut guidance.content;
    for question in &mut content.question {
        for text in [&mut question.text, &mut question.hint, &mut question.why] {
            place(text, &area);
        }
        for option in &mut question.options {
            place(&mut option.label, &area);
        }
    }
    for criterion in &mut content.criterion {
        place(&mut criterion.text, &area);
    }
    for parallel in &mut content.parallel {
        place(&mut parallel.asks, &area);
        place(&mut parallel.means, &area);
    }
    own.wording
        .iter()
        .filter_map(|wording| {
            let found = match &wording.of {
                WordingOf::Question(id) => content
                    .question
                    .iter_mut()
                    .find(|question| &question.id == id)
                    .map(|question| reword_question(question, wording)),
                WordingOf::Criterion(id) => content
                    .criterion
                    .iter_mut()
                    .find(|criterion| &criterion.id == id)
                    .map(|criterion| reword_criterion(criterion, wording)),
                WordingOf::Section(id) => content
                    .section
                    .iter_mut()
                    .find(|section| &section.id == id)
                    .map(|section| reword_section(section, wording)),
                WordingOf::Parallel(id) => content
                    .parallel
                    .iter_mut()
                    .find(|parallel| &parallel.id == id)
                    .map(|parallel| reword_parallel(parallel, wording)),
            };
            let (kind, id) = wording.of.kind_and_name();
            found.is_none().then(|| {
                Finding::new(
                    kind,
                    id,
                    "there is no such item to word; correct the name in of = { … }",
                )
            })
        })
        .collect()
}

fn place(text: &mut String, area: &str) {
    if text.contains(AREA) {
        *text = text.replace(AREA, area);
    }
}

/// Takes a new text over an old one, where there is a new one.
fn over(old: &mut String, new: &str) {
    if !new.is_empty() {
        new.clone_into(old);
    }
}

fn reword_question(question: &mut Question, wording: &Wording) {
    over(&mut question.text, &wording.text);
    over(&mut question.label, &wording.label);
    over(&mut question.hint, &wording.hint);
    over(&mut question.why, &wording.why);
    question.required |= wording.required;
    question.sources.extend(wording.sources.iter().cloned());
}

fn reword_criterion(criterion: &mut Criterion, wording: &Wording) {
    over(&mut criterion.text, &wording.text);
    over(&mut criterion.title, &wording.label);
    criterion.sources.extend(wording.sources.iter().cloned());
}

fn reword_section(section: &mut Section, wording: &Wording) {
    over(&mut section.intro, &wording.text);
    over(&mut section.title, &wording.label);
}

fn reword_parallel(parallel: &mut Parallel, wording: &Wording) {
    over(&mut parallel.means, &wording.text);
    over(&mut parallel.title, &wording.label);
    over(&mut parallel.asks, &wording.hint);
    if wording.when.is_some() {
        parallel.when.clone_from(&wording.when);
    }
    if wording.route.is_some() {
        parallel.route.clone_from(&wording.route);
    }
    parallel.sources.extend(wording.sources.iter().cloned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::fixture;

    const SHARED: &str = r#"
[[question]]
id = "place"
text = "Was it in {area}?"
label = "Place"
why = "w"
kind = "yes-no"
sources = [{ document = "law", section = "1" }]

[[parallel]]
id = "inquest"
title = "Inquest"
asks = "Ask in {area}."
means = "It means."
sources = [{ document = "law", section = "2" }]
"#;

    #[test]
    fn a_shared_question_names_the_area_and_cites_the_policy_beside_the_law() {
        let own: GuidanceFile = toml::from_str(
            r#"
[[wording]]
of = { question = "place" }
hint = "In whole or in part."
sources = [{ document = "policy", section = "2" }]
"#,
        )
        .unwrap();
        let mut guidance = fixture::guidance(SHARED);
        assert!(apply(&mut guidance, &own).is_empty());
        let question = &guidance.content.question[0];
        assert_eq!(question.text, "Was it in Far Away?");
        assert_eq!(question.hint, "In whole or in part.");
        let cited: Vec<_> = question
            .sources
            .iter()
            .map(|s| s.document.as_str())
            .collect();
        assert_eq!(cited, ["law", "policy"]);
    }

    #[test]
    fn a_partnership_says_how_its_own_questions_tell_that_a_shared_process_applies() {
        let own: GuidanceFile = toml::from_str(
            r#"
[[wording]]
of = { parallel = "inquest" }
text = "Here it means more."
when = "place"
route = "tell-coroner"
sources = [{ document = "policy", section = "3" }]
"#,
        )
        .unwrap();
        let mut guidance = fixture::guidance(SHARED);
        assert!(apply(&mut guidance, &own).is_empty());
        let parallel = &guidance.content.parallel[0];
        assert_eq!(parallel.means, "Here it means more.");
        assert_eq!(parallel.asks, "Ask in Far Away.");
        assert_eq!(parallel.when, Some("place".parse().unwrap()));
        assert_eq!(parallel.route, Some("tell-coroner".into()));
        assert_eq!(parallel.sources.len(), 2);
    }

    #[test]
    fn a_wording_of_nothing_is_found() {
        let own: GuidanceFile =
            toml::from_str("[[wording]]\nof = { criterion = \"gone\" }\nsources = []\n").unwrap();
        let found = apply(&mut fixture::guidance(SHARED), &own);
        assert_eq!(found.len(), 1);
        assert!(found[0].to_string().contains("\"gone\""));
    }
}
