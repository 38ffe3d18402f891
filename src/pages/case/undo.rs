//! Undo and redo in a case, by button and by keyboard. What was taken back is shown where it stands.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use practice_review_engine::case::Touched;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::own_view::OWN_VIEW;
use super::page::{field_page, group_id, route, step_page};
use crate::components::{TextButton, look_for};
use crate::pages::field::field_id;
use crate::platform;
use crate::route::{CasePage, Route, navigate};
use crate::session::Session;

/// How long it is told what was undone.
const TOLD: Duration = Duration::from_secs(10);
/// What the ids of the fields of a case begin with.
const FIELD: &str = "q-";

/// The two buttons, and the keys: Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z, or with the command key.
#[component]
pub fn UndoRedo(session: Session) -> impl IntoView {
    let told = RwSignal::new(String::new());
    let step = move |back: bool| {
        let Some(undone) = session.step(back) else {
            return;
        };
        let what = words(session, &undone.touched);
        told.set(if back {
            format!("Undone: {what}")
        } else {
            format!("Done again: {what}")
        });
        lead(session, &undone.touched);
        let said = told.get_untracked();
        platform::after(TOLD, move || {
            // Another step may have been told meanwhile.
            if told.try_with_untracked(|now| *now == said) == Some(true) {
                let _ = told.try_set(String::new());
            }
        });
    };
    let pressed = window_event_listener(ev::keydown, move |event| {
        let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let key = event.key().to_lowercase();
        let back = match (command, key.as_str(), event.shift_key()) {
            (true, "z", shift) => !shift,
            (true, "y", false) => false,
            _ => return,
        };
        let target = event.target().and_then(|t| t.dyn_into().ok());
        if is_of_case(target.as_ref()) {
            event.prevent_default();
            step(back);
        }
    });
    // Who goes on typing has left the step behind.
    let typed = window_event_listener(ev::input, move |_| {
        if told.with_untracked(|now| !now.is_empty()) {
            told.set(String::new());
        }
    });
    on_cleanup(move || {
        pressed.remove();
        typed.remove();
    });
    let can = move || session.can_undo_and_redo();
    view! {
        <span class="prt-steps">
            <TextButton on_click=move |()| step(true) disabled=Signal::derive(move || !can().0)>"Undo"</TextButton>
            <TextButton on_click=move |()| step(false) disabled=Signal::derive(move || !can().1)>"Redo"</TextButton>
            <span class="prt-steps__told" role="status">{told}</span>
        </span>
    }
}

/// True where undoing is for us: in a field of the case, and wherever nothing is typed. Elsewhere, as in
/// the name of a signer, the browser undoes.
fn is_of_case(target: Option<&HtmlElement>) -> bool {
    let Some(target) = target else {
        return true;
    };
    let types = matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    !types || target.id().starts_with(FIELD)
}

/// What a step touched.
fn words(session: Session, touched: &Touched) -> String {
    let guidance = session.guidance();
    match touched {
        Touched::Answer(field) => guidance.question(field.question()).map_or_else(
            || field.question().to_string(),
            |question| question.text.clone(),
        ),
        Touched::Group(group) => guidance.group(group).map_or_else(
            || group.to_string(),
            |group| format!("an entry under “{}”", group.title),
        ),
        Touched::Completed(section) => guidance
            .section(section)
            .map_or_else(|| section.to_string(), |section| section.title.clone()),
        Touched::Title => "the working title".to_owned(),
        Touched::Form => "the form that is filled in".to_owned(),
        Touched::OwnView => "your own view".to_owned(),
        Touched::Whole => "a change to the case as a whole".to_owned(),
    }
}

/// Leads the reader to what a step touched.
fn lead(session: Session, touched: &Touched) {
    match touched {
        Touched::Answer(field) => {
            // Some questions of the threshold stand in the form too.
            let asked = match here() {
                Some(CasePage::Threshold(_) | CasePage::Change { .. }) => step_page(session, field),
                _ => None,
            };
            let Some(page) = asked.or_else(|| field_page(session, field)) else {
                return;
            };
            if here() != Some(page.clone()) {
                navigate(&route(session, page));
            }
            look_for(field_id(field.question()));
        }
        Touched::Group(group) => {
            if let Some(CasePage::Entry {
                section,
                entry,
                group: of,
            }) = here()
                && session.read(|case| case.entry(&of, &entry).is_none())
            {
                navigate(&route(session, CasePage::Section(section)));
            }
            look_for(group_id(group));
        }
        Touched::OwnView => {
            navigate(&route(session, CasePage::Result));
            look_for(OWN_VIEW.to_owned());
        }
        Touched::Completed(_) | Touched::Title | Touched::Form | Touched::Whole => {}
    }
}

fn here() -> Option<CasePage> {
    let hash = window().location().hash().ok()?;
    match Route::parse(&hash) {
        Route::Case { page, .. } => Some(page),
        _ => None,
    }
}
