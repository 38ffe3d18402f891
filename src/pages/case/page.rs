//! What the pages of a case share: addresses inside the case, and where a problem stands.

use chrono::{NaiveDate, NaiveDateTime};
use leptos::prelude::*;
use practice_review_engine::case::Field;
use practice_review_engine::form::{Aspect, Problem, Target, lacks_reason, shown_in_section};
use practice_review_engine::guidance::{GroupId, Item, Kind, QuestionId, SectionId, Step};
use practice_review_engine::redaction::{Place, Spot};

use crate::components::FieldError;
use crate::pages::field::{field_id, when_target};
use crate::platform;
use crate::route::{CasePage, Route};
use crate::session::Session;

/// The route to a page of the open case.
pub fn route(session: Session, page: CasePage) -> Route {
    Route::Case {
        id: session.read(|case| case.id.clone()),
        page,
    }
}

/// The address of a page of the open case.
pub fn href(session: Session, page: CasePage) -> String {
    route(session, page).href()
}

/// A place in the case, with the way to it where there is one.
pub fn place_link(session: Session, place: &Place) -> AnyView {
    let name = if place.entry.is_empty() {
        place.label.clone()
    } else {
        format!("{}: {}", place.entry, place.label)
    };
    let to = match &place.spot {
        Spot::Answer(field) => field_href(session, field),
        Spot::OwnView => Some(href(session, CasePage::Result)),
        Spot::Title => None,
    };
    match to {
        Some(to) => view! { <a class="govuk-link" href=to>{name}</a> }.into_any(),
        None => view! { {name} }.into_any(),
    }
}

/// The address of the page where an answer is given.
fn field_href(session: Session, field: &Field) -> Option<String> {
    field_page(session, field).map(|page| href(session, page))
}

/// Where an answer is given: its entry, the section that shows the question, or the step of the threshold
/// that asks it; nothing where none does.
pub fn field_page(session: Session, field: &Field) -> Option<CasePage> {
    section_page(session, field).or_else(|| step_page(session, field))
}

/// The step of the threshold that asks for an answer.
pub fn step_page(session: Session, field: &Field) -> Option<CasePage> {
    let steps = &session.guidance().content.step;
    let asks = |step: &&Step| step.questions.contains(field.question());
    let step = steps.iter().find(asks)?;
    Some(CasePage::Threshold(Some(step.id.clone())))
}

fn section_page(session: Session, field: &Field) -> Option<CasePage> {
    let guidance = session.guidance();
    let form = session.form()?;
    let facts = session.facts();
    let item = match field {
        Field::Question(question) => Item::Question(question.clone()),
        Field::InEntry { group, .. } => Item::Group(group.clone()),
    };
    let section = form
        .parts
        .iter()
        .flat_map(|part| &part.sections)
        .filter_map(|id| guidance.section(id))
        .find(|section| shown_in_section(&guidance, section, &facts).contains(&item))?;
    let section = section.id.clone();
    Some(match field {
        Field::Question(_) => CasePage::Section(section),
        Field::InEntry { group, entry, .. } => CasePage::Entry {
            section,
            group: group.clone(),
            entry: entry.clone(),
        },
    })
}

/// The id in the page of the list of a group's entries.
pub fn group_id(group: &GroupId) -> String {
    format!("g-{group}")
}

/// The id in the page of what a problem is about.
pub fn problem_target(session: Session, problem: &Problem) -> String {
    match &problem.target {
        Target::Group(group) => group_id(group),
        Target::Answer(field, aspect) => {
            let id = field_id(field.question());
            let guidance = session.guidance();
            let kind = guidance
                .question(field.question())
                .map(|question| question.kind);
            match (aspect, kind) {
                (Aspect::Value, Some(Kind::Date)) => format!("{id}-day"),
                (Aspect::Value, Some(Kind::When)) => when_target(&id, &session.answer(field)),
                (Aspect::Value, _) => id,
                (Aspect::Evidence, _) => format!("{id}-evidence"),
                (Aspect::FollowUp, _) => format!("{id}-by-day"),
            }
        }
    }
}

/// The first of the problems that is about a part of a question's answer.
pub fn error_for(
    problems: Signal<Vec<Problem>>,
    question: &QuestionId,
    aspect: Aspect,
) -> Signal<Option<String>> {
    let question = question.clone();
    Signal::derive(move || {
        problems.with(|problems| {
            problems
                .iter()
                .find(|p| matches!(&p.target, Target::Answer(f, a) if f.question() == &question && *a == aspect))
                .map(|p| p.message.clone())
        })
    })
}

/// The problems for the summary at the top of a page: all that the page shows, as soon as one of
/// them holds it up.
pub fn summary(session: Session, problems: Signal<Vec<Problem>>) -> Signal<Vec<FieldError>> {
    Signal::derive(move || {
        problems.with(|problems| {
            let held_up = problems.iter().any(Problem::holds_up);
            problems
                .iter()
                .filter(|_| held_up)
                .map(|p| FieldError::new(problem_target(session, p), p.message.clone()))
                .collect()
        })
    })
}

/// The same for the page of a section, where the answers of entries are given on other pages: one
/// line for each entry, which leads there.
pub fn section_summary(
    session: Session,
    section: SectionId,
    problems: Signal<Vec<Problem>>,
) -> Signal<Vec<FieldError>> {
    Signal::derive(move || {
        problems.with(|problems| {
            let mut errors: Vec<FieldError> = Vec::new();
            let held_up = problems.iter().any(Problem::holds_up);
            for problem in problems.iter().filter(|_| held_up) {
                let error = entry_error(session, &section, problem).unwrap_or_else(|| {
                    FieldError::new(problem_target(session, problem), problem.message.clone())
                });
                if !errors.contains(&error) {
                    errors.push(error);
                }
            }
            errors
        })
    })
}

fn entry_error(session: Session, section: &SectionId, problem: &Problem) -> Option<FieldError> {
    let Target::Answer(Field::InEntry { group, entry, .. }, _) = &problem.target else {
        return None;
    };
    let page = CasePage::Entry {
        section: section.clone(),
        group: group.clone(),
        entry: entry.clone(),
    };
    let name = session.entry_name(group, entry)?;
    Some(FieldError::new(
        href(session, page),
        format!("Complete “{name}”"),
    ))
}

/// How much holds up signing: answers that are missing or wrong, and a view of the referrer's own
/// without its reason; tracked.
pub fn to_mend(session: Session) -> usize {
    let answers = session
        .form_state(today())
        .map_or(0, |state| state.problems().count());
    answers + usize::from(view_lacks_reason(session))
}

/// True where the referrer sees it differently and has not said why; tracked.
pub fn view_lacks_reason(session: Session) -> bool {
    let (guidance, assessment) = (session.guidance(), session.assessment());
    session.read(|case| lacks_reason(&guidance, &assessment, &case.own_view))
}

/// What the machine's own clock and calendar show.
pub fn now() -> NaiveDateTime {
    platform::shown_now()
}

/// The day of today, by the machine's own clock and calendar.
pub fn today() -> NaiveDate {
    platform::today()
}
