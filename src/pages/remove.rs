//! Removing everything that the app keeps in this browser.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::case::LastBundle;
use super::words::sentence;
use crate::components::{
    BackLink, Button, ButtonKind, ErrorSummary, FieldError, InputWidth, LinkButton, Panel, Size,
    TextInput, WarningText, error_at,
};
use crate::offline;
use crate::route::Route;
use crate::store::everything;
use crate::store::unfinished::Unfinished;
use crate::vault::Vault;

const FIELD: &str = "remove-word";
/// What is typed to show that it is meant.
const WORD: &str = "REMOVE";

/// Asks, removes, and says so.
#[component]
pub fn RemovePage() -> impl IntoView {
    let vault = expect_context::<Vault>();
    let unfinished = expect_context::<Unfinished>();
    let bundle = LastBundle::of_page();
    let typed = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let attempt = RwSignal::new(0_u32);
    let working = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let done = RwSignal::new(false);
    let remove = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.set(Vec::new());
        if working.get_untracked() {
            return;
        }
        if typed.with_untracked(|text| text.trim().to_uppercase() != WORD) {
            let message = format!("Type {WORD} to show that you mean it");
            errors.set(vec![FieldError::new(FIELD, message)]);
            attempt.update(|n| *n += 1);
            return;
        }
        working.set(true);
        spawn_local(async move {
            vault.lock().await;
            unfinished.forget_all();
            bundle.forget();
            match everything::remove().await {
                Ok(()) => {
                    offline::remove_program().await;
                    vault.read().await;
                    let _ = done.try_set(true);
                }
                Err(error) => {
                    let _ = working.try_set(false);
                    let _ = failed.try_set(Some(sentence(&error)));
                }
            }
        });
    };
    move || {
        if done.get() {
            return view! {
                <Panel title="Everything is removed">"Nothing of a case is left in this browser."</Panel>
                <p class="govuk-body">"Files that you downloaded are where they were. Close this tab now. Opened again, the app starts empty; where it comes from an address, it needs the network once more for that."</p>
                <LinkButton href=Route::Cases.href() kind=ButtonKind::Secondary>"Begin again"</LinkButton>
            }
            .into_any();
        }
        view! {
            <BackLink href=Route::About.href() text="About this app" />
            <ErrorSummary errors attempt />
            <h1 class="govuk-heading-l">"Remove everything from this browser"</h1>
            <p class="govuk-body prt-lede">"It cannot be undone. These go, in every tab:"</p>
            <ul class="govuk-list govuk-list--bullet">
                <li>"every case, also those that you deleted and could still put back"</li>
                <li>"your signing key, the passphrase and the recovery key: a new key signs from then on"</li>
                <li>"partnerships and bank holidays that you loaded, and what you chose last"</li>
                <li>"the app's own files that were kept for use without the network"</li>
            </ul>
            <WarningText>"Files that you exported or downloaded stay where they are. Make a backup first, or download a copy of each case that you still need."</WarningText>
            {move || failed.get().map(|why| view! { <div role="alert"><WarningText>{why}</WarningText></div> }.into_any())}
            <form novalidate on:submit=remove>
                <TextInput
                    id=FIELD
                    label=format!("Type {WORD} to go on")
                    value=typed
                    on_input=move |text: String| typed.set(text)
                    error=error_at(errors, FIELD)
                    width=InputWidth::Chars10
                    size=Size::Small
                    spellcheck=false
                />
                <Button submit=true kind=ButtonKind::Warning disabled=working>
                    {move || if working.get() { "Removing …" } else { "Remove everything" }}
                </Button>
            </form>
        }
        .into_any()
    }
}
