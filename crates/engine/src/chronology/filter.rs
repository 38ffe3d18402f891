//! What a reader filters events by.

use crate::case::{Entry, Value};
use crate::guidance::{OptionId, QuestionId};

/// A filter: an agency, words, both or neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only events of this agency.
    pub agency: Option<OptionId>,
    /// Only events in which each of these words stands somewhere, in any case of letters.
    pub words: String,
}

impl Filter {
    /// True where the filter lets an entry through; `agency` is the question of its agency.
    #[must_use]
    pub fn lets_through(&self, entry: &Entry, agency: &QuestionId) -> bool {
        let of_agency = self.agency.as_ref().is_none_or(|wanted| {
            entry.answers.get(agency).and_then(|a| a.value.choice()) == Some(wanted)
        });
        of_agency && self.words_stand_in(entry)
    }

    fn words_stand_in(&self, entry: &Entry) -> bool {
        if self.words.trim().is_empty() {
            return true;
        }
        let mut text = String::new();
        for answer in entry.answers.values() {
            match &answer.value {
                Value::Text(value) => text.push_str(value),
                Value::When(when) => text.push_str(&when.note),
                _ => continue,
            }
            text.push('\n');
        }
        let text = text.to_lowercase();
        self.words
            .to_lowercase()
            .split_whitespace()
            .all(|word| text.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_agency_and_words_must_fit() {
        let mut entry = Entry {
            id: "e".into(),
            answers: Default::default(),
        };
        entry
            .answers
            .insert("agency".into(), Value::Choice("police".into()).into());
        entry
            .answers
            .insert("what".into(), Value::Text("Seen at the Park".into()).into());
        let agency = QuestionId::from("agency");
        let filter = |agency: Option<&str>, words: &str| Filter {
            agency: agency.map(OptionId::from),
            words: words.into(),
        };
        assert!(filter(None, "").lets_through(&entry, &agency));
        assert!(filter(Some("police"), "park SEEN").lets_through(&entry, &agency));
        assert!(!filter(Some("school"), "park").lets_through(&entry, &agency));
        assert!(!filter(Some("police"), "park lost").lets_through(&entry, &agency));
    }
}
