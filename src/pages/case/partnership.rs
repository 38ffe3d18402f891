//! For which partnership the case is; changing that carries over every answer that means the same.

use leptos::prelude::*;
use practice_review_engine::form::{Transfer, transfer};
use practice_review_engine::guidance::PartnershipId;

use super::page::{href, route};
use crate::components::{BackLink, Button, Details, InsetText, Radios, Size};
use crate::library;
use crate::pages::partnerships;
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
        // Those loaded from a file may come a moment later.
        {move || view! {
            <Radios
                id="partnership"
                legend="Which partnership is it for?"
                options=partnerships::choices()
                value=chosen
                on_input=move |value: String| chosen.set(value)
                size=Size::Small
            />
        }.into_any()}
        <div aria-live="polite">{effect}</div>
    }
}

fn effect_view(session: Session, id: PartnershipId, name: &str, transfer: Transfer) -> AnyView {
    let aside = transfer.set_aside.len();
    let effect = [
        Some(format!("{} stay in use.", count(transfer.carried))),
        (aside > 0).then(|| format!("{} are kept, but not in use there.", count(aside))),
        (transfer.taken_up > 0).then(|| {
            format!(
                "{} that are not in use now come into use.",
                count(transfer.taken_up)
            )
        }),
    ];
    let effect: Vec<String> = effect.into_iter().flatten().collect();
    let effect = effect.join(" ");
    let labels: Vec<AnyView> = transfer
        .set_aside
        .into_iter()
        .map(|unused| view! { <li>{unused.label}</li> }.into_any())
        .collect();
    let change = move |()| {
        session.move_to(&id);
        navigate(&route(session, CasePage::Result));
    };
    let action = format!("Change to {name}");
    view! {
        <InsetText>{effect}</InsetText>
        {(aside > 0).then(move || view! {
            <Details summary="Show what would not be in use">
                <ul class="govuk-list govuk-list--bullet">{labels}</ul>
            </Details>
        }.into_any())}
        <Button on_click=change>{action}</Button>
    }
    .into_any()
}

fn count(answers: usize) -> String {
    match answers {
        1 => "1 answer".to_owned(),
        _ => format!("{answers} answers"),
    }
}
