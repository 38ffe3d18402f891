//! Changes to a case: each leaves everything else as it was, and removal can be undone.

use super::answer::Answer;
use super::record::{Case, CaseId, Entry, hex};
use crate::guidance::{EntryId, GroupId, QuestionId, SectionId};

/// Where an answer stands in a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Outside groups.
    Question(QuestionId),
    /// In an entry of a group.
    InEntry {
        /// The group.
        group: GroupId,
        /// The entry.
        entry: EntryId,
        /// The question.
        question: QuestionId,
    },
}

impl Field {
    /// The question.
    #[must_use]
    pub fn question(&self) -> &QuestionId {
        match self {
            Self::Question(question) | Self::InEntry { question, .. } => question,
        }
    }
}

/// Why a change was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The entry is not there: it was removed meanwhile.
    #[error("this entry was removed; go back to the list and add it again, or undo the removal")]
    NoSuchEntry,
}

/// An entry that was removed, with what is needed to put it back in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    group: GroupId,
    index: usize,
    entry: Entry,
}

impl EntryId {
    /// Makes a name from random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self::from(hex(&bytes))
    }
}

impl Case {
    /// The answer at a place.
    #[must_use]
    pub fn answer_at(&self, field: &Field) -> Option<&Answer> {
        match field {
            Field::Question(question) => self.answers.get(question),
            Field::InEntry {
                group,
                entry,
                question,
            } => self.entry(group, entry)?.answers.get(question),
        }
    }

    /// Puts an answer at a place.
    ///
    /// # Errors
    /// [`EditError::NoSuchEntry`] where the entry was removed.
    pub fn set_answer(&mut self, field: &Field, answer: Answer) -> Result<(), EditError> {
        self.put_answer(field, Some(answer))
    }

    /// Puts an answer at a place, or leaves it untouched again.
    ///
    /// # Errors
    /// [`EditError::NoSuchEntry`] where the entry was removed.
    pub(super) fn put_answer(
        &mut self,
        field: &Field,
        answer: Option<Answer>,
    ) -> Result<(), EditError> {
        let (answers, question) = match field {
            Field::Question(question) => (&mut self.answers, question),
            Field::InEntry {
                group,
                entry,
                question,
            } => (&mut self.entry_mut(group, entry)?.answers, question),
        };
        match answer {
            Some(answer) => answers.insert(question.clone(), answer),
            None => answers.remove(question),
        };
        Ok(())
    }

    fn entry_mut(&mut self, group: &GroupId, entry: &EntryId) -> Result<&mut Entry, EditError> {
        self.groups
            .get_mut(group)
            .and_then(|entries| entries.iter_mut().find(|e| &e.id == entry))
            .ok_or(EditError::NoSuchEntry)
    }

    /// Adds an empty entry at the end of a group.
    pub fn add_entry(&mut self, group: &GroupId, id: EntryId) {
        let entry = Entry {
            id,
            answers: std::collections::BTreeMap::new(),
        };
        self.groups.entry(group.clone()).or_default().push(entry);
    }

    /// Takes an entry out.
    ///
    /// # Errors
    /// [`EditError::NoSuchEntry`] where it was removed already.
    pub fn remove_entry(&mut self, group: &GroupId, entry: &EntryId) -> Result<Removed, EditError> {
        let entries = self.groups.get_mut(group).ok_or(EditError::NoSuchEntry)?;
        let index = entries
            .iter()
            .position(|e| &e.id == entry)
            .ok_or(EditError::NoSuchEntry)?;
        Ok(Removed {
            group: group.clone(),
            index,
            entry: entries.remove(index),
        })
    }

    /// Puts a removed entry back where it was, or at the end where the list has grown shorter.
    pub fn restore_entry(&mut self, removed: Removed) {
        let entries = self.groups.entry(removed.group).or_default();
        let index = removed.index.min(entries.len());
        entries.insert(index, removed.entry);
    }

    /// Marks a section as completed, or takes the mark away.
    pub fn set_completed(&mut self, section: &SectionId, completed: bool) {
        if completed {
            self.completed.insert(section.clone());
        } else {
            self.completed.remove(section);
        }
    }

    /// A copy under a new name and title, as if just started; exports, and what was sent back on them, stay with the
    /// original.
    #[must_use]
    pub fn duplicate(&self, id: CaseId, title: &str, now: &str) -> Self {
        Self {
            id,
            title: title.to_owned(),
            created: now.to_owned(),
            updated: now.to_owned(),
            deleted: None,
            keep_until: None,
            exports: Vec::new(),
            returned: Vec::new(),
            place: String::new(),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Value;
    use crate::dates::RawWhen;
    use crate::guidance::FormId;

    fn case() -> Case {
        let mut case = Case::new(
            CaseId::from_random([1; 16]),
            "a-place".into(),
            "A case",
            "2026-11-20T09:00:00Z",
        );
        for byte in 1..4 {
            case.add_entry(&"people".into(), EntryId::from_random([byte; 16]));
        }
        case
    }

    #[test]
    fn a_removed_entry_comes_back_in_its_place_with_its_answers() {
        let mut case = case();
        let field = Field::InEntry {
            group: "people".into(),
            entry: EntryId::from_random([2; 16]),
            question: "name".into(),
        };
        case.set_answer(&field, Value::Text("Somebody".into()).into())
            .unwrap();
        let before = case.clone();
        let removed = case
            .remove_entry(&"people".into(), &EntryId::from_random([2; 16]))
            .unwrap();
        assert_eq!(
            case.set_answer(&field, Answer::default()),
            Err(EditError::NoSuchEntry)
        );
        case.restore_entry(removed);
        assert_eq!(case, before);
    }

    #[test]
    fn a_change_after_an_export_is_noticed_and_undoing_it_too() {
        let mut case = case();
        assert!(case.changed_since_export().is_none());
        let field = Field::Question("place".into());
        case.set_answer(&field, Value::Text("Here".into()).into())
            .unwrap();
        case.exports.push(crate::case::Export {
            at: "2026-11-21T09:00:00Z".into(),
            digest: String::new(),
            content: case.content_digest(&"referral".into()),
            form: Some("referral".into()),
            signer: crate::case::ExportSigner::default(),
            file: String::new(),
            protection: crate::case::Protection::default(),
        });
        case.place = "/check".into();
        assert!(case.changed_since_export().is_none());
        case.set_answer(&field, Value::Text("There".into()).into())
            .unwrap();
        assert!(case.changed_since_export().is_some());
        case.set_answer(&field, Value::Text("Here".into()).into())
            .unwrap();
        assert!(case.changed_since_export().is_none());
    }

    #[test]
    fn an_export_counts_for_its_own_form_and_another_form_is_still_to_be_signed() {
        let mut case = case();
        let (referral, sheet) = (FormId::from("referral"), FormId::from("sheet"));
        let export = |case: &Case, form: Option<&FormId>, file: &str| crate::case::Export {
            at: "2026-11-21T09:00:00Z".into(),
            digest: String::new(),
            content: case.content_digest(&referral),
            form: form.cloned(),
            signer: crate::case::ExportSigner::default(),
            file: file.into(),
            protection: crate::case::Protection::default(),
        };
        let file = |case: &Case, form: &FormId| case.last_export(form).map(|e| e.file.clone());
        case.exports.push(export(&case, Some(&referral), "a"));
        assert_eq!(file(&case, &referral).as_deref(), Some("a"));
        assert_eq!(file(&case, &sheet), None);
        // To look at another form changes nothing of what was signed.
        case.form = Some(sheet.clone());
        assert!(case.changed_since_export().is_none());
        // A record of before the form was noted does not say which it was.
        case.exports = vec![export(&case, None, "old")];
        assert_eq!(file(&case, &sheet).as_deref(), Some("old"));
    }

    #[test]
    fn an_entry_is_untouched_until_something_is_typed_or_chosen() {
        let (group, entry) = (GroupId::from("people"), EntryId::from_random([2; 16]));
        let field = Field::InEntry {
            group: group.clone(),
            entry: entry.clone(),
            question: "name".into(),
        };
        let untouched = |answer: Answer| {
            let mut case = case();
            case.set_answer(&field, answer).unwrap();
            case.entry(&group, &entry).unwrap().is_untouched()
        };
        let note = RawWhen {
            note: "in the spring".into(),
            ..RawWhen::default()
        };
        let evidence = Answer {
            evidence: "A note.".into(),
            ..Answer::default()
        };
        assert!(case().entry(&group, &entry).unwrap().is_untouched());
        assert!(untouched(Value::Text(" ".into()).into()));
        assert!(!untouched(Value::Text("S".into()).into()));
        assert!(!untouched(Value::NotKnown.into()));
        assert!(!untouched(Value::When(note).into()));
        assert!(!untouched(evidence));
    }

    #[test]
    fn a_copy_has_all_answers_and_none_of_the_exports() {
        let case = case();
        let copy = case.duplicate(CaseId::from_random([9; 16]), "Copy", "2026-11-21T09:00:00Z");
        assert_eq!((copy.groups == case.groups, copy.exports.len()), (true, 0));
        assert_ne!(copy.id, case.id);
    }
}
