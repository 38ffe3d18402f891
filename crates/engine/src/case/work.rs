//! What a person types and chooses about a case, apart from what the app and others note beside it:
//! what undo takes back, and what an earlier version brings back.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Answer;
use super::record::{Case, Entry, OwnView};
use crate::guidance::{FormId, GroupId, PartnershipId, QuestionId, SectionId};

/// Everything of a [`Case`] that a person types or chooses about it.
///
/// No part of it are what names and dates the record (schema, name, example, created, updated), what
/// was decided about keeping it (deleted, keep until), where it was left, and what was noted of files
/// that left or came back (exports, comments): taking back a phrase must not take back a note of what
/// was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    pub(super) title: String,
    pub(super) partnership: PartnershipId,
    pub(super) form: Option<FormId>,
    pub(super) answers: BTreeMap<QuestionId, Answer>,
    pub(super) groups: BTreeMap<GroupId, Vec<Entry>>,
    pub(super) completed: BTreeSet<SectionId>,
    pub(super) own_view: OwnView,
    pub(super) views_aside: BTreeMap<PartnershipId, OwnView>,
}

/// [`Work`] where it stands in a case.
#[derive(PartialEq)]
pub(super) struct Parts<'a> {
    pub(super) title: &'a String,
    pub(super) partnership: &'a PartnershipId,
    pub(super) form: &'a Option<FormId>,
    pub(super) answers: &'a BTreeMap<QuestionId, Answer>,
    pub(super) groups: &'a BTreeMap<GroupId, Vec<Entry>>,
    pub(super) completed: &'a BTreeSet<SectionId>,
    pub(super) own_view: &'a OwnView,
    pub(super) views_aside: &'a BTreeMap<PartnershipId, OwnView>,
}

impl<'a> Parts<'a> {
    /// The parts of a case. A field that is added to [`Case`] does not pass here until it is decided
    /// whether it is a part.
    pub(super) fn of(case: &'a Case) -> Self {
        let Case {
            schema: _,
            id: _,
            title,
            partnership,
            example: _,
            created: _,
            updated: _,
            deleted: _,
            keep_until: _,
            form,
            answers,
            groups,
            completed,
            own_view,
            views_aside,
            place: _,
            exports: _,
            returned: _,
        } = case;
        Self {
            title,
            partnership,
            form,
            answers,
            groups,
            completed,
            own_view,
            views_aside,
        }
    }
}

impl Work {
    /// A copy of what was typed and chosen in a case.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let parts = Parts::of(case);
        Self {
            title: parts.title.clone(),
            partnership: parts.partnership.clone(),
            form: parts.form.clone(),
            answers: parts.answers.clone(),
            groups: parts.groups.clone(),
            completed: parts.completed.clone(),
            own_view: parts.own_view.clone(),
            views_aside: parts.views_aside.clone(),
        }
    }

    /// Puts it in the place of what was typed and chosen in a case; everything else there stays.
    pub fn put(self, case: &mut Case) {
        let Self {
            title,
            partnership,
            form,
            answers,
            groups,
            completed,
            own_view,
            views_aside,
        } = self;
        case.title = title;
        case.partnership = partnership;
        case.form = form;
        case.answers = answers;
        case.groups = groups;
        case.completed = completed;
        case.own_view = own_view;
        case.views_aside = views_aside;
    }
}

impl Case {
    /// True where the same is typed and chosen in both.
    #[must_use]
    pub fn same_work(&self, other: &Self) -> bool {
        Parts::of(self) == Parts::of(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{CaseId, Export, ExportSigner, Protection, Returned, SCHEMA, Value};

    /// A case in which no field is as in a new one.
    fn full() -> Case {
        let export = Export {
            at: "2026-11-21T09:00:00Z".into(),
            digest: "d".into(),
            content: String::new(),
            form: None,
            signer: ExportSigner::default(),
            file: "f".into(),
            protection: Protection::Key,
        };
        let returned = Returned {
            digest: "r".into(),
            on: "d".into(),
            signer: ExportSigner::default(),
            at: "2026-11-22T09:00:00Z".into(),
            remarks: Vec::new(),
        };
        let view = OwnView {
            routes: vec!["a-route".into()],
            reason: "Because.".into(),
        };
        let entry = Entry {
            id: "e".into(),
            answers: BTreeMap::new(),
        };
        // Written out in full: a new field has to be decided on here too.
        Case {
            schema: SCHEMA + 1,
            id: CaseId::from_random([2; 16]),
            title: "Full".into(),
            partnership: "another-place".into(),
            example: true,
            created: "2026-11-01T09:00:00Z".into(),
            updated: "2026-11-02T09:00:00Z".into(),
            deleted: Some("2026-11-03T09:00:00Z".into()),
            keep_until: Some("2027-01-01".into()),
            form: Some("sheet".into()),
            answers: BTreeMap::from([("q".into(), Value::NotKnown.into())]),
            groups: BTreeMap::from([("people".into(), vec![entry])]),
            completed: BTreeSet::from(["section".into()]),
            own_view: view.clone(),
            views_aside: BTreeMap::from([("a-place".into(), view)]),
            place: "/check".into(),
            exports: vec![export],
            returned: vec![returned],
        }
    }

    fn empty() -> Case {
        Case::new(
            CaseId::from_random([1; 16]),
            "a-place".into(),
            "Empty",
            "2026-10-01T09:00:00Z",
        )
    }

    #[test]
    fn what_was_typed_and_chosen_is_put_and_nothing_else() {
        let (full, mut case) = (full(), empty());
        let before = case.clone();
        Work::of(&full).put(&mut case);
        assert_eq!(Work::of(&case), Work::of(&full));
        assert!(case.same_work(&full) && !case.same_work(&before));
        let expected = Case {
            title: full.title,
            partnership: full.partnership,
            form: full.form,
            answers: full.answers,
            groups: full.groups,
            completed: full.completed,
            own_view: full.own_view,
            views_aside: full.views_aside,
            ..before
        };
        assert_eq!(case, expected);
    }

    #[test]
    fn exports_and_what_was_sent_back_stay() {
        let mut case = full();
        Work::of(&empty()).put(&mut case);
        assert_eq!((case.exports.len(), case.returned.len()), (1, 1));
        assert_eq!(case.keep_until.as_deref(), Some("2027-01-01"));
        assert!(case.same_work(&empty()));
    }
}
