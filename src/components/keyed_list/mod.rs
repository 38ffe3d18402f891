//! A list whose items stay on the page, with what is typed in them, while others come and go.

use leptos::{children::ViewFnOnce, prelude::*};

/// One item of a [`KeyedList`].
pub struct Keyed {
    key: String,
    view: ViewFnOnce,
}

impl Keyed {
    /// An item: what tells it from the others, and its view, which is built when the key is new.
    pub fn new(key: impl Into<String>, view: impl Into<ViewFnOnce>) -> Self {
        Self {
            key: key.into(),
            view: view.into(),
        }
    }
}

/// The items that there are now. One type of item serves all lists, because [`For`] brings its
/// code for comparing and moving items once for each type.
#[component]
pub fn KeyedList(
    /// Gives the items, each time that what it reads changes.
    #[prop(into)]
    items: Callback<(), Vec<Keyed>>,
) -> impl IntoView {
    view! {
        <For
            each=move || items.run(())
            key=|item: &Keyed| item.key.clone()
            children=|item: Keyed| item.view.run()
        />
    }
}
