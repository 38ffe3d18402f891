//! The time limits by how they stand, each with every reading.

use leptos::prelude::*;
use practice_review_engine::calendar::{Agenda, Counted, Group, Limit};
use practice_review_engine::form::{ThresholdState, way_to};
use practice_review_engine::guidance::{Guidance, Item, QuestionId, SectionId};

use super::{mark_tag, newer_holidays};
use crate::pages::blocks::{self, all, block, h2, link, para, span, text, words};
use crate::pages::case::page::{href, today};
use crate::pages::case::sought::Sought;
use crate::pages::words::sentence;
use crate::route::CasePage;
use crate::session::Session;

/// How a reading is counted.
const COUNTING: &str = "prt-limit__counting";

/// Every time limit that applies, in groups.
pub fn list(session: Session, guidance: &Guidance, agenda: &Agenda<'_>) -> Vec<AnyView> {
    let mut list = Vec::new();
    let mut before = None;
    for limit in &agenda.limits {
        let group = limit.group();
        if before != Some(group) {
            list.push(h2(group.heading()));
        }
        before = Some(group);
        list.push(card(session, guidance, limit));
    }
    list
}

fn card(session: Session, guidance: &Guidance, limit: &Limit<'_>) -> AnyView {
    let timescale = limit.timescale;
    let readings: Vec<AnyView> = limit
        .readings
        .iter()
        .map(|counted| reading(session, guidance, limit, counted))
        .collect();
    let title = timescale.title.clone();
    let mut parts = vec![
        view! { <h3 class="govuk-heading-s">{title}</h3> }.into_any(),
        text(
            "prt-meta",
            &format!("Whose duty: {}", timescale.duty.whose()),
        ),
    ];
    if let Some(past) = limit.past() {
        parts.push(text(COUNTING, &format!("{past}.")));
    }
    match limit.differing() {
        Some(differing) => {
            parts.push(view! { <h4 class="prt-limit__differing">{differing}</h4> }.into_any());
            parts.push(blocks::list("prt-readings", "prt-reading", readings));
        }
        None => parts.extend(readings),
    }
    parts.push(text(
        "prt-meta",
        &format!(
            "{} {}",
            timescale.note,
            sentence(&format!("Source: {}", guidance.cite(&timescale.sources)))
        ),
    ));
    block("prt-limit", parts)
}

/// The date of a reading in words; none where it has none.
fn date_words(counted: &Counted<'_>) -> Option<String> {
    match counted.reading.dates() {
        [Some((_, first)), Some((_, last))] => Some(format!(
            "Between {} and {}",
            first.moment().with_weekday(),
            last.moment().with_weekday()
        )),
        [Some((_, due)), None] => Some(due.moment().with_weekday()),
        _ => None,
    }
}

/// The line with the date of a reading and how it stands.
pub fn date_line(counted: &Counted<'_>) -> AnyView {
    let date = date_words(counted)
        .map(|date| format!("{date} "))
        .unwrap_or_default();
    para(
        "prt-limit__date",
        all(vec![
            span("prt-limit__day", words(&date)),
            mark_tag(counted.mark),
        ]),
    )
}

fn reading(
    session: Session,
    guidance: &Guidance,
    limit: &Limit<'_>,
    counted: &Counted<'_>,
) -> AnyView {
    let mut parts = vec![date_line(counted)];
    if counted.mark.group() == Group::Waiting {
        parts.extend(asked(session, guidance, &counted.start.question));
    }
    let counting = format!("{}. ", counted.counting(limit.timescale));
    let source = format!("({})", guidance.cite(&counted.start.sources));
    parts.push(para(
        COUNTING,
        all(vec![words(&counting), span("prt-meta", words(&source))]),
    ));
    parts.extend(counted.remarks.iter().map(|remark| text(COUNTING, remark)));
    if let Some(note) = counted.certainty_note() {
        parts.push(para(
            COUNTING,
            all(vec![words(&format!("{note} ")), newer_holidays(session)]),
        ));
    }
    all(parts)
}

/// The question for the date from which a time runs, with the way to where it is asked.
fn asked(session: Session, guidance: &Guidance, id: &QuestionId) -> Option<AnyView> {
    let question = format!("“{}”", guidance.question(id)?.text);
    Some(match page_of(session, guidance, id) {
        Some(CasePage::Section(section)) => in_section(session, guidance, section, id, question),
        Some(page) => para(
            COUNTING,
            all(vec![words("Answer "), link(href(session, page), &question)]),
        ),
        None => text(
            COUNTING,
            &format!(
                "It waits for an answer to {question}, which is not asked as the answers stand."
            ),
        ),
    })
}

/// The way to a question of a section: it is asked there, or another one has to be answered first.
fn in_section(
    session: Session,
    guidance: &Guidance,
    section: SectionId,
    id: &QuestionId,
    question: String,
) -> AnyView {
    let facts = session.facts();
    let first = guidance
        .section(&section)
        .and_then(|section| way_to(guidance, section, &facts, id));
    let (told, then) = match first {
        Some(first) if first.id != *id => (
            format!("“{}”", first.text),
            format!(" first; then {question} is asked there."),
        ),
        _ => (question, String::new()),
    };
    let target = first.map_or_else(|| id.clone(), |first| first.id.clone());
    let sought = Sought::of_case();
    let go = move |_| sought.go_to(target.clone());
    let href = href(session, CasePage::Section(section));
    let link = view! { <a class="govuk-link" href=href on:click=go>{told}</a> }.into_any();
    para(COUNTING, all(vec![words("Answer "), link, words(&then)]))
}

/// Where a question is asked: in the form that is filled in, else at the threshold, else in another
/// form.
fn page_of(session: Session, guidance: &Guidance, question: &QuestionId) -> Option<CasePage> {
    let item = Item::Question(question.clone());
    let asks = |section: &&SectionId| {
        guidance
            .section(section)
            .is_some_and(|section| section.items.contains(&item))
    };
    let form = session.form();
    let of_form = form
        .iter()
        .flat_map(|form| &form.parts)
        .flat_map(|part| &part.sections)
        .find(asks);
    if let Some(section) = of_form {
        return Some(CasePage::Section(section.clone()));
    }
    let step = session.read(|case| {
        ThresholdState::of(guidance, case, today())
            .step_of(question)
            .cloned()
    });
    if step.is_some() {
        return Some(CasePage::Threshold(step));
    }
    let forms = guidance.content.form.iter().flat_map(|form| &form.parts);
    forms
        .flat_map(|part| &part.sections)
        .find(asks)
        .map(|section| CasePage::Section(section.clone()))
}
