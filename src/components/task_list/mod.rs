//! What there is to do and how far it is.

use leptos::prelude::*;

use super::{Tag, TagColour};

/// How far a task is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskStatus {
    /// Done.
    Completed,
    /// Begun.
    InProgress,
    /// Can be begun.
    NotYetStarted,
    /// Something in it is wrong.
    Problem,
    /// Waits for another task.
    CannotStartYet,
    /// Can be done at any time, any number of times.
    AnyTime,
    /// Any other word, as a tag.
    Tagged(String, TagColour),
}

/// One task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    title: String,
    status: TaskStatus,
    href: Option<String>,
    hint: Option<String>,
}

impl Task {
    /// A task without a link.
    pub fn new(title: impl Into<String>, status: TaskStatus) -> Self {
        Self {
            title: title.into(),
            status,
            href: None,
            hint: None,
        }
    }

    /// Adds where it is done. A task that cannot be started yet has no link.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// Adds help.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = Some(text.into());
        self
    }
}

/// Tasks under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSection {
    title: String,
    tasks: Vec<Task>,
}

impl TaskSection {
    /// A section.
    pub fn new(title: impl Into<String>, tasks: Vec<Task>) -> Self {
        Self {
            title: title.into(),
            tasks,
        }
    }
}

/// A list of tasks.
#[component]
pub fn TaskList(
    /// What the ids start with; "task-list" unless given.
    #[prop(optional, into)]
    id_prefix: Option<String>,
    /// The tasks.
    #[prop(into)]
    tasks: Signal<Vec<Task>>,
) -> impl IntoView {
    let prefix = id_prefix.unwrap_or_else(|| "task-list".to_owned());
    let items = move || {
        tasks
            .get()
            .into_iter()
            .zip(1..)
            .map(|(task, number)| item(task, &prefix, number))
            .collect_view()
    };
    view! { <ul class="govuk-task-list">{items}</ul> }
}

/// Sections of tasks, numbered.
#[component]
pub fn TaskSections(
    /// What the ids start with; "task-list" unless given.
    #[prop(optional, into)]
    id_prefix: Option<String>,
    /// The sections.
    #[prop(into)]
    sections: Signal<Vec<TaskSection>>,
) -> impl IntoView {
    let prefix = id_prefix.unwrap_or_else(|| "task-list".to_owned());
    let section = move |section: TaskSection, number: usize| {
        view! {
            <li class="prt-task-section">
                <h2 class="govuk-heading-m">{section.title}</h2>
                <TaskList id_prefix=format!("{prefix}-{number}") tasks=section.tasks />
            </li>
        }
        .into_any()
    };
    let items = move || {
        sections
            .get()
            .into_iter()
            .zip(1..)
            .map(|(own, number)| section(own, number))
            .collect_view()
    };
    view! { <ol class="prt-task-sections">{items}</ol> }
}

fn item(task: Task, prefix: &str, number: usize) -> impl IntoView + use<> {
    let Task {
        title,
        status,
        href,
        hint,
    } = task;
    let status_id = format!("{prefix}-{number}-status");
    let hint_id = hint.is_some().then(|| format!("{prefix}-{number}-hint"));
    let described_by = hint_id
        .iter()
        .chain([&status_id])
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ");
    let class = if href.is_some() {
        "govuk-task-list__item govuk-task-list__item--with-link"
    } else {
        "govuk-task-list__item"
    };
    let name = match href {
        Some(href) => view! {
            <a class="govuk-link govuk-task-list__link" href=href aria-describedby=described_by>
                {title}
            </a>
        }
        .into_any(),
        None => view! { <div>{title}</div> }.into_any(),
    };
    let status_class = if status == TaskStatus::CannotStartYet {
        "govuk-task-list__status govuk-task-list__status--cannot-start-yet"
    } else {
        "govuk-task-list__status"
    };
    view! {
        <li class=class>
            <div class="govuk-task-list__name-and-hint">
                {name}
                {hint
                    .map(|text| {
                        view! {
                            <div id=hint_id class="govuk-task-list__hint">
                                {text}
                            </div>
                        }.into_any()
                    })}
            </div>
            <div class=status_class id=status_id>
                {status_view(status)}
            </div>
        </li>
    }
}

/// Only what wants doing is a tag: what is done or waits stands back.
fn status_view(status: TaskStatus) -> AnyView {
    let tag = |text: String, colour| view! { <Tag colour=colour>{text}</Tag> }.into_any();
    match status {
        TaskStatus::Completed => "Completed".into_any(),
        TaskStatus::CannotStartYet => "Cannot start yet".into_any(),
        TaskStatus::AnyTime => "At any time".into_any(),
        TaskStatus::InProgress => tag("In progress".to_owned(), TagColour::Blue),
        TaskStatus::NotYetStarted => tag("Not yet started".to_owned(), TagColour::Teal),
        TaskStatus::Problem => tag("There is a problem".to_owned(), TagColour::Red),
        TaskStatus::Tagged(text, colour) => tag(text, colour),
    }
}
