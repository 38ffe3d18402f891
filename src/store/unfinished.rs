//! Cases whose page was left before all of it was on disk: they are saved on, stay in sight where
//! that fails, and are handed back when the case is opened again.

use leptos::prelude::*;

use super::saver::{SaveState, Saver};
use super::writer::Writer;
use practice_review_engine::case::{Case, CaseId};

/// A case that is saved on, with the right to write it.
type Entry = (Saver, Option<Writer>);

/// Those of the app, which outlives the pages of cases.
#[derive(Clone, Copy)]
pub struct Unfinished(RwSignal<Vec<Entry>, LocalStorage>);

impl Unfinished {
    /// None yet. Asks before the window is closed while there are some.
    pub fn new() -> Self {
        let unfinished = Self(RwSignal::new_local(Vec::new()));
        Effect::new(move |_| unfinished.forget_settled());
        let closing = window_event_listener(leptos::ev::beforeunload, move |event| {
            unfinished.0.with_untracked(|entries| {
                for (saver, _) in entries {
                    saver.flush();
                }
                if entries.iter().any(|(saver, _)| saver.has_unsaved_words()) {
                    event.prevent_default();
                }
            });
        });
        on_cleanup(move || closing.remove());
        unfinished
    }

    /// Saves what is left to save of a case whose page is going, and keeps it until that is done.
    pub fn keep(self, saver: Saver, writer: Option<Writer>) {
        saver.flush();
        if !saver.is_settled() {
            self.0.update(|entries| entries.push((saver, writer)));
        }
    }

    /// The case as it was left, where it is not all on disk yet.
    pub fn take(self, id: &CaseId) -> Option<Entry> {
        let mut taken = None;
        self.0.update(|entries| {
            taken = entries
                .iter()
                .position(|(saver, _)| &saver.id() == id)
                .map(|index| entries.swap_remove(index));
        });
        taken
    }

    /// True where words of some case are in this tab alone; tracked.
    pub fn has_words(self) -> bool {
        self.0.with(|entries| {
            entries.iter().any(|(saver, _)| {
                saver.state().track();
                saver.has_unsaved_words()
            })
        })
    }

    /// A case as it stands in this tab, where that is not on disk yet; not tracked.
    pub fn case(self, id: &CaseId) -> Option<Case> {
        self.0.with_untracked(|entries| {
            let found = entries.iter().find(|(saver, _)| &saver.id() == id);
            found.map(|(saver, _)| saver.case().get_untracked())
        })
    }

    /// All such cases; not tracked.
    pub fn cases(self) -> Vec<Case> {
        self.0.with_untracked(|entries| {
            let cases = entries
                .iter()
                .map(|(saver, _)| saver.case().get_untracked());
            cases.collect()
        })
    }

    /// Those that could not be saved; tracked.
    pub fn failed(self) -> Vec<Saver> {
        self.0.with(|entries| {
            entries
                .iter()
                .map(|(saver, _)| saver)
                .filter(|saver| matches!(saver.state().get(), SaveState::NotSaved(_)))
                .cloned()
                .collect()
        })
    }

    /// Lets go of all of them, saved or not.
    pub fn forget_all(self) {
        self.0.update(Vec::clear);
    }

    /// Lets go of those that are on disk; runs again as they are saved.
    fn forget_settled(self) {
        let settled = self.0.with(|entries| {
            for (saver, _) in entries {
                saver.state().track();
            }
            entries.iter().any(|(saver, _)| saver.is_settled())
        });
        if settled {
            self.0
                .update(|entries| entries.retain(|(saver, _)| !saver.is_settled()));
        }
    }
}

impl Default for Unfinished {
    fn default() -> Self {
        Self::new()
    }
}
