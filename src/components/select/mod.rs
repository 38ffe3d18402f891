//! One of a long list.

use leptos::prelude::*;

use super::{Heading, Label, Size, form_group};

/// One option of a select.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    value: String,
    label: String,
}

impl SelectOption {
    /// An option: the value that is stored and the words that are shown.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// A select with its label. A value that is none of the options is shown as it is, so that it is
/// not lost.
#[component]
pub fn Select(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// The value of the chosen option.
    #[prop(into)]
    value: Signal<String>,
    /// Gets the value of the option chosen.
    #[prop(into)]
    on_input: Callback<String>,
    /// Help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The size of the label.
    #[prop(optional)]
    size: Size,
    /// The heading that the label stands in.
    #[prop(optional)]
    heading: Heading,
    /// The name; the id unless given.
    #[prop(optional, into)]
    name: Option<String>,
) -> impl IntoView {
    let described_by = form_group::described_by(&id, hint.is_some(), error, None);
    let words = form_group::hint_and_error(&id, hint, error);
    let shown = move || {
        let mut options = options.get();
        let chosen = value.get();
        if !options.iter().any(|option| option.value == chosen) {
            options.insert(0, SelectOption::new(chosen.clone(), chosen));
        }
        options
            .into_iter()
            .map(|SelectOption { value: own, label }| {
                let compare = own.clone();
                let selected = move || value.with(|value| *value == compare);
                view! {
                    <option value=own prop:selected=selected>
                        {label}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <div class=form_group::error_class("govuk-form-group", "", error)>
            <Label text=label for_id=id.clone() size=size heading=heading />
            {words}
            <select
                class=form_group::error_class("govuk-select", "", error)
                id=id.clone()
                name=name.unwrap_or(id)
                autocomplete="off"
                aria-describedby=described_by
                on:change=move |event| on_input.run(event_target_value(&event))
            >
                {shown}
            </select>
        </div>
    }
}
