//! Who signs: what a signer types, the same for the first signature and for further ones.

use leptos::prelude::*;
use practice_review_engine::bundle::Signer;
use practice_review_engine::guidance::Form;

use crate::components::{Checkboxes, Choice, FieldError, InputWidth, Radios, Size, TextInput};
use crate::platform;

/// What is known of a signer beforehand.
#[derive(Default)]
pub struct Known {
    /// Name.
    pub name: String,
    /// Role in the agency.
    pub role: String,
    /// Agency.
    pub agency: String,
}

/// What a signer types.
#[derive(Clone, Copy)]
pub struct Who {
    name: RwSignal<String>,
    role: RwSignal<String>,
    agency: RwSignal<String>,
    capacity: RwSignal<String>,
    declared: RwSignal<bool>,
}

impl Who {
    /// Filled in as far as it is known.
    pub fn new(known: Known) -> Self {
        Self {
            name: RwSignal::new(known.name),
            role: RwSignal::new(known.role),
            agency: RwSignal::new(known.agency),
            capacity: RwSignal::new(String::new()),
            declared: RwSignal::new(false),
        }
    }

    /// What is still to be filled in.
    pub fn missing(self) -> Vec<FieldError> {
        let empty = |text: RwSignal<String>| text.with_untracked(|text| text.trim().is_empty());
        [
            (
                empty(self.name),
                "sign-name",
                "Write the name of whoever signs",
            ),
            (
                empty(self.role),
                "sign-role",
                "Write the role of whoever signs",
            ),
            (
                empty(self.agency),
                "sign-agency",
                "Write the agency of whoever signs",
            ),
            (
                empty(self.capacity),
                "sign-capacity",
                "Choose in which capacity you sign",
            ),
            (
                !self.declared.get_untracked(),
                "sign-declared",
                "Read the declaration and tick it",
            ),
        ]
        .into_iter()
        .filter(|(missing, ..)| *missing)
        .map(|(_, id, message)| FieldError::new(id, message))
        .collect()
    }

    /// Who signs, now, with a statement where there is one.
    pub fn signer(self, form: &Form, statement: String) -> Signer {
        let text = |signal: RwSignal<String>| signal.with_untracked(|text| text.trim().to_owned());
        let capacity = text(self.capacity);
        Signer {
            name: text(self.name),
            role: text(self.role),
            agency: text(self.agency),
            capacity: form
                .capacities
                .iter()
                .find(|c| c.id.as_str() == capacity)
                .map_or(capacity, |c| c.label.clone()),
            signed_at: platform::now(),
            statement,
        }
    }
}

/// Name, role, agency, capacity and declaration.
#[component]
pub fn SignerFields(
    /// What is typed.
    who: Who,
    /// What is signed.
    form: Form,
    /// What is wrong with it.
    errors: RwSignal<Vec<FieldError>>,
) -> impl IntoView {
    let error = move |id: &'static str| {
        Signal::derive(move || {
            errors.with(|errors| {
                errors
                    .iter()
                    .find(|e| e.field_id == id)
                    .map(|e| e.message.clone())
            })
        })
    };
    let field = move |id: &'static str, label: &'static str, value: RwSignal<String>| {
        view! {
            <TextInput
                id=id
                label=label
                value=value
                on_input=move |text: String| value.set(text)
                error=error(id)
                width=InputWidth::TwoThirds
                size=Size::Small
            />
        }
        .into_any()
    };
    let capacities: Vec<Choice> = form
        .capacities
        .iter()
        .map(|c| Choice::new(c.id.to_string(), c.label.clone()))
        .collect();
    let declare = move |ticked: Vec<String>| who.declared.set(!ticked.is_empty());
    view! {
        {field("sign-name", "Name", who.name)}
        {field("sign-role", "Role", who.role)}
        {field("sign-agency", "Agency", who.agency)}
        <Radios
            id="sign-capacity"
            legend="In which capacity do you sign?"
            options=capacities
            value=who.capacity
            on_input=move |value: String| who.capacity.set(value)
            error=error("sign-capacity")
            size=Size::Small
        />
        <Checkboxes
            id="sign-declared"
            legend="Declaration"
            options=vec![Choice::new("yes", form.declaration)]
            value=Signal::derive(move || if who.declared.get() { vec!["yes".to_owned()] } else { Vec::new() })
            on_input=declare
            error=error("sign-declared")
            size=Size::Small
        />
    }
}
