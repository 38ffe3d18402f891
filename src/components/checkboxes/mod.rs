//! Any of a few.

use leptos::prelude::*;

use super::{
    Choice, Fieldset, Heading, Size,
    choice::{self, Block},
    form_group,
};

const BLOCK: Block = Block {
    name: "govuk-checkboxes",
    input_type: "checkbox",
    expands: true,
};

/// Checkboxes under a legend. What is chosen is kept in the order of the choices.
#[component]
pub fn Checkboxes(
    /// The id of the first checkbox; the others are `{id}-2`, `{id}-3` and so on.
    #[prop(into)]
    id: String,
    /// The question; left out where something else asks it.
    #[prop(optional, into)]
    legend: Option<String>,
    /// What can be chosen.
    options: Vec<Choice>,
    /// The values of the choices made.
    #[prop(into)]
    value: Signal<Vec<String>>,
    /// Gets the values of all choices made.
    #[prop(into)]
    on_input: Callback<Vec<String>>,
    /// Help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The size of the legend.
    #[prop(optional)]
    size: Size,
    /// The heading that the legend holds.
    #[prop(optional)]
    heading: Heading,
    /// The name; the id unless given.
    #[prop(optional, into)]
    name: Option<String>,
    /// True for smaller ones, as in filters.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let known: Vec<(String, bool)> = options
        .iter()
        .map(|choice| (choice.value.clone(), choice.exclusive))
        .collect();
    let known = StoredValue::new(known);
    let described_by = Signal::derive(form_group::described_by(&id, hint.is_some(), error, None));
    let items = choice::items(
        &BLOCK,
        &id,
        name.as_deref().unwrap_or(&id),
        options,
        if legend.is_some() {
            Signal::default()
        } else {
            described_by
        },
        move |own| value.with(|values| values.iter().any(|value| value == own)),
        move |own, checked| {
            let before = value.get_untracked();
            on_input.run(known.with_value(|known| chosen(known, &before, own, checked)));
        },
    );
    let class = if small {
        "govuk-checkboxes govuk-checkboxes--small"
    } else {
        "govuk-checkboxes"
    };
    let content = (
        form_group::hint_and_error(&id, hint, error),
        view! { <div class=class>{items}</div> },
    );
    let group = match legend {
        Some(legend) => view! {
            <Fieldset legend=legend size=size heading=heading described_by=described_by>
                {content}
            </Fieldset>
        }
        .into_any(),
        None => content.into_any(),
    };
    view! { <div class=form_group::error_class("govuk-form-group", "", error)>{group}</div> }
}

/// What is chosen after `changed` was checked or cleared. `known` are the choices in their order
/// and whether each is exclusive. Values that are no choice any more are kept, at the end.
fn chosen(
    known: &[(String, bool)],
    before: &[String],
    changed: &str,
    checked: bool,
) -> Vec<String> {
    let exclusive = |value: &str| {
        known
            .iter()
            .any(|(own, exclusive)| own == value && *exclusive)
    };
    let stays = |value: &str| {
        if value == changed {
            checked
        } else {
            let cleared = checked && (exclusive(changed) || exclusive(value));
            before.iter().any(|old| old == value) && !cleared
        }
    };
    let unknown = before
        .iter()
        .filter(|old| !known.iter().any(|(own, _)| own == *old));
    known
        .iter()
        .map(|(own, _)| own)
        .chain(unknown)
        .filter(|value| stays(value))
        .cloned()
        .collect()
}
