//! All partnerships that the app knows, with what each rests on.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::dates::{from_iso, long};
use practice_review_engine::document::counted;
use practice_review_engine::guidance::{Guidance, PartnershipId};

use super::findings::Findings;
use super::load::LoadPartnership;
use crate::built_in;
use crate::components::{
    Heading, SummaryAction, SummaryCard, SummaryList, SummaryRow, UndoBanner, WarningText,
};
use crate::library::{self, Own, State};
use crate::pages::words::sentence;
use crate::platform;
use crate::route::{GuideAt, Route};
use crate::store::{Listed, cases};

/// The partnerships.
#[component]
pub fn Partnerships() -> impl IntoView {
    let removed = RwSignal::new(None::<Own>);
    // A list that cannot be read says so on the page of cases; here nothing is said of them then.
    let followed = RwSignal::new(Vec::<PartnershipId>::new());
    let any_loaded = Memo::new(|_| !library::loaded().is_empty());
    Effect::new(move |_| {
        if any_loaded.get() {
            spawn_local(async move {
                if let Ok(list) = cases::list().await {
                    let _ = followed.try_set(list.into_iter().filter_map(follows).collect());
                }
            });
        }
    });
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
        let own = removed.get()?;
        let cases = match following(&own, &followed.get()) {
            None | Some(0) => "",
            Some(_) => {
                " The cases that follow it are kept: they can be read, copied, or put under another partnership, and go on where they were when the file is loaded again."
            }
        };
        Some(format!("Removed “{}”.{cases}", own.file.name))
    });
    let own = move || {
        let loaded = library::loaded();
        if loaded.is_empty() {
            return view! { <p class="govuk-body">"None."</p> }.into_any();
        }
        loaded
            .into_iter()
            .map(|own| {
                let cases = following(&own, &followed.get());
                loaded_view(own, cases, remove)
            })
            .collect_view()
            .into_any()
    };
    view! {
        <h1 class="govuk-heading-l">"Partnerships"</h1>
        <p class="govuk-body prt-lede">"Whose policy a case follows: its questions, its words, its form and its time limits."</p>
        <h2 class="govuk-heading-m">"Built in"</h2>
        {built_in::partnerships().iter().map(|guidance| view! {
            <SummaryCard title=guidance.partnership.name.clone() heading=Heading::H3 actions=vec![guide(guidance)]>
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

/// The way to what its policy says.
fn guide(guidance: &Guidance) -> SummaryAction {
    let partnership = &guidance.partnership;
    let href = Route::Guide(GuideAt::contents(&partnership.id)).href();
    SummaryAction::link("Guide", "to this policy", href)
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

/// Whose guidance a case in use follows.
fn follows(listed: Listed) -> Option<PartnershipId> {
    match listed {
        Listed::Whole(summary) => summary.deleted.is_none().then_some(summary.partnership),
        Listed::Damaged { .. } | Listed::Untrusted { .. } => None,
    }
}

/// How many cases follow a loaded partnership; none where its file does not say which it is.
fn following(own: &Own, followed: &[PartnershipId]) -> Option<usize> {
    match &own.state {
        State::Sound(guidance) => {
            let id = &guidance.partnership.id;
            Some(followed.iter().filter(|known| known == &id).count())
        }
        State::Unsound(_) | State::Unchecked(_) => None,
    }
}

/// A loaded partnership, with how many cases follow it, where that is known.
fn loaded_view(own: Own, cases: Option<usize>, remove: Callback<Own>) -> AnyView {
    let name = own.file.name.clone();
    let mut rows = vec![SummaryRow::new(
        "File",
        format!("{name}, loaded {}", platform::moment(&own.file.loaded)),
    )];
    let cases = match cases {
        None | Some(0) => None,
        Some(count) => {
            let follow = if count == 1 { "follows" } else { "follow" };
            Some(format!("{} {follow} it.", counted(count, "case")))
        }
    };
    rows.extend(cases.map(|text| SummaryRow::new("Cases", text)));
    let mut title = name.clone();
    let mut findings = None;
    let mut actions = Vec::new();
    match own.state.clone() {
        State::Sound(guidance) => {
            title.clone_from(&guidance.partnership.name);
            if guidance.is_template {
                rows.push(SummaryRow::new("State", "A template: the policy is still to be written in it, and no case that follows it can be signed."));
            }
            rows.extend(edition(&guidance));
            actions.push(guide(&guidance));
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
    actions.push(SummaryAction::call("Remove", name, move || {
        remove.run(own.clone());
    }));
    view! {
        <SummaryCard title=title heading=Heading::H3 actions=actions>
            <SummaryList rows=rows />
            {findings}
        </SummaryCard>
    }
    .into_any()
}
