//! A question that must be answered before going on.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A modal dialog on the browser's own `<dialog>`: Escape closes it, the page behind is out of
/// reach, and focus returns to what opened it. Focus begins at the field, if it asks for something,
/// else at the question: never at a button, where Enter pressed once too often would be an answer.
#[component]
pub fn Dialog(
    /// The element's id.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    title: String,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Runs when it is closed with Escape; must set `open` to false.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it says and its buttons.
    children: Children,
) -> impl IntoView {
    let title_id = format!("{id}-heading");
    let labelled_by = title_id.clone();
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                // Fails only where the element has left the page, and then nobody sees it.
                let _ = dialog.show_modal();
                let field = dialog.query_selector("input").ok().flatten();
                let first = field
                    .and_then(|field| field.dyn_into::<HtmlElement>().ok())
                    .or_else(|| heading.get_untracked().map(JsCast::unchecked_into));
                if let Some(first) = first {
                    let _ = first.focus();
                }
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let closed = move |_| {
        if open.get_untracked() {
            on_close.run(());
        }
    };
    view! {
        <dialog class="prt-dialog" id=id aria-labelledby=labelled_by node_ref=dialog on:close=closed>
            <h2 class="govuk-heading-m" id=title_id tabindex="-1" node_ref=heading>
                {title}
            </h2>
            {children()}
        </dialog>
    }
}
