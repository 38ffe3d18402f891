//! One of the choices that radios or checkboxes offer.

use leptos::{children::ViewFn, prelude::*};

/// A choice.
#[derive(Clone)]
pub struct Choice {
    pub(super) value: String,
    label: String,
    hint: Option<String>,
    reveals: Option<ViewFn>,
    pub(super) exclusive: bool,
    divider: Option<String>,
}

impl Choice {
    /// A choice: the value that is stored and the words that are shown.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            reveals: None,
            exclusive: false,
            divider: None,
        }
    }

    /// Adds help.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = Some(text.into());
        self
    }

    /// Adds what is shown while it is chosen.
    #[must_use]
    pub fn reveals(mut self, view: impl Into<ViewFn>) -> Self {
        self.reveals = Some(view.into());
        self
    }

    /// Makes a checkbox clear all others, and any other clear it: "None of these".
    #[must_use]
    pub fn exclusive(mut self) -> Self {
        self.exclusive = true;
        self
    }

    /// Sets a word between it and the choice before: "or".
    #[must_use]
    pub fn after_divider(mut self, text: impl Into<String>) -> Self {
        self.divider = Some(text.into());
        self
    }
}

/// Radios or checkboxes: what differs between their markup.
pub(super) struct Block {
    pub(super) name: &'static str,
    pub(super) input_type: &'static str,
    /// Whether its role can say that it opens something: a checkbox's can, a radio's cannot
    /// (WAI-ARIA 1.2, aria-expanded).
    pub(super) expands: bool,
}

/// The items of a group of radios or checkboxes. `checked` tells whether a value is chosen;
/// `on_change` gets the value and whether it now is. `described_by` describes each item, where no
/// fieldset can carry it.
pub(super) fn items(
    block: &'static Block,
    id: &str,
    name: &str,
    choices: Vec<Choice>,
    described_by: Signal<Option<String>>,
    checked: impl Fn(&str) -> bool + Copy + Send + Sync + 'static,
    on_change: impl Fn(&str, bool) + Copy + Send + Sync + 'static,
) -> Vec<AnyView> {
    let mut number = 0_usize;
    choices
        .into_iter()
        .map(|choice| {
            // A divider takes a number too, as in govuk-frontend.
            number += 1 + usize::from(choice.divider.is_some());
            let item_id = if number == 1 {
                id.to_owned()
            } else {
                format!("{id}-{number}")
            };
            item(
                block,
                item_id,
                name.to_owned(),
                choice,
                described_by,
                checked,
                on_change,
            )
            .into_any()
        })
        .collect()
}

fn item(
    block: &'static Block,
    id: String,
    name: String,
    choice: Choice,
    described_by: Signal<Option<String>>,
    checked: impl Fn(&str) -> bool + Copy + Send + Sync + 'static,
    on_change: impl Fn(&str, bool) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let Choice {
        value,
        label,
        hint,
        reveals,
        exclusive,
        divider,
    } = choice;
    let Block {
        name: class,
        input_type,
        expands,
    } = block;
    let stored = StoredValue::new(value.clone());
    let is_checked = Signal::derive(move || stored.with_value(|value| checked(value)));
    let hint_id = hint.is_some().then(|| format!("{id}-item-hint"));
    let own_hint = hint_id.clone();
    let described = move || {
        let ids: Vec<String> = described_by
            .get()
            .into_iter()
            .chain(own_hint.clone())
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    };
    let conditional_id = reveals.is_some().then(|| format!("conditional-{id}"));
    let expanded = *expands && reveals.is_some();
    let hidden = format!("{class}__conditional {class}__conditional--hidden");
    let shown = format!("{class}__conditional");
    let revealed = reveals.zip(conditional_id.clone()).map(|(reveals, id)| {
        let class = move || {
            if is_checked.get() {
                shown.clone()
            } else {
                hidden.clone()
            }
        };
        view! {
            <div class=class id=id>
                {reveals.run()}
            </div>
        }
    });
    view! {
        {divider.map(|text| view! { <div class=format!("{class}__divider")>{text}</div> }.into_any())}
        <div class=format!("{class}__item")>
            <input
                class=format!("{class}__input")
                id=id.clone()
                name=name
                type=*input_type
                value=value
                autocomplete="off"
                data-behaviour=exclusive.then_some("exclusive")
                aria-describedby=described
                aria-controls=conditional_id
                aria-expanded=move || expanded.then(|| is_checked.get().to_string())
                prop:checked=move || is_checked.get()
                on:change=move |event| {
                    let now = event_target_checked(&event);
                    stored.with_value(|value| on_change(value, now));
                }
            />
            <label class=format!("govuk-label {class}__label") for=id>
                {label}
            </label>
            {hint
                .map(|text| {
                    view! {
                        <div id=hint_id class=format!("govuk-hint {class}__hint")>
                            {text}
                        </div>
                    }.into_any()
                })}
        </div>
        {revealed}
    }
}
