//! A copy of a case, to go on with.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::case::Case;

use crate::components::{Button, WarningText};
use crate::route::{CasePage, Route, navigate};
use crate::store::cases;

/// Adding it to the cases.
#[component]
pub fn CopyView(case: Case) -> impl IntoView {
    let title = case.title.clone();
    let failed = RwSignal::new(None::<String>);
    let case = StoredValue::new(case);
    let working = RwSignal::new(false);
    let add = move |()| {
        if working.get_untracked() {
            return;
        }
        working.set(true);
        let copy = case.get_value();
        spawn_local(async move {
            match cases::write(&copy, None).await {
                Ok(_) => navigate(&Route::Case {
                    id: copy.id,
                    page: CasePage::Tasks,
                }),
                Err(error) => {
                    let _ = working.try_set(false);
                    let _ = failed.try_set(Some(format!("The case could not be added: {error}.")));
                }
            }
        });
    };
    view! {
        <h2 class="govuk-heading-m">"A copy of a case"</h2>
        <p class="govuk-body"><bdi>{title}</bdi></p>
        <p class="govuk-body">"It is a draft, not signed by anybody. It can be added to your cases beside those that are there."</p>
        {move || failed.get().map(|why| view! { <WarningText>{why}</WarningText> }.into_any())}
        <Button on_click=add disabled=working>"Add it to your cases"</Button>
    }
}
