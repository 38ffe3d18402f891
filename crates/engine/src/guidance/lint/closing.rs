//! The check that every clock can be stopped, for whoever writes guidance.

use crate::guidance::compile::Finding;
use crate::guidance::id::QuestionId;
use crate::guidance::model::{Guidance, Kind, Means, Timescale};

/// Time limits that would stay overdue for good in a partnership that is put together. What only
/// lasts until a day ends by itself.
///
/// It came after the first release, so a file that somebody has from before it is still read.
#[must_use]
pub fn closing(guidance: &Guidance) -> Vec<Finding> {
    let mut findings = Vec::new();
    for timescale in &guidance.content.timescale {
        let mut wrong = |message: String| {
            findings.push(Finding::new("timescale", &timescale.id, message));
        };
        if never_ends(timescale) {
            wrong("nothing ends it, so it would be overdue for good; write done = \"…\" with the question that asks when it was done, or past = [\"…\"] with those for later events".to_owned());
        }
        for id in timescale.done.iter().chain(&timescale.past) {
            match guidance.question(id) {
                None => wrong(format!(
                    "\"{id}\" ends it, but no step or section asks it; put it into a section of the form"
                )),
                Some(question)
                    if !matches!(question.kind, Kind::Date | Kind::When)
                        || in_group(guidance, id) =>
                {
                    wrong(format!(
                        "\"{id}\" ends it, but is no date outside groups; name a question of the kind date or when"
                    ));
                }
                Some(_) => {}
            }
        }
    }
    findings
}

fn never_ends(timescale: &Timescale) -> bool {
    timescale.means != Means::Until && timescale.done.is_none() && timescale.past.is_empty()
}

fn in_group(guidance: &Guidance, id: &QuestionId) -> bool {
    let mut groups = guidance.content.group.iter();
    groups.any(|group| group.questions.contains(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::fixture::guidance;

    const QUESTION: &str = r#"
[[question]]
id = "decided"
text = "When was it decided?"
label = "Decided"
why = "w"
kind = "date"
sources = []
"#;

    fn findings(question: &str, fields: &str) -> Vec<String> {
        let tables = format!(
            "{question}\n[[timescale]]\nid = \"decision\"\ntitle = \"t\"\nduty = \"referrer\"\namount = 5\nunit = \"working-days\"\nstarts = []\nsources = []\n{fields}\n"
        );
        let found = closing(&guidance(&tables));
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_time_limit_that_nothing_ends_is_refused_with_what_to_write() {
        let found = findings(QUESTION, "");
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("timescale \"decision\""), "{found:?}");
        assert!(found[0].contains("write done = "), "{found:?}");
        assert!(!findings(QUESTION, "means = \"earliest\"").is_empty());
        for fields in [
            "done = \"decided\"",
            "past = [\"decided\"]",
            "means = \"until\"",
        ] {
            assert_eq!(findings(QUESTION, fields), Vec::<String>::new(), "{fields}");
        }
    }

    #[test]
    fn what_ends_it_is_a_date_that_is_asked_outside_groups() {
        for fields in ["done = \"decided\"", "past = [\"decided\"]"] {
            assert!(findings("", fields)[0].contains("no step or section asks it"));
            let text = QUESTION.replace("\"date\"", "\"text\"");
            assert!(findings(&text, fields)[0].contains("is no date outside groups"));
            let group = format!(
                "{QUESTION}\n[[group]]\nid = \"g\"\ntitle = \"t\"\none = \"o\"\nempty = \"e\"\nnamed-by = [\"decided\"]\nquestions = [\"decided\"]\nsources = []\n"
            );
            assert!(findings(&group, fields)[0].contains("is no date outside groups"));
        }
    }
}
