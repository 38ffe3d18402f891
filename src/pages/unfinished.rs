//! Cases whose page was left before all of it could be saved: they stay in sight on every page.

use leptos::prelude::*;

use crate::components::{TextButton, WarningText};
use crate::pages::kept;
use crate::pages::open::OpenedFile;
use crate::pages::words::sentence;
use crate::route::Route;
use crate::store::StoreError;
use crate::store::saver::{SaveState, Saver};
use crate::store::unfinished::Unfinished;

/// What could not be saved, why, and what can be done about it; nothing where all is saved.
#[component]
pub fn UnfinishedBanner() -> impl IntoView {
    let unfinished = expect_context::<Unfinished>();
    move || {
        let failed = unfinished.failed();
        (!failed.is_empty()).then(|| {
            view! {
                <div role="alert">{failed.into_iter().map(item).collect_view()}</div>
            }
            .into_any()
        })
    }
}

/// What tries again: where the case was removed, it is put back.
fn again(saver: StoredValue<Saver, LocalStorage>, is_gone: bool) -> AnyView {
    if is_gone {
        view! { <TextButton on_click=move |()| saver.with_value(Saver::keep_anew)>"Save it here again"</TextButton> }.into_any()
    } else {
        view! { <TextButton on_click=move |()| saver.with_value(Saver::flush)>"Try again now"</TextButton> }.into_any()
    }
}

/// What is not on disk while no page may show it: nothing of it, only that it is so.
#[component]
pub fn StillHere() -> impl IntoView {
    let unfinished = expect_context::<Unfinished>();
    let opened = expect_context::<OpenedFile>();
    move || {
        (unfinished.has_words() || opened.is_written()).then(|| {
            view! {
                <WarningText>"Something that you wrote is in this tab alone and not saved yet. Come back to it here, and do not close or reload this tab before."</WarningText>
            }
            .into_any()
        })
    }
}

fn item(saver: Saver) -> AnyView {
    let title = saver.case().with_untracked(|case| case.title.clone());
    let (why, is_gone) = match saver.state().get() {
        SaveState::NotSaved(error) => (sentence(&error), error == StoreError::Gone),
        _ => (String::new(), false),
    };
    let back = Route::of_place(saver.id(), "").href();
    let case = saver.case();
    let saver = StoredValue::new_local(saver);
    view! {
        <WarningText>{format!("“{title}” is not saved. {why}")}</WarningText>
        <p class="govuk-body">
            {again(saver, is_gone)}
            " "
            <TextButton on_click=move |()| kept::download_copy(&case.get_untracked())>"Download a copy now"</TextButton>
            " "
            <a class="govuk-link" href=back>"Go back to the case"</a>
        </p>
    }
    .into_any()
}
