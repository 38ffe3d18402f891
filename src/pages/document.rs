//! A document on screen and on paper: the same view for one's own answers and for a bundle that
//! was opened.

use leptos::prelude::*;
use practice_review_engine::document::{
    Body, Cover, Document, EntryText, Part, Row, Section, State, TimelineRow,
};

use crate::components::{ButtonKind, LinkButton};
use crate::platform;

/// The document. On paper the cover stands above it, and the marking, the names and the status on
/// each page.
#[component]
pub fn DocumentView(
    /// What to show.
    document: Document,
    /// What it is, for paper.
    cover: Cover,
    /// The address at which a section can be changed, where it can.
    #[prop(optional)]
    change: Option<Callback<String, Option<String>>>,
) -> impl IntoView {
    let names = document.subjects.join(", ");
    let running = [&document.marking, &names, &cover.status]
        .into_iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <table class="prt-print-document" role="presentation">
            <thead class="prt-print-only"><tr><td><div>{running}</div></td></tr></thead>
            <tbody><tr><td>
                <div class="prt-print-only">
                    <h1 class="govuk-heading-l">{document.title.clone()}</h1>
                    <p class="govuk-body">{document.partnership.clone()}</p>
                    {document.example.then(|| view! { <p class="govuk-body">"Example: everybody in it is invented."</p> }.into_any())}
                    {cover_view(cover)}
                </div>
                {document.parts.into_iter().map(|part| part_view(part, change)).collect_view()}
            </td></tr></tbody>
        </table>
    }
}

fn cover_view(cover: Cover) -> impl IntoView {
    view! {
        <div class="prt-print-cover">
            <p class="govuk-heading-m">{cover.status}</p>
            {rows_view(cover.rows)}
        </div>
    }
}

/// Prints the page at `href`, which is the one that is shown. It is a link, which a case that can
/// only be read leaves usable: it changes nothing.
#[component]
pub fn PrintButton(
    /// The address of the page.
    href: String,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <LinkButton href=href kind=ButtonKind::Secondary on_click=move |()| platform::print()>
            {children()}
        </LinkButton>
    }
}

fn part_view(part: Part, change: Option<Callback<String, Option<String>>>) -> impl IntoView {
    view! {
        <h2 class="govuk-heading-l prt-document__part">{part.title}</h2>
        {part.sections.into_iter().map(|section| section_view(section, change)).collect_view()}
    }
}

fn section_view(
    section: Section,
    change: Option<Callback<String, Option<String>>>,
) -> impl IntoView {
    let link = change
        .and_then(|change| change.run(section.id.clone()))
        .map(|href| {
            view! {
            <a class="govuk-link prt-no-print" href=href>
                "Change" <span class="govuk-visually-hidden">{format!(" {}", section.title)}</span>
            </a>
        }.into_any()
        });
    let mut blocks: Vec<AnyView> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for body in section.body {
        let block = match body {
            Body::Row(row) => {
                rows.push(row);
                continue;
            }
            Body::Entries { title, entries } => entries_view(&title, entries).into_any(),
            Body::Timeline { title, events } => timeline_view(title, events).into_any(),
        };
        if !rows.is_empty() {
            blocks.push(rows_view(std::mem::take(&mut rows)).into_any());
        }
        blocks.push(block);
    }
    if !rows.is_empty() {
        blocks.push(rows_view(rows).into_any());
    }
    view! {
        <section class="prt-document__section">
            <div class="prt-document__head">
                <h3 class="govuk-heading-m">{section.title.clone()}</h3>
                {link}
            </div>
            {blocks}
        </section>
    }
}

fn rows_view(rows: Vec<Row>) -> impl IntoView {
    view! {
        <dl class="govuk-summary-list">
            {rows.into_iter().map(|row| view! {
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{row.label.clone()}</dt>
                    <dd class="govuk-summary-list__value" class:prt-meta=row.state != State::Answered>
                        {texts(row.text)}
                        {evidence_view(row.evidence)}
                    </dd>
                </div>
            }.into_any()).collect_view()}
        </dl>
    }
}

/// What shows an answer, set off from it.
fn evidence_view(evidence: Vec<String>) -> Option<impl IntoView> {
    (!evidence.is_empty())
        .then(|| view! { <div class="prt-document__evidence">{texts(evidence)}</div> }.into_any())
}

/// Paragraphs; the style keeps the line breaks within them.
fn texts(paragraphs: Vec<String>) -> impl IntoView {
    paragraphs
        .into_iter()
        .map(|text| view! { <p class="prt-document__text">{text}</p> }.into_any())
        .collect_view()
}

fn entries_view(title: &str, entries: Vec<EntryText>) -> impl IntoView + use<> {
    if entries.is_empty() {
        return view! { <p class="govuk-body prt-meta">{format!("{title}: none added")}</p> }
            .into_any();
    }
    let entries = entries
        .into_iter()
        .map(|entry| {
            view! {
                <div class="prt-document__entry">
                    <h5 class="govuk-heading-s">{entry.name}</h5>
                    {rows_view(entry.rows)}
                </div>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <h4 class="govuk-heading-s">{title.to_owned()}</h4>
        {entries}
    }
    .into_any()
}

fn timeline_view(title: String, events: Vec<TimelineRow>) -> impl IntoView {
    view! {
        <table class="govuk-table prt-document__timeline">
            <caption class="govuk-table__caption govuk-visually-hidden">{title}</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    <th scope="col" class="govuk-table__header">"Date"</th>
                    <th scope="col" class="govuk-table__header">"Agency"</th>
                    <th scope="col" class="govuk-table__header">"Event"</th>
                </tr>
            </thead>
            <tbody class="govuk-table__body">
                {events.into_iter().map(|event| view! {
                    <tr class="govuk-table__row">
                        <th scope="row" class="govuk-table__header">{event.when}</th>
                        <td class="govuk-table__cell">{event.agency}</td>
                        <td class="govuk-table__cell">
                            {texts(event.what)}
                            {event.rows.into_iter().map(|row| view! {
                                <p class="prt-document__text prt-meta">
                                    {format!("{}: {}", row.label, row.text.join("\n\n"))}
                                </p>
                                {evidence_view(row.evidence)}
                            }.into_any()).collect_view()}
                        </td>
                    </tr>
                }.into_any()).collect_view()}
            </tbody>
        </table>
    }
}
