//! The right to write the open case: had, waited for, asked of another tab, and given up to one.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::case::CaseId;
use wasm_bindgen_futures::JsFuture;

use super::opening::{State, open, resume};
use crate::components::{SaveStatus, TextButton};
use crate::platform;
use crate::store::followed::SavedElsewhere;
use crate::store::saver::Saver;
use crate::store::taking::Taking;
use crate::store::unfinished::Unfinished;
use crate::store::writer::{Access, Asking, Writer, acquire};

/// How often, and how many times, it is looked whether all is on disk before the right is given up.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
const LOOKS: u32 = 30;
/// After this long without an answer the other tab is taken to be asleep.
const PATIENCE: Duration = Duration::from_secs(5);
/// Whoever passes the right on stands at the end of the queue after this long.
const PASS_ON: Duration = Duration::from_millis(300);

/// How far a tab that only reads is with asking for the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    NotYet,
    Waiting,
    /// The other tab has words that are not on disk.
    Kept,
    /// The other tab does not answer.
    NoAnswer,
}

/// The right to write one case.
#[derive(Clone, Copy)]
pub struct Right {
    case: StoredValue<CaseId>,
    state: RwSignal<State, LocalStorage>,
    writer: StoredValue<Option<Writer>, LocalStorage>,
    asked: RwSignal<Asked>,
    taking: Taking,
    /// Whether the tab that writes has saved more than is shown here.
    behind: RwSignal<bool>,
}

impl Right {
    /// Asks for the right, and opens the case as far as it is given. What the case shows stands in
    /// `state` from then on.
    pub fn begin(case: CaseId, state: RwSignal<State, LocalStorage>) -> Self {
        let right = Self {
            case: StoredValue::new(case.clone()),
            state,
            writer: StoredValue::new_local(None),
            asked: RwSignal::new(Asked::NotYet),
            taking: expect_context::<Taking>(),
            behind: RwSignal::new(false),
        };
        let unfinished = expect_context::<Unfinished>();
        right.listen();
        spawn_local(async move {
            if let Some((saver, held)) = unfinished.take(&case) {
                right.writer.set_value(held);
                state.set(resume(saver));
                return;
            }
            match right.acquire(Asking::AtOnce).await {
                Some(Access::Read) => {
                    right.show(&case, Access::Read).await;
                    right.wait().await;
                }
                Some(Access::Write) => right.show(&case, Access::Write).await,
                None => {}
            }
        });
        right
    }

    /// What the case may be opened for now.
    pub fn access(self) -> Access {
        if self.writer.try_with_value(Option::is_some) == Some(true) {
            Access::Write
        } else {
            Access::Read
        }
    }

    /// Takes the right out, for whoever saves on after the page is left.
    pub fn hand_on(self) -> Option<Writer> {
        self.writer.try_update_value(Option::take).flatten()
    }

    /// None where the page has gone meanwhile; the right is given up again then.
    async fn acquire(self, asking: Asking) -> Option<Access> {
        let case = self.case.try_get_value()?;
        let lost = move || spawn_local(self.give_way(None));
        let (access, held) = acquire(case.as_str(), asking, lost).await;
        self.writer.try_set_value(held).is_none().then_some(access)
    }

    /// Opens the case as it is on the disk now.
    async fn show(self, case: &CaseId, access: Access) {
        let _ = self.behind.try_set(false);
        let _ = self.state.try_set(open(case, access).await);
    }

    /// Reads on from what is on the disk now.
    fn catch_up(self) {
        spawn_local(async move {
            let Some(case) = self.case.try_get_value() else {
                return;
            };
            let _ = self.behind.try_set(false);
            let now = open(&case, Access::Read).await;
            // The right to write may have come meanwhile, and what is typed with it stays.
            if self.access() == Access::Read {
                let _ = self.state.try_set(now);
            }
        });
    }

    /// What to say of a case that is only read.
    pub fn read_only(self) -> Signal<SaveStatus> {
        Signal::derive(move || SaveStatus::ReadOnly {
            reason: if self.behind.get() {
                "Another tab has this case open for writing, and has saved more than you see here."
            } else {
                "Another tab has this case open for writing. What you see is what it has saved."
            }
            .to_owned(),
        })
    }

    /// Waits until the right is there, and opens the case for writing.
    async fn wait(self) {
        let Some(case) = self.case.try_get_value() else {
            return;
        };
        while let Some(access) = self.acquire(Asking::Wait).await {
            if self.taking.is_for_another(&case) {
                let _ = self.writer.try_set_value(None);
                let _ = JsFuture::from(platform::pause(PASS_ON)).await;
                continue;
            }
            let _ = self.asked.try_set(Asked::NotYet);
            self.show(&case, access).await;
            return;
        }
    }

    /// Hears what other tabs say of this case, for as long as its page is there.
    fn listen(self) {
        Effect::new(move |_| {
            let asker = self.case.with_value(|case| self.taking.asked(case));
            if let Some(asker) = asker
                && self.writer.with_value(Option::is_some)
            {
                spawn_local(self.give_way(Some(asker)));
            }
        });
        Effect::new(move |_| {
            if self.case.with_value(|case| self.taking.is_kept(case)) {
                self.asked.set(Asked::Kept);
            }
        });
        let saved = expect_context::<SavedElsewhere>();
        Effect::watch(
            move || saved.last(),
            move |last, _, _| {
                if self.case.with_value(|case| last.as_ref() == Some(case)) {
                    self.behind.set(true);
                    // It is awake after all.
                    if self.asked.get_untracked() == Asked::NoAnswer {
                        self.asked.set(Asked::NotYet);
                    }
                }
            },
            false,
        );
    }

    /// Saves what is left to save, gives the right up and reads on. Where it cannot be saved, the words
    /// stay here, and whoever asks is told.
    async fn give_way(self, asker: Option<String>) {
        let (Some(case), Some(state)) = (
            self.case.try_get_value(),
            self.state.try_with_untracked(Clone::clone),
        ) else {
            return;
        };
        if let State::Open(opened) = state
            && let Some(saver) = opened.saver
            && !settled(&saver).await
        {
            if let Some(asker) = asker {
                self.taking.keep(&case, &asker);
            }
            return;
        }
        // Nothing more can be typed from here on.
        self.show(&case, Access::Read).await;
        let _ = self.writer.try_set_value(None);
        self.wait().await;
    }

    /// Asks the tab that writes to give way.
    fn ask(self) {
        self.asked.set(Asked::Waiting);
        self.case.with_value(|case| self.taking.ask(case));
        platform::after(PATIENCE, move || {
            if self.asked.try_get_untracked() == Some(Asked::Waiting) {
                let _ = self.asked.try_set(Asked::NoAnswer);
            }
        });
    }

    /// Takes the right from a tab that does not answer. What that one has not saved it cannot write over
    /// what is written here: the revision refuses it.
    fn take(self) {
        self.asked.set(Asked::Waiting);
        spawn_local(async move {
            let Some(case) = self.case.try_get_value() else {
                return;
            };
            if let Some(access) = self.acquire(Asking::Take).await {
                let _ = self.asked.try_set(Asked::NotYet);
                self.show(&case, access).await;
            }
        });
    }
}

/// Saves what is left to save; false where that does not succeed within a few seconds.
async fn settled(saver: &Saver) -> bool {
    saver.flush();
    platform::until(LOOK_AGAIN, LOOKS, || saver.is_settled()).await
}

/// What a tab that only reads can do about it.
#[component]
pub fn TakeOver(right: Right) -> impl IntoView {
    let words = move || match right.asked.get() {
        Asked::NotYet => "",
        Asked::Waiting => "Asking the other tab to save and give way …",
        Asked::Kept => {
            "The other tab has words that are not saved yet. Go there, see what it says, and try again."
        }
        Asked::NoAnswer => {
            "The other tab does not answer. If you cannot find it, take over anyway: what is saved is shown here; what it has not saved stays in it, and is not mixed with this."
        }
    };
    let ask = move || {
        let asked = right.asked.get();
        match asked {
            Asked::NotYet | Asked::Kept => {
                Some(view! { <TextButton on_click=move |()| right.ask()>"Take over here"</TextButton> }.into_any())
            }
            Asked::Waiting => None,
            Asked::NoAnswer => {
                Some(view! { <TextButton on_click=move |()| right.take()>"Take over anyway"</TextButton> }.into_any())
            }
        }
    };
    let catch_up = move || {
        right.behind.get().then(|| {
            view! { <TextButton on_click=move |()| right.catch_up()>"Show what was saved"</TextButton> }
                .into_any()
        })
    };
    view! {
        <span role="status">{words}</span>
        <span class="prt-steps">{catch_up} {ask}</span>
    }
}
