//! All that is wrong with a page, at its top.

use leptos::{ev::MouseEvent, html, prelude::*};

use super::{Keyed, KeyedList, focus_field};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FieldError {
    /// The id of the field to change, or the address of the page that has it, which starts with
    /// `#/`.
    pub field_id: String,
    /// What to do.
    pub message: String,
}

impl FieldError {
    /// A message about the field with that id.
    pub fn new(field_id: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field_id: field_id.into(),
            message: message.into(),
        }
    }
}

/// What is wrong with the field of this id, for the message beside it.
pub fn error_at(
    errors: impl Into<Signal<Vec<FieldError>>>,
    id: impl Into<String>,
) -> Signal<Option<String>> {
    let (errors, id) = (errors.into(), id.into());
    Signal::derive(move || {
        errors.with(|errors| {
            errors
                .iter()
                .find(|error| error.field_id == id)
                .map(|error| error.message.clone())
        })
    })
}

/// The error summary. It takes focus when it appears and at each new attempt. Its links focus the
/// field and leave the address, which holds the route, as it is.
#[component]
pub fn ErrorSummary(
    /// What is wrong; nothing is shown while that is nothing.
    #[prop(into)]
    errors: Signal<Vec<FieldError>>,
    /// How often the user has tried to go on.
    #[prop(optional, into)]
    attempt: Signal<u32>,
    /// The heading; "There is a problem" unless given.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    let title = StoredValue::new(title.unwrap_or_else(|| "There is a problem".to_owned()));
    let any = Memo::new(move |_| errors.with(|errors| !errors.is_empty()));
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        attempt.track();
        if any.get()
            && let Some(summary) = summary.get()
        {
            summary.scroll_into_view();
            // Fails only where the browser takes focus away itself.
            let _ = summary.focus();
        }
    });
    let items = move |()| {
        let keyed = |error: FieldError| {
            let key = format!("{}\n{}", error.field_id, error.message);
            Keyed::new(key, move || item(error))
        };
        errors.get().into_iter().map(keyed).collect()
    };
    let content = move || {
        view! {
            <div class="govuk-error-summary" tabindex="-1" node_ref=summary>
                <div role="alert">
                    <h2 class="govuk-error-summary__title">{title.get_value()}</h2>
                    <div class="govuk-error-summary__body">
                        <ul class="govuk-list govuk-error-summary__list">
                            <KeyedList items=items />
                        </ul>
                    </div>
                </div>
            </div>
        }
        .into_any()
    };
    move || any.get().then(content)
}

fn item(FieldError { field_id, message }: FieldError) -> impl IntoView {
    let elsewhere = field_id.starts_with("#/");
    let href = if elsewhere {
        field_id.clone()
    } else {
        format!("#{field_id}")
    };
    let follow = move |event: MouseEvent| {
        if elsewhere {
            return;
        }
        event.prevent_default();
        focus_field(&field_id);
    };
    view! {
        <li>
            <a href=href on:click=follow>
                {message}
            </a>
        </li>
    }
}
