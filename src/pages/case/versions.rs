//! Earlier versions of the case: when they were kept, what differs, and going back to one.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::case::Case;
use practice_review_engine::document::counted;
use practice_review_engine::versions::{Difference, differences};

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
/// The heading of what differs.
const DIFFERS: &str = "version-differs";

/// The saver of the open case; none where it is only read.
#[derive(Clone, Copy)]
pub struct OpenSaver(pub StoredValue<Option<Saver>, LocalStorage>);

/// A version that was opened.
#[derive(Clone)]
enum Looked {
    Opening,
    At(Version, Box<Case>),
    Failed(String),
}

/// The page.
#[component]
pub fn Versions() -> impl IntoView {
    let session = use_session();
    let id = session.read(|case| case.id.clone());
    let list = RwSignal::new(None::<Result<Vec<Version>, String>>);
    let looked = RwSignal::new(None::<Looked>);
    spawn_local(async move {
        let found = versions::list(&id).await;
        let _ = list.try_set(Some(found.map_err(|error| sentence(&error))));
    });
    let look = move |version: Version| {
        looked.set(Some(Looked::Opening));
        spawn_local(async move {
            let now = match versions::read(&version).await {
                Ok(case) => Looked::At(version, Box::new(case)),
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
        {move || looked.get().map(|looked| shown(session, looked))}
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
    look: impl Fn(Version) + Copy + Send + Sync + 'static,
) -> AnyView {
    let hidden = format!("since {when}");
    view! {
        <li>
            {when.clone()} " "
            <TextButton on_click=move |()| look(version.clone()) hidden>"See what changed"</TextButton>
        </li>
    }
    .into_any()
}

fn shown(session: Session, looked: Looked) -> AnyView {
    match looked {
        Looked::Opening => view! { <p class="govuk-body" role="status">"Opening it …"</p> }.into_any(),
        Looked::Failed(why) => view! {
            <h2 class="govuk-heading-m" id=DIFFERS tabindex="-1">"This version cannot be opened"</h2>
            <WarningText>{why}</WarningText>
            <p class="govuk-body">"It is left as it is. The case itself and the other versions are as they were."</p>
        }
        .into_any(),
        Looked::At(version, case) => compared(session, &version, *case),
    }
}

/// What differs between a version and now, and the way back.
fn compared(session: Session, version: &Version, case: Case) -> AnyView {
    let when = platform::moment(&version.updated);
    let found = session.read(|now| differences(&session.guidance(), &case, now));
    let heading = match found.len() {
        0 => format!("Nothing differs from {when}"),
        count => format!("{} since {when}", counted(count, "change")),
    };
    let more = found.len().saturating_sub(SHOWN);
    let is_known = library::guidance(&case.partnership).is_some();
    let none = found.is_empty();
    let rows: Vec<SummaryRow> = found.into_iter().take(SHOWN).map(difference).collect();
    let case = StoredValue::new(case);
    let saver = use_context::<OpenSaver>();
    let done = RwSignal::new(false);
    let go_back = move |()| {
        if let Some(OpenSaver(saver)) = saver {
            saver.with_value(|saver| {
                if let Some(saver) = saver {
                    saver.keep_what_stands();
                }
            });
        }
        case.with_value(|case| session.bring_back(case));
        done.set(true);
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
    let (before, after) = (found.before, found.after);
    SummaryRow::with_view(place.join(": "), move || {
        view! {
            <p class="govuk-body-s prt-as-typed"><strong>"Then: "</strong> {lines(&before)}</p>
            <p class="govuk-body-s prt-as-typed"><strong>"Now: "</strong> {lines(&after)}</p>
        }
        .into_any()
    })
}

fn lines(paragraphs: &[String]) -> String {
    if paragraphs.is_empty() {
        "nothing".to_owned()
    } else {
        paragraphs.join("\n")
    }
}
