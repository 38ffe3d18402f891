//! The task list of a case: the threshold questions, the form's sections, and sending it.

use leptos::prelude::*;
use practice_review_engine::assessment::Standing;
use practice_review_engine::calendar::{Agenda, Group};
use practice_review_engine::form::{FormState, Status, ThresholdState, due};
use practice_review_engine::guidance::{Duty, Form, FormId};

use super::page::{href, now, to_mend, today};
use super::returned::ReturnedList;
use crate::components::{
    InsetText, TagColour, Task, TaskSection, TaskSections, TaskStatus, TextButton, focus_field,
};
use crate::holidays::Holidays;
use crate::platform;
use crate::route::CasePage;
use crate::session::{Session, use_session};

/// The task list.
#[component]
pub fn Tasks() -> impl IntoView {
    let session = use_session();
    // Another form is another list.
    move || list_of(session)
}

fn list_of(session: Session) -> AnyView {
    let guidance = session.guidance();
    let title = session.read(|case| case.title.clone());
    let Some(form) = session.form() else {
        return view! { <p class="govuk-body">"This partnership has no form."</p> }.into_any();
    };
    let state = session.form_state(today());
    let complete = state.as_ref().map_or((0, 0), |state| {
        let all = state.sections().count();
        (
            all,
            state
                .sections()
                .filter(|s| s.status == Status::Completed)
                .count(),
        )
    });
    let sections = list(session, &form, state.as_ref());
    view! {
        <span class="govuk-caption-l">{guidance.partnership.name.clone()}</span>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body"><strong>{form.title.clone()}</strong> ". " {form.intro.clone()}</p>
        {not_own(&form).map(|whose| view! { <InsetText>{whose}</InsetText> }.into_any())}
        <p class="govuk-body">
            {format!("You have completed {} of {} sections. Everything is kept as you type; leave and come back when you like.", complete.1, complete.0)}
        </p>
        <ReturnedList />
        <TaskSections sections=sections />
        {other_forms(session, &form.id)}
        <p class="govuk-body">
            <a class="govuk-link" href=href(session, CasePage::Partnership)>"Change the partnership"</a>
            <br />
            <a class="govuk-link" href=href(session, CasePage::Versions)>"Earlier versions"</a>
        </p>
    }
    .into_any()
}

/// The parts of the list, in the order in which they are done.
fn list(session: Session, form: &Form, state: Option<&FormState>) -> Vec<TaskSection> {
    let mut list = vec![TaskSection::new(
        "Find the right route",
        vec![threshold(session), result(session), dates(session)],
    )];
    if let Some(state) = state {
        for part in &state.parts {
            let tasks = part
                .sections
                .iter()
                .map(|section| {
                    Task::new(section.title.clone(), status(section.status))
                        .href(href(session, CasePage::Section(section.section.clone())))
                })
                .collect();
            list.push(TaskSection::new(part.title.clone(), tasks));
        }
        let last = if form.filing.is_some() {
            "Check and sign"
        } else {
            "Check and send"
        };
        list.push(TaskSection::new(
            last,
            vec![check(session), sign(session, form)],
        ));
    }
    list
}

fn status(status: Status) -> TaskStatus {
    match status {
        Status::NotStarted => TaskStatus::NotYetStarted,
        Status::InProgress => TaskStatus::InProgress,
        Status::Completed => TaskStatus::Completed,
        Status::Problem => TaskStatus::Problem,
    }
}

fn threshold(session: Session) -> Task {
    let guidance = session.guidance();
    let state = session.track(|case| ThresholdState::of(&guidance, case, today()));
    let status = match state.progress() {
        (_, 0) => TaskStatus::NotYetStarted,
        _ if state.is_complete() => TaskStatus::Completed,
        _ => TaskStatus::InProgress,
    };
    Task::new("Threshold questions", status).href(href(session, CasePage::Threshold(None)))
}

/// The result, with how many routes are indicated.
fn result(session: Session) -> Task {
    let guidance = session.guidance();
    let assessment = session.assessment();
    let indicated: Vec<String> = assessment
        .standing(Standing::Indicated)
        .filter(|result| !guidance.is_fallback(&result.route))
        .filter_map(|result| guidance.route(&result.route))
        .map(|route| route.title.clone())
        .collect();
    let today: Vec<String> = assessment
        .precautions()
        .filter_map(|result| guidance.route(&result.route))
        .map(|route| format!("Not settled, but to be acted on today: {}", route.title))
        .collect();
    let (count, colour) = match (indicated.len(), today.len()) {
        (0, 0) => ("No route yet".to_owned(), TagColour::Teal),
        (_, 1..) => ("Act today".to_owned(), TagColour::Red),
        (1, _) => ("1 route".to_owned(), TagColour::Teal),
        (count, _) => (format!("{count} routes"), TagColour::Teal),
    };
    let lines: Vec<String> = today.into_iter().chain(indicated).collect();
    Task::new(
        "What the answers point to",
        TaskStatus::Tagged(count, colour),
    )
    .hint(lines.join("; "))
    .href(href(session, CasePage::Result))
}

/// The dates, with what presses.
fn dates(session: Session) -> Task {
    let guidance = session.guidance();
    let facts = session.facts();
    let (words, colour) = match Holidays::of_page().in_use() {
        Some(holidays) => {
            let agenda = Agenda::of(&guidance, &facts, &holidays, now());
            let colour = match agenda.group() {
                Some(Group::Pressing) => TagColour::Red,
                Some(Group::Soon) => TagColour::Amber,
                _ => TagColour::Grey,
            };
            (agenda.summary(), colour)
        }
        None => ("Not known".to_owned(), TagColour::Grey),
    };
    Task::new("Dates and time limits", TaskStatus::Tagged(words, colour))
        .href(href(session, CasePage::Dates))
}

fn check(session: Session) -> Task {
    Task::new("Check your answers and print", TaskStatus::AnyTime)
        .href(href(session, CasePage::Check))
}

fn sign(session: Session, form: &Form) -> Task {
    let exported = session.read(|case| case.last_export(&form.id).is_some());
    let changed = session.track(|case| {
        let last = case.last_export(&form.id)?;
        case.changed_since(last).then(|| last.at.clone())
    });
    let open = to_mend(session);
    let status = match (exported, open) {
        (true, _) if changed.is_some() => {
            TaskStatus::Tagged("Changed since".to_owned(), TagColour::Amber)
        }
        (true, _) => TaskStatus::Completed,
        (false, 0) => TaskStatus::NotYetStarted,
        (false, _) => TaskStatus::CannotStartYet,
    };
    let task = Task::new("Sign and export", status);
    if let Some(at) = changed {
        let at = platform::moment(&at);
        return task
            .hint(format!(
                "Changed since the export of {at}. Sign again before you use it."
            ))
            .href(href(session, CasePage::Sign));
    }
    match (exported, open) {
        (false, 1) => task.hint("1 answer is still missing or wrong; see Check your answers."),
        (false, 2..) => task.hint(format!(
            "{open} answers are still missing or wrong; see Check your answers."
        )),
        _ => task,
    }
    .href(href(session, CasePage::Sign))
}

/// Whose form it is, where it is not the referrer's own.
fn not_own(form: &Form) -> Option<String> {
    match &form.duty {
        Duty::Referrer => None,
        Duty::Other(whose) => Some(whose.clone()),
    }
}

/// The other forms of the partnership, those first that the answers point to.
fn other_forms(session: Session, current: &FormId) -> Option<AnyView> {
    let guidance = session.guidance();
    let assessment = session.assessment();
    let needed = due(&guidance, &assessment);
    let mut others: Vec<&Form> = Vec::new();
    for form in needed.iter().copied().chain(&guidance.content.form) {
        if &form.id != current && !others.iter().any(|known| known.id == form.id) {
            others.push(form);
        }
    }
    (!others.is_empty()).then(|| {
        let items = others
            .into_iter()
            .map(|form| other_form(session, form, needed.iter().any(|n| n.id == form.id)))
            .collect_view();
        view! {
            <h2 class="govuk-heading-m">"Other forms"</h2>
            <p class="govuk-body">"They share what you have written: a child is described once."</p>
            <ul class="govuk-list govuk-list--bullet">{items}</ul>
        }
        .into_any()
    })
}

fn other_form(session: Session, form: &Form, wanted: bool) -> AnyView {
    let (id, title) = (form.id.clone(), form.title.clone());
    let whose = not_own(form).map(|whose| format!(". {whose}"));
    // The list becomes another one, which is read from its top.
    let choose = move |()| {
        session.choose_form(id.clone());
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus_field("main");
    };
    view! {
        <li>
            <TextButton on_click=choose>{title}</TextButton>
            {wanted.then_some(": your answers point to it too")} {whose}
        </li>
    }
    .into_any()
}
