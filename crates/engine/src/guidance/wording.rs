//! What a partnership adds to shared guidance, or words differently: a question stands once in
//! `national/`, with the same meaning wherever it is asked, and each partnership cites its own
//! policy for it.

use super::compile::Finding;
use super::model::{
    About, Criterion, Group, Guidance, GuidanceFile, Parallel, Question, Section, Wording,
    WordingOf,
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
        .flat_map(|wording| {
            let (kind, id) = wording.of.kind_and_name();
            put(content, wording)
                .into_iter()
                .map(move |fault| Finding::new(kind, id, fault))
        })
        .collect()
}

/// Puts one wording into its item. Gives what is wrong with it.
fn put(content: &mut GuidanceFile, wording: &Wording) -> Vec<String> {
    macro_rules! reworded {
        ($list:ident, $id:expr, $reword:ident) => {
            content
                .$list
                .iter_mut()
                .find(|item| &item.id == $id)
                .map(|item| $reword(item, wording))
        };
    }
    let found = match &wording.of {
        WordingOf::Question(id) => reworded!(question, id, reword_question),
        WordingOf::Criterion(id) => reworded!(criterion, id, reword_criterion),
        WordingOf::Section(id) => reworded!(section, id, reword_section),
        WordingOf::Group(id) => reworded!(group, id, reword_group),
        WordingOf::Parallel(id) => reworded!(parallel, id, reword_parallel),
    };
    let mut faults = found.unwrap_or_else(|| {
        vec!["there is no such item to word; correct the name in of = { … }".to_owned()]
    });
    if !wording.options.is_empty() && !matches!(wording.of, WordingOf::Question(_)) {
        faults.push("only a question has options to word; take options away".to_owned());
    }
    if !wording.questions.is_empty() && !matches!(wording.of, WordingOf::Group(_)) {
        faults.push("questions can be added to a group only; take questions away".to_owned());
    }
    faults
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

/// Adds links into the guide to those that are there.
fn link(links: &mut Vec<About>, more: &[About]) {
    for about in more {
        if !links.contains(about) {
            links.push(*about);
        }
    }
}

fn reword_question(question: &mut Question, wording: &Wording) -> Vec<String> {
    over(&mut question.text, &wording.text);
    over(&mut question.label, &wording.label);
    over(&mut question.hint, &wording.hint);
    over(&mut question.why, &wording.why);
    question.required |= wording.required;
    link(&mut question.guide, &wording.guide);
    question.sources.extend(wording.sources.iter().cloned());
    let mut faults = Vec::new();
    for reworded in &wording.options {
        match question.options.iter_mut().find(|o| o.id == reworded.id) {
            Some(option) => {
                over(&mut option.label, &reworded.label);
                over(&mut option.hint, &reworded.hint);
            }
            None => faults.push(format!(
                "it has no option \"{}\" of its own to word; correct the name",
                reworded.id
            )),
        }
    }
    faults
}

fn reword_criterion(criterion: &mut Criterion, wording: &Wording) -> Vec<String> {
    over(&mut criterion.text, &wording.text);
    over(&mut criterion.title, &wording.label);
    criterion.sources.extend(wording.sources.iter().cloned());
    Vec::new()
}

fn reword_section(section: &mut Section, wording: &Wording) -> Vec<String> {
    over(&mut section.intro, &wording.text);
    over(&mut section.title, &wording.label);
    Vec::new()
}

fn reword_group(group: &mut Group, wording: &Wording) -> Vec<String> {
    over(&mut group.intro, &wording.text);
    over(&mut group.title, &wording.label);
    link(&mut group.guide, &wording.guide);
    group.sources.extend(wording.sources.iter().cloned());
    let place = match &wording.after {
        None => group.questions.len(),
        Some(after) => match group.questions.iter().position(|known| known == after) {
            Some(index) => index + 1,
            None => {
                return vec![format!(
                    "\"{after}\" is not one of its questions; correct after = \"…\""
                )];
            }
        },
    };
    let added = wording.questions.iter().cloned();
    group.questions.splice(place..place, added);
    Vec::new()
}

fn reword_parallel(parallel: &mut Parallel, wording: &Wording) -> Vec<String> {
    over(&mut parallel.means, &wording.text);
    over(&mut parallel.title, &wording.label);
    over(&mut parallel.asks, &wording.hint);
    if wording.when.is_some() {
        parallel.when.clone_from(&wording.when);
    }
    if wording.only_when.is_some() {
        parallel.only_when.clone_from(&wording.only_when);
    }
    if wording.route.is_some() {
        parallel.route.clone_from(&wording.route);
    }
    parallel.sources.extend(wording.sources.iter().cloned());
    Vec::new()
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

[[question]]
id = "kind"
text = "Which kind?"
label = "Kind"
why = "w"
kind = "choice"
options = [{ id = "near", label = "Near" }, { id = "far", label = "Far", code = "F", hint = "Over the hills." }]
sources = [{ document = "law", section = "1" }]

[[group]]
id = "events"
title = "Events"
one = "event"
empty = "e"
questions = ["what", "learning"]
named-by = ["what"]
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
    fn an_option_is_worded_and_keeps_its_name_and_its_code() {
        let own: GuidanceFile = toml::from_str(
            r#"
[[wording]]
of = { question = "kind" }
options = [{ id = "far", label = "Far away from here" }, { id = "gone", label = "Gone" }]
"#,
        )
        .unwrap();
        let mut guidance = fixture::guidance(SHARED);
        let found = apply(&mut guidance, &own);
        let option = &guidance.content.question[1].options[1];
        assert_eq!(option.id.as_str(), "far");
        assert_eq!(option.label, "Far away from here");
        assert_eq!(option.hint, "Over the hills.");
        assert_eq!(option.code.as_deref(), Some("F"));
        assert_eq!(found.len(), 1);
        assert!(found[0].to_string().contains("no option \"gone\""));
    }

    #[test]
    fn questions_are_added_to_a_group_where_the_partnership_wants_them() {
        let own: GuidanceFile = toml::from_str(
            r#"
[[wording]]
of = { group = "events" }
label = "Significant events"
questions = ["impact"]
after = "what"
sources = [{ document = "policy", section = "3" }]

[[wording]]
of = { group = "events" }
questions = ["tests"]
"#,
        )
        .unwrap();
        let mut guidance = fixture::guidance(SHARED);
        assert!(apply(&mut guidance, &own).is_empty());
        let group = &guidance.content.group[0];
        let asked: Vec<_> = group.questions.iter().map(|q| q.as_str()).collect();
        assert_eq!(asked, ["what", "impact", "learning", "tests"]);
        assert_eq!(group.title, "Significant events");
        assert_eq!(group.sources.len(), 2);
    }

    #[test]
    fn a_wording_that_does_not_fit_its_item_is_found() {
        for (wording, said) in [
            (
                "of = { group = \"events\" }\nquestions = [\"impact\"]\nafter = \"gone\"",
                "correct after",
            ),
            (
                "of = { question = \"place\" }\nquestions = [\"impact\"]",
                "group only",
            ),
            (
                "of = { group = \"events\" }\noptions = [{ id = \"far\" }]",
                "only a question",
            ),
        ] {
            let own: GuidanceFile = toml::from_str(&format!("[[wording]]\n{wording}\n")).unwrap();
            let found = apply(&mut fixture::guidance(SHARED), &own);
            assert_eq!(found.len(), 1, "{wording}");
            assert!(found[0].to_string().contains(said), "{}", found[0]);
        }
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
