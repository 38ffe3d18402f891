//! The open case: the one place through which pages read and change it.
//!
//! Typing changes the case and wakes the saver, nothing else. Only what can change which questions
//! are shown, an answer of another kind or an entry more, wakes what is derived from the case, so
//! that a key press costs the same in a long case as in a short one.

mod before;
mod undo;

pub use before::Before;

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use practice_review_engine::assessment::{Assessment, Facts, assess};
use practice_review_engine::case::{Answer, Case, EditError, Field, History, Removed, Value, Work};
use practice_review_engine::document::{entry_name, shortened};
use practice_review_engine::form::{self, FormState, Standings, ThresholdState};
use practice_review_engine::guidance::{
    EntryId, Form, FormId, GroupId, Guidance, PartnershipId, SectionId,
};

use crate::library;
use crate::platform;
use crate::route::CasePage;

/// The open case with its guidance.
#[derive(Clone, Copy)]
pub struct Session {
    case: RwSignal<Case>,
    guidance: StoredValue<Arc<Guidance>>,
    shape: RwSignal<u32>,
    removed: RwSignal<Option<(String, Removed)>>,
    before: StoredValue<Option<Before>>,
    history: StoredValue<History>,
    /// Whether there is something to undo, and to do again.
    can: RwSignal<(bool, bool)>,
    /// Counts how often the pages have to be built anew, because what stands in their fields changed.
    renewed: RwSignal<u32>,
}

/// The open case of the page that is shown.
///
/// Pages of a case are only ever built inside [`crate::pages::case_frame`], which provides it.
#[allow(
    clippy::expect_used,
    reason = "a page outside its frame is a mistake in this code, not input"
)]
pub fn use_session() -> Session {
    use_context::<Session>().expect("the page stands inside the frame of a case")
}

impl Session {
    /// Opens a case.
    pub fn new(case: RwSignal<Case>, guidance: Arc<Guidance>) -> Self {
        Self {
            case,
            guidance: StoredValue::new(guidance),
            shape: RwSignal::new(0),
            removed: RwSignal::new(None),
            before: StoredValue::new(None),
            history: StoredValue::new(History::default()),
            can: RwSignal::new((false, false)),
            renewed: RwSignal::new(0),
        }
    }

    /// The guidance that the case follows.
    pub fn guidance(self) -> Arc<Guidance> {
        self.guidance.get_value()
    }

    /// The form that is filled in: the one chosen, else that of the first route that needs one;
    /// tracked.
    pub fn form(self) -> Option<Form> {
        let assessment = self.assessment();
        self.guidance.with_value(|guidance| {
            self.track(|case| form::current(guidance, case, &assessment).cloned())
        })
    }

    /// True where a page of the case is there to come back to; not tracked.
    pub fn has_page(self, page: &CasePage) -> bool {
        self.guidance.with_value(|guidance| match page {
            CasePage::Threshold(Some(step)) => {
                guidance.content.step.iter().any(|known| &known.id == step)
            }
            CasePage::Section(section) => guidance.section(section).is_some(),
            CasePage::Entry { group, entry, .. } => {
                self.read(|case| case.entry(group, entry).is_some())
            }
            CasePage::Sent | CasePage::Change { .. } => false,
            CasePage::Tasks
            | CasePage::Threshold(None)
            | CasePage::Partnership
            | CasePage::Result
            | CasePage::Dates
            | CasePage::Check
            | CasePage::Versions
            | CasePage::WithoutNames
            | CasePage::Sign => true,
        })
    }

    /// Puts the case under another partnership that the app knows, with all its answers. A form that
    /// was chosen counts again if the case comes back.
    fn move_to(self, partnership: &PartnershipId) {
        if let Some(guidance) = library::guidance(partnership) {
            self.follow(guidance);
        }
    }

    /// Puts the case under this guidance.
    fn follow(self, guidance: Arc<Guidance>) {
        let before = self.guidance();
        self.guidance.set_value(Arc::clone(&guidance));
        self.edit(|case| form::move_to(case, Some(&before), &guidance));
    }

    /// Fills in this form of the partnership from now on.
    pub fn choose_form(self, form: FormId) {
        self.edit(|case| case.form = Some(form));
    }

    /// Reads the case; not tracked.
    pub fn read<T>(self, read: impl FnOnce(&Case) -> T) -> T {
        self.case.with_untracked(read)
    }

    /// Reads the case again whenever its shape changes; typing does not count.
    pub fn track<T>(self, read: impl FnOnce(&Case) -> T) -> T {
        self.shape.track();
        self.case.with_untracked(read)
    }

    /// The answer at a place; not tracked.
    pub fn answer(self, field: &Field) -> Answer {
        self.read(|case| case.answer_at(field).cloned().unwrap_or_default())
    }

    /// What an entry of a group is called; not tracked.
    pub fn entry_name(self, group: &GroupId, entry: &EntryId) -> Option<String> {
        self.guidance.with_value(|guidance| {
            let group = guidance.group(group)?;
            self.read(|case| {
                let entries = case.entries(&group.id);
                let index = entries.iter().position(|known| &known.id == entry)?;
                let name = entry_name(guidance, group, entries.get(index)?, index + 1);
                Some(shortened(&name))
            })
        })
    }

    /// Puts an answer at a place. An entry that was removed meanwhile takes none.
    pub fn set(self, field: &Field, answer: Answer) {
        let before = self.read(|case| case.answer_at(field).cloned());
        let reshapes = {
            let before = before.as_ref().map_or(&Value::Blank, |a| &a.value);
            !matches!((before, &answer.value), (Value::Text(_), Value::Text(_)))
                && before != &answer.value
        };
        let after = answer.clone();
        let mut kept = Ok(());
        let guidance = self.guidance();
        self.case
            .update(|case| kept = form::answer_anew(&guidance, case, field, answer));
        if kept.is_ok() {
            self.note(|history| {
                history.note_answer(field, before.as_ref(), &after, platform::milliseconds());
            });
            if reshapes {
                self.reshape();
            }
        }
    }

    /// Changes the case otherwise.
    pub fn edit(self, change: impl FnOnce(&mut Case)) {
        let before = self.read(Work::of);
        self.case.update(change);
        self.note(|history| self.read(|case| history.note_work(before, case)));
        self.reshape();
    }

    /// Takes away what holds no word. It is no step to be undone.
    pub fn tidy(self, change: impl FnOnce(&mut Case)) {
        self.case.update(change);
        self.reshape();
    }

    /// Changes something of the case from which nothing else is derived.
    pub fn edit_quietly(self, change: impl FnOnce(&mut Case)) {
        let before = self.read(|case| case.own_view.clone());
        self.case.update(change);
        let after = self.read(|case| case.own_view.clone());
        if before != after {
            self.note(|history| {
                history.note_own_view(&before, &after, platform::milliseconds());
            });
        }
    }

    fn reshape(self) {
        self.shape.update(|shape| *shape = shape.wrapping_add(1));
    }

    /// Adds an empty entry to a group and says how it is called.
    pub fn add_entry(self, group: &GroupId) -> EntryId {
        let id = EntryId::from_random(platform::random());
        self.edit(|case| case.add_entry(group, id.clone()));
        id
    }

    /// Takes an entry out, to be put back by [`Session::undo_removal`]. `name` is how it is called
    /// in the message.
    pub fn remove_entry(self, group: &GroupId, entry: &EntryId, name: String) {
        let mut removed: Result<Removed, EditError> = Err(EditError::NoSuchEntry);
        self.edit(|case| removed = case.remove_entry(group, entry));
        if let Ok(removed) = removed {
            self.removed.set(Some((name, removed)));
        }
    }

    /// Marks a section as completed or not.
    pub fn set_completed(self, section: &SectionId, completed: bool) {
        let changes = self.read(|case| case.completed.contains(section) != completed);
        if changes {
            self.edit(|case| case.set_completed(section, completed));
        }
    }

    /// What the answers say, without those to questions that are not shown; tracked.
    pub fn facts(self) -> Facts {
        self.guidance
            .with_value(|guidance| self.track(|case| form::facts_in_use(guidance, case)))
    }

    /// Routes and criteria as the answers stand; tracked.
    pub fn assessment(self) -> Assessment {
        let facts = self.facts();
        self.guidance
            .with_value(|guidance| assess(guidance, &facts))
    }

    /// The threshold questions as the answers stand today; tracked.
    pub fn threshold(self, today: NaiveDate) -> ThresholdState {
        self.guidance
            .with_value(|guidance| self.track(|case| ThresholdState::of(guidance, case, today)))
    }

    /// The routes as the answers stand today; tracked.
    pub fn standings(self, today: NaiveDate) -> Standings {
        let (assessment, threshold) = (self.assessment(), self.threshold(today));
        self.guidance
            .with_value(|guidance| Standings::of(guidance, &assessment, &threshold))
    }

    /// The form as the answers stand today; tracked.
    pub fn form_state(self, today: NaiveDate) -> Option<FormState> {
        let form = self.form()?;
        Some(
            self.guidance.with_value(|guidance| {
                self.track(|case| FormState::of(guidance, &form, case, today))
            }),
        )
    }
}
