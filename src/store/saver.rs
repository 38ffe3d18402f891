//! The open case saved behind the typing: within a second of the last change, at once when the page
//! is hidden, one write at a time, tried again until it holds. A saver holds the case itself, so
//! that it can finish after the page of the case has gone (see [`super::unfinished`]).

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::case::{Case, CaseId};
use practice_review_engine::versions::is_due;

use super::cases::{self, Replaced};
use super::error::StoreError;
use super::followed;
use super::record::Revision;
use super::versions;
use crate::platform;

/// A pause in typing as long as this saves.
const PAUSE: Duration = Duration::from_millis(400);
/// Typing without a pause saves as often as this.
const AT_MOST: Duration = Duration::from_millis(800);
/// How long after a failure it is tried again: longer each time, up to the last.
const RETRY: [u64; 5] = [1, 2, 5, 10, 30];
/// A write that takes longer than this is said not to be saved. It may still come true.
const PATIENCE: Duration = Duration::from_secs(8);

/// Whether what is on screen is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing has been changed.
    Unchanged,
    /// Something was changed and is about to be saved.
    Pending,
    /// It is being saved.
    Saving,
    /// All of it is on disk since this time of day, `HH:MM`.
    Saved(String),
    /// It could not be saved.
    NotSaved(StoreError),
}

/// Saves one case.
#[derive(Clone)]
pub struct Saver(Rc<Inner>);

struct Inner {
    case: ArcRwSignal<Case>,
    state: ArcRwSignal<SaveState>,
    revision: Cell<Revision>,
    /// Something was changed since the last write began.
    dirty: Cell<bool>,
    /// What was changed since then is not the referrer's: only where in the case they are.
    quiet: Cell<bool>,
    writing: Cell<bool>,
    /// What is being written is the place alone.
    writing_place: Cell<bool>,
    /// The case was removed, and is to be written all the same.
    anew: Cell<bool>,
    /// How many writes have ended.
    writes: Cell<u32>,
    /// When an earlier version was kept last.
    kept: Cell<Option<i64>>,
    /// The next save keeps what stands there, whenever that was.
    keep_now: Cell<bool>,
    failures: Cell<usize>,
    pause: Cell<Option<TimeoutHandle>>,
    latest: Cell<Option<TimeoutHandle>>,
    retry: Cell<Option<TimeoutHandle>>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        // All of it is on disk, or nobody wants it any more.
        let id = self.case.try_with_untracked(|case| case.id.clone());
        if let Some(id) = id {
            platform::forget_copy(id.as_str());
        }
    }
}

impl Saver {
    /// For a case that was read at this revision.
    pub fn new(case: Case, revision: Revision) -> Self {
        Self(Rc::new(Inner {
            case: ArcRwSignal::new(case),
            state: ArcRwSignal::new(SaveState::Unchanged),
            revision: Cell::new(revision),
            dirty: Cell::new(false),
            quiet: Cell::new(false),
            writing: Cell::new(false),
            writing_place: Cell::new(false),
            anew: Cell::new(false),
            writes: Cell::new(0),
            kept: Cell::new(None),
            keep_now: Cell::new(false),
            failures: Cell::new(0),
            pause: Cell::new(None),
            latest: Cell::new(None),
            retry: Cell::new(None),
        }))
    }

    /// Watches the case for as long as the page that calls this is there.
    pub fn watch(&self) {
        let case = self.case();
        let watching = self.clone();
        Effect::watch(
            move || case.track(),
            move |(), _, _| watching.changed(),
            false,
        );
        self.save_when_the_page_goes();
    }

    /// The case.
    pub fn case(&self) -> ArcRwSignal<Case> {
        self.0.case.clone()
    }

    /// Which case it is.
    pub fn id(&self) -> CaseId {
        self.0.case.with_untracked(|case| case.id.clone())
    }

    /// True where all is on disk and nothing is on its way there.
    pub fn is_settled(&self) -> bool {
        !self.0.dirty.get() && !self.0.writing.get()
    }

    /// True where something of the referrer's is not on disk yet: more than where in the case they are.
    pub fn has_unsaved_words(&self) -> bool {
        let inner = &self.0;
        inner.dirty.get() && !inner.quiet.get() || inner.writing.get() && !inner.writing_place.get()
    }

    /// Writes a case that was removed from the browser all the same, as a new one under its name.
    pub fn keep_anew(&self) {
        self.0.anew.set(true);
        self.flush();
    }

    /// Changes where in the case the referrer is. It is kept with the rest, but is no change of the
    /// case: nothing is said of saving it.
    pub fn keep_place(&self, place: String) {
        let inner = &self.0;
        let mut moved = false;
        inner.case.update_untracked(|case| {
            moved = case.place != place;
            case.place = place;
        });
        if moved {
            if !inner.dirty.replace(true) {
                inner.quiet.set(true);
            }
            self.schedule();
        }
    }

    /// Keeps what stands on the disk as an earlier version at the next save, whenever that was done last.
    pub fn keep_what_stands(&self) {
        self.0.keep_now.set(true);
    }

    /// Whether all is saved; tracked.
    pub fn state(&self) -> Signal<SaveState> {
        self.0.state.clone().into()
    }

    fn save_when_the_page_goes(&self) {
        let hidden = self.clone();
        // It bubbles from the document to the window.
        let listener = window_event_listener_untyped("visibilitychange", move |_| hidden.flush());
        let leaving = self.clone();
        let page_hide = window_event_listener(ev::pagehide, move |_| leaving.flush());
        let unload = self.clone();
        let before_unload = window_event_listener(ev::beforeunload, move |event| {
            unload.flush();
            if unload.has_unsaved_words() {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            listener.remove();
            page_hide.remove();
            before_unload.remove();
        });
    }

    fn changed(&self) {
        let inner = &self.0;
        inner.dirty.set(true);
        inner.quiet.set(false);
        // Where a write of the place alone is under way, nothing says so: what was typed is not on disk.
        if !matches!(
            inner.state.get_untracked(),
            SaveState::NotSaved(_) | SaveState::Saving
        ) {
            inner.state.set(SaveState::Pending);
        }
        self.schedule();
    }

    fn schedule(&self) {
        let inner = &self.0;
        if let Some(handle) = inner.pause.take() {
            handle.clear();
        }
        let saver = self.clone();
        inner
            .pause
            .set(platform::after(PAUSE, move || saver.flush()));
        match inner.latest.take() {
            Some(handle) => inner.latest.set(Some(handle)),
            None => {
                let saver = self.clone();
                inner
                    .latest
                    .set(platform::after(AT_MOST, move || saver.flush()));
            }
        }
    }

    /// Saves now what is not saved.
    pub fn flush(&self) {
        let inner = &self.0;
        for timer in [&inner.pause, &inner.latest] {
            if let Some(handle) = timer.take() {
                handle.clear();
            }
        }
        if inner.writing.get() || !inner.dirty.get() {
            return;
        }
        inner.writing.set(true);
        let saver = self.clone();
        spawn_local(async move { saver.write().await });
    }

    async fn write(&self) {
        let inner = &self.0;
        while inner.dirty.replace(false) {
            let quiet = inner.quiet.replace(false);
            inner.writing_place.set(quiet);
            if !quiet {
                // In the open case too: a save of the place alone, later, must not put it back.
                let now = platform::now();
                inner.case.update_untracked(|case| case.updated = now);
                inner.state.set(SaveState::Saving);
            }
            let now = versions::now();
            let keeps = !quiet && (inner.keep_now.get() || is_due(inner.kept.get(), now));
            let before = if keeps {
                Replaced::Keep
            } else {
                Replaced::Drop
            };
            self.say_when_it_takes_long();
            let outcome = self.write_once(before).await;
            inner.writes.set(inner.writes.get().wrapping_add(1));
            match outcome {
                Ok(revision) => {
                    inner.revision.set(revision);
                    inner.anew.set(false);
                    if keeps {
                        inner.kept.set(Some(now));
                        inner.keep_now.set(false);
                        // What cannot be tidied away now is tidied away next time.
                        let _ = versions::tidy(&self.id()).await;
                    }
                    inner.failures.set(0);
                    if !quiet {
                        followed::tell(&self.id());
                    }
                    // Of a write of the place alone nothing is said, unless it is the last of what was
                    // said not to be on disk.
                    let says = !matches!(
                        inner.state.get_untracked(),
                        SaveState::Unchanged | SaveState::Saved(_)
                    );
                    if !inner.dirty.get() && (!quiet || says) {
                        inner.state.set(SaveState::Saved(platform::time_of_day()));
                    }
                }
                Err(error) => {
                    inner.dirty.set(true);
                    self.retry_after(&error);
                    inner.state.set(SaveState::NotSaved(error));
                    break;
                }
            }
        }
        inner.writing.set(false);
        // Whoever waits for it to be settled looks again.
        inner.state.notify();
    }

    /// Writes the case as it is now.
    async fn write_once(&self, before: Replaced) -> Result<Revision, StoreError> {
        let inner = &self.0;
        let text = inner.case.with_untracked(cases::ToWrite::of)?;
        text.keep_copy();
        let over = (!inner.anew.get()).then(|| inner.revision.get());
        text.write(over, before).await
    }

    /// Says that nothing is saved where the browser's storage does not answer.
    fn say_when_it_takes_long(&self) {
        let (inner, this) = (Rc::downgrade(&self.0), self.0.writes.get());
        platform::after(PATIENCE, move || {
            if let Some(inner) = inner.upgrade().filter(|inner| inner.writes.get() == this) {
                inner.state.set(SaveState::NotSaved(StoreError::NoAnswer));
            }
        });
    }

    fn retry_after(&self, error: &StoreError) {
        // Another writer came first: writing again would destroy what they wrote.
        if matches!(
            error,
            StoreError::Conflict | StoreError::NewerVersion | StoreError::Gone
        ) {
            return;
        }
        let inner = &self.0;
        let failures = inner.failures.get();
        inner.failures.set(failures.saturating_add(1));
        let seconds = RETRY.get(failures).or(RETRY.last()).copied().unwrap_or(30);
        if let Some(handle) = inner.retry.take() {
            handle.clear();
        }
        let saver = self.clone();
        inner
            .retry
            .set(platform::after(Duration::from_secs(seconds), move || {
                saver.flush()
            }));
    }
}
