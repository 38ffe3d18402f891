//! What is missing, wrong or doubtful in the referral, by section, with the way to each.

use leptos::prelude::*;
use practice_review_engine::case::Field;
use practice_review_engine::form::{Problem, SectionState, Target};
use practice_review_engine::guidance::SectionId;

use super::own_view::NeedsReason;
use super::page::{href, to_mend, today, view_lacks_reason};
use crate::components::{Details, WarningText};
use crate::route::CasePage;
use crate::session::Session;

/// What is missing or wrong, by section.
#[component]
pub fn ToMend(session: Session) -> impl IntoView {
    let state = session.form_state(today())?;
    let count = to_mend(session);
    if count == 0 {
        return Some(
            view! { <p class="govuk-body">"Nothing is missing. Read it through once more as somebody who has never heard of the child."</p> }
                .into_any(),
        );
    }
    let sections = state
        .sections()
        .filter_map(|section| section_to_mend(session, section, Problem::holds_up))
        .collect_view();
    let title = if count == 1 {
        "1 answer is missing or wrong.".to_owned()
    } else {
        format!("{count} answers are missing or wrong.")
    };
    Some(
        view! {
            <WarningText>{title}</WarningText>
            {view_lacks_reason(session).then(|| view! { <NeedsReason /> }.into_any())}
            <Details summary="Show them by section" open=count <= 12>
                <ul class="govuk-list">{sections}</ul>
            </Details>
        }
        .into_any(),
    )
}

/// What may not be right, and holds nothing up; nothing where there is none.
#[component]
pub fn ToLookAt(session: Session) -> impl IntoView {
    let state = session.form_state(today())?;
    let sections: Vec<AnyView> = state
        .sections()
        .filter_map(|section| section_to_mend(session, section, |problem| !problem.holds_up()))
        .collect();
    (!sections.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"Look at these once more"</h2>
            <p class="govuk-body">"They may not be right, or may not go together. If they are right, leave them: they hold nothing up."</p>
            <ul class="govuk-list">{sections}</ul>
        }
        .into_any()
    })
}

/// Those of the problems of a section that are asked for: its own answers, then those of each entry, with a link to
/// where they are given.
fn section_to_mend(
    session: Session,
    section: &SectionState,
    which: impl Fn(&Problem) -> bool,
) -> Option<AnyView> {
    let mut own: Vec<String> = Vec::new();
    let mut entries: Vec<(Field, Vec<String>)> = Vec::new();
    for problem in section.problems.iter().filter(|problem| which(problem)) {
        let Target::Answer(field @ Field::InEntry { entry, .. }, _) = &problem.target else {
            own.push(problem.message.clone());
            continue;
        };
        let same = |(known, _): &&mut (Field, Vec<String>)| matches!(known, Field::InEntry { entry: known, .. } if known == entry);
        match entries.iter_mut().find(same) {
            Some((_, messages)) => messages.push(problem.message.clone()),
            None => entries.push((field.clone(), vec![problem.message.clone()])),
        }
    }
    if own.is_empty() && entries.is_empty() {
        return None;
    }
    let count = own.len()
        + entries
            .iter()
            .map(|(_, messages)| messages.len())
            .sum::<usize>();
    let link = href(session, CasePage::Section(section.section.clone()));
    let entries = entries
        .into_iter()
        .filter_map(|(field, messages)| entry_to_mend(session, &section.section, &field, messages))
        .collect_view();
    Some(
        view! {
            <li>
                <a class="govuk-link" href=link>{section.title.clone()}</a>
                {format!(" ({count})")}
                <ul class="govuk-list govuk-list--bullet prt-meta">
                    {messages_view(own)}
                    {entries}
                </ul>
            </li>
        }
        .into_any(),
    )
}

fn entry_to_mend(
    session: Session,
    section: &SectionId,
    field: &Field,
    messages: Vec<String>,
) -> Option<AnyView> {
    let Field::InEntry { group, entry, .. } = field else {
        return None;
    };
    let name = session.entry_name(group, entry)?;
    let link = href(
        session,
        CasePage::Entry {
            section: section.clone(),
            group: group.clone(),
            entry: entry.clone(),
        },
    );
    Some(
        view! {
            <li>
                <a class="govuk-link" href=link>{name}</a>
                <ul class="govuk-list govuk-list--bullet">{messages_view(messages)}</ul>
            </li>
        }
        .into_any(),
    )
}

fn messages_view(messages: Vec<String>) -> Vec<AnyView> {
    messages
        .into_iter()
        .map(|message| view! { <li>{message}</li> }.into_any())
        .collect()
}
