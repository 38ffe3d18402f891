//! How the entries of a group differ.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::{called, evidence, tell, value};
use super::differences::{Difference, What};
use super::names::Names;
use crate::case::{Entry, Field};
use crate::document::{capitalised, entry_name, shortened};
use crate::guidance::{EntryId, Group, GroupId, QuestionId};

/// Up to this many entries are named where their order differs.
const MOST_NAMED: usize = 12;

/// What tells an entry from others: its name, and which of those of this name it is, for a damaged
/// case that has one twice.
type Key<'a> = (&'a EntryId, usize);

/// Entries in order, each with its key and its place from 1.
type Keyed<'a> = Vec<(Key<'a>, usize, &'a Entry)>;

/// What differs: entries that came or were changed in their order now, those that went, the order.
pub(super) fn differ(
    names: &Names<'_>,
    id: &GroupId,
    before: &[Entry],
    after: &[Entry],
) -> Vec<Difference> {
    if before == after {
        return Vec::new();
    }
    let list = List::of(names, id);
    let (before, after) = (keyed(before), keyed(after));
    let was: BTreeMap<Key<'_>, &Entry> = before.iter().map(|(k, _, e)| (*k, *e)).collect();
    let is: BTreeSet<Key<'_>> = after.iter().map(|(key, _, _)| *key).collect();
    let mut found = Vec::new();
    for (key, number, entry) in &after {
        match was.get(key) {
            None => found.push(list.whole(entry, *number, true)),
            Some(was) if was == entry => {}
            Some(was) => list.changed(was, entry, *number, &mut found),
        }
    }
    for (key, number, entry) in &before {
        if !is.contains(key) {
            found.push(list.whole(entry, *number, false));
        }
    }
    let stayed: Vec<_> = before.iter().filter(|(k, _, _)| is.contains(k)).collect();
    let stay: Vec<_> = after
        .iter()
        .filter(|(k, _, _)| was.contains_key(k))
        .collect();
    let moved = |index: usize| stayed.get(index).map(|e| e.0) != stay.get(index).map(|e| e.0);
    let places: Vec<usize> = (0..stayed.len().max(stay.len()))
        .filter(|index| moved(*index))
        .collect();
    if let (Some(&first), Some(&last)) = (places.first(), places.last()) {
        let named = |entries: &[&(Key<'_>, usize, &Entry)]| -> Vec<String> {
            let entries = entries.get(first..=last).unwrap_or_default();
            entries.iter().map(|(_, n, e)| list.name(e, *n)).collect()
        };
        let few = last - first < MOST_NAMED;
        let or_many = |named: Vec<String>, many: &str| if few { named } else { vec![many.into()] };
        found.push(Difference {
            what: What::Order(id.clone()),
            place: list.place.clone(),
            entry: None,
            label: format!("{}: their order", list.title),
            before: or_many(named(&stayed), "In another order"),
            after: or_many(named(&stay), "In the order now"),
        });
    }
    found
}

/// Entries with what tells each from the others.
fn keyed(entries: &[Entry]) -> Keyed<'_> {
    let mut seen: BTreeMap<&EntryId, usize> = BTreeMap::new();
    entries
        .iter()
        .zip(1..)
        .map(|(entry, number)| {
            let times = seen.entry(&entry.id).or_default();
            let key = (&entry.id, *times);
            *times += 1;
            (key, number, entry)
        })
        .collect()
}

/// A group with what is needed to tell of its entries.
struct List<'a> {
    names: &'a Names<'a>,
    id: &'a GroupId,
    group: Option<&'a Group>,
    place: String,
    title: String,
    ranks: BTreeMap<&'a QuestionId, usize>,
}

impl<'a> List<'a> {
    fn of(names: &'a Names<'a>, id: &'a GroupId) -> Self {
        let group = names.group(id);
        let title = group.map_or_else(|| id.to_string(), |group| group.title.clone());
        let asked = group.map_or(&[][..], |group| &group.questions);
        Self {
            names,
            id,
            group,
            place: names
                .listed(id)
                .map_or_else(|| title.clone(), |spot| spot.heading.to_owned()),
            title,
            ranks: asked.iter().zip(0..).collect(),
        }
    }

    fn name(&self, entry: &Entry, number: usize) -> String {
        match self.group {
            Some(group) => shortened(&entry_name(self.names.guidance, group, entry, number)),
            None => format!("{} {number}", self.id),
        }
    }

    /// The questions that one of these entries answers, in the order in which they are asked.
    fn asked<'e>(&self, entries: &[&'e Entry]) -> Vec<&'e QuestionId> {
        let answered = entries.iter().flat_map(|entry| entry.answers.keys());
        let each: BTreeSet<&QuestionId> = answered.collect();
        let mut asked: Vec<&QuestionId> = each.into_iter().collect();
        asked.sort_by_key(|id| self.ranks.get(id).copied().unwrap_or(usize::MAX));
        asked
    }

    /// An entry that came or went, with all that it holds.
    fn whole(&self, entry: &Entry, number: usize, added: bool) -> Difference {
        let mut text = Vec::new();
        for id in self.asked(&[entry]) {
            let answer = entry.answers.get(id);
            let mut said = value(self.names, id, answer).into_iter();
            if let Some(first) = said.next() {
                text.push(format!("{}: {first}", called(self.names, id)));
                text.extend(said);
            }
            text.extend(evidence(answer));
        }
        let (group, id) = (self.id.clone(), entry.id.clone());
        let one = self
            .group
            .map_or_else(|| self.id.to_string(), |group| capitalised(&group.one));
        let (what, label, before, after) = if added {
            let what = What::EntryAdded { group, entry: id };
            (what, format!("{one} added"), Vec::new(), text)
        } else {
            let what = What::EntryRemoved { group, entry: id };
            (what, format!("{one} removed"), text, Vec::new())
        };
        Difference {
            what,
            place: self.place.clone(),
            entry: Some(self.name(entry, number)),
            label,
            before,
            after,
        }
    }

    /// The answers of an entry that differ.
    fn changed(&self, before: &Entry, after: &Entry, number: usize, found: &mut Vec<Difference>) {
        for id in self.asked(&[before, after]) {
            let (was, is) = (before.answers.get(id), after.answers.get(id));
            if was == is {
                continue;
            }
            let field = Field::InEntry {
                group: self.id.clone(),
                entry: after.id.clone(),
                question: id.clone(),
            };
            let told = tell(self.names, id, was, is).into_iter();
            found.extend(told.map(|told| Difference {
                what: What::Answer(field.clone(), told.aspect),
                place: self.place.clone(),
                entry: Some(self.name(after, number)),
                label: told.label,
                before: told.before,
                after: told.after,
            }));
        }
    }
}
