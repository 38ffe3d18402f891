//! All partnerships that the app knows, with what each rests on.

use leptos::prelude::*;
use practice_review_engine::dates::{from_iso, long};
use practice_review_engine::guidance::Guidance;

use super::findings::Findings;
use super::load::LoadPartnership;
use crate::built_in;
use crate::components::{
    Heading, SummaryAction, SummaryCard, SummaryList, SummaryRow, UndoBanner, WarningText,
};
use crate::library::{self, Own, State};
use crate::pages::words::sentence;
use crate::platform;

/// The partnerships.
#[component]
pub fn Partnerships() -> impl IntoView {
    let removed = RwSignal::new(None::<Own>);
    let failed = RwSignal::new(None::<String>);
    let remove = Callback::new(move |own: Own| match library::remove(&own.file) {
        Ok(()) => {
            failed.set(None);
            removed.set(Some(own));
        }
        Err(error) => failed.set(Some(sentence(&error))),
    });
    let put_back = move |()| {
        if let Some(own) = removed.get_untracked() {
            match library::put_back(own) {
                Ok(()) => removed.set(None),
                Err(error) => failed.set(Some(sentence(&error))),
            }
        }
    };
    let message = Signal::derive(move || {
        let name = removed.with(|own| own.as_ref().map(|own| own.file.name.clone()))?;
        Some(format!(
            "Removed “{name}”. Cases that follow it are kept, and open again when it is loaded."
        ))
    });
    let own = move || {
        let loaded = library::loaded();
        if loaded.is_empty() {
            return view! { <p class="govuk-body">"None."</p> }.into_any();
        }
        loaded
            .into_iter()
            .map(|own| loaded_view(own, remove))
            .collect_view()
            .into_any()
    };
    view! {
        <h1 class="govuk-heading-l">"Partnerships"</h1>
        <p class="govuk-body prt-lede">"Whose policy a case follows: its questions, its words, its form and its time limits."</p>
        <h2 class="govuk-heading-m">"Built in"</h2>
        {built_in::partnerships().iter().map(|guidance| view! {
            <SummaryCard title=guidance.partnership.name.clone() heading=Heading::H3>
                <SummaryList rows=edition(guidance) />
            </SummaryCard>
        }.into_any()).collect_view()}
        <h2 class="govuk-heading-m">"Loaded into this browser"</h2>
        <UndoBanner message on_undo=put_back on_dismiss=move |()| removed.set(None) />
        {move || failed.get().map(|why| view! { <div role="alert"><WarningText>{why}</WarningText></div> }.into_any())}
        {own}
        <h2 class="govuk-heading-m">"Load one"</h2>
        <LoadPartnership />
    }
}

/// What a partnership's data rests on.
fn edition(guidance: &Guidance) -> Vec<SummaryRow> {
    let edition = &guidance.partnership.edition;
    let data = from_iso(&edition.data).map_or_else(|| edition.data.clone(), long);
    vec![
        SummaryRow::new("Policy", format!("{}. Data of {data}.", edition.policy)),
        SummaryRow::new("What to know", edition.notice.clone()),
    ]
}

fn loaded_view(own: Own, remove: Callback<Own>) -> AnyView {
    let name = own.file.name.clone();
    let mut rows = vec![SummaryRow::new(
        "File",
        format!("{name}, loaded {}", platform::moment(&own.file.loaded)),
    )];
    let mut title = name.clone();
    let mut findings = None;
    match own.state.clone() {
        State::Sound(guidance) => {
            title.clone_from(&guidance.partnership.name);
            rows.extend(edition(&guidance));
        }
        State::Unsound(found) => {
            rows.push(SummaryRow::new(
                "State",
                "Not in use: this version of the app asks for something else than the file says. Correct the file and load it again.",
            ));
            findings = Some(view! { <Findings findings=found /> }.into_any());
        }
        State::Unchecked(why) => {
            rows.push(SummaryRow::new(
                "State",
                format!("Not in use: {}", sentence(&why)),
            ));
        }
    }
    let action = SummaryAction::call("Remove", name, move || remove.run(own.clone()));
    view! {
        <SummaryCard title=title heading=Heading::H3 actions=vec![action]>
            <SummaryList rows=rows />
            {findings}
        </SummaryCard>
    }
    .into_any()
}
