//! For which partnership the case is; changing that carries over every answer that means the same.

use leptos::prelude::*;
use practice_review_engine::document::counted;
use practice_review_engine::form::{Transfer, transfer};
use practice_review_engine::guidance::PartnershipId;

use super::page::{href, route, today};
use crate::components::{BackLink, Button, Details, InsetText};
use crate::library;
use crate::pages::partnerships::PartnershipRadios;
use crate::route::{CasePage, navigate};
use crate::session::{Session, use_session};

/// Choosing another partnership, with what that would change.
#[component]
pub fn PartnershipPage() -> impl IntoView {
    let session = use_session();
    let now = session.read(|case| case.partnership.to_string());
    let chosen = RwSignal::new(now.clone());
    let effect = move || {
        let id = PartnershipId::from(chosen.get());
        let other = session.read(|case| case.partnership != id);
        other
            .then(|| library::guidance(&id))
            .flatten()
            .map(|guidance| {
                let transfer = session.read(|case| transfer(&session.guidance(), &guidance, case));
                let name = guidance.partnership.name.clone();
                effect_view(session, id.clone(), &name, transfer)
            })
    };
    view! {
        <BackLink href=href(session, CasePage::Tasks) text="Task list" />
        <h1 class="govuk-heading-l">"Partnership"</h1>
        <p class="govuk-body">
            "Each partnership asks its own questions in its own words. You can change the partnership at any time: nothing that you wrote is lost."
        </p>
        <PartnershipRadios id="partnership" chosen />
        <div aria-live="polite">{effect}</div>
    }
}

fn effect_view(session: Session, id: PartnershipId, name: &str, transfer: Transfer) -> AnyView {
    let action = format!("Change to {name}");
    let words = effect_words(&transfer, name).join(" ");
    let effect = view! { <InsetText>{words}</InsetText> }.into_any();
    let aside = set_aside(&transfer);
    let change = move |()| {
        session.change_partnership(&id, transfer.clone(), today());
        navigate(&route(session, CasePage::Result));
    };
    view! {
        {effect}
        {aside}
        <Button on_click=change>{action}</Button>
    }
    .into_any()
}

/// What becomes of the answers with the partnership of this name, a sentence each.
pub fn effect_words(transfer: &Transfer, name: &str) -> Vec<String> {
    let aside = transfer.set_aside.len();
    let taken_up = transfer.taken_up;
    [
        Some(format!("{} in use.", verb(transfer.carried, "stays", "stay"))),
        (aside > 0).then(|| {
            let (kept, them) = (verb(aside, "is", "are"), if aside == 1 { "it" } else { "them" });
            format!("{kept} kept, but not in use: {name} does not ask for {them}.")
        }),
        (taken_up > 0).then(|| {
            let was = verb(taken_up, "that was not in use comes", "that were not in use come");
            format!("{was} into use.")
        }),
        transfer.view_aside.then(|| {
            "Your own view of the routes is put aside, because it is about other routes. It comes back if the case does.".to_owned()
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The answers that would not be in use, folded; nothing where there are none.
pub fn set_aside(transfer: &Transfer) -> Option<AnyView> {
    if transfer.set_aside.is_empty() {
        return None;
    }
    let labels: Vec<AnyView> = transfer
        .set_aside
        .iter()
        .map(|unused| view! { <li>{unused.label.clone()}</li> }.into_any())
        .collect();
    Some(
        view! {
            <Details summary="Show what is not in use">
                <ul class="govuk-list govuk-list--bullet">{labels}</ul>
            </Details>
        }
        .into_any(),
    )
}

/// So many answers, with what they do.
fn verb(answers: usize, one: &str, more: &str) -> String {
    let does = if answers == 1 { one } else { more };
    format!("{} {does}", counted(answers, "answer"))
}
