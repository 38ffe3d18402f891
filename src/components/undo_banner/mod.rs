//! The way back from a deletion.

use leptos::prelude::*;

use super::TextButton;

/// A banner that says what was just done and undoes it. It stays until it is dismissed: nobody
/// has to be quick.
#[component]
pub fn UndoBanner(
    /// What was done, such as "Deleted the event of 4 March."; nothing is shown without.
    #[prop(into)]
    message: Signal<Option<String>>,
    /// Undoes it.
    #[prop(into)]
    on_undo: Callback<()>,
    /// Takes the banner away.
    #[prop(into)]
    on_dismiss: Callback<()>,
) -> impl IntoView {
    let shown = Memo::new(move |_| message.with(Option::is_some));
    let actions = move || {
        view! {
            <span class="prt-undo__actions">
                <TextButton on_click=on_undo>"Undo"</TextButton>
                <TextButton on_click=on_dismiss hidden="this message">
                    "Dismiss"
                </TextButton>
            </span>
        }
        .into_any()
    };
    view! {
        <div class="prt-undo" class:prt-undo--shown=move || shown.get()>
            <span class="prt-undo__words" role="status" aria-live="polite">
                {move || message.get()}
            </span>
            {move || shown.get().then(actions)}
        </div>
    }
}
