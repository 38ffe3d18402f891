//! A date that may be uncertain: exact, approximate, a period, or not known.

use leptos::prelude::*;

use super::{
    Choice, DateInput, DateParts, Heading, InputKind, InputWidth, Radios, Size, TextInput, Textarea,
};

/// How sure a date is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhenKind {
    /// The day is known.
    #[default]
    Exact,
    /// About then; the day, or the day and the month, may be left out.
    Approximate,
    /// Between two dates.
    Period,
    /// Not known.
    Unknown,
}

impl WhenKind {
    const ALL: [Self; 4] = [Self::Exact, Self::Approximate, Self::Period, Self::Unknown];

    const fn value(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approximate => "approximate",
            Self::Period => "period",
            Self::Unknown => "unknown",
        }
    }

    fn from_value(value: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.value() == value)
    }
}

/// An uncertain date as typed. What was typed for one kind stays when another is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhenValue {
    /// How sure it is.
    pub precision: WhenKind,
    /// The date, or the first date of a period.
    pub from: DateParts,
    /// The last date of a period.
    pub to: DateParts,
    /// The time of an exact date, as `HH:MM`; may be empty.
    pub time: String,
    /// What is known of an unknown date.
    pub note: String,
}

/// What is wrong with an uncertain date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhenErrors {
    /// With the date, or the first date of a period.
    pub from: Option<String>,
    /// With the last date of a period.
    pub to: Option<String>,
    /// With the time.
    pub time: Option<String>,
    /// With the note.
    pub note: Option<String>,
}

/// A part of an uncertain date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenPart {
    /// The date, or the first date of a period.
    From,
    /// The last date of a period.
    To,
    /// The time.
    Time,
    /// The note.
    Note,
}

/// The id of the field that an error summary leads to, for the part of the date `id` while
/// `kind` is chosen.
#[must_use]
pub fn when_field_id(id: &str, kind: WhenKind, part: WhenPart) -> String {
    match part {
        WhenPart::From => match kind {
            // There is no date to lead to; the choice itself is what can be changed.
            WhenKind::Unknown => id.to_owned(),
            kind => format!("{}-day", date_id(id, kind)),
        },
        WhenPart::To => format!("{id}-to-day"),
        WhenPart::Time => format!("{id}-time"),
        WhenPart::Note => format!("{id}-note"),
    }
}

fn date_id(id: &str, kind: WhenKind) -> String {
    match kind {
        WhenKind::Period => format!("{id}-from"),
        kind => format!("{id}-{}", kind.value()),
    }
}

/// An uncertain date: radios, each of which reveals what belongs to it.
#[component]
pub fn WhenInput(
    /// The id of the first radio.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// What is shown.
    #[prop(into)]
    value: Signal<WhenValue>,
    /// Gets the whole at each change.
    #[prop(into)]
    on_input: Callback<WhenValue>,
    /// Help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<WhenErrors>,
    /// The size of the legend.
    #[prop(optional)]
    size: Size,
    /// The heading that the legend holds.
    #[prop(optional)]
    heading: Heading,
) -> impl IntoView {
    let change = move |edit: &dyn Fn(&mut WhenValue)| {
        let mut when = value.get_untracked();
        edit(&mut when);
        on_input.run(when);
    };
    let date = {
        let id = id.clone();
        move |kind: WhenKind, legend: &'static str, hint: &'static str| {
            view! {
                <DateInput
                    id=date_id(&id, kind)
                    legend=legend
                    hint=hint
                    value=move || value.with(|when| when.from.clone())
                    on_input=move |date: DateParts| change(&|when| when.from = date.clone())
                    error=move || error.with(|error| error.from.clone())
                />
            }
            .into_any()
        }
    };
    let exact = {
        let (id, date) = (id.clone(), date.clone());
        move || {
            view! {
                {date(WhenKind::Exact, "Date", "For example, 27 3 2026")}
                <TextInput
                    id=format!("{id}-time")
                    label="Time, if it is known"
                    hint="24 hours, for example 14:30"
                    kind=InputKind::Time
                    width=InputWidth::Chars5
                    value=move || value.with(|when| when.time.clone())
                    on_input=move |time: String| change(&|when| when.time.clone_from(&time))
                    error=move || error.with(|error| error.time.clone())
                />
            }
            .into_any()
        }
    };
    let approximate = {
        let date = date.clone();
        move || {
            date(
                WhenKind::Approximate,
                "About when",
                "Leave out the day, or the day and the month, if you do not know them",
            )
        }
    };
    let period = {
        let id = id.clone();
        move || {
            view! {
                {date(WhenKind::Period, "From", "The earliest that it can have been")}
                <DateInput
                    id=format!("{id}-to")
                    legend="To"
                    hint="The latest that it can have been"
                    value=move || value.with(|when| when.to.clone())
                    on_input=move |date: DateParts| change(&|when| when.to = date.clone())
                    error=move || error.with(|error| error.to.clone())
                />
            }
            .into_any()
        }
    };
    let unknown = {
        let id = id.clone();
        move || {
            view! {
                <Textarea
                    id=format!("{id}-note")
                    label="What is known about when it was (optional)"
                    rows=2
                    value=move || value.with(|when| when.note.clone())
                    on_input=move |note: String| change(&|when| when.note.clone_from(&note))
                    error=move || error.with(|error| error.note.clone())
                />
            }
            .into_any()
        }
    };
    let options = vec![
        Choice::new(WhenKind::Exact.value(), "On a day that is known").reveals(exact),
        Choice::new(WhenKind::Approximate.value(), "At about a time").reveals(approximate),
        Choice::new(WhenKind::Period.value(), "Within a period").reveals(period),
        Choice::new(WhenKind::Unknown.value(), "Not known").reveals(unknown),
    ];
    view! {
        <Radios
            id=id
            legend=legend
            size=size
            heading=heading
            nostrip:hint=hint
            options=options
            value=move || value.with(|when| when.precision.value().to_owned())
            on_input=move |chosen: String| {
                if let Some(kind) = WhenKind::from_value(&chosen) {
                    change(&|when| when.precision = kind);
                }
            }
        />
    }
}
