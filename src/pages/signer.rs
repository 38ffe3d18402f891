//! Who signs: what a signer types, the same for the first signature and for further ones.

use leptos::prelude::*;
use practice_review_engine::bundle::Signer;
use practice_review_engine::guidance::Form;
use practice_review_engine::signers::Person;

use crate::components::{
    Checkboxes, Choice, FieldError, InputWidth, Radios, Size, TextInput, error_at,
};
use crate::pages::signers::WhoseKey;
use crate::pages::words::sentence;
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

    /// The person, as typed; tracked.
    pub fn person(self) -> Person {
        Person {
            name: self.name.get(),
            role: self.role.get(),
            agency: self.agency.get(),
        }
    }

    fn fill(self, person: Person) {
        self.name.set(person.name);
        self.role.set(person.role);
        self.agency.set(person.agency);
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

/// How signing stands on a page.
#[derive(Clone, Copy)]
pub struct Signing {
    /// Who signs.
    pub who: Who,
    /// What is wrong with what was typed.
    pub errors: RwSignal<Vec<FieldError>>,
    /// How often it was tried.
    pub attempt: RwSignal<u32>,
    /// True while it is being signed.
    pub working: RwSignal<bool>,
    /// Why it was not signed.
    pub failed: RwSignal<Option<String>>,
}

impl Signing {
    /// Not begun.
    pub fn new(known: Known) -> Self {
        Self {
            who: Who::new(known),
            errors: RwSignal::new(Vec::new()),
            attempt: RwSignal::new(0),
            working: RwSignal::new(false),
            failed: RwSignal::new(None),
        }
    }

    /// True where everything is filled in and it may go on; else says what is missing, and what `else_wrong`
    /// is on the page.
    pub fn begin(self, else_wrong: Option<FieldError>) -> bool {
        if self.working.get_untracked() {
            return false;
        }
        let mut errors = self.who.missing();
        errors.extend(else_wrong);
        self.errors.set(errors);
        self.attempt.update(|n| *n += 1);
        let ready = self.errors.with_untracked(Vec::is_empty);
        if ready {
            self.working.set(true);
            self.failed.set(None);
        }
        ready
    }

    /// What was made, where it was; else says why not.
    pub fn end<T>(self, outcome: Result<T, String>) -> Option<T> {
        let _ = self.working.try_set(false);
        match outcome {
            Ok(made) => Some(made),
            Err(why) => {
                let _ = self.failed.try_set(Some(sentence(&why)));
                None
            }
        }
    }
}

/// Name, role, agency, capacity and declaration.
#[component]
pub fn SignerFields(
    /// What is typed, and what is wrong with it.
    signing: Signing,
    /// What is signed.
    form: Form,
) -> impl IntoView {
    let Signing { who, errors, .. } = signing;
    let error = move |id: &'static str| error_at(errors, id);
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
        <WhoseKey typed=Signal::derive(move || who.person()) fill=move |person: Person| who.fill(person)>
            {field("sign-name", "Name", who.name)}
            {field("sign-role", "Role", who.role)}
            {field("sign-agency", "Agency", who.agency)}
        </WhoseKey>
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
