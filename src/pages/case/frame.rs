//! Opens a case and keeps it saved while its pages change.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::case::CaseId;

use super::opening::{Change, Opened, State, open};
use super::right::{Right, TakeOver};
use super::sought::Sought;
use super::stranded::Stranded;
use super::undo::UndoRedo;
use super::{
    check, dates, entry, partnership, result, section, sent, sign, tasks, threshold, versions,
    without_names,
};
use crate::components::{Button, SaveState, SaveStatus, TextButton};
use crate::library;
use crate::pages::guide::Visit;
use crate::pages::hidden::HideButton;
use crate::pages::kept;
use crate::pages::words::sentence;
use crate::route::{CasePage, GuideAt, Route};
use crate::session::Session;
use crate::store::saver::{SaveState as Kept, Saver};
use crate::store::unfinished::Unfinished;
use crate::store::{StoreError, cases};

/// The frame of one case. It stays while the pages in it change.
#[component]
pub fn CaseFrame(
    /// The case.
    id: CaseId,
    /// The page that is shown.
    #[prop(into)]
    route: Signal<Route>,
) -> impl IntoView {
    let state = RwSignal::new_local(State::Opening);
    let right = Right::begin(id.clone(), state);
    let change = Callback::new(move |change: Change| {
        let id = id.clone();
        spawn_local(async move {
            let changed = cases::change(&id, |case| change.apply(case)).await;
            let now = match changed {
                Ok(()) => open(&id, right.access()).await,
                Err(error) => State::Failed(error.to_string()),
            };
            let _ = state.try_set(now);
        });
    });
    let put_back = move |()| change.run(Change::PutBack);
    move || {
        match state.get() {
        State::Opening => view! { <p class="govuk-body" role="status">"Opening the case …"</p> }.into_any(),
        State::Deleted(title) => view! {
            <h1 class="govuk-heading-l">"This case was deleted"</h1>
            <p class="govuk-body">{format!("“{title}” is among the deleted cases. Put it back to go on with it.")}</p>
            <Button on_click=put_back>"Put it back"</Button>
            <p class="govuk-body"><a class="govuk-link" href=Route::Cases.href()>"Go to your cases"</a></p>
        }
        .into_any(),
        State::Stranded { case, writes } => {
            let on_move = Callback::new(move |id| change.run(Change::MoveTo(id)));
            view! { <Stranded case writes on_move /> }.into_any()
        }
        State::Failed(why) => view! {
            <h1 class="govuk-heading-l">"This case cannot be opened"</h1>
            <p class="govuk-body">{sentence(&why)}</p>
            <p class="govuk-body"><a class="govuk-link" href=Route::Cases.href()>"Go to your cases"</a></p>
        }
        .into_any(),
        State::Open(opened) => view! { <OpenCase opened route right /> }.into_any(),
    }
    }
}

#[component]
fn OpenCase(
    opened: Opened,
    route: Signal<Route>,
    /// The right to write the case.
    right: Right,
) -> impl IntoView {
    let Opened {
        case,
        saver,
        guidance,
    } = opened;
    let case = RwSignal::from(case);
    let example = case.with_untracked(|case| case.example);
    let writes = saver.is_some();
    let session = Session::new(case, guidance);
    provide_context(session);
    provide_context(Sought::none());
    // A Continue button leads to another page of the same case: what was shown before goes, the
    // case and its saver stay.
    let page = Memo::new(move |_| match route.get() {
        Route::Case { page, .. } => Some(page),
        _ => None,
    });
    let kept = StoredValue::new_local(saver.clone());
    provide_context(versions::OpenSaver(kept));
    let saved = match saver {
        Some(saver) => {
            saver.watch();
            let state = saver.state();
            finish_when_left(saver.clone(), right);
            Effect::new(move |_| {
                if let Some(page) = page.get()
                    && session.has_page(&page)
                {
                    saver.keep_place(page.to_string());
                }
            });
            Signal::derive(move || status(&state.get()))
        }
        None => right.read_only(),
    };
    let save = move |how: fn(&Saver)| kept.with_value(|saver| saver.iter().for_each(how));
    let gone = Memo::new(move |_| {
        let state = kept.with_value(|saver| saver.as_ref().map(Saver::state));
        state.is_some_and(|state| state.get() == Kept::NotSaved(StoreError::Gone))
    });
    let title = Memo::new(move |_| session.track(|case| case.title.clone()));
    // The guide opens at the partnership of the case, also after that has changed.
    let visit = expect_context::<Visit>();
    Effect::new(move |_| session.track(|case| visit.choose(&case.partnership)));
    let guide =
        move || session.track(|case| Route::Guide(GuideAt::contents(&case.partnership)).href());
    view! {
        <div class="prt-case-bar prt-no-print" role="region" aria-label="The open case">
            <a class="govuk-link prt-case-bar__name" href=Route::Case { id: session.read(|c| c.id.clone()), page: CasePage::Tasks }.href()>{move || title.get()}</a>
            // Where the head of the page is far up and there is no Escape key.
            <span class="prt-case-bar__hide"><HideButton /></span>
            <a class="govuk-link" href=guide>"Guide"</a>
            {writes.then(|| view! { <UndoRedo session /> }.into_any())}
            <SaveState state=saved>
                <TextButton on_click=move |()| kept::download_copy(&case.get_untracked())>"Download a copy now"</TextButton>
                " "
                {move || if gone.get() {
                    view! { <TextButton on_click=move |()| save(Saver::keep_anew)>"Save it here again"</TextButton> }.into_any()
                } else {
                    view! { <TextButton on_click=move |()| save(Saver::flush)>"Try again now"</TextButton> }.into_any()
                }}
            </SaveState>
            {(!writes).then(|| view! { <TakeOver right /> }.into_any())}
        </div>
        {example.then(|| view! { <p class="prt-example-ribbon">"Example case: everybody in it is invented. Change what you like."</p> }.into_any())}
        {move || whose_guidance(session)}
        <fieldset class="prt-lock" disabled=!writes>
            {move || page.get().map(|page| {
                session.track_renewal();
                // What a change did is said where it was begun, on the result, and nowhere later.
                if !matches!(page, CasePage::Result | CasePage::Change { .. }) {
                    session.forget_before();
                }
                page_view(page)
            })}
        </fieldset>
    }
}

/// What to know of guidance that was loaded from a file; nothing of guidance that is built in.
fn whose_guidance(session: Session) -> Option<AnyView> {
    let file = session.track(|case| library::origin(&case.partnership))?;
    let (class, words) = if session.guidance().is_template {
        (
            "prt-example-ribbon prt-example-ribbon--warning",
            format!(
                "Not for real cases: the file “{}” is a template in which the policy is still to be written.",
                file.name
            ),
        )
    } else {
        (
            "prt-example-ribbon",
            format!(
                "The guidance of this case was loaded from the file “{}”. It is no part of the app: before you send, make sure of the address.",
                file.name
            ),
        )
    };
    Some(view! { <p class=class>{words}</p> }.into_any())
}

/// When the page goes, what is not yet on disk is saved on.
fn finish_when_left(saver: Saver, right: Right) {
    let unfinished = expect_context::<Unfinished>();
    let saver = StoredValue::new_local(saver);
    on_cleanup(move || {
        saver.with_value(|saver| unfinished.keep(saver.clone(), right.hand_on()));
    });
}

fn page_view(page: CasePage) -> AnyView {
    match page {
        CasePage::Tasks => view! { <tasks::Tasks /> }.into_any(),
        CasePage::Threshold(step) => view! { <threshold::Threshold step /> }.into_any(),
        CasePage::Change { step, question } => {
            view! { <threshold::Threshold step=Some(step) change=question /> }.into_any()
        }
        CasePage::Partnership => view! { <partnership::PartnershipPage /> }.into_any(),
        CasePage::Result => view! { <result::ResultPage /> }.into_any(),
        CasePage::Dates => view! { <dates::DatesPage /> }.into_any(),
        CasePage::Section(section) => view! { <section::SectionPage section /> }.into_any(),
        CasePage::Entry {
            section,
            group,
            entry,
        } => view! { <entry::EntryPage section group entry /> }.into_any(),
        CasePage::Versions => view! { <versions::Versions /> }.into_any(),
        CasePage::WithoutNames => view! { <without_names::WithoutNames /> }.into_any(),
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
