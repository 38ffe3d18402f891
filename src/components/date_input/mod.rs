//! A date in three fields.

use leptos::{html, prelude::*};

use super::{Fieldset, Heading, Size, form_group};

/// A date as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// Day of the month.
    pub day: String,
    /// Month, as a number or a name.
    pub month: String,
    /// Year.
    pub year: String,
}

/// Which of the three fields are wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrongParts {
    /// The day.
    pub day: bool,
    /// The month.
    pub month: bool,
    /// The year.
    pub year: bool,
}

impl WrongParts {
    const fn any(self) -> bool {
        self.day || self.month || self.year
    }
}

/// One of the three fields: its words and how to reach it.
struct Part {
    name: &'static str,
    label: &'static str,
    width: &'static str,
    read: fn(&DateParts) -> &String,
    write: fn(&mut DateParts) -> &mut String,
    wrong: fn(WrongParts) -> bool,
}

const PARTS: [Part; 3] = [
    Part {
        name: "day",
        label: "Day",
        width: "govuk-input--width-2",
        read: |date| &date.day,
        write: |date| &mut date.day,
        wrong: |wrong| wrong.day,
    },
    Part {
        name: "month",
        label: "Month",
        width: "govuk-input--width-2",
        read: |date| &date.month,
        write: |date| &mut date.month,
        wrong: |wrong| wrong.month,
    },
    Part {
        name: "year",
        label: "Year",
        width: "govuk-input--width-4",
        read: |date| &date.year,
        write: |date| &mut date.year,
        wrong: |wrong| wrong.year,
    },
];

/// A date input under a legend. Its fields are `{id}-day`, `{id}-month` and `{id}-year`.
#[component]
pub fn DateInput(
    /// The id of the group.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// What is shown.
    #[prop(into)]
    value: Signal<DateParts>,
    /// Gets all three fields at each key press.
    #[prop(into)]
    on_input: Callback<DateParts>,
    /// Help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Which fields are wrong; all of them while there is an error and none is marked.
    #[prop(optional, into)]
    wrong: Signal<WrongParts>,
    /// The size of the legend.
    #[prop(optional)]
    size: Size,
    /// The heading that the legend holds.
    #[prop(optional)]
    heading: Heading,
) -> impl IntoView {
    let described_by = Signal::derive(form_group::described_by(&id, hint.is_some(), error, None));
    let words = form_group::hint_and_error(&id, hint, error);
    let parts: Vec<_> = PARTS
        .iter()
        .map(|part| part_field(part, &id, value, on_input, error, wrong).into_any())
        .collect();
    view! {
        <div class=form_group::error_class("govuk-form-group", "", error)>
            <Fieldset
                legend=legend
                size=size
                heading=heading
                described_by=described_by
                role="group"
            >
                {words}
                <div class="govuk-date-input" id=id>
                    {parts}
                </div>
            </Fieldset>
        </div>
    }
}

fn part_field(
    part: &'static Part,
    id: &str,
    value: Signal<DateParts>,
    on_input: Callback<DateParts>,
    error: Signal<Option<String>>,
    wrong: Signal<WrongParts>,
) -> impl IntoView + use<> {
    let field_id = format!("{id}-{}", part.name);
    let marked = move || {
        let wrong = wrong.get();
        if wrong.any() {
            (part.wrong)(wrong)
        } else {
            error.with(Option::is_some)
        }
    };
    let class = move || {
        let error = if marked() { " govuk-input--error" } else { "" };
        format!("govuk-input govuk-date-input__input{error} {}", part.width)
    };
    let input = html::input()
        .class(class)
        .id(field_id.clone())
        .name(field_id.clone())
        .r#type("text")
        .autocomplete("off")
        .spellcheck("false")
        // A month may be typed as a name, for which a keypad is no use.
        .inputmode((part.name != "month").then_some("numeric"))
        .prop("value", move || {
            value.with(|date| (part.read)(date).clone())
        })
        .on(leptos::ev::input, move |event| {
            let mut date = value.get_untracked();
            *(part.write)(&mut date) = event_target_value(&event);
            on_input.run(date);
        });
    view! {
        <div class="govuk-date-input__item">
            <div class="govuk-form-group">
                <label class="govuk-label govuk-date-input__label" for=field_id>
                    {part.label}
                </label>
                {input}
            </div>
        </div>
    }
}
