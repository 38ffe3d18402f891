//! A section of the form: its questions and the lists of its groups.

use leptos::prelude::*;
use practice_review_engine::case::Field;
use practice_review_engine::form::{Aspect, Problem, facts_in_use, shown_in_section};
use practice_review_engine::guidance::{Item, SectionId};

use super::entries::EntryList;
use super::page::{error_for, href, route, section_summary, today};
use super::returned::RemarksOn;
use super::sought::Sought;
use super::timeline::EventList;
use crate::components::{BackLink, Button, ButtonKind, ErrorSummary, Keyed, KeyedList, LinkButton};
use crate::pages::field::QuestionField;
use crate::route::{CasePage, navigate};
use crate::session::{Session, use_session};

/// One section.
#[component]
pub fn SectionPage(section: SectionId) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let Some(definition) = guidance.section(&section).cloned() else {
        return view! {
            <h1 class="govuk-heading-l">"There is no such section"</h1>
            <p class="govuk-body">
                <a class="govuk-link" href=href(session, CasePage::Tasks)>"Go to the task list"</a>
            </p>
        }
        .into_any();
    };
    let id = StoredValue::new(section);
    let items = {
        let definition = definition.clone();
        Memo::new(move |_| {
            let guidance = session.guidance();
            session.track(|case| {
                shown_in_section(&guidance, &definition, &facts_in_use(&guidance, case))
            })
        })
    };
    let attempt = RwSignal::new(0_u32);
    let problems = RwSignal::new(Vec::<Problem>::new());
    let go_on = move |()| {
        let state = untrack(|| session.form_state(today()));
        let found = state
            .as_ref()
            .and_then(|state| id.with_value(|id| state.section(id)))
            .map(|section| section.problems.clone())
            .unwrap_or_default();
        let blocked = found.iter().any(Problem::holds_up);
        problems.set(found);
        attempt.update(|n| *n += 1);
        id.with_value(|id| session.set_completed(id, !blocked));
        if !blocked {
            navigate(&route(session, next(session, &id.get_value())));
        }
    };
    let item = move |item: Item| match item {
        Item::Question(id) => {
            let question = session.guidance().question(&id).cloned()?;
            let error = error_for(problems.into(), &id, Aspect::Value);
            let evidence = error_for(problems.into(), &id, Aspect::Evidence);
            let field = Field::Question(id);
            Some(
                view! { <QuestionField field question error evidence_error=evidence /> }.into_any(),
            )
        }
        Item::Group(id_) => {
            let group = session.guidance().group(&id_).cloned()?;
            let section = id.get_value();
            Some(match group.timeline.clone() {
                Some(timeline) => view! { <EventList section group timeline /> }.into_any(),
                None => view! { <EntryList section group /> }.into_any(),
            })
        }
    };
    let fields = move |()| {
        let keyed = |one: Item| Keyed::new(key(&one), move || item(one));
        items.get().into_iter().map(keyed).collect()
    };
    Sought::of_case().arrive();
    view! {
        <BackLink href=href(session, CasePage::Tasks) text="Task list" />
        <ErrorSummary errors=section_summary(session, id.get_value(), problems.into()) attempt=attempt />
        <h1 class="govuk-heading-l">{definition.title.clone()}</h1>
        {(!definition.intro.is_empty())
            .then(|| view! { <p class="govuk-body prt-lede">{definition.intro.clone()}</p> }.into_any())}
        <RemarksOn section=definition.title />
        <KeyedList items=fields />
        <div class="prt-actions">
            <Button on_click=go_on>"Continue"</Button>
            <LinkButton href=href(session, CasePage::Tasks) kind=ButtonKind::Secondary>
                "Come back to this later"
            </LinkButton>
        </div>
    }
    .into_any()
}

/// What tells the items of a section apart.
fn key(item: &Item) -> String {
    match item {
        Item::Question(id) => format!("q-{id}"),
        Item::Group(id) => format!("g-{id}"),
    }
}

/// The section after this one, or Check your answers after the last.
fn next(session: Session, section: &SectionId) -> CasePage {
    untrack(|| session.form_state(today()))
        .and_then(|state| {
            state
                .sections()
                .map(|s| s.section.clone())
                .skip_while(|s| s != section)
                .nth(1)
        })
        .map_or(CasePage::Check, CasePage::Section)
}
