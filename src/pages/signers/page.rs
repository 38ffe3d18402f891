//! The page of the signing keys: the fingerprints to read out, and the keys of others that were noted.

use leptos::prelude::*;
use practice_review_engine::bundle::fingerprint;
use practice_review_engine::signers::{Known, Own, Person};

use super::{List, checked_words};
use crate::components::{
    BackLink, Button, ButtonKind, SummaryAction, SummaryCard, SummaryList, SummaryRow, UndoBanner,
    WarningText,
};
use crate::platform;
use crate::route::Route;

/// The page.
#[component]
pub fn SignersPage() -> impl IntoView {
    let list = List::read();
    let forgotten = RwSignal::new(None::<Known>);
    let undo = move |()| {
        if let Some(known) = forgotten.get_untracked() {
            forgotten.set(None);
            list.change(move |signers| signers.note(known.clone()));
        }
    };
    let said = Signal::derive(move || {
        let known = forgotten.get()?;
        Some(format!("The key of {} is forgotten.", known.person.name))
    });
    let own = move || {
        let own = list.signers.get()?.own().to_vec();
        Some(if own.is_empty() {
            view! { <p class="govuk-body">"Nobody has signed in this browser yet. A key is made for each person when they first sign."</p> }.into_any()
        } else {
            view! {
                {own.into_iter().map(own_card).collect_view()}
                <div class="prt-no-print">
                    <Button on_click=move |()| platform::print() kind=ButtonKind::Secondary>"Print this page"</Button>
                </div>
            }
            .into_any()
        })
    };
    let known = move || {
        let known = list.signers.get()?.known().to_vec();
        Some(if known.is_empty() {
            view! { <p class="govuk-body">"None. When you open a signed file, you can check whose key signed it and note it there."</p> }.into_any()
        } else {
            known
                .into_iter()
                .map(|known| known_card(known, list, forgotten))
                .collect_view()
                .into_any()
        })
    };
    view! {
        <div class="prt-no-print"><BackLink href=Route::About.href() text="About" /></div>
        <UndoBanner message=said on_undo=undo on_dismiss=move |()| forgotten.set(None) />
        <h1 class="govuk-heading-l">"Signing keys"</h1>
        {move || list.failed.get().map(|why| view! { <div role="alert"><WarningText>{why}</WarningText></div> }.into_any())}
        <h2 class="govuk-heading-m">"Who signs in this browser"</h2>
        <p class="govuk-body">
            "Whoever gets a file that you signed may ring you and ask for the fingerprint of your key. Read out all eight groups. The fingerprint is no secret; the key itself leaves this browser in an encrypted backup alone."
        </p>
        {own}
        <h2 class="govuk-heading-m">"Keys of others that were noted here"</h2>
        {known}
    }
}

fn person_rows(person: Person, kid: &str) -> Vec<SummaryRow> {
    let groups = fingerprint(kid).unwrap_or_default();
    vec![
        SummaryRow::new("Role", person.role),
        SummaryRow::new("Agency", person.agency),
        SummaryRow::with_view("Fingerprint", move || {
            view! { <span class="prt-fingerprint">{groups.clone()}</span> }.into_any()
        }),
    ]
}

fn own_card(own: Own) -> AnyView {
    let mut rows = person_rows(own.person.clone(), &own.kid);
    rows.push(SummaryRow::new("Made", platform::day(&own.since)));
    view! { <SummaryCard title=own.person.name><SummaryList rows /></SummaryCard> }.into_any()
}

fn known_card(known: Known, list: List, forgotten: RwSignal<Option<Known>>) -> AnyView {
    let mut rows = person_rows(known.person.clone(), &known.kid);
    let noted = format!(
        "{}, {}",
        platform::day(&known.since),
        checked_words(known.checked)
    );
    rows.push(SummaryRow::new("Noted", noted));
    let title = known.person.name.clone();
    let forget = move || {
        let (kid, known) = (known.kid.clone(), known.clone());
        list.change(move |signers| signers.forget(&kid));
        forgotten.set(Some(known));
    };
    let actions = vec![SummaryAction::call("Forget", "", forget)];
    view! { <SummaryCard title actions><SummaryList rows /></SummaryCard> }.into_any()
}
