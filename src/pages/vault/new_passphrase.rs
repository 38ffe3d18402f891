//! A passphrase typed twice, looked at as it is typed.

use leptos::prelude::*;
use practice_review_engine::seal::NewPassphrase;

use crate::components::{FieldError, InputKind, InputWidth, Size, TextInput, error_at};
use crate::vault::typed;

const FIRST: &str = "new-passphrase";
const AGAIN: &str = "new-passphrase-again";

/// What is typed.
#[derive(Clone, Copy)]
pub struct Typed {
    first: RwSignal<String>,
    again: RwSignal<String>,
}

impl Typed {
    /// Nothing yet.
    pub fn nothing() -> Self {
        Self {
            first: RwSignal::new(String::new()),
            again: RwSignal::new(String::new()),
        }
    }

    /// The passphrase, where it may be set.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(self) -> Result<NewPassphrase, FieldError> {
        let checked = self
            .first
            .with_untracked(|text| NewPassphrase::check(typed(text)))
            .map_err(|error| FieldError::new(FIRST, error.to_string()))?;
        let same = self
            .first
            .with_untracked(|first| self.again.with_untracked(|again| first == again));
        if same {
            Ok(checked)
        } else {
            Err(FieldError::new(
                AGAIN,
                "The two passphrases are not the same; type it again",
            ))
        }
    }

    /// Forgets it.
    pub fn clear(self) {
        let _ = self.first.try_set(String::new());
        let _ = self.again.try_set(String::new());
    }
}

/// The two fields, with a word on the length.
#[component]
pub fn NewPassphraseFields(
    /// What is typed.
    typed: Typed,
    /// What is wrong with it.
    errors: RwSignal<Vec<FieldError>>,
    /// What the first field is called.
    #[prop(default = "Passphrase")]
    label: &'static str,
) -> impl IntoView {
    let error = move |id: &'static str| error_at(errors, id);
    let strength = move || {
        let text = typed.first.get();
        let checked = NewPassphrase::check(crate::vault::typed(&text));
        checked.ok().map(|new| new.strength().words())
    };
    view! {
        <TextInput
            id=FIRST
            label=label
            hint="Three or four words that have nothing to do with each other or with you. Spaces are allowed. A password manager is a good place for it."
            kind=InputKind::NewPassword
            value=typed.first
            on_input=move |text: String| typed.first.set(text)
            error=error(FIRST)
            width=InputWidth::TwoThirds
            size=Size::Small
        />
        <p class="prt-meta" role="status">{strength}</p>
        <TextInput
            id=AGAIN
            label="The same again"
            kind=InputKind::NewPassword
            value=typed.again
            on_input=move |text: String| typed.again.set(text)
            error=error(AGAIN)
            width=InputWidth::TwoThirds
            size=Size::Small
        />
    }
}
