//! Choosing a file.

use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast as _;
use web_sys::{File, HtmlInputElement};

use super::{Label, Size, form_group};

/// A field to choose one file with, and its label.
#[component]
pub fn FileInput(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// Gets the file that was chosen; the same one again, too, once it was mended.
    #[prop(into)]
    on_file: Callback<File>,
    /// Which kinds of files are offered: endings and media types, with commas.
    #[prop(optional, into)]
    accept: Option<String>,
    /// Help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The size of the label.
    #[prop(optional)]
    size: Size,
    /// The name; the id unless given.
    #[prop(optional, into)]
    name: Option<String>,
) -> impl IntoView {
    let field = |event: &ev::Event| {
        let target = event.target()?;
        target.dyn_into::<HtmlInputElement>().ok()
    };
    let described_by = form_group::described_by(&id, hint.is_some(), error, None);
    let words = form_group::hint_and_error(&id, hint, error);
    let input = html::input()
        .class(form_group::error_class("govuk-file-upload", "", error))
        .id(id.clone())
        .name(name.unwrap_or_else(|| id.clone()))
        .r#type("file")
        .accept(accept)
        .aria_describedby(described_by)
        // A browser tells of no change where the same file is chosen again.
        .on(ev::click, move |event| {
            if let Some(input) = field(&event) {
                input.set_value("");
            }
        })
        .on(ev::change, move |event| {
            let chosen = field(&event).and_then(|input| input.files()?.get(0));
            if let Some(file) = chosen {
                on_file.run(file);
            }
        });
    view! {
        <div class=form_group::error_class("govuk-form-group", "", error)>
            <Label text=label for_id=id size=size />
            {words}
            {input}
        </div>
    }
}
