//! One line of text.

use leptos::{html, prelude::*};

use super::{Heading, Label, Size, form_group};

/// How wide a field is: as wide as what belongs in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputWidth {
    /// As wide as its container.
    #[default]
    Full,
    /// Two thirds of its container.
    TwoThirds,
    /// Half its container.
    Half,
    /// About 30 characters.
    Chars30,
    /// About 20 characters.
    Chars20,
    /// About 10 characters.
    Chars10,
    /// About 5 characters.
    Chars5,
    /// About 4 characters.
    Chars4,
    /// About 3 characters.
    Chars3,
    /// About 2 characters.
    Chars2,
}

impl InputWidth {
    const fn class(self) -> &'static str {
        match self {
            Self::Full => "",
            Self::TwoThirds => "govuk-!-width-two-thirds",
            Self::Half => "govuk-!-width-one-half",
            Self::Chars30 => "govuk-input--width-30",
            Self::Chars20 => "govuk-input--width-20",
            Self::Chars10 => "govuk-input--width-10",
            Self::Chars5 => "govuk-input--width-5",
            Self::Chars4 => "govuk-input--width-4",
            Self::Chars3 => "govuk-input--width-3",
            Self::Chars2 => "govuk-input--width-2",
        }
    }
}

/// What kind of text belongs in a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Any.
    #[default]
    Text,
    /// An email address.
    Email,
    /// A telephone number.
    Telephone,
    /// A passphrase that was set before; a password manager may fill it in.
    CurrentPassword,
    /// A new passphrase; a password manager may offer one.
    NewPassword,
    /// A time of day, typed as `HH:MM`.
    Time,
}

impl InputKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Text | Self::Time => "text",
            Self::Email => "email",
            Self::Telephone => "tel",
            Self::CurrentPassword | Self::NewPassword => "password",
        }
    }

    /// The browser must not offer what was typed for one child in the case of another; only
    /// passphrases may come from a password manager (WCAG 2.2, 3.3.8).
    const fn autocomplete(self) -> &'static str {
        match self {
            Self::CurrentPassword => "current-password",
            Self::NewPassword => "new-password",
            Self::Text | Self::Email | Self::Telephone | Self::Time => "off",
        }
    }

    /// Spelling is checked in prose alone: a browser's checker has no use for the others, and
    /// must not see a passphrase.
    const fn spellcheck(self) -> Option<&'static str> {
        match self {
            Self::Text => None,
            _ => Some("false"),
        }
    }
}

/// A text field with its label.
#[component]
pub fn TextInput(
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
    /// How wide.
    #[prop(optional)]
    width: InputWidth,
    /// What kind of text.
    #[prop(optional)]
    kind: InputKind,
    /// True for whole numbers and other digits: shows a keypad.
    #[prop(optional)]
    numeric: bool,
    /// Whether spelling is checked; the kind decides unless given.
    #[prop(optional)]
    spellcheck: Option<bool>,
    /// A unit before the field.
    #[prop(optional, into)]
    prefix: Option<String>,
    /// A unit after the field.
    #[prop(optional, into)]
    suffix: Option<String>,
    /// While true, it can be read and copied but not changed.
    #[prop(optional, into)]
    read_only: Signal<bool>,
    /// The id of something else that describes the field.
    #[prop(optional, into)]
    describe: Option<String>,
) -> impl IntoView {
    let spelling = match spellcheck {
        Some(true) => Some("true"),
        Some(false) => Some("false"),
        None => kind.spellcheck(),
    };
    let described_by = form_group::described_by(&id, hint.is_some(), error, describe);
    let words = form_group::hint_and_error(&id, hint, error);
    let input = html::input()
        .class(form_group::error_class("govuk-input", width.class(), error))
        .id(id.clone())
        .name(name.unwrap_or_else(|| id.clone()))
        .r#type(kind.input_type())
        .autocomplete(kind.autocomplete())
        .spellcheck(spelling)
        .inputmode(numeric.then_some("numeric"))
        .readonly(move || read_only.get())
        .aria_describedby(described_by)
        .prop("value", move || value.get())
        .on(leptos::ev::input, move |event| {
            on_input.run(event_target_value(&event))
        });
    let field = if prefix.is_some() || suffix.is_some() {
        view! {
            <div class="govuk-input__wrapper">
                {prefix.map(|text| unit("govuk-input__prefix", text))} {input}
                {suffix.map(|text| unit("govuk-input__suffix", text))}
            </div>
        }
        .into_any()
    } else {
        input.into_any()
    };
    view! {
        <div class=form_group::error_class("govuk-form-group", "", error)>
            <Label text=label for_id=id size=size heading=heading />
            {words}
            {field}
        </div>
    }
}

fn unit(class: &'static str, text: String) -> impl IntoView {
    view! {
        <div class=class aria-hidden="true">
            {text}
        </div>
    }
}
