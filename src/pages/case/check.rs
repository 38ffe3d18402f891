//! Check your answers: the whole referral as the partnership will read it, on screen and on paper.

use leptos::prelude::*;
use practice_review_engine::bundle::ResultRecord;
use practice_review_engine::case::Field;
use practice_review_engine::document::{Cover, compose, own_view, step_of_section, words};
use practice_review_engine::form::{SectionState, Target, unused};
use practice_review_engine::guidance::SectionId;

use super::own_view::{NeedsReason, OwnViewShown};
use super::page::{href, to_mend, today, view_lacks_reason};
use crate::components::{BackLink, Details, LinkButton, SummaryList, SummaryRow, WarningText};
use crate::library;
use crate::pages::document::{DocumentView, PrintButton};
use crate::route::CasePage;
use crate::session::{Session, use_session};

/// The whole referral.
#[component]
pub fn CheckAnswers() -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let Some(form) = session.form() else {
        return view! { <p class="govuk-body">"This partnership has no form."</p> }.into_any();
    };
    let document = session.read(|case| compose(&guidance, &form, case));
    let missing = to_mend(session);
    let assessment = session.assessment();
    let result = session.read(|case| ResultRecord::of(&guidance, &assessment, case));
    let cover = Cover::of_draft(missing, &result, today()).with_processes(&guidance, &assessment);
    let change = move |section: &str| {
        let page = match step_of_section(section) {
            Some(step) => CasePage::Threshold(Some(step)),
            None => CasePage::Section(section.into()),
        };
        Some(href(session, page))
    };
    view! {
        <div class="prt-no-print">
            <BackLink href=href(session, CasePage::Tasks) text="Task list" />
            <h1 class="govuk-heading-l">"Check your answers"</h1>
            <ToMend session />
            <OwnViewShown own=own_view(&result) />
            <div class="prt-actions">
                <LinkButton href=href(session, CasePage::Sign)>"Go on to sign and export"</LinkButton>
                <PrintButton href=href(session, CasePage::Check)>"Print"</PrintButton>
            </div>
        </div>
        <DocumentView document cover change=Callback::new(move |section: String| change(&section)) />
        <NotInUse session />
    }
    .into_any()
}

/// What is missing or wrong, by section.
#[component]
fn ToMend(session: Session) -> impl IntoView {
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
        .filter_map(|section| section_to_mend(session, section))
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

/// What is missing or wrong in a section: its own answers, then those of each entry, with a link to
/// where they are given.
fn section_to_mend(session: Session, section: &SectionState) -> Option<AnyView> {
    let mut own: Vec<String> = Vec::new();
    let mut entries: Vec<(Field, Vec<String>)> = Vec::new();
    for problem in section.problems.iter().filter(|problem| problem.holds_up()) {
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

/// Answers that are kept but not in use.
#[component]
fn NotInUse(session: Session) -> impl IntoView {
    let guidance = session.guidance();
    let kept = session.read(|case| unused(&guidance, case));
    let views = session.read(|case| case.views_aside.clone());
    let views = views.into_iter().map(|(whose, view)| {
        let name = library::name(&whose);
        SummaryRow::new(
            format!("Your own view of the routes of {name}"),
            view.reason,
        )
    });
    let rows: Vec<SummaryRow> = kept
        .iter()
        .map(|unused| {
            let text = guidance.question(unused.field.question()).map_or_else(
                || "Kept as typed".to_owned(),
                |question| words(&guidance, question, Some(&unused.answer)).1.join(" "),
            );
            SummaryRow::new(unused.label.clone(), text)
        })
        .chain(views)
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <div class="prt-no-print">
                <h2 class="govuk-heading-m">"Not in use"</h2>
                <p class="govuk-body">
                    "You answered these, but after other answers the questions are no longer asked. They are kept here, are left out of the referral, and come back if the question does."
                </p>
                <SummaryList rows=rows />
            </div>
        }.into_any()
    })
}
