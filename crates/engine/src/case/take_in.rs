//! Taking in a copy of a case from a file: whoever wrote the file, it stands safely beside the cases
//! that are there.

use std::collections::BTreeSet;

use super::record::{Case, CaseId};
use super::title::plain_title;
use crate::guidance::EntryId;

impl Case {
    /// The case as it is added beside others: under a new name, in use, with a title that can be
    /// shown. An entry whose name stands twice in its group, or is none that an address can hold,
    /// gets a new one: otherwise removing one would take another.
    #[must_use]
    pub fn taken_in(mut self, now: &str, random: impl Fn() -> [u8; 16]) -> Self {
        self.id = CaseId::from_random(random());
        self.title = plain_title(&self.title);
        now.clone_into(&mut self.updated);
        self.deleted = None;
        for entries in self.groups.values_mut() {
            let mut names = BTreeSet::new();
            for entry in entries {
                if !is_name(&entry.id) || !names.insert(entry.id.clone()) {
                    entry.id = EntryId::from_random(random());
                }
            }
        }
        self
    }
}

fn is_name(id: &EntryId) -> bool {
    let mut bytes = id.as_str().bytes();
    !id.as_str().is_empty() && bytes.all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::guidance::GroupId;

    #[test]
    fn entries_of_one_name_are_told_apart_and_none_is_lost() {
        let mut case = Case::new(
            CaseId::from_random([1; 16]),
            "a-place".into(),
            "",
            "2026-11-20T09:00:00Z",
        );
        let group = GroupId::from("people");
        case.deleted = Some("2026-11-21T09:00:00Z".into());
        for id in ["a", "a", "b", "", "a/b"] {
            case.add_entry(&group, id.into());
        }
        let next = Cell::new(0);
        let random = || {
            next.set(next.get() + 1);
            [next.get(); 16]
        };
        let case = case.taken_in("2026-11-24T09:00:00Z", random);
        let names: BTreeSet<&str> = case.entries(&group).iter().map(|e| e.id.as_str()).collect();
        assert_eq!(names.len(), 5, "{names:?}");
        assert!(names.contains("a") && names.contains("b"));
        assert!(!names.contains("") && !names.contains("a/b"));
        assert_eq!(case.title, plain_title(""));
        assert_eq!(
            (case.deleted, case.updated.as_str()),
            (None, "2026-11-24T09:00:00Z")
        );
        assert_eq!(case.id, CaseId::from_random([1; 16]));
    }
}
