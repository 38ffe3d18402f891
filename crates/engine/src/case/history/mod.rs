//! Undo and redo across everything that is typed and chosen in a case.
//!
//! A step is one answer, the referrer's own view, or all that an edit changed besides. What is noted
//! of files that left or came back is no part of any step ([`Work`] says what is).
//!
//! What can be got back: every state between two steps, until the bounds drop the oldest, or an edit
//! after an undo drops what was undone. What is typed in one go is one step, so states inside it
//! cannot.
//!
//! Nothing that nobody noted is overwritten: where an answer is another than the step left it, that
//! difference becomes a step of its own; where what a step changed is gone, the step is dropped.

mod delta;
mod size;
mod step;
mod stretch;
mod swap;
#[cfg(test)]
mod tests;
mod typing;

use std::collections::VecDeque;

use self::delta::Delta;
use self::step::{Change, Clash};
use self::swap::{Swap, Way};
use self::typing::{Edit, Part, Run};
use super::answer::Answer;
use super::edit::Field;
use super::record::{Case, OwnView};
use super::work::Work;
use crate::guidance::{GroupId, SectionId};

/// The most steps that are kept, done and undone together.
pub const MOST_STEPS: usize = 200;

/// About the most bytes that steps take. The step next to the present is kept whatever it takes.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;

/// What a step touched, so that the reader can be led there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// One answer.
    Answer(Field),
    /// Entries of one group: some came, went, or stand in another place.
    Group(GroupId),
    /// Whether one section is marked as completed.
    Completed(SectionId),
    /// The working title.
    Title,
    /// The form that is filled in.
    Form,
    /// The referrer's own view.
    OwnView,
    /// More than one of these, or the partnership.
    Whole,
}

/// What was undone or done again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// What it touched.
    pub touched: Touched,
    /// True where the case follows another partnership now: its guidance has to be taken up.
    pub moved: bool,
}

/// The steps of one open case. It goes with the case in memory: where the case is read anew, begin
/// with an empty one.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The newest last.
    done: VecDeque<Change>,
    /// What is done again next stands last.
    undone: Vec<Change>,
    /// What is being typed, as part of the last step.
    run: Option<Run>,
    bytes: usize,
}

impl History {
    /// Notes that an answer was changed. `before` is none where the question was untouched. `at_ms`
    /// is any clock that does not go back, in milliseconds.
    pub fn note_answer(
        &mut self,
        field: &Field,
        before: Option<&Answer>,
        after: &Answer,
        at_ms: u64,
    ) {
        let edit = typing::edit(before, after);
        let answer = Swap {
            before: before.cloned(),
            after: Some(after.clone()),
        };
        let change = Change::Answer(field.clone(), Box::new(answer));
        self.note(change, edit.as_ref(), at_ms);
    }

    /// Notes that the referrer's own view was changed.
    pub fn note_own_view(&mut self, before: &OwnView, after: &OwnView, at_ms: u64) {
        let edit = (before.routes == after.routes)
            .then(|| Edit::between(Part::Reason, &before.reason, &after.reason))
            .flatten();
        let view = Swap {
            before: before.clone(),
            after: after.clone(),
        };
        self.note(Change::OwnView(view), edit.as_ref(), at_ms);
    }

    /// Notes any other edit: `before` is what was typed and chosen before it, `after` the case as it
    /// is now. Only what differs is kept.
    pub fn note_work(&mut self, before: Work, after: &Case) {
        if let Some(delta) = Delta::between(before, after) {
            self.note(Change::Work(Box::new(delta)), None, 0);
        }
    }

    /// True where there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// True where there is a step to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the last step back that can be; none where there is none, then the case is as it was.
    ///
    /// Where the answer there is another than the step left it, it goes back to what the step left,
    /// and can be done again: the step itself is undone next.
    pub fn undo(&mut self, case: &mut Case) -> Option<Undone> {
        self.run = None;
        while let Some(step) = self.done.pop_back() {
            match step.apply(case, Way::Back) {
                Ok(()) => {
                    let told = step.told();
                    self.undone.push(step);
                    return Some(told);
                }
                Err(Clash::Gone) => self.bytes = self.bytes.saturating_sub(step.bytes()),
                Err(Clash::Unnoted(edit)) => {
                    self.done.push_back(step);
                    self.push(*edit);
                }
            }
        }
        None
    }

    /// Does the step again that was undone last; none where there is none, then the case is as it
    /// was.
    ///
    /// Where the answer there is another than undoing left it, that is an edit that nobody noted: it
    /// drops what was undone, as any edit does, and can be undone.
    pub fn redo(&mut self, case: &mut Case) -> Option<Undone> {
        self.run = None;
        while let Some(step) = self.undone.pop() {
            match step.apply(case, Way::Forward) {
                Ok(()) => {
                    let told = step.told();
                    self.done.push_back(step);
                    return Some(told);
                }
                Err(clash) => {
                    self.bytes = self.bytes.saturating_sub(step.bytes());
                    if let Clash::Unnoted(edit) = clash {
                        self.push(*edit);
                    }
                }
            }
        }
        None
    }

    fn note(&mut self, change: Change, edit: Option<&Edit>, at_ms: u64) {
        if change.is_nothing() {
            return;
        }
        let goes_on = match (edit, &mut self.run, self.done.back()) {
            (Some(edit), Some(run), Some(last)) => last.leads_to(&change) && run.takes(edit, at_ms),
            _ => false,
        };
        if goes_on && let Some(mut last) = self.done.pop_back() {
            self.bytes = self.bytes.saturating_sub(last.bytes());
            last.join(change);
            if last.is_nothing() {
                self.run = None;
                return;
            }
            self.push(last);
            let run = self.run.take();
            self.run = run.filter(|run| !edit.is_some_and(|edit| run.ends(edit)));
        } else {
            self.push(change);
            self.run = edit.and_then(|edit| Run::begin(edit, at_ms));
        }
    }

    /// Adds a step that was done, which drops what was undone, and the oldest past the bounds.
    fn push(&mut self, step: Change) {
        for gone in self.undone.drain(..) {
            self.bytes = self.bytes.saturating_sub(gone.bytes());
        }
        self.bytes = self.bytes.saturating_add(step.bytes());
        self.done.push_back(step);
        while self.done.len() > 1 && (self.done.len() > MOST_STEPS || self.bytes > MOST_BYTES) {
            if let Some(oldest) = self.done.pop_front() {
                self.bytes = self.bytes.saturating_sub(oldest.bytes());
            }
        }
    }
}
