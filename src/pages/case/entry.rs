//! One entry of a group: a person, an agency, an event.

use leptos::prelude::*;
use practice_review_engine::case::{Entry, Field};
use practice_review_engine::document::entry_name;
use practice_review_engine::form::{
    Aspect, Problem, entry_facts, entry_problems, facts_in_use, shown_in_entry,
};
use practice_review_engine::guidance::{EntryId, GroupId, QuestionId, SectionId};

use super::page::{error_for, href, route, summary, today};
use crate::components::{
    BackLink, Button, ButtonKind, ErrorSummary, Keyed, KeyedList, LinkButton, TextButton,
};
use crate::pages::field::QuestionField;
use crate::route::{CasePage, navigate};
use crate::session::use_session;

/// One entry.
#[component]
pub fn EntryPage(section: SectionId, group: GroupId, entry: EntryId) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let list = href(session, CasePage::Section(section.clone()));
    let there = session.read(|case| case.entry(&group, &entry).is_some());
    let (Some(definition), true) = (guidance.group(&group).cloned(), there) else {
        return view! {
            <h1 class="govuk-heading-l">"This entry is no longer there"</h1>
            <p class="govuk-body">"It was left empty, removed or undone, here or in another tab. If it was undone here, “Redo” at the top brings it back."</p>
            <p class="govuk-body"><a class="govuk-link" href=list>"Go back to the list"</a></p>
        }
        .into_any();
    };
    // What was added and left without a word is not there to be completed.
    let (of, left) = (group, entry.clone());
    on_cleanup(move || {
        let untouched =
            session.read(|case| case.entry(&of, &left).is_some_and(Entry::is_untouched));
        // Undo may be what took the words out, and what brings them back.
        if untouched && !session.can_redo() {
            session.tidy(|case| drop(case.remove_entry(&of, &left)));
        }
    });
    let here = StoredValue::new((section, definition.clone(), entry));
    let shown = Memo::new(move |_| {
        let guidance = session.guidance();
        here.with_value(|(_, group, id)| {
            session.track(|case| {
                let Some(entry) = case.entry(&group.id, id) else {
                    return Vec::new();
                };
                let facts = entry_facts(&guidance, &facts_in_use(&guidance, case), group, entry);
                shown_in_entry(&guidance, group, &facts)
                    .into_iter()
                    .map(|q| q.id.clone())
                    .collect()
            })
        })
    });
    let heading = move || {
        let guidance = session.guidance();
        here.with_value(|(_, group, id)| {
            session.track(|case| {
                let entries = case.entries(&group.id);
                let index = entries.iter().position(|e| &e.id == id)?;
                Some(entry_name(&guidance, group, entries.get(index)?, index + 1))
            })
        })
        .map(|name| name.chars().take(80).collect::<String>())
        .unwrap_or_default()
    };
    let attempt = RwSignal::new(0_u32);
    let problems = RwSignal::new(Vec::<Problem>::new());
    // Whether the entry is whole; if not, what to mend is shown.
    let checked = move || {
        let guidance = session.guidance();
        let found = here.with_value(|(_, group, id)| {
            session.read(|case| {
                let facts = facts_in_use(&guidance, case);
                case.entry(&group.id, id)
                    .map(|entry| entry_problems(&guidance, group, entry, &facts, today()))
                    .unwrap_or_default()
            })
        });
        let whole = !found.iter().any(Problem::holds_up);
        problems.set(found);
        attempt.update(|n| *n += 1);
        whole
    };
    let to_list = move || {
        navigate(&route(
            session,
            CasePage::Section(here.with_value(|(s, ..)| s.clone())),
        ))
    };
    let done = move |()| {
        if checked() {
            to_list();
        }
    };
    let another = move |()| {
        if checked() {
            let (section, group, _) = here.get_value();
            let entry = session.add_entry(&group.id);
            navigate(&route(
                session,
                CasePage::Entry {
                    section,
                    group: group.id,
                    entry,
                },
            ));
        }
    };
    let remove = move |()| {
        let name = heading();
        here.with_value(|(_, group, id)| session.remove_entry(&group.id, id, name));
        to_list();
    };
    let question = move |id: QuestionId| {
        let question = session.guidance().question(&id).cloned()?;
        let error = error_for(problems.into(), &id, Aspect::Value);
        let evidence = error_for(problems.into(), &id, Aspect::Evidence);
        let field = here.with_value(|(_, group, entry)| Field::InEntry {
            group: group.id.clone(),
            entry: entry.clone(),
            question: id,
        });
        Some(view! { <QuestionField field question error evidence_error=evidence /> })
    };
    let questions = move |()| {
        let keyed = |id: QuestionId| Keyed::new(id.to_string(), move || question(id));
        shown.get().into_iter().map(keyed).collect()
    };
    let caption = definition.title.clone();
    let (one, remove_label) = (
        definition.one.clone(),
        format!("Remove this {}", definition.one),
    );
    view! {
        <BackLink href=list.clone() />
        <ErrorSummary errors=summary(session, problems.into()) attempt=attempt />
        <span class="govuk-caption-l">{caption}</span>
        <h1 class="govuk-heading-l">{heading}</h1>
        <KeyedList items=questions />
        <div class="prt-actions">
            <Button on_click=done>"Continue"</Button>
            <Button on_click=another kind=ButtonKind::Secondary>{format!("Save and add another {one}")}</Button>
            <LinkButton href=list kind=ButtonKind::Secondary>"Come back to this later"</LinkButton>
        </div>
        <p class="govuk-body"><TextButton on_click=remove>{remove_label}</TextButton></p>
    }
    .into_any()
}
