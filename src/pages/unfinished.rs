//! Cases whose page was left before all of it could be saved: they stay in sight on every page.

use leptos::prelude::*;

use crate::components::{TextButton, WarningText};
use crate::pages::kept;
use crate::pages::words::sentence;
use crate::route::Route;
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

fn item(saver: Saver) -> AnyView {
    let title = saver.case().with_untracked(|case| case.title.clone());
    let why = match saver.state().get() {
        SaveState::NotSaved(error) => sentence(&error),
        _ => String::new(),
    };
    let back = Route::of_place(saver.id(), "").href();
    let case = saver.case();
    let saver = StoredValue::new_local(saver);
    view! {
        <WarningText>{format!("“{title}” is not saved. {why}")}</WarningText>
        <p class="govuk-body">
            <TextButton on_click=move |()| saver.with_value(Saver::flush)>"Try again now"</TextButton>
            " "
            <TextButton on_click=move |()| kept::download_copy(&case.get_untracked())>"Download a copy now"</TextButton>
            " "
            <a class="govuk-link" href=back>"Go back to the case"</a>
        </p>
    }
    .into_any()
}
