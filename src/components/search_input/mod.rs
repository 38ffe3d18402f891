//! A field that filters a list as one types.

use leptos::prelude::*;

/// A search field. Escape empties it.
#[component]
pub fn SearchInput(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What is shown in it.
    #[prop(into)]
    value: Signal<String>,
    /// Gets the text at each key press.
    #[prop(into)]
    on_input: Callback<String>,
    /// Help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// True where only screen readers need the label.
    #[prop(optional)]
    label_hidden: bool,
) -> impl IntoView {
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    let label_class = if label_hidden {
        "govuk-label govuk-visually-hidden"
    } else {
        "govuk-label"
    };
    // Browsers differ in whether Escape empties a search field.
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !value.with_untracked(String::is_empty) {
            event.prevent_default();
            on_input.run(String::new());
        }
    };
    view! {
        <div class="govuk-form-group prt-search">
            <label class=label_class for=id.clone()>
                {label}
            </label>
            {hint
                .zip(hint_id.clone())
                .map(|(text, id)| view! { <super::Hint id=id text=text /> }.into_any())}
            <input
                class="govuk-input prt-search__input"
                id=id.clone()
                name=id
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-describedby=hint_id
                prop:value=move || value.get()
                on:input=move |event| on_input.run(event_target_value(&event))
                on:keydown=escape
            />
        </div>
    }
}
