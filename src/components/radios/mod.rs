//! One of a few.

use leptos::prelude::*;

use super::{
    Choice, Fieldset, Heading, Size,
    choice::{self, Block},
    form_group,
};

const BLOCK: Block = Block {
    name: "govuk-radios",
    input_type: "radio",
    expands: false,
};

/// Radios under a legend.
#[component]
pub fn Radios(
    /// The id of the first radio; the others are `{id}-2`, `{id}-3` and so on.
    #[prop(into)]
    id: String,
    /// The question; left out where something else asks it.
    #[prop(optional, into)]
    legend: Option<String>,
    /// What can be chosen.
    options: Vec<Choice>,
    /// The value of the choice made; empty for none.
    #[prop(into)]
    value: Signal<String>,
    /// Gets the value of the choice made.
    #[prop(into)]
    on_input: Callback<String>,
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
    /// True to set short choices side by side.
    #[prop(optional)]
    inline: bool,
    /// True for smaller ones, as in filters.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let items = choice::items(
        &BLOCK,
        &id,
        name.as_deref().unwrap_or(&id),
        options,
        // A group of radios is read out as one; each need not repeat what describes it.
        Signal::default(),
        move |own| value.with(|value| value == own),
        move |own, _| on_input.run(own.to_owned()),
    );
    let class = match (inline, small) {
        (false, false) => "govuk-radios",
        (true, false) => "govuk-radios govuk-radios--inline",
        (false, true) => "govuk-radios govuk-radios--small",
        (true, true) => "govuk-radios govuk-radios--inline govuk-radios--small",
    };
    let described_by = Signal::derive(form_group::described_by(&id, hint.is_some(), error, None));
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
