//! A copy of the case without names, to ask for advice with or to learn from: what it replaced, what may
//! still tell who somebody is, and the key to its codes, which stays with the referrer.

use leptos::prelude::*;
use practice_review_engine::bundle::ResultRecord;
use practice_review_engine::dates::long;
use practice_review_engine::document::{counted, html};
use practice_review_engine::redaction::{AgesOn, Left, Redacted, redact};

use super::page::{href, place_link, to_mend, today};
use crate::components::{
    BackLink, Button, ButtonKind, Cell, Column, Details, InsetText, Table, WarningText,
};
use crate::pages::document::DocumentView;
use crate::pages::kept;
use crate::pages::words::sentence;
use crate::platform;
use crate::route::CasePage;
use crate::session::{Session, use_session};

/// The copy.
#[component]
pub fn WithoutNames() -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let Some(form) = session.form() else {
        return view! { <p class="govuk-body">"This partnership has no form."</p> }.into_any();
    };
    let copy = session.read(|case| redact(&guidance, &form, case, today()));
    let assessment = session.assessment();
    let result = session.read(|case| ResultRecord::of(&guidance, &assessment, case));
    let cover = copy.cover(to_mend(session), &result, today());
    let page = html::render(&copy.document, &cover);
    let key = copy.key.to_text();
    let failed = RwSignal::new(None::<String>);
    let hand_over =
        move |kind: &'static str, ending: &'static str, media: &'static str, text: &str| {
            let name = session.read(|case| kept::file_name(case, kind));
            let name = name.replace(".json", ending);
            let outcome = platform::download(&name, media, text.as_bytes());
            failed.set(outcome.err().map(|error| sentence(&error)));
        };
    let download = move |()| hand_over("without-names", ".html", "text/html", &page);
    let download_key = move |()| hand_over("key-to-names", ".txt", "text/plain", &key);
    view! {
        <div class="prt-no-print">
            <BackLink href=href(session, CasePage::Check) text="Check your answers" />
            <h1 class="govuk-heading-l">"A copy without names"</h1>
            <p class="govuk-body prt-lede">
                "To ask somebody for advice, or to learn from the case. Names are codes, dates of birth are ages, and addresses, contact details and references are left out. It is not signed, and it is no referral."
            </p>
            <WarningText>
                "It is not anonymous. The app knows only what is recorded as a name. It does not find nicknames, places or schools in what you wrote, or a story that people know. Names of agencies stay, and so do the dates of events: from them a birthday can sometimes be worked out. Read it before you give it to anybody."
            </WarningText>
            {left_view(session, &copy)}
            {replaced_view(&copy)}
            <p class="govuk-body">{ages(&copy.ages_on)}</p>
            {move || failed.get().map(|why| view! { <div role="alert"><WarningText>{why}</WarningText></div> }.into_any())}
            <div class="prt-actions">
                <Button on_click=download>"Download the copy"</Button>
                <Button on_click=move |()| platform::print() kind=ButtonKind::Secondary>"Print the copy"</Button>
            </div>
            <h2 class="govuk-heading-m">"The key to the codes"</h2>
            <p class="govuk-body">"It says who each code stands for. Keep it apart from the copy, and give it to nobody who should not know the names."</p>
            {key_view(&copy)}
            <Button on_click=download_key kind=ButtonKind::Secondary>"Download the key"</Button>
            <h2 class="govuk-heading-m">"The copy, as it is downloaded"</h2>
        </div>
        <DocumentView document=copy.document cover />
    }
    .into_any()
}

fn ages(on: &AgesOn) -> String {
    match on {
        AgesOn::Incident(date) => format!(
            "Ages are those on the day of the incident, {}.",
            long(*date)
        ),
        AgesOn::Copy(date) => format!(
            "Ages are those of today, {}: no full date of the incident is given.",
            long(*date)
        ),
    }
}

/// What may still tell who somebody is, with the way to each.
fn left_view(session: Session, copy: &Redacted) -> AnyView {
    if copy.left.is_empty() {
        return view! { <InsetText>"Nothing was found in the copy that looks like a name, a number or an address. That does not mean that there is none."</InsetText> }.into_any();
    }
    let title = match copy.left.len() {
        1 => "1 place that the app noticed; there may be others".to_owned(),
        count => format!("{count} places that the app noticed; there may be others"),
    };
    let places = copy
        .left
        .iter()
        .map(|left| left_item(session, left))
        .collect_view();
    view! {
        <h2 class="govuk-heading-m">{title}</h2>
        <ul class="govuk-list govuk-list--bullet">{places}</ul>
    }
    .into_any()
}

fn left_item(session: Session, left: &Left) -> AnyView {
    let place = place_link(session, &left.place);
    let (word, why, excerpt) = (
        left.word.clone(),
        left.why.to_string(),
        left.excerpt.clone(),
    );
    view! {
        <li>
            <strong>{word}</strong> " (" {why} ") in " {place} ": “" {excerpt} "”"
        </li>
    }
    .into_any()
}

/// What was replaced within texts, to be looked over.
fn replaced_view(copy: &Redacted) -> AnyView {
    let count: usize = copy.replaced.iter().map(|replaced| replaced.count).sum();
    let rows: Vec<Vec<Cell>> = copy
        .replaced
        .iter()
        .map(|replaced| {
            vec![
                Cell::text(replaced.was.clone()),
                Cell::text(replaced.by.clone()),
                Cell::text(replaced.count.to_string()),
            ]
        })
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let columns = ["In the case", "In the copy", "How often"]
        .map(Column::new)
        .to_vec();
    view! {
        <Details summary=format!("What was replaced within texts: {}", counted(count, "replacement"))>
            <Table caption="Replaced within texts" columns rows />
        </Details>
    }
    .into_any()
}

fn key_view(copy: &Redacted) -> AnyView {
    let rows: Vec<Vec<Cell>> = copy
        .key
        .0
        .iter()
        .map(|coded| {
            vec![
                Cell::text(coded.code.clone()),
                Cell::text(coded.names.join(", ")),
            ]
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="govuk-body">"No names are recorded yet."</p> }.into_any();
    }
    let columns = ["Code", "Who it is"].map(Column::new).to_vec();
    view! { <Details summary="Show the key"><Table caption="The key" columns rows /></Details> }
        .into_any()
}
