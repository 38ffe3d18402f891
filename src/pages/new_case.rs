//! Starting a case: whose guidance, and a working title without names.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::case::{Case, CaseId, read_title};
use practice_review_engine::guidance::PartnershipId;

use crate::components::{
    BackLink, Button, ErrorSummary, FieldError, InputWidth, Size, TextInput, WarningText, error_at,
};
use crate::library;
use crate::pages::lasting::MayGo;
use crate::pages::partnerships::PartnershipRadios;
use crate::platform;
use crate::route::{CasePage, Route, navigate};
use crate::store::{cases, settings};

/// Starting a case.
#[component]
pub fn NewCase() -> impl IntoView {
    let remembered = settings::partnership()
        .filter(|id| library::guidance(id).is_some())
        .or_else(|| match library::partnerships().as_slice() {
            [only] => Some(only.partnership.id.clone()),
            _ => None,
        });
    let partnership = RwSignal::new(remembered.map(|id| id.to_string()).unwrap_or_default());
    let title = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let attempt = RwSignal::new(0_u32);
    let failed = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let start = move || {
        if working.get_untracked() {
            return;
        }
        let mut found = Vec::new();
        if partnership.with_untracked(String::is_empty) {
            found.push(FieldError::new("new-partnership", "Choose the partnership"));
        }
        let read = title.with_untracked(|title| read_title(title));
        if let Err(error) = &read {
            found.push(FieldError::new("new-title", error.to_string()));
        }
        let blocked = !found.is_empty();
        errors.set(found);
        attempt.update(|n| *n += 1);
        let (false, Ok(title)) = (blocked, read) else {
            return;
        };
        working.set(true);
        failed.set(None);
        let id = PartnershipId::from(partnership.get_untracked());
        settings::set_partnership(&id);
        let case = Case::new(
            CaseId::from_random(platform::random()),
            id,
            &title,
            &platform::now(),
        );
        spawn_local(async move {
            match cases::write(&case, None).await {
                Ok(_) => navigate(&Route::Case {
                    id: case.id,
                    page: CasePage::Threshold(None),
                }),
                Err(error) => {
                    let _ = working.try_set(false);
                    let _ =
                        failed.try_set(Some(format!("The case could not be started: {error}.")));
                }
            }
        });
    };
    let error = move |id: &'static str| error_at(errors, id);
    view! {
        <BackLink href=Route::Cases.href() text="Your cases" />
        <ErrorSummary errors=errors attempt=attempt />
        <h1 class="govuk-heading-l">"Start a case"</h1>
        <MayGo />
        <form novalidate on:submit=move |event| { event.prevent_default(); start(); }>
        <PartnershipRadios id="new-partnership" chosen=partnership error=error("new-partnership") />
        <TextInput
            id="new-title"
            label="Working title"
            hint="Only you see it, in your list of cases. Use no names, for example “Year 9 pupil, October”."
            value=title
            on_input=move |text: String| title.set(text)
            error=error("new-title")
            width=InputWidth::TwoThirds
            size=Size::Small
        />
        {move || failed.get().map(|why| view! { <div role="alert"><WarningText>{why}</WarningText></div> }.into_any())}
        <Button submit=true disabled=working>{move || if working.get() { "Starting …" } else { "Start" }}</Button>
        </form>
    }
}
