//! A recovery key: shown once, printed or written down, and proved by typing part of it back.

use leptos::prelude::*;
use practice_review_engine::seal::RecoveryKey;

use crate::components::{
    Button, ButtonKind, ErrorSummary, FieldError, InputWidth, Size, TextInput, WarningText,
    error_at,
};
use crate::pages::words::sentence;
use crate::platform;
use crate::vault::{VaultError, groups_to_ask, new_recovery_key};

/// The fields in which two of its groups are typed back.
const FIELDS: [&str; 2] = ["recovery-first", "recovery-second"];

/// A key that nobody has seen yet, with the groups that are asked for.
pub struct Fresh {
    key: RecoveryKey,
    asked: [usize; 2],
}

impl Fresh {
    /// Makes one.
    ///
    /// # Errors
    /// [`VaultError`] where the browser has no random numbers to give.
    pub fn make() -> Result<Self, VaultError> {
        Ok(Self {
            key: new_recovery_key()?,
            asked: groups_to_ask()?,
        })
    }

    /// The key.
    pub fn key(&self) -> &RecoveryKey {
        &self.key
    }
}

/// A key for as long as the page is there that made it; none before that.
pub type Shown = StoredValue<Option<Fresh>, LocalStorage>;

/// Shows the key, and goes on when two groups of it have been typed back.
#[component]
pub fn ProveRecovery(
    /// The key.
    shown: Shown,
    /// What the button says.
    #[prop(into)]
    action: String,
    /// True while it goes on.
    working: RwSignal<bool>,
    /// Why it did not.
    failed: RwSignal<Option<String>>,
    /// Goes on.
    on_proved: Callback<()>,
) -> impl IntoView {
    let (text, asked) = shown.with_value(|fresh| {
        let fresh = fresh.as_ref()?;
        Some((fresh.key.text(), fresh.asked))
    })?;
    let typed = [RwSignal::new(String::new()), RwSignal::new(String::new())];
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let attempt = RwSignal::new(0_u32);
    let label = move |at: usize| format!("Group {at}");
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let wrong = shown.with_value(|fresh| {
            typed
                .iter()
                .zip(asked)
                .zip(FIELDS)
                .filter(|((typed, at), _)| {
                    let key = fresh.as_ref().map(|fresh| &fresh.key);
                    !typed.with_untracked(|text| key.is_some_and(|key| key.has_group(*at, text)))
                })
                .map(|((typed, at), id)| {
                    let is_empty = typed.with_untracked(|text| text.trim().is_empty());
                    FieldError::new(id, match is_empty {
                        true => format!("Type group {at} of the recovery key"),
                        false => format!("This is not group {at} of the recovery key; look at what you wrote down"),
                    })
                })
                .collect::<Vec<_>>()
        });
        let proved = wrong.is_empty();
        errors.set(wrong);
        attempt.update(|n| *n += 1);
        if proved && !working.get_untracked() {
            on_proved.run(());
        }
    };
    let field = move |index: usize| {
        let (Some(id), Some(at), Some(value)) = (
            FIELDS.get(index),
            asked.get(index),
            typed.get(index).copied(),
        ) else {
            return ().into_any();
        };
        let id: &'static str = id;
        let error = error_at(errors, id);
        view! {
            <TextInput id=id label=label(*at) value=value on_input=move |text: String| value.set(text) error=error width=InputWidth::Chars10 size=Size::Small />
        }
        .into_any()
    };
    Some(view! {
        <ErrorSummary errors=errors attempt=attempt />
        <h1 class="govuk-heading-l">"Your recovery key"</h1>
        <p class="govuk-body">"It opens your cases on this machine if nothing else does any more. Nobody else has it, and it cannot be shown again: print it or write it down now, and keep it where you keep other keys, not on this machine. It counts once you have finished this page; if you leave the page before, it is worth nothing, and you get another."</p>
        <p class="prt-recovery-key">{text}</p>
        <p class="govuk-body prt-no-print">
            <Button on_click=move |()| platform::print() kind=ButtonKind::Secondary>"Print it"</Button>
        </p>
        <form class="prt-no-print" novalidate on:submit=go>
            <h2 class="govuk-heading-m">"Have you kept it?"</h2>
            <p class="govuk-body">"Type two groups of it from your paper."</p>
            {field(0)}
            {field(1)}
            <div aria-live="polite">{move || failed.get().map(|why| view! { <WarningText>{sentence(&why)}</WarningText> }.into_any())}</div>
            <Button submit=true disabled=working>{move || if working.get() { "Working …".to_owned() } else { action.clone() }}</Button>
        </form>
    })
}
