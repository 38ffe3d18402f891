//! A long list that is shown piece by piece.

use leptos::prelude::*;

use super::{Button, ButtonKind, TextButton, focus_element};

/// How much of a long list is shown.
#[derive(Clone, Copy)]
pub struct Shown {
    count: RwSignal<usize>,
    piece: usize,
}

impl Shown {
    /// One piece of so many items.
    pub fn piece(piece: usize) -> Self {
        Self {
            count: RwSignal::new(piece),
            piece,
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
        shown.count.set(count);
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
