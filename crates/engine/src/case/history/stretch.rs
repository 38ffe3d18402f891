//! A stretch of the entries of a group that a step changed. What stands before and after it is left
//! out, so that a step in a chronology of thousands costs as much as in one of three.

use std::collections::BTreeSet;

use super::swap::{Swap, Way};
use crate::case::{Case, Entry};
use crate::guidance::{EntryId, GroupId};

/// The entries that differ, and where they begin.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stretch {
    group: GroupId,
    start: usize,
    entries: Swap<Vec<Entry>>,
    /// Whether the case has the group at all, be it empty.
    there: Swap<bool>,
}

impl Stretch {
    /// What differs, where something does.
    pub(super) fn between(
        group: &GroupId,
        before: Option<Vec<Entry>>,
        after: Option<&Vec<Entry>>,
    ) -> Option<Self> {
        let there = Swap {
            before: before.is_some(),
            after: after.is_some(),
        };
        let mut before = before.unwrap_or_default();
        let after = after.map_or(&[][..], Vec::as_slice);
        let start = same(before.iter(), after.iter());
        let mut before = before.split_off(start);
        let after = after.get(start..).unwrap_or_default();
        let end = same(before.iter().rev(), after.iter().rev());
        before.truncate(before.len() - end);
        let after = after.get(..after.len() - end).unwrap_or_default().to_vec();
        let entries = Swap { before, after };
        (!entries.is_nothing() || !there.is_nothing()).then(|| Self {
            group: group.clone(),
            start,
            entries,
            there,
        })
    }

    /// The group.
    pub(super) fn group(&self) -> &GroupId {
        &self.group
    }

    /// The entries, for their size.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.before.iter().chain(&self.entries.after)
    }

    /// Where the stretch begins in the case as it is now; none where it does not stand there as the
    /// step left it, or an entry that it would bring is there already.
    pub(super) fn place(&self, case: &Case, way: Way) -> Option<usize> {
        let entries = case.entries(&self.group);
        let from = self.entries.from(way);
        let stands = |at: usize| entries.get(at..).is_some_and(|rest| rest.starts_with(from));
        let at = match from.first() {
            None => self.start.min(entries.len()),
            Some(_) if stands(self.start) => self.start,
            Some(first) => {
                let at = entries.iter().position(|entry| entry.id == first.id)?;
                stands(at).then_some(at)?
            }
        };
        let bring: BTreeSet<&EntryId> = self.entries.to(way).iter().map(|e| &e.id).collect();
        let outside = |index: usize| index < at || index >= at + from.len();
        let double = entries
            .iter()
            .enumerate()
            .any(|(index, entry)| outside(index) && bring.contains(&entry.id));
        (!double).then_some(at)
    }

    /// Takes the step at the place that was found.
    pub(super) fn apply(&self, case: &mut Case, way: Way, at: usize) {
        let entries = case.groups.entry(self.group.clone()).or_default();
        let end = at.saturating_add(self.entries.from(way).len());
        let (at, end) = (at.min(entries.len()), end.min(entries.len()));
        entries.splice(at..end, self.entries.to(way).iter().cloned());
        if entries.is_empty() && !self.there.to(way) {
            case.groups.remove(&self.group);
        }
    }
}

/// How many are the same from the beginning of both.
fn same<'a>(one: impl Iterator<Item = &'a Entry>, other: impl Iterator<Item = &'a Entry>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).count()
}
