//! Whose key signs: several people may sign in one browser, each with a key of their own.

use leptos::prelude::*;
use practice_review_engine::bundle::fingerprint;
use practice_review_engine::signers::{Own, Person};

use super::List;
use crate::components::{Choice, Radios, Size};

/// The choice that is nobody who has signed here.
const SOMEBODY_ELSE: &str = "new";

/// The people who have signed here, to choose from, and the key that what is typed leads to.
#[component]
pub fn WhoseKey(
    /// What the ids of the fields begin with.
    prefix: &'static str,
    /// Who is typed now; tracked.
    #[prop(into)]
    typed: Signal<Person>,
    /// Fills in somebody else.
    #[prop(into)]
    fill: Callback<Person>,
    /// Name, role and agency.
    children: Children,
) -> impl IntoView {
    let list = List::read();
    let now = Memo::new(move |_| {
        let typed = typed.get();
        list.signers
            .with(|signers| signers.as_ref().and_then(|s| s.of(&typed).cloned()))
    });
    let value = Signal::derive(move || {
        now.get()
            .map_or_else(|| SOMEBODY_ELSE.to_owned(), |own: Own| own.kid)
    });
    let choose = move |kid: String| {
        let chosen = list.signers.with_untracked(|signers| {
            let own = signers.as_ref().map(|s| s.own().to_vec());
            own.unwrap_or_default()
                .into_iter()
                .find(|own| own.kid == kid)
        });
        fill.run(chosen.map_or_else(Person::default, |own| own.person));
    };
    // With one person it is said below whose key it is; there is nothing to choose.
    let people = Memo::new(move |_| {
        let own = list.signers.get().map(|s| s.own().to_vec());
        own.filter(|own| {
            own.len() > 1 || own.iter().any(|one| !one.person.is(&typed.get_untracked()))
        })
        .unwrap_or_default()
    });
    let choice = move || {
        let people = people.get();
        if people.is_empty() {
            return ().into_any();
        }
        let mut options: Vec<Choice> = people
            .into_iter()
            .map(|own| Choice::new(own.kid, own.person.name).hint(own.person.agency))
            .collect();
        options.push(Choice::new(SOMEBODY_ELSE, "Somebody else").hint("Write who it is below."));
        view! {
            <Radios id=format!("{prefix}-who") legend="Who signs in this browser?" options value on_input=choose size=Size::Small small=true />
        }
        .into_any()
    };
    let key = move || {
        let typed = typed.get();
        list.signers.with(Option::is_some).then(|| match now.get() {
            Some(own) => view! {
                "Signs with the key of " <bdi>{own.person.name}</bdi> ", " <bdi>{own.person.agency}</bdi> ": "
                <span class="prt-fingerprint">{fingerprint(&own.kid)}</span>
            }
            .into_any(),
            None if typed.name.trim().is_empty() || typed.agency.trim().is_empty() => ().into_any(),
            None => view! { "Nobody of this name and agency has signed in this browser. Signing makes a new key for them." }.into_any(),
        })
    };
    view! {
        {choice}
        {children()}
        <p class="govuk-hint" id=format!("{prefix}-key")>{key}</p>
        {move || list.failed.get().map(|why| view! { <p class="govuk-body" role="alert">{why}</p> }.into_any())}
    }
}
