//! Answers put into words without names, and what was done to them noted.

use std::collections::BTreeMap;

use super::left::{Left, Place, Spot, told};
use super::recorded::{Recorded, Records};
use super::redact::AgesOn;
use super::scrub::{Scrubbed, Scrubber};
use crate::case::{Answer, Case, Entry, Field, Value};
use crate::checks::age;
use crate::dates::long;
use crate::document::{Row, State, Teller, entry_name, row, shortened};
use crate::guidance::{Group, Guidance, Holds, Kind, Question};

/// What stands in place of an answer that is not given away.
const LEFT_OUT: &str = "Left out";

/// A place in words.
#[must_use]
pub fn place(spot: Spot, label: &str, entry: &str) -> Place {
    Place {
        spot,
        label: label.to_owned(),
        entry: entry.to_owned(),
    }
}

/// Puts answers into words without names, and notes what it did.
pub struct Writer<'a> {
    guidance: &'a Guidance,
    case: &'a Case,
    /// Everything recorded.
    pub scrubber: Scrubber,
    ages_on: AgesOn,
    /// What entries are called in the copy.
    called: BTreeMap<String, String>,
    /// What was replaced by what, and how often.
    pub replaced: BTreeMap<(String, String), usize>,
    /// What may still tell who somebody is.
    pub left: Vec<Left>,
}

impl<'a> Writer<'a> {
    /// One that has written nothing yet.
    #[must_use]
    pub fn new(
        guidance: &'a Guidance,
        case: &'a Case,
        records: &Records<'_>,
        ages_on: AgesOn,
    ) -> Self {
        Self {
            guidance,
            case,
            scrubber: Scrubber::of(guidance, records),
            ages_on,
            called: BTreeMap::new(),
            replaced: BTreeMap::new(),
            left: Vec::new(),
        }
    }

    /// A text without what is recorded.
    pub fn text(&mut self, text: &str, place: &Place) -> String {
        let scrubbed = self.scrubber.scrub(text);
        self.note(&scrubbed, place);
        scrubbed.text
    }

    fn note(&mut self, scrubbed: &Scrubbed, place: &Place) {
        for put in &scrubbed.put {
            *self
                .replaced
                .entry((put.was.clone(), put.by.clone()))
                .or_default() += 1;
        }
        for left in told(&self.scrubber, place, scrubbed) {
            // A question can stand in more than one section of a form.
            if !self.left.contains(&left) {
                self.left.push(left);
            }
        }
    }

    fn texts(&mut self, texts: Vec<String>, place: &Place) -> Vec<String> {
        texts.iter().map(|text| self.text(text, place)).collect()
    }

    /// What an entry is called: its code, or its name without those of people.
    fn called(&mut self, group: &Group, entry: &Entry, number: usize) -> String {
        if let Some(person) = self.scrubber.people.of_entry(entry.id.as_str()) {
            return person.code.clone();
        }
        let name = entry_name(self.guidance, group, entry, number);
        self.scrubber.scrub(&name).text
    }

    /// The answer that stands for one that tells who somebody is.
    fn instead(&self, recorded: &Recorded<'_>) -> Option<String> {
        Some(match recorded.holds {
            Holds::Name => match recorded.entry {
                Some((_, entry)) => self.scrubber.people.of_entry(entry)?.code.clone(),
                None => self.codes(recorded),
            },
            Holds::Professional => self.codes(recorded),
            Holds::Birth => self.age(&recorded.answer.value),
            Holds::OtherName
            | Holds::Address
            | Holds::Contact
            | Holds::Identifier
            | Holds::Place
            | Holds::ThirdParty => LEFT_OUT.to_owned(),
            Holds::Confidential | Holds::IncidentDate => return None,
        })
    }

    fn codes(&self, recorded: &Recorded<'_>) -> String {
        let codes = self.scrubber.people.codes(&self.scrubber.words, recorded);
        if codes.is_empty() {
            LEFT_OUT.to_owned()
        } else {
            codes.join(", ")
        }
    }

    fn age(&self, value: &Value) -> String {
        let born = match value {
            Value::Date(date) => date.parse().ok(),
            _ => None,
        };
        match born {
            None => format!("{LEFT_OUT}; what was typed is no date, so it gives no age"),
            Some(born) => match age::in_whole(born, self.ages_on.date()) {
                Some(age) => format!("{age} old"),
                None => format!("Not born on {}", long(self.ages_on.date())),
            },
        }
    }
}

impl Teller for Writer<'_> {
    fn row(
        &mut self,
        entry: Option<(&Group, &Entry)>,
        question: &Question,
        answer: Option<&Answer>,
    ) -> Row {
        let mut row = row(self.guidance, question, answer);
        let Some(answer) = answer else { return row };
        let place = self.place(entry, question);
        let recorded = question.held().map(|holds| Recorded {
            entry: entry.map(|(group, entry)| (group, entry.id.as_str())),
            holds,
            answer,
        });
        let instead = recorded
            .filter(|_| row.state == State::Answered)
            .and_then(|recorded| self.instead(&recorded));
        let chosen = matches!(question.kind, Kind::YesNo | Kind::Choice | Kind::Choices);
        row.text = match instead {
            Some(instead) => vec![instead],
            // The words of an option are those of the guidance.
            None if chosen && row.state == State::Answered => row.text,
            None => self.texts(row.text, &place),
        };
        row.evidence = self.texts(row.evidence, &place);
        row
    }

    fn name(&mut self, group: &Group, entry: &Entry, number: usize) -> String {
        let name = self.called(group, entry, number);
        self.called.insert(entry.id.to_string(), shortened(&name));
        name
    }
}

impl Writer<'_> {
    /// The place of an answer, in words.
    fn place(&mut self, entry: Option<(&Group, &Entry)>, question: &Question) -> Place {
        let Some((group, entry)) = entry else {
            return place(
                Spot::Answer(Field::Question(question.id.clone())),
                &question.label,
                "",
            );
        };
        let field = Field::InEntry {
            group: group.id.clone(),
            entry: entry.id.clone(),
            question: question.id.clone(),
        };
        let known = self.called.get(entry.id.as_str()).cloned();
        let called = known.unwrap_or_else(|| {
            let mut entries = self.case.entries(&group.id).iter();
            let before = entries.position(|known| known.id == entry.id);
            let number = before.map_or(1, |before| before + 1);
            let called = shortened(&self.called(group, entry, number));
            self.called.insert(entry.id.to_string(), called.clone());
            called
        });
        place(Spot::Answer(field), &question.label, &called)
    }
}
