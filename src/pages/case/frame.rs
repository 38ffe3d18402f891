//! Opens a case and keeps it saved while its pages change.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::case::{Case, CaseId, save};
use practice_review_engine::guidance::Guidance;

use super::{check, entry, result, section, sent, sign, tasks, threshold};
use crate::built_in;
use crate::components::{SaveState, SaveStatus, TextButton};
use crate::pages::kept;
use crate::pages::words::sentence;
use crate::platform;
use crate::route::{CasePage, Route};
use crate::session::Session;
use crate::store::saver::{SaveState as Kept, Saver};
use crate::store::writer::{Access, Writer, acquire};
use crate::store::{Revision, cases};

/// A case as it was opened.
#[derive(Clone)]
struct Opened {
    case: Case,
    revision: Revision,
    guidance: Arc<Guidance>,
    access: Access,
}

/// What the frame shows.
#[derive(Clone)]
enum State {
    Opening,
    Open(Box<Opened>),
    Failed(String),
}

async fn open(id: &CaseId, access: Access) -> Result<Opened, String> {
    let (case, revision) = cases::read(id).await.map_err(|error| sentence(&error))?;
    let guidance = built_in::guidance(&case.partnership).ok_or_else(|| {
        format!(
            "This version of the app has no guidance called “{}”. The case is left as it is.",
            case.partnership
        )
    })?;
    Ok(Opened {
        case,
        revision,
        guidance,
        access,
    })
}

/// The frame of one case. It stays while the pages in it change.
#[component]
pub fn CaseFrame(
    /// The case.
    id: CaseId,
    /// The page that is shown.
    #[prop(into)]
    route: Signal<Route>,
) -> impl IntoView {
    let state = RwSignal::new(State::Opening);
    let writer = StoredValue::new_local(None::<Writer>);
    let name = id.clone();
    spawn_local(async move {
        let (access, held) = acquire(name.as_str(), false).await;
        // Where the reader has left meanwhile, the right is given up again.
        if writer.try_set_value(held).is_some() {
            return;
        }
        show(state, open(&name, access).await);
        if access == Access::Read {
            let (access, held) = acquire(name.as_str(), true).await;
            if writer.try_set_value(held).is_none() {
                show(state, open(&name, access).await);
            }
        }
    });
    move || {
        match state.get() {
        State::Opening => view! { <p class="govuk-body" role="status">"Opening the case …"</p> }.into_any(),
        State::Failed(why) => view! {
            <h1 class="govuk-heading-l">"This case cannot be opened"</h1>
            <p class="govuk-body">{why}</p>
            <p class="govuk-body"><a class="govuk-link" href=Route::Cases.href()>"Go to your cases"</a></p>
        }
        .into_any(),
        State::Open(opened) => view! { <OpenCase opened=*opened route /> }.into_any(),
    }
    }
}

fn show(state: RwSignal<State>, opened: Result<Opened, String>) {
    // The page may be gone.
    let _ = state.try_set(match opened {
        Ok(opened) => State::Open(Box::new(opened)),
        Err(why) => State::Failed(why),
    });
}

#[component]
fn OpenCase(opened: Opened, route: Signal<Route>) -> impl IntoView {
    let Opened {
        case,
        revision,
        guidance,
        access,
    } = opened;
    let example = case.example;
    let writes = access == Access::Write;
    let case = RwSignal::new(case);
    let session = Session::new(case, guidance);
    provide_context(session);
    let saved = if writes {
        let saver = Saver::watch(case, revision);
        let state = saver.state();
        keep_last(saver.clone());
        Signal::derive(move || status(&state.get()))
    } else {
        Signal::derive(|| {
            SaveStatus::ReadOnly {
            reason: "Another tab has this case open for writing. Close it there and this page goes on by itself.".to_owned(),
        }
        })
    };
    let title = Memo::new(move |_| session.track(|case| case.title.clone()));
    // A Continue button leads to another page of the same case: what was shown before goes, the
    // case and its saver stay.
    let page = Memo::new(move |_| match route.get() {
        Route::Case { page, .. } => Some(page),
        _ => None,
    });
    Effect::new(move |_| {
        if let (Some(page), true) = (page.get(), writes) {
            remember_place(session, &page);
        }
    });
    view! {
        <div class="prt-case-bar prt-no-print" role="region" aria-label="The open case">
            <a class="govuk-link prt-case-bar__name" href=Route::Case { id: session.read(|c| c.id.clone()), page: CasePage::Tasks }.href()>{move || title.get()}</a>
            <SaveState state=saved>
                <TextButton on_click=move |()| copy(case)>"Download a copy now"</TextButton>
            </SaveState>
        </div>
        {example.then(|| view! { <p class="prt-example-ribbon">"Example case: everybody in it is invented. Change what you like."</p> }.into_any())}
        <fieldset class="prt-lock" disabled=!writes>
            {move || page.get().map(page_view)}
        </fieldset>
    }
}

/// Keeps the saver until the page goes, and saves once more then.
fn keep_last(saver: Saver) {
    let saver = StoredValue::new_local(saver);
    on_cleanup(move || saver.with_value(Saver::flush));
}

fn page_view(page: CasePage) -> AnyView {
    match page {
        CasePage::Tasks => view! { <tasks::Tasks /> }.into_any(),
        CasePage::Threshold(step) => view! { <threshold::Threshold step /> }.into_any(),
        CasePage::Result => view! { <result::ResultPage /> }.into_any(),
        CasePage::Section(section) => view! { <section::SectionPage section /> }.into_any(),
        CasePage::Entry {
            section,
            group,
            entry,
        } => view! { <entry::EntryPage section group entry /> }.into_any(),
        CasePage::Check => view! { <check::CheckAnswers /> }.into_any(),
        CasePage::Sign => view! { <sign::SignPage /> }.into_any(),
        CasePage::Sent => view! { <sent::SentPage /> }.into_any(),
    }
}

fn status(kept: &Kept) -> SaveStatus {
    match kept {
        Kept::Unchanged => SaveStatus::Idle,
        Kept::Pending | Kept::Saving => SaveStatus::Saving,
        Kept::Saved(at) => SaveStatus::Saved { at: at.clone() },
        Kept::NotSaved(error) => SaveStatus::NotSaved {
            reason: sentence(error),
        },
    }
}

/// Remembers the page, so that the case opens there again.
fn remember_place(session: Session, page: &CasePage) {
    let place = page.to_string();
    if session.read(|case| case.place != place) {
        session.edit_quietly(|case| case.place = place);
    }
}

/// A copy of the case as it stands on screen.
fn copy(case: RwSignal<Case>) {
    let Ok(text) = case.with_untracked(save) else {
        return;
    };
    let name = case.with_untracked(|case| kept::file_name(case, "copy"));
    // A browser that refuses the download says so itself.
    let _ = platform::download(&name, "application/json", text.as_bytes());
}
