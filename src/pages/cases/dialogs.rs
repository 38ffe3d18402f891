//! Asking for another title, and before a case is removed for good.

use leptos::prelude::*;
use practice_review_engine::case::read_title;

use super::actions::Actions;
use crate::components::{Button, ButtonKind, Dialog, InputWidth, TextInput, focus_element};

#[component]
pub fn RenameDialog(actions: Actions) -> impl IntoView {
    const FIELD: &str = "rename-title";
    let title = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if let Some((_, old)) = actions.renaming.get() {
            title.set(old);
            error.set(None);
        }
    });
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match title.with_untracked(|title| read_title(title)) {
            Err(why) => {
                error.set(Some(why.to_string()));
                let _ = focus_element(FIELD);
            }
            Ok(new) => {
                if let Some((id, _)) = actions.renaming.get_untracked() {
                    actions.rename(id, new);
                }
            }
        }
    };
    view! {
        <Dialog id="rename" title="Rename the case" open=Signal::derive(move || actions.renaming.with(Option::is_some)) on_close=move |()| actions.renaming.set(None)>
            <form novalidate on:submit=keep>
                <TextInput id=FIELD label="Working title" hint="Use no names." value=title on_input=move |text: String| title.set(text) error=error width=InputWidth::Full />
                <div class="prt-actions">
                    <Button submit=true>"Rename"</Button>
                    <Button on_click=move |()| actions.renaming.set(None) kind=ButtonKind::Secondary>"Cancel"</Button>
                </div>
            </form>
        </Dialog>
    }
}

#[component]
pub fn RemoveDialog(actions: Actions) -> impl IntoView {
    let remove = move |()| {
        if let Some((id, _)) = actions.removing.get_untracked() {
            actions.remove(id);
        }
    };
    let name = move || {
        actions
            .removing
            .with(|r| r.as_ref().map(|(_, title)| title.clone()))
    };
    view! {
        <Dialog id="remove" title="Remove the case for good?" open=Signal::derive(move || actions.removing.with(Option::is_some)) on_close=move |()| actions.removing.set(None)>
            <p class="govuk-body">{name}</p>
            <p class="govuk-body">"It cannot be brought back. Bundles that you have exported stay where you put them."</p>
            <div class="prt-actions">
                <Button on_click=remove kind=ButtonKind::Warning>"Remove for good"</Button>
                <Button on_click=move |()| actions.removing.set(None) kind=ButtonKind::Secondary>"Cancel"</Button>
            </div>
        </Dialog>
    }
}
