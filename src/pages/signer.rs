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
    /// What the ids of its fields begin with.
    prefix: &'static str,
    name: RwSignal<String>,
    role: RwSignal<String>,
    agency: RwSignal<String>,
    capacity: RwSignal<String>,
    declared: RwSignal<bool>,
}

impl Who {
    /// Filled in as far as it is known.
    fn new(prefix: &'static str, known: Known) -> Self {
        Self {
            prefix,
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

    /// The person, as typed so far; not tracked.
    pub fn as_typed(self) -> Person {
        let text = |signal: RwSignal<String>| signal.try_get_untracked().unwrap_or_default();
        Person {
            name: text(self.name),
            role: text(self.role),
            agency: text(self.agency),
        }
    }

    fn fill(self, person: Person) {
        self.name.set(person.name);
        self.role.set(person.role);
        self.agency.set(person.agency);
    }

    /// The id of a field.
    fn id(self, field: &str) -> String {
        format!("{}-{field}", self.prefix)
    }

    /// What is still to be filled in of the person.
    fn missing_of_person(self) -> Vec<FieldError> {
        [
            (self.name, "name", "Write your name"),
            (self.role, "role", "Write your role"),
            (self.agency, "agency", "Write your agency"),
        ]
        .into_iter()
        .filter(|(text, ..)| text.with_untracked(|text| text.trim().is_empty()))
        .map(|(_, field, message)| FieldError::new(self.id(field), message))
        .collect()
    }

    /// What is still to be filled in.
    fn missing(self) -> Vec<FieldError> {
        let mut missing = self.missing_of_person();
        if self.capacity.with_untracked(String::is_empty) {
            let message = "Choose in which capacity you sign";
            missing.push(FieldError::new(self.id("capacity"), message));
        }
        if !self.declared.get_untracked() {
            let message = "Read the declaration and tick it";
            missing.push(FieldError::new(self.id("declared"), message));
        }
        missing
    }

    /// Who signs, now, in the capacity that was chosen, with a statement where there is one.
    pub fn signer(self, form: &Form, statement: String) -> Signer {
        let chosen = self.capacity.get_untracked();
        let known = form.capacities.iter().find(|c| c.id.as_str() == chosen);
        let capacity = known.map_or(chosen, |c| c.label.clone());
        Signer {
            statement,
            ..self.signer_as(capacity)
        }
    }

    /// Who signs, now, in this capacity.
    pub fn signer_as(self, capacity: String) -> Signer {
        let text = |signal: RwSignal<String>| signal.with_untracked(|text| on_one_line(text));
        Signer {
            name: text(self.name),
            role: text(self.role),
            agency: text(self.agency),
            capacity,
            signed_at: platform::now(),
            statement: String::new(),
        }
    }
}

/// With single spaces, and without what cannot be seen: two names that look the same are the same.
fn on_one_line(text: &str) -> String {
    let seen = |c: &char| !matches!(*c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let text: String = text
        .chars()
        .filter(seen)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
    /// Not begun. The ids of the fields begin with the prefix.
    pub fn new(prefix: &'static str, known: Known) -> Self {
        Self {
            who: Who::new(prefix, known),
            errors: RwSignal::new(Vec::new()),
            attempt: RwSignal::new(0),
            working: RwSignal::new(false),
            failed: RwSignal::new(None),
        }
    }

    /// True where everything is filled in and it may go on; else says what is missing, and what `else_wrong`
    /// is on the page.
    pub fn begin(self, else_wrong: Option<FieldError>) -> bool {
        let mut errors = self.who.missing();
        errors.extend(else_wrong);
        self.begin_unless(errors)
    }

    /// The same where neither capacity nor declaration is asked for; what is wrong before the person comes
    /// first.
    pub fn begin_as_person(self, wrong_before: Option<FieldError>) -> bool {
        let mut errors: Vec<FieldError> = wrong_before.into_iter().collect();
        errors.extend(self.who.missing_of_person());
        self.begin_unless(errors)
    }

    fn begin_unless(self, errors: Vec<FieldError>) -> bool {
        if self.working.get_untracked() {
            return false;
        }
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

/// Name, role and agency, and whose key signs.
#[component]
pub fn PersonFields(
    /// What is typed, and what is wrong with it.
    signing: Signing,
) -> impl IntoView {
    let Signing { who, errors, .. } = signing;
    let field = move |name: &'static str, label: &'static str, value: RwSignal<String>| {
        view! {
            <TextInput
                id=who.id(name)
                label=label
                value=value
                on_input=move |text: String| value.set(text)
                error=error_at(errors, who.id(name))
                width=InputWidth::TwoThirds
                size=Size::Small
            />
        }
        .into_any()
    };
    view! {
        <WhoseKey prefix=who.prefix typed=Signal::derive(move || who.person()) fill=move |person: Person| who.fill(person)>
            {field("name", "Name", who.name)}
            {field("role", "Role", who.role)}
            {field("agency", "Agency", who.agency)}
        </WhoseKey>
    }
}

/// The same, with capacity and declaration.
#[component]
pub fn SignerFields(
    /// What is typed, and what is wrong with it.
    signing: Signing,
    /// What is signed.
    form: Form,
) -> impl IntoView {
    let Signing { who, errors, .. } = signing;
    let capacities: Vec<Choice> = form
        .capacities
        .iter()
        .map(|c| Choice::new(c.id.to_string(), c.label.clone()))
        .collect();
    let declare = move |ticked: Vec<String>| who.declared.set(!ticked.is_empty());
    view! {
        <PersonFields signing />
        <Radios
            id=who.id("capacity")
            legend="In which capacity do you sign?"
            options=capacities
            value=who.capacity
            on_input=move |value: String| who.capacity.set(value)
            error=error_at(errors, who.id("capacity"))
            size=Size::Small
        />
        <Checkboxes
            id=who.id("declared")
            legend="Declaration"
            options=vec![Choice::new("yes", form.declaration)]
            value=Signal::derive(move || if who.declared.get() { vec!["yes".to_owned()] } else { Vec::new() })
            on_input=declare
            error=error_at(errors, who.id("declared"))
            size=Size::Small
        />
    }
}
