//! What was answered, as names and values.

use leptos::{children::ViewFn, prelude::*};

use super::{Heading, button::TextButton};

/// Something that can be done with a row or a card.
#[derive(Clone)]
pub struct SummaryAction {
    text: String,
    hidden: String,
    target: Target,
}

#[derive(Clone)]
enum Target {
    Link(String),
    Call(Callback<()>),
}

impl SummaryAction {
    /// A link; `hidden` is the rest of its name for screen readers, such as "date of birth".
    pub fn link(
        text: impl Into<String>,
        hidden: impl Into<String>,
        href: impl Into<String>,
    ) -> Self {
        Self {
            text: text.into(),
            hidden: hidden.into(),
            target: Target::Link(href.into()),
        }
    }

    /// A button; `hidden` as for a link.
    pub fn call(
        text: impl Into<String>,
        hidden: impl Into<String>,
        run: impl Into<Callback<()>>,
    ) -> Self {
        Self {
            text: text.into(),
            hidden: hidden.into(),
            target: Target::Call(run.into()),
        }
    }

    fn view(self) -> AnyView {
        match self.target {
            Target::Link(href) => {
                let hidden =
                    (!self.hidden.is_empty()).then(|| super::button::hidden_words(self.hidden));
                view! { <a class="govuk-link" href=href>{self.text}{hidden}</a> }.into_any()
            }
            Target::Call(run) => {
                view! { <TextButton on_click=run hidden=self.hidden>{self.text}</TextButton> }
                    .into_any()
            }
        }
    }
}

/// One name and its value.
#[derive(Clone)]
pub struct SummaryRow {
    key: String,
    value: ViewFn,
    actions: Vec<SummaryAction>,
}

impl SummaryRow {
    /// A row whose value is text; its line breaks are kept.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        let value = value.into();
        Self::with_view(key, move || value.clone())
    }

    /// A row whose value is more than text.
    pub fn with_view(key: impl Into<String>, value: impl Into<ViewFn>) -> Self {
        Self {
            key: key.into(),
            value: value.into(),
            actions: Vec::new(),
        }
    }

    /// Adds an action.
    #[must_use]
    pub fn action(mut self, action: SummaryAction) -> Self {
        self.actions.push(action);
        self
    }
}

/// A summary list.
#[component]
pub fn SummaryList(
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<SummaryRow>>,
    /// True to leave out the lines between them.
    #[prop(optional)]
    no_border: bool,
) -> impl IntoView {
    let class = if no_border {
        "govuk-summary-list govuk-summary-list--no-border"
    } else {
        "govuk-summary-list"
    };
    let items = move || {
        let rows = rows.get();
        let any_actions = rows.iter().any(|row| !row.actions.is_empty());
        rows.into_iter()
            .map(|own| row(own, any_actions))
            .collect_view()
    };
    view! { <dl class=class>{items}</dl> }
}

fn row(row: SummaryRow, any_actions: bool) -> impl IntoView {
    let class = if any_actions && row.actions.is_empty() {
        "govuk-summary-list__row govuk-summary-list__row--no-actions"
    } else {
        "govuk-summary-list__row"
    };
    view! {
        <div class=class>
            <dt class="govuk-summary-list__key">{row.key}</dt>
            <dd class="govuk-summary-list__value">{row.value.run()}</dd>
            {row_actions(row.actions)}
        </div>
    }
}

/// One action stands alone; several are a list.
fn row_actions(mut actions: Vec<SummaryAction>) -> Option<AnyView> {
    let last = actions.pop()?;
    let content = if actions.is_empty() {
        last.view()
    } else {
        actions.push(last);
        let items: Vec<_> = actions
            .into_iter()
            .map(|own| {
                view! { <li class="govuk-summary-list__actions-list-item">{own.view()}</li> }
                    .into_any()
            })
            .collect();
        view! { <ul class="govuk-summary-list__actions-list">{items}</ul> }.into_any()
    };
    Some(view! { <dd class="govuk-summary-list__actions">{content}</dd> }.into_any())
}

/// A card round a summary list: one of several people, events or documents.
#[component]
pub fn SummaryCard(
    /// What it is about.
    #[prop(into)]
    title: String,
    /// The level of the title.
    #[prop(default = Heading::H2)]
    heading: Heading,
    /// What can be done with it.
    #[prop(optional)]
    actions: Vec<SummaryAction>,
    /// Its content, usually a summary list.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="govuk-summary-card">
            <div class="govuk-summary-card__title-wrapper">
                {heading.wrap("govuk-summary-card__title", title.clone())}
                {card_actions(actions, &title)}
            </div>
            <div class="govuk-summary-card__content">{children()}</div>
        </div>
    }
}

/// The title of the card is part of each action's name, so that no two sound alike.
fn card_actions(mut actions: Vec<SummaryAction>, title: &str) -> Option<AnyView> {
    for action in &mut actions {
        let own = std::mem::take(&mut action.hidden);
        action.hidden = if own == title {
            own
        } else if own.is_empty() {
            format!("({title})")
        } else {
            format!("{own} ({title})")
        };
    }
    let last = actions.pop()?;
    if actions.is_empty() {
        return Some(
            view! { <div class="govuk-summary-card__actions">{last.view()}</div> }.into_any(),
        );
    }
    actions.push(last);
    let items: Vec<_> = actions
        .into_iter()
        .map(|own| view! { <li class="govuk-summary-card__action">{own.view()}</li> }.into_any())
        .collect();
    Some(view! { <ul class="govuk-summary-card__actions">{items}</ul> }.into_any())
}
