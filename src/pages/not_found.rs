//! An address that leads nowhere.

use leptos::prelude::*;

use crate::route::Route;

/// Says so, and leads back.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <h1 class="govuk-heading-l">"There is no such page"</h1>
        <p class="govuk-body">"The address is not one of this app. Nothing is lost."</p>
        <p class="govuk-body"><a class="govuk-link" href=Route::Cases.href()>"Go to your cases"</a></p>
    }
}
