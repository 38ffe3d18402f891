//! The page of the signing keys: the fingerprints to read out, and the keys of others that were noted.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::bundle::fingerprint;
use practice_review_engine::signers::{Known, Own, Person};

use super::retire::Retire;
use super::{List, checked_words};
use crate::components::{
    BackLink, BannerKind, Button, ButtonKind, NotificationBanner, SummaryAction, SummaryCard,
    SummaryList, SummaryRow, UndoBanner, WarningText,
};
use crate::platform;
use crate::route::Route;
use crate::store::keys::{self, Private};
use crate::vault::{State, Vault};

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
    let asked = RwSignal::new(None::<Own>);
    let retired = RwSignal::new(None::<String>);
    let bare = unsealed();
    let own = move || {
        let own = list.signers.get()?.own().to_vec();
        let bare = bare.get();
        Some(if own.is_empty() {
            view! { <p class="govuk-body">"Nobody has signed in this browser yet. A key is made for each person when they first sign."</p> }.into_any()
        } else {
            view! {
                {own.into_iter().map(|own| {
                    let bare = bare.contains(&own.slot);
                    own_card(own, bare, asked)
                }).collect_view()}
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
        {move || retired.get().map(|words| view! { <NotificationBanner kind=BannerKind::Success text=words /> }.into_any())}
        {move || list.failed.get().map(|why| view! { <div role="alert"><WarningText>{why}</WarningText></div> }.into_any())}
        <Retire asked done=retired list />
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

/// The names of keys that are not sealed though cases are.
fn unsealed() -> RwSignal<BTreeSet<String>> {
    let names = RwSignal::new(BTreeSet::new());
    let vault = expect_context::<Vault>();
    if !matches!(vault.state_untracked(), State::Open(_)) {
        return names;
    }
    spawn_local(async move {
        // What cannot be read here is told by the list.
        let keys = keys::all().await.unwrap_or_default().into_iter();
        let bare = keys.filter(|key| matches!(key.private, Private::Handle(_)));
        let _ = names.try_set(bare.map(|key| key.id).collect());
    });
    names
}

fn own_card(own: Own, bare: bool, asked: RwSignal<Option<Own>>) -> AnyView {
    let mut rows = person_rows(own.person.clone(), &own.kid);
    rows.push(SummaryRow::new("Made", platform::day(&own.since)));
    if bare {
        rows.push(SummaryRow::new(
            "What to know",
            "It was made before your cases were protected, so it can sign while they are locked, for whoever can use this browser. Stop using it: the next one is protected with the cases.",
        ));
    }
    let title = own.person.name.clone();
    let retire = SummaryAction::call("Stop using this key", "", move || {
        asked.set(Some(own.clone()))
    });
    view! { <SummaryCard title actions=vec![retire]><SummaryList rows /></SummaryCard> }.into_any()
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
