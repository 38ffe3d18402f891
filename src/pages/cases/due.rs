//! Cases that were to be kept until now: the app asks, and removes nothing by itself.

use leptos::prelude::*;
use practice_review_engine::dates::{from_iso, long};

use super::actions::Actions;
use crate::components::TextButton;
use crate::pages::keeping::{A_MONTH, in_days};
use crate::platform;
use crate::store::Summary;

/// True where the day until which it was to be kept is there.
pub fn is_due(summary: &Summary) -> bool {
    let day = summary.keep_until.as_deref().and_then(from_iso);
    day.is_some_and(|day| day <= platform::today())
}

/// What is due, with what can be done about each; nothing where nothing is.
#[component]
pub fn Due(due: Vec<Summary>, actions: Actions) -> impl IntoView {
    (!due.is_empty()).then(|| {
        let rows = due.into_iter().map(|summary| one(summary, actions)).collect_view();
        view! {
            <section class="prt-unprotected" aria-labelledby="due-heading">
                <h2 class="govuk-heading-s" id="due-heading">"You wanted to remove these by now"</h2>
                <ul class="govuk-list">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn one(summary: Summary, actions: Actions) -> AnyView {
    let Summary {
        id,
        title,
        keep_until,
        ..
    } = summary;
    let until = keep_until.as_deref().and_then(from_iso).map(long);
    let name = format!(" {title}");
    let remove = {
        let (id, title) = (id.clone(), title.clone());
        move |()| actions.removing.set(Some((id.clone(), title.clone())))
    };
    let keep = move |()| actions.keep_until(id.clone(), in_days(A_MONTH));
    view! {
        <li>
            <bdi>{title}</bdi> ", kept until " {until} ". "
            <span class="prt-cases__actions">
                <TextButton on_click=remove hidden=name.clone()>"Remove for good"</TextButton> " "
                <TextButton on_click=keep hidden=name>"Keep it for 30 days more"</TextButton>
            </span>
        </li>
    }
    .into_any()
}
