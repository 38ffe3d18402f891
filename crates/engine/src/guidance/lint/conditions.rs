//! The checks of conditions: each speaks of what there is, of what can be answered, and not of itself.

use std::collections::BTreeSet;

use super::questions::answers;
use crate::guidance::compile::Finding;
use crate::guidance::expression::{Atom, Comparison, Expression};
use crate::guidance::id::QuestionId;
use crate::guidance::model::{Guidance, Kind, Question};
use crate::guidance::nearest::nearest;
use crate::guidance::usage::questions_in;

/// Every condition, with the kind and name of what it stands in, and whether it may speak of
/// questions of a group.
fn all_conditions(guidance: &Guidance) -> Vec<(&'static str, String, &Expression, bool)> {
    let c = &guidance.content;
    let mut all: Vec<(&'static str, String, &Expression, bool)> = Vec::new();
    all.extend(
        c.criterion
            .iter()
            .map(|x| ("criterion", x.id.to_string(), &x.when, false)),
    );
    macro_rules! add {
        ($kind:literal, $list:expr, $field:ident, $group:expr) => {
            all.extend(
                $list
                    .iter()
                    .filter_map(|x| Some(($kind, x.id.to_string(), x.$field.as_ref()?, $group))),
            );
        };
    }
    add!("route", c.route, when, false);
    let precautions = c
        .route
        .iter()
        .filter_map(|x| Some((x, x.precaution.as_ref()?)));
    all.extend(precautions.map(|(x, p)| ("precaution", x.id.to_string(), &p.when, false)));
    add!("parallel", c.parallel, only_when, false);
    add!("parallel", c.parallel, when, false);
    add!("step", c.step, show_when, false);
    add!("timescale", c.timescale, show_when, false);
    add!("section", c.section, show_when, false);
    add!("question", c.question, show_when, true);
    let clashes = c.clash.iter();
    all.extend(clashes.map(|x| ("clash", x.id.to_string(), &x.when, true)));
    all
}

/// Conditions of what is not there, or cannot be answered so.
pub(super) fn check(guidance: &Guidance) -> Vec<Finding> {
    let grouped: BTreeSet<&QuestionId> = guidance
        .content
        .group
        .iter()
        .flat_map(|g| &g.questions)
        .collect();
    let mut findings = Vec::new();
    for (kind, id, condition, in_group) in all_conditions(guidance) {
        for atom in condition.atoms() {
            if let Some(message) = atom_fault(guidance, atom) {
                findings.push(Finding::new(kind, &id, message));
            }
            if matches!(kind, "criterion" | "route" | "parallel") && speaks_of_knowledge(atom) {
                findings.push(Finding::new(
                    kind,
                    &id,
                    "it rests on whether something is answered or known, so finding out more could flip it; rest it on what the answer is",
                ));
            }
        }
        for question in questions_in(condition) {
            if !in_group && grouped.contains(&question) {
                findings.push(Finding::new(
                    kind,
                    &id,
                    format!("\"{question}\" is asked once for each entry of a group; a condition here needs one answer"),
                ));
            }
        }
    }
    findings
}

/// True for a statement about what is known instead of what is so.
fn speaks_of_knowledge(atom: &Atom) -> bool {
    matches!(
        atom,
        Atom::Answer {
            is: Comparison::Answered | Comparison::NotKnown,
            ..
        }
    )
}

/// The names that a condition can speak of.
fn names(guidance: &Guidance) -> impl Iterator<Item = &str> {
    let content = &guidance.content;
    let questions = content.question.iter().map(|question| question.id.as_str());
    questions.chain(
        content
            .criterion
            .iter()
            .map(|criterion| criterion.id.as_str()),
    )
}

/// What is wrong with one statement of a condition.
fn atom_fault(guidance: &Guidance, atom: &Atom) -> Option<String> {
    let question = |id: &QuestionId| {
        guidance.question(id).ok_or_else(|| {
            let why = "which is neither a question nor a criterion";
            match nearest(id.as_str(), names(guidance)) {
                Some(name) => {
                    format!("the condition names \"{id}\", {why}; did you mean \"{name}\"?")
                }
                None => format!(
                    "the condition names \"{id}\", {why}; write the id of one that there is (guidance questions lists the questions), or add a [[question]] or [[criterion]] of this id"
                ),
            }
        })
    };
    match atom {
        Atom::Named(name) => {
            if guidance.criterion_named(name).is_some() {
                return None;
            }
            match question(&QuestionId::from(name.as_str())) {
                Err(message) => Some(message),
                Ok(q) if q.kind != Kind::YesNo => Some(format!(
                    "\"{name}\" is not a question of yes or no; write \"{name} is …\" or \"{name} has …\""
                )),
                Ok(_) => None,
            }
        }
        Atom::Answer { question: id, is } => match question(id) {
            Err(message) => Some(message),
            Ok(q) => comparison_fault(guidance, q, is),
        },
        Atom::AgeUnder { birth, on, .. } => {
            [birth, on].into_iter().find_map(|id| match question(id) {
                Err(message) => Some(message),
                Ok(q) if !matches!(q.kind, Kind::Date | Kind::When) => Some(format!(
                    "an age is counted between dates, but \"{id}\" is none"
                )),
                Ok(_) => None,
            })
        }
    }
}

fn comparison_fault(guidance: &Guidance, question: &Question, is: &Comparison) -> Option<String> {
    let id = &question.id;
    let (options, fits) = match is {
        Comparison::Answered | Comparison::NotKnown => return None,
        Comparison::OneOf(options) => (
            options.as_slice(),
            matches!(question.kind, Kind::YesNo | Kind::Choice),
        ),
        Comparison::Has(option) => (std::slice::from_ref(option), question.kind == Kind::Choices),
    };
    if !fits {
        return Some(format!(
            "use \"is\" for one option and \"has\" for several; \"{id}\" is of the other kind"
        ));
    }
    let answers = answers(guidance, question);
    options
        .iter()
        .find(|option| !answers.contains(&option.to_string()))
        .map(|option| format!("\"{id}\" has no option \"{option}\""))
}

/// Criteria that lead back to themselves.
pub(super) fn circles(guidance: &Guidance) -> Vec<Finding> {
    fn reaches(guidance: &Guidance, from: &Expression, to: &str, left: usize) -> bool {
        from.atoms().into_iter().any(|atom| match atom {
            Atom::Named(name) if name == to => true,
            Atom::Named(name) => left.checked_sub(1).is_none_or(|left| {
                guidance
                    .criterion_named(name)
                    .is_some_and(|c| reaches(guidance, &c.when, to, left))
            }),
            _ => false,
        })
    }
    guidance
        .content
        .criterion
        .iter()
        .filter(|c| reaches(guidance, &c.when, c.id.as_str(), 16))
        .map(|c| {
            Finding::new(
                "criterion",
                &c.id,
                "it leads back to itself, or leans on criteria more than 16 deep; state it by its own questions",
            )
        })
        .collect()
}

#[cfg(all(test, feature = "authoring"))]
mod tests {
    use super::check;
    use crate::guidance::fixture;

    fn said(when: &str) -> String {
        let findings = check(&fixture::guidance(&format!(
            "[[question]]\nid = \"seriously-harmed\"\ntext = \"t\"\nlabel = \"l\"\nwhy = \"w\"\nkind = \"yes-no\"\nsources = []\n\
             [[criterion]]\nid = \"learning-for-several\"\ntitle = \"T\"\ntext = \"t\"\nwhen = \"seriously-harmed\"\nsources = []\n\
             [[criterion]]\nid = \"tried\"\ntitle = \"T\"\ntext = \"t\"\nwhen = \"{when}\"\nsources = []\n"
        )));
        findings
            .first()
            .map(|finding| finding.message.clone())
            .unwrap_or_default()
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_nearest_that_there_is_or_with_what_to_do() {
        for (when, meant) in [
            ("seriously-harmd", "seriously-harmed"),
            ("seriouly-harmed is yes", "seriously-harmed"),
            ("not learning-for-severl", "learning-for-several"),
        ] {
            let message = said(when);
            assert!(
                message.contains(&format!("did you mean \"{meant}\"?")),
                "{message}"
            );
        }
        let message = said("wibble");
        assert!(!message.contains("did you mean"), "{message}");
        assert!(message.contains("add a [[question]]"), "{message}");
        assert_eq!(said("seriously-harmed and learning-for-several"), "");
    }
}
