//! Whether what was typed is saved.

use leptos::prelude::*;

/// What has become of the last change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveStatus {
    /// Nothing was changed since it was read: all of it is committed.
    #[default]
    Idle,
    /// It is being written.
    Saving,
    /// It is committed.
    Saved {
        /// The time of day, as `HH:MM`.
        at: String,
    },
    /// It could not be written.
    NotSaved {
        /// Why, and what to do.
        reason: String,
    },
    /// Nothing can be changed here.
    ReadOnly {
        /// Why.
        reason: String,
    },
}

/// The status line. Screen readers hear it when it changes; a failure stands until it is mended.
#[component]
pub fn SaveState(
    /// What to say.
    #[prop(into)]
    state: Signal<SaveStatus>,
    /// What the user can do while it is not saved, such as downloading a copy.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let class = move || {
        state.with(|state| match state {
            SaveStatus::Idle => "prt-save prt-save--idle",
            SaveStatus::Saving => "prt-save prt-save--saving",
            SaveStatus::Saved { .. } => "prt-save prt-save--saved",
            SaveStatus::NotSaved { .. } => "prt-save prt-save--failed",
            SaveStatus::ReadOnly { .. } => "prt-save prt-save--locked",
        })
    };
    let words = move || match state.get() {
        SaveStatus::Idle => "Saved".to_owned(),
        SaveStatus::Saving => "Saving".to_owned(),
        SaveStatus::Saved { at } => format!("Saved at {at}"),
        SaveStatus::NotSaved { reason } => format!("Not saved. {reason}"),
        SaveStatus::ReadOnly { reason } => format!("Read only. {reason}"),
    };
    let failed =
        Memo::new(move |_| state.with(|state| matches!(state, SaveStatus::NotSaved { .. })));
    // The actions stand outside the live region: it would read their names out each time.
    let actions = children.map(|children| {
        move || {
            failed
                .get()
                .then(|| view! { <div class="prt-save__actions">{children()}</div> }.into_any())
        }
    });
    view! {
        <div class=class>
            <span class="prt-save__words" role="status" aria-live="polite">
                {words}
            </span>
            {actions}
        </div>
    }
}
