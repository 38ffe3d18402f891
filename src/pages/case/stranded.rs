//! A case whose guidance the app has not: its partnership was loaded from a file and taken away, or
//! its file no longer holds. What was typed can be read and copied, and the case can go elsewhere.

use std::sync::Arc;

use leptos::prelude::*;
use practice_review_engine::case::Case;
use practice_review_engine::form::{Typed, as_typed};
use practice_review_engine::guidance::{Guidance, PartnershipId};

use crate::components::{
    Button, ButtonKind, Details, InsetText, LinkButton, SummaryList, SummaryRow,
};
use crate::library;
use crate::pages::kept;
use crate::pages::partnerships::PartnershipRadios;
use crate::route::Route;

/// What can be done about it, and all that was typed.
#[component]
pub fn Stranded(
    /// The case.
    case: Case,
    /// False where another tab writes the case.
    writes: bool,
    /// Puts the case under another partnership.
    on_move: Callback<PartnershipId>,
) -> impl IntoView {
    let title = case.title.clone();
    let why = format!(
        "It follows “{}”, a partnership that was loaded into this browser from a file and is not there now. Nothing that you wrote is lost.",
        case.partnership
    );
    let typed = typed_view(&case);
    let copy = move |()| kept::download_copy(&case);
    let elsewhere = if writes {
        view! { <Elsewhere on_move /> }.into_any()
    } else {
        view! { <InsetText>"Another tab has this case open for writing. Close it there to put the case under another partnership."</InsetText> }.into_any()
    };
    view! {
        <span class="govuk-caption-l">{title}</span>
        <h1 class="govuk-heading-l">"The guidance of this case is missing"</h1>
        <p class="govuk-body">{why}</p>
        <div class="prt-actions">
            <LinkButton href=Route::Partnerships.href()>"Load its file again"</LinkButton>
            <Button on_click=copy kind=ButtonKind::Secondary>"Download a copy of the case"</Button>
        </div>
        <h2 class="govuk-heading-m">"Or put it under another partnership"</h2>
        {elsewhere}
        <h2 class="govuk-heading-m">"What you wrote"</h2>
        {typed}
        <p class="govuk-body"><a class="govuk-link" href=Route::Cases.href()>"Go to your cases"</a></p>
    }
}

/// Choosing another partnership.
#[component]
fn Elsewhere(on_move: Callback<PartnershipId>) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let go = move |()| {
        let id = chosen.get_untracked();
        if id.is_empty() {
            error.set(Some("Choose a partnership".to_owned()));
        } else {
            on_move.run(PartnershipId::from(id));
        }
    };
    view! {
        <p class="govuk-body">"Every answer that means the same there is carried over. The others are kept, and come back if the case does."</p>
        <PartnershipRadios id="partnership" chosen error />
        <Button on_click=go>"Change the partnership"</Button>
    }
}

fn typed_view(case: &Case) -> AnyView {
    let known = library::partnerships();
    let known: Vec<&Guidance> = known.iter().map(Arc::as_ref).collect();
    let parts = as_typed(&known, case);
    if parts.is_empty() {
        return view! { <p class="govuk-body">"Nothing yet."</p> }.into_any();
    }
    parts.into_iter().map(part_view).collect_view().into_any()
}

fn part_view(part: Typed) -> AnyView {
    let Typed { title, answers } = part;
    let rows = answers
        .into_iter()
        .map(|(label, text)| SummaryRow::new(label, text.join("\n")))
        .collect::<Vec<_>>();
    let summary = format!("{title} ({})", rows.len());
    view! { <Details summary=summary><SummaryList rows=rows /></Details> }.into_any()
}
