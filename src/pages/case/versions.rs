//! Earlier versions of the case: when they were kept, what differs, and going back to one.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::case::Case;
use practice_review_engine::document::counted;
use practice_review_engine::versions::{Difference, Piece, differences, marks};
use wasm_bindgen_futures::JsFuture;

use super::page::href;
use crate::components::{
    BackLink, BannerKind, Button, NotificationBanner, SummaryList, SummaryRow, TextButton,
    WarningText, focus_field,
};
use crate::library;
use crate::pages::words::sentence;
use crate::platform;
use crate::route::CasePage;
use crate::session::{Session, use_session};
use crate::store::saver::Saver;
use crate::store::versions::{self, Version};

/// So many differences are shown; more would not be read.
const SHOWN: usize = 100;
/// How often, and how many times, it is looked whether what was brought back is saved.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
const LOOKS: u32 = 50;
/// The heading of what differs.
const DIFFERS: &str = "version-differs";

/// The saver of the open case; none where it is only read.
#[derive(Clone, Copy)]
pub struct OpenSaver(pub StoredValue<Option<Saver>, LocalStorage>);

/// A version that was opened.
#[derive(Clone)]
enum Looked {
    Opening,
    /// When it was, in words, and how the case stood.
    At(String, Box<Case>),
    Failed(String),
}

/// The page.
#[component]
pub fn Versions() -> impl IntoView {
    let session = use_session();
    let list = RwSignal::new(None::<Result<Vec<Version>, String>>);
    let looked = RwSignal::new(None::<Looked>);
    let read = move || {
        let id = session.read(|case| case.id.clone());
        spawn_local(async move {
            let found = versions::list(&id).await;
            let _ = list.try_set(Some(found.map_err(|error| sentence(&error))));
        });
    };
    read();
    let look = move |when: String, version: Version| {
        looked.set(Some(Looked::Opening));
        spawn_local(async move {
            let now = match versions::read(&version).await {
                Ok(case) => Looked::At(when, Box::new(case)),
                Err(error) => Looked::Failed(sentence(&error)),
            };
            if looked.try_set(Some(now)).is_none() {
                request_animation_frame(|| {
                    focus_field(DIFFERS);
                });
            }
        });
    };
    let rows = move || {
        match list.get() {
        None => view! { <p class="govuk-body">"Looking for them …"</p> }.into_any(),
        Some(Err(why)) => view! { <WarningText>{why}</WarningText> }.into_any(),
        Some(Ok(all)) if all.is_empty() => view! {
            <p class="govuk-body">"There is none yet. One is kept when you next change something."</p>
        }
        .into_any(),
        Some(Ok(all)) => view! {
            <ul class="govuk-list prt-versions">
                {named(all).into_iter().map(|(when, version)| row(when, version, look)).collect_view()}
            </ul>
        }
        .into_any(),
    }
    };
    view! {
        <BackLink href=href(session, CasePage::Tasks) text="Task list" />
        <h1 class="govuk-heading-l">"Earlier versions"</h1>
        <p class="govuk-body">
            "The case as it stood before: at the first change each time it was opened, then every two minutes; of what is older than an hour, fewer. They are kept in this browser, beside the case and protected as it is, and go when the case is removed for good."
        </p>
        <div aria-live="polite">{rows}</div>
        {move || looked.get().map(|looked| shown(session, looked, Callback::new(move |()| read())))}
    }
}

/// Each with when it was; with the seconds where two would be called the same.
fn named(all: Vec<Version>) -> Vec<(String, Version)> {
    let mut times = BTreeMap::<String, usize>::new();
    for version in &all {
        *times.entry(platform::moment(&version.updated)).or_default() += 1;
    }
    let name = |version: Version| {
        let when = platform::moment(&version.updated);
        match times.get(&when) {
            Some(1) | None => (when, version),
            Some(_) => (platform::moment_to_the_second(&version.updated), version),
        }
    };
    all.into_iter().map(name).collect()
}

fn row(
    when: String,
    version: Version,
    look: impl Fn(String, Version) + Copy + Send + Sync + 'static,
) -> AnyView {
    let hidden = format!("since {when}");
    let name = when.clone();
    view! {
        <li>
            {when} " "
            <TextButton on_click=move |()| look(name.clone(), version.clone()) hidden>"See what changed"</TextButton>
        </li>
    }
    .into_any()
}

fn shown(session: Session, looked: Looked, changed: Callback<()>) -> AnyView {
    match looked {
        Looked::Opening => view! { <p class="govuk-body" role="status">"Opening it …"</p> }.into_any(),
        Looked::Failed(why) => view! {
            <h2 class="govuk-heading-m" id=DIFFERS tabindex="-1">"This version cannot be opened"</h2>
            <WarningText>{why}</WarningText>
            <p class="govuk-body">"It is left as it is. The case itself and the other versions are as they were."</p>
        }
        .into_any(),
        Looked::At(when, case) => compared(session, when, *case, changed),
    }
}

/// What differs between a version and now, and the way back; `changed` runs once that is taken and saved.
fn compared(session: Session, when: String, case: Case, changed: Callback<()>) -> AnyView {
    let found = session.read(|now| differences(&session.guidance(), &case, now));
    let same = session.read(|now| now.answers == case.answers && now.groups == case.groups);
    let heading = match found.len() {
        0 if same => format!("Nothing differs from {when}"),
        0 => format!("Only spaces and blank lines differ from {when}"),
        count => format!("{} since {when}", counted(count, "change")),
    };
    let more = found.len().saturating_sub(SHOWN);
    let is_known = library::guidance(&case.partnership).is_some();
    let none = found.is_empty() && same;
    let rows: Vec<SummaryRow> = found.into_iter().take(SHOWN).map(difference).collect();
    let case = StoredValue::new(case);
    let saver = use_context::<OpenSaver>();
    let done = RwSignal::new(false);
    let go_back = move |()| {
        let saver = saver.and_then(|OpenSaver(saver)| saver.get_value());
        saver.iter().for_each(Saver::keep_what_stands);
        case.with_value(|case| session.bring_back(case));
        done.set(true);
        if let Some(saver) = saver {
            spawn_local(async move {
                // The saver notices the change in the next turn.
                let _ = JsFuture::from(platform::pause(LOOK_AGAIN)).await;
                if platform::until(LOOK_AGAIN, LOOKS, || saver.is_settled()).await {
                    // The reader may have gone on meanwhile, and the list with its page.
                    let _ = changed.try_run(());
                }
            });
        }
    };
    let next = move || {
        if done.get() {
            return view! {
                <NotificationBanner kind=BannerKind::Success text="Brought back">
                    <p class="govuk-body">
                        "The case is as it was then. What stood before is kept as a version, and “Undo” at the top takes this back. "
                        <a class="govuk-link" href=href(session, CasePage::Tasks)>"Go to the task list"</a>
                    </p>
                </NotificationBanner>
            }
            .into_any();
        }
        if none {
            return ().into_any();
        }
        if !is_known {
            return view! {
                <WarningText>"This version follows guidance that the app does not have. Load the partnership’s file under Partnerships first."</WarningText>
            }
            .into_any();
        }
        view! {
            <Button on_click=go_back>{format!("Go back to {when}")}</Button>
        }
        .into_any()
    };
    view! {
        {move || (!done.get()).then(|| view! {
            <h2 class="govuk-heading-m" id=DIFFERS tabindex="-1">{heading.clone()}</h2>
            <SummaryList rows=rows.clone() />
            {(more > 0).then(|| view! { <p class="govuk-body">{format!("And {}.", counted(more, "more change"))}</p> }.into_any())}
        }.into_any())}
        {next}
    }
    .into_any()
}

fn difference(found: Difference) -> SummaryRow {
    let mut place = vec![found.place, found.entry.unwrap_or_default(), found.label];
    place.retain(|part| !part.is_empty());
    let (before, after) = match (found.before.as_slice(), found.after.as_slice()) {
        ([], after) => (nothing(), marks("", &lines(after)).1),
        (before, []) => (marks(&lines(before), "").0, nothing()),
        (before, after) => marks(&lines(before), &lines(after)),
    };
    SummaryRow::with_view(place.join(": "), move || {
        view! {
            <p class="govuk-body-s prt-as-typed"><strong>"Then: "</strong> {pieces(&before)}</p>
            <p class="govuk-body-s prt-as-typed"><strong>"Now: "</strong> {pieces(&after)}</p>
        }
        .into_any()
    })
}

fn lines(paragraphs: &[String]) -> String {
    paragraphs.join("\n")
}

fn nothing() -> Vec<Piece> {
    vec![Piece {
        text: "nothing".to_owned(),
        differs: false,
    }]
}

/// A text, with what differs marked.
fn pieces(all: &[Piece]) -> AnyView {
    let piece = |piece: &Piece| {
        let text = piece.text.clone();
        if piece.differs {
            view! { <mark class="prt-differs">{text}</mark> }.into_any()
        } else {
            text.into_any()
        }
    };
    all.iter().map(piece).collect_view().into_any()
}
