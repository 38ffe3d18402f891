//! A copy of a case, to go on with.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::case::Case;

use super::OpenedFile;
use crate::components::{Button, ButtonKind, LinkButton, WarningText};
use crate::pages::vault::first::Unanswered;
use crate::route::{CasePage, Route, navigate};
use crate::store::cases;
use crate::vault::Vault;

/// Adding it to the cases.
#[component]
pub fn CopyView(case: Case) -> impl IntoView {
    let title = case.title.clone();
    let failed = RwSignal::new(None::<String>);
    let case = StoredValue::new(case);
    let working = RwSignal::new(false);
    let opened = expect_context::<OpenedFile>();
    let unanswered = Unanswered::of(expect_context::<Vault>());
    let add = move |()| {
        if working.get_untracked() {
            return;
        }
        working.set(true);
        let copy = case.get_value();
        spawn_local(async move {
            match cases::write(&copy, None).await {
                Ok(_) => {
                    opened.close();
                    navigate(&Route::Case {
                        id: copy.id,
                        page: CasePage::Tasks,
                    });
                }
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
        {move || if unanswered.get() {
            view! {
                <p class="govuk-body"><strong>"Your cases are not protected on this machine yet."</strong> " Protect them before a real child's case is among them. This file stays open meanwhile."</p>
                <div class="prt-actions">
                    <LinkButton href=Route::Protect.href()>"Protect your cases"</LinkButton>
                    <Button on_click=move |()| { unanswered.accept(); add(()); } kind=ButtonKind::Secondary>"Add it without protection"</Button>
                </div>
            }
            .into_any()
        } else {
            view! { <Button on_click=add disabled=working>"Add it to your cases"</Button> }.into_any()
        }}
    }
}
