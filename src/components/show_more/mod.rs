//! A long list that is shown piece by piece.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{Button, ButtonKind, TextButton, focus_element};

/// How far long lists were opened, by the name of each: who comes back to one finds it so.
#[derive(Clone, Copy)]
pub struct ShownBefore(StoredValue<BTreeMap<String, usize>>);

impl ShownBefore {
    /// No list was opened yet.
    pub fn none() -> Self {
        Self(StoredValue::new(BTreeMap::new()))
    }
}

/// How much of a long list is shown.
#[derive(Clone, Copy)]
pub struct Shown {
    count: RwSignal<usize>,
    piece: usize,
    list: StoredValue<String>,
    before: Option<ShownBefore>,
}

impl Shown {
    /// As much of the list of this name as was shown before, or one piece of so many items. It is
    /// remembered where a [`ShownBefore`] is provided.
    pub fn piece(list: impl Into<String>, piece: usize) -> Self {
        let list = list.into();
        let before = use_context::<ShownBefore>();
        let count = before.and_then(|all| all.0.with_value(|all| all.get(&list).copied()));
        Self {
            count: RwSignal::new(count.unwrap_or(piece)),
            piece,
            list: StoredValue::new(list),
            before,
        }
    }

    fn show(self, count: usize) {
        self.count.set(count);
        if let Some(before) = self.before {
            let list = self.list.get_value();
            before.0.update_value(|all| {
                all.insert(list, count);
            });
        }
    }

    /// How many items are shown, where there are as many; tracked.
    pub fn count(self) -> usize {
        self.count.get()
    }
}

/// What shows more of a list, and says how much is shown. Nothing where all of it is. It stands after the
/// list; focus goes to the first item that has come.
#[component]
pub fn ShowMore(
    /// How much is shown.
    shown: Shown,
    /// How many items there are.
    #[prop(into)]
    total: Signal<usize>,
    /// What they are called, as "events".
    of: &'static str,
    /// The id of an element of the item at this place, for focus.
    #[prop(into)]
    element: Callback<usize, Option<String>>,
) -> impl IntoView {
    let reveal = move |count: usize| {
        let first = shown.count.get_untracked();
        shown.show(count);
        request_animation_frame(move || {
            if let Some(Some(id)) = element.try_run(first) {
                let _ = focus_element(&id);
            }
        });
    };
    let left = Memo::new(move |_| total.get().saturating_sub(shown.count.get()));
    move || {
        (left.get() > 0).then(|| {
            let (left, count) = (left.get(), shown.count.get());
            let next = left.min(shown.piece);
            view! {
                <div class="prt-more prt-no-print">
                    <p class="prt-meta" role="status">{format!("{count} of {} {of} are shown.", count.saturating_add(left))}</p>
                    <Button on_click=move |()| reveal(count.saturating_add(shown.piece)) kind=ButtonKind::Secondary>{format!("Show {next} more")}</Button>
                    {(left > next).then(|| view! { <TextButton on_click=move |()| reveal(usize::MAX)>"Show all"</TextButton> }.into_any())}
                </div>
            }
            .into_any()
        })
    }
}
