//! What was done taken back, and done again; earlier versions and what was removed put back.

use leptos::prelude::*;
use practice_review_engine::case::{Case, History, Undone};
use practice_review_engine::versions::restore;

use super::Session;
use crate::library;
use crate::platform;

impl Session {
    pub(super) fn note(self, note: impl FnOnce(&mut History)) {
        self.history.update_value(note);
        self.look_what_can_be_undone();
    }

    fn look_what_can_be_undone(self) {
        let can = self
            .history
            .with_value(|history| (history.can_undo(), history.can_redo()));
        if self.can.get_untracked() != can {
            self.can.set(can);
        }
    }

    /// Whether there is something to undo, and something to do again; tracked.
    pub fn can_undo_and_redo(self) -> (bool, bool) {
        self.can.get()
    }

    /// Whether there is something to do again; not tracked.
    pub fn can_redo(self) -> bool {
        self.history
            .try_with_value(History::can_redo)
            .unwrap_or_default()
    }

    /// Takes back what was done last, or does again what was taken back last. Says what it was; none
    /// where there is nothing.
    pub fn step(self, back: bool) -> Option<Undone> {
        let mut undone = None;
        self.case.update(|case| {
            self.history.update_value(|history| {
                undone = if back {
                    history.undo(case)
                } else {
                    history.redo(case)
                };
            });
        });
        self.look_what_can_be_undone();
        if undone.as_ref()?.moved {
            let partnership = self.read(|case| case.partnership.clone());
            if let Some(guidance) = library::guidance(&partnership) {
                self.guidance.set_value(guidance);
            }
        }
        // An offer to put back, or to undo a change, is about a state that is no more.
        self.forget_removal();
        self.forget_before();
        self.reshape();
        self.renewed.update(|n| *n = n.wrapping_add(1));
        undone
    }

    /// Puts what was typed and chosen in an earlier version in the place of what is. It can be undone.
    pub fn bring_back(self, version: &Case) {
        let Some(guidance) = library::guidance(&version.partnership) else {
            return;
        };
        self.guidance.set_value(guidance);
        let now = platform::now();
        self.edit(|case| *case = restore(case, version, &now));
        self.forget_removal();
        self.forget_before();
    }

    /// Tracked where the pages have to be built anew.
    pub fn track_renewal(self) {
        self.renewed.track();
    }

    /// What was removed last and can be put back; tracked.
    pub fn removed_name(self) -> Option<String> {
        self.removed
            .with(|removed| removed.as_ref().map(|(name, _)| name.clone()))
    }

    /// Puts back what was removed last.
    pub fn undo_removal(self) {
        let mut taken = None;
        self.removed.update(|removed| taken = removed.take());
        if let Some((_, removed)) = taken {
            self.edit(|case| case.restore_entry(removed));
        }
    }

    /// Takes the offer to put back off the page.
    pub fn forget_removal(self) {
        self.removed.set(None);
    }
}
