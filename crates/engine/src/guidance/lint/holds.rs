//! The checks of what questions hold, and of the lists of words that go with it.

use std::collections::BTreeSet;

use crate::guidance::compile::Finding;
use crate::guidance::holds::{Holds, follows};
use crate::guidance::model::{Guidance, Kind, Question};

/// Questions that state what their kind cannot hold, or what needs another question beside it.
#[must_use]
pub fn questions(guidance: &Guidance) -> Vec<Finding> {
    let questions = guidance.content.question.iter();
    questions
        .filter_map(|question| {
            let message = fault(guidance, question)?;
            Some(Finding::new("question", &question.id, message))
        })
        .collect()
}

fn fault(guidance: &Guidance, question: &Question) -> Option<&'static str> {
    let holds = question.holds?;
    if follows(question.kind).is_some_and(|always| always != holds) {
        return Some("its kind says already what it holds; take holds away");
    }
    let fits = match holds {
        Holds::Birth => question.kind == Kind::Date,
        Holds::IncidentDate => matches!(question.kind, Kind::Date | Kind::When),
        Holds::Confidential => question.kind == Kind::YesNo,
        _ => {
            matches!(question.kind, Kind::Text | Kind::LongText) || follows(question.kind).is_some()
        }
    };
    if !fits {
        return Some(
            "its kind cannot hold that: birth is a date, incident-date a date or a when, confidential a yes-no, and all others are text; correct holds",
        );
    }
    let mut groups = guidance.content.group.iter();
    let group = groups.find(|group| group.questions.contains(&question.id));
    match holds {
        Holds::IncidentDate if group.is_some() => Some(
            "ages are counted on one date for all; the date of the incident stands in no group",
        ),
        Holds::OtherName | Holds::Birth
            if group.is_none_or(|group| guidance.name_questions(group).next().is_none()) =>
        {
            Some(
                "it is about somebody, but its group has no question that holds a name; add one, or take holds away",
            )
        }
        _ => None,
    }
}

/// Lists of words that say nothing, or one thing twice.
#[must_use]
pub fn vocabularies(guidance: &Guidance) -> Vec<Finding> {
    let mut findings = Vec::new();
    for list in &guidance.content.vocabulary {
        let mut wrong = |message: String| {
            findings.push(Finding::new("vocabulary", &list.id, message));
        };
        if list.words.is_empty() {
            wrong("it has no words; write some, or take the table away".to_owned());
        }
        let mut seen = BTreeSet::new();
        for word in &list.words {
            if !word.contains(char::is_alphabetic) {
                wrong("one of its words has no letter; write one or take it away".to_owned());
            }
            if !seen.insert(word.to_lowercase()) {
                wrong(format!("\"{word}\" stands in it twice; take one away"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::fixture;

    fn question(id: &str, kind: &str, holds: &str) -> String {
        format!(
            "[[question]]\nid = \"{id}\"\ntext = \"t\"\nlabel = \"l\"\nwhy = \"w\"\nkind = \"{kind}\"\n{holds}\nsources = []\n"
        )
    }

    /// What is said of one question in a group beside one that holds a name, or not.
    fn said(kind: &str, holds: &str, named: bool) -> Vec<String> {
        let name = question("name", "text", if named { "holds = \"name\"" } else { "" });
        let tables = format!(
            "{name}{}[[group]]\nid = \"people\"\ntitle = \"People\"\none = \"person\"\nempty = \"e\"\nquestions = [\"name\", \"asked\"]\nnamed-by = [\"name\"]\nsources = []\n",
            question("asked", kind, &format!("holds = \"{holds}\"")),
        );
        questions(&fixture::guidance(&tables))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_question_holds_what_its_kind_can_hold() {
        for (kind, holds) in [
            ("date", "birth"),
            ("text", "other-name"),
            ("long-text", "address"),
            ("postcode", "address"),
            ("email", "contact"),
            ("yes-no", "confidential"),
        ] {
            assert!(said(kind, holds, true).is_empty(), "{kind} {holds}");
        }
        for (kind, holds, expected) in [
            ("when", "birth", "its kind cannot hold that"),
            ("text", "confidential", "its kind cannot hold that"),
            ("yes-no", "name", "its kind cannot hold that"),
            ("phone", "identifier", "says already what it holds"),
            ("date", "incident-date", "stands in no group"),
        ] {
            let said = said(kind, holds, true);
            assert_eq!(said.len(), 1, "{kind} {holds}");
            assert!(said[0].contains(expected), "{}", said[0]);
        }
    }

    #[test]
    fn what_is_about_somebody_stands_beside_the_name_of_that_person() {
        assert!(said("date", "birth", false)[0].contains("no question that holds a name"));
        assert!(said("text", "other-name", false)[0].contains("no question that holds a name"));
        assert!(said("text", "contact", false).is_empty());
    }

    #[test]
    fn what_a_kind_always_holds_need_not_be_stated() {
        let tables = ["email", "phone", "postcode", "nhs-number", "upn", "text"]
            .map(|kind| question(kind, kind, ""));
        let guidance = fixture::guidance(&tables.concat());
        let held: Vec<_> = guidance
            .content
            .question
            .iter()
            .map(Question::held)
            .collect();
        let (contact, number) = (Some(Holds::Contact), Some(Holds::Identifier));
        assert_eq!(
            held,
            [contact, contact, Some(Holds::Address), number, number, None]
        );
    }

    #[test]
    fn a_list_of_words_says_something_and_nothing_twice() {
        let list = |words: &str| {
            let table = format!(
                "[[vocabulary]]\nid = \"mail\"\npurpose = \"private-mail\"\nwhy = \"w\"\nwords = [{words}]\n"
            );
            vocabularies(&fixture::guidance(&table)).len()
        };
        assert_eq!(list("\"a.example\", \"b.example\""), 0);
        assert_eq!(list(""), 1);
        assert_eq!(list("\"a.example\", \"A.example\", \"1\""), 2);
    }
}
