//! The way back from a deletion.

use leptos::{html, prelude::*};

use super::TextButton;

/// A banner that says what was just done and undoes it. It stays until it is dismissed: nobody
/// has to be quick. It takes focus when something new was done, because the button that did it is
/// often gone with what it took away.
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
    let words = NodeRef::<html::Span>::new();
    Effect::watch(
        move || message.with(Option::is_some),
        move |some, _, _| {
            if *some {
                // Once the banner is on the page.
                request_animation_frame(move || {
                    if let Some(Some(words)) = words.try_get_untracked() {
                        let _ = words.focus();
                    }
                });
            }
        },
        false,
    );
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
            <span class="prt-undo__words" role="status" aria-live="polite" tabindex="-1" node_ref=words>
                {move || message.get()}
            </span>
            {move || shown.get().then(actions)}
        </div>
    }
}
