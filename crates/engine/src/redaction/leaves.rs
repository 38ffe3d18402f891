//! What an export of a form holds, before it is made: counted from the same payload that is signed.

use std::collections::BTreeSet;

use super::left::{Place, Spot};
use super::people::People;
use super::recorded::Records;
use crate::bundle::{Payload, Signer};
use crate::case::{Answer, Case, Field};
use crate::document::{entry_name, shortened};
use crate::form::{Unused, unused};
use crate::guidance::{EntryId, Guidance, Holds, Kind, Question, QuestionId};

/// People of one kind whose names leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleLeaving {
    /// The heading of their group, or that they are professionals.
    pub title: String,
    /// How many entries there are, with a name or without.
    pub count: usize,
    /// Their names, as recorded.
    pub names: Vec<String>,
}

/// An answer in words that leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLeaving {
    /// Where.
    pub place: Place,
    /// How many words it has, those of its evidence included.
    pub words: usize,
}

/// Something to think about before it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The address or identity of this entry is to be kept from somebody.
    Confidential(Place),
    /// This answer says what is to be kept from somebody.
    ThirdParty(Place),
    /// So many answers are not in use and stay behind.
    Unused(usize),
    /// This answer is in use, but the form does not ask for it: it stays behind.
    NotAsked(Place),
}

/// What an export of a form holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leaving {
    /// People, by group; professionals last.
    pub people: Vec<PeopleLeaving>,
    /// How many dates of birth.
    pub births: usize,
    /// How many addresses and postcodes.
    pub addresses: usize,
    /// How many answers with contact details.
    pub contacts: usize,
    /// How many answers with numbers and references of somebody.
    pub identifiers: usize,
    /// How many answers with places that point to somebody.
    pub places: usize,
    /// Answers in words, in the order of the payload.
    pub texts: Vec<TextLeaving>,
    /// How many events of a chronology.
    pub events: usize,
    /// Who signs, where that is known.
    pub signer: Option<Signer>,
    /// What to think about.
    pub flags: Vec<Flag>,
}

impl Leaving {
    /// How many words leave in all.
    #[must_use]
    pub fn words(&self) -> usize {
        self.texts.iter().map(|text| text.words).sum()
    }
}

/// What leaves with a payload of the case, and what stays behind.
#[must_use]
pub fn what_leaves(
    guidance: &Guidance,
    payload: &Payload,
    case: &Case,
    signer: Option<&Signer>,
) -> Leaving {
    let records = Records::of_payload(guidance, payload);
    let count = |holds| {
        let leaving = records.answers.iter().filter(move |r| r.holds == holds);
        leaving.filter(|r| !r.answer.value.is_not_known()).count()
    };
    let mut leaving = Leaving {
        people: people(guidance, &records),
        births: count(Holds::Birth),
        addresses: count(Holds::Address),
        contacts: count(Holds::Contact),
        identifiers: count(Holds::Identifier),
        places: count(Holds::Place),
        signer: signer.cloned(),
        ..Leaving::default()
    };
    let mut left: BTreeSet<Field> = BTreeSet::new();
    let mut see = |place: Place, question: &Question, answer: &Answer| {
        if let Spot::Answer(field) = &place.spot {
            left.insert(field.clone());
        }
        match question.held() {
            Some(Holds::Confidential)
                if answer.value.choice().is_some_and(|o| o.as_str() == "yes") =>
            {
                leaving.flags.push(Flag::Confidential(place.clone()));
            }
            Some(Holds::ThirdParty) => leaving.flags.push(Flag::ThirdParty(place.clone())),
            _ => {}
        }
        let words = free_words(question, answer);
        if words > 0 {
            leaving.texts.push(TextLeaving { place, words });
        }
    };
    for answered in &payload.answers {
        let id = QuestionId::from(answered.question.as_str());
        if let Some(question) = guidance.question(&id) {
            see(
                place(Field::Question(id), question, ""),
                question,
                &answered.answer,
            );
        }
    }
    for group in &payload.groups {
        for entry in &group.entries {
            for answered in &entry.answers {
                let id = QuestionId::from(answered.question.as_str());
                let Some(question) = guidance.question(&id) else {
                    continue;
                };
                let field = Field::InEntry {
                    group: group.group.as_str().into(),
                    entry: EntryId::from(entry.id.as_str()),
                    question: id,
                };
                see(
                    place(field, question, &shortened(&entry.name)),
                    question,
                    &answered.answer,
                );
            }
        }
    }
    let timelines = guidance
        .content
        .group
        .iter()
        .filter(|group| group.timeline.is_some());
    leaving.events = timelines
        .flat_map(|group| {
            payload
                .groups
                .iter()
                .filter(|g| g.group == group.id.as_str())
        })
        .map(|group| group.entries.len())
        .sum();
    let own_view = count_words(&payload.result.own_view.reason);
    if own_view > 0 {
        leaving.texts.push(TextLeaving {
            place: Place {
                spot: Spot::OwnView,
                label: "Your own view".to_owned(),
                entry: String::new(),
            },
            words: own_view,
        });
    }
    leaving.flags.extend(behind(guidance, case, &left));
    leaving
}

/// What of the case stays behind.
fn behind(guidance: &Guidance, case: &Case, left: &BTreeSet<Field>) -> Vec<Flag> {
    let unused = unused(guidance, case);
    let mut flags = Vec::new();
    if !unused.is_empty() {
        flags.push(Flag::Unused(unused.len()));
    }
    let is_unused = |field: &Field| {
        let here = |u: &Unused| &u.field == field && !u.answer.value.is_blank();
        unused.iter().any(here)
    };
    let stays = |field: &Field, answer: &Answer| {
        !answer.value.is_blank() && !left.contains(field) && !is_unused(field)
    };
    for (id, answer) in &case.answers {
        let field = Field::Question(id.clone());
        if let Some(question) = guidance.question(id).filter(|_| stays(&field, answer)) {
            flags.push(Flag::NotAsked(place(field, question, "")));
        }
    }
    for (group, entries) in &case.groups {
        for (entry, number) in entries.iter().zip(1..) {
            for (id, answer) in &entry.answers {
                let field = Field::InEntry {
                    group: group.clone(),
                    entry: entry.id.clone(),
                    question: id.clone(),
                };
                if let Some(question) = guidance.question(id).filter(|_| stays(&field, answer)) {
                    let known = guidance.group(group);
                    let name = known.map(|group| entry_name(guidance, group, entry, number));
                    flags.push(Flag::NotAsked(place(
                        field,
                        question,
                        &shortened(&name.unwrap_or_default()),
                    )));
                }
            }
        }
    }
    flags
}

fn place(field: Field, question: &Question, entry: &str) -> Place {
    Place {
        spot: Spot::Answer(field),
        label: question.label.clone(),
        entry: entry.to_owned(),
    }
}

/// Everybody whose name leaves.
fn people(guidance: &Guidance, records: &Records<'_>) -> Vec<PeopleLeaving> {
    let people = People::of(guidance, records);
    let mut found: Vec<PeopleLeaving> = Vec::new();
    for (group, entry) in &records.entries {
        let name = people
            .of_entry(entry)
            .and_then(|person| person.names.first().cloned());
        match found.last_mut().filter(|last| last.title == group.title) {
            Some(last) => {
                last.count += 1;
                last.names.extend(name);
            }
            None => found.push(PeopleLeaving {
                title: group.title.clone(),
                count: 1,
                names: name.into_iter().collect(),
            }),
        }
    }
    let others: Vec<String> = people
        .all
        .iter()
        .skip(records.entries.len())
        .filter_map(|person| person.names.first().cloned())
        .collect();
    if !others.is_empty() {
        found.push(PeopleLeaving {
            title: "Professionals".to_owned(),
            count: others.len(),
            names: others,
        });
    }
    found
}

/// How many words of an answer are the referrer's own: of a text that holds nothing else, and of
/// evidence.
fn free_words(question: &Question, answer: &Answer) -> usize {
    let free = matches!(question.kind, Kind::Text | Kind::LongText)
        && question
            .held()
            .is_none_or(|holds| holds == Holds::ThirdParty);
    let text = answer.value.text().filter(|_| free).unwrap_or_default();
    count_words(text) + count_words(&answer.evidence)
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}
