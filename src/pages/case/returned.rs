//! Comments that were sent back on a bundle of the case, each to be dealt with.

use leptos::prelude::*;
use practice_review_engine::bundle::fingerprint;
use practice_review_engine::case::{Case, Remark, Returned};

use super::page::href;
use crate::components::{InsetText, Tag, TagColour, TextButton};
use crate::pages::words::about;
use crate::platform;
use crate::route::CasePage;
use crate::session::{Session, use_session};

/// All of them; nothing where none came.
#[component]
pub fn ReturnedList() -> impl IntoView {
    let session = use_session();
    let count = session.read(|case| case.returned.len());
    if count == 0 {
        return ().into_any();
    }
    let open = RwSignal::new(session.read(Case::open_remarks));
    let lists = session
        .read(|case| case.returned.clone())
        .into_iter()
        .enumerate()
        .rev()
        .map(|(at, returned)| list(session, open, at, returned))
        .collect_view();
    view! {
        <section class="prt-returned" aria-labelledby="returned-heading">
            <h2 class="govuk-heading-m" id="returned-heading">"Sent back with comments"</h2>
            <p class="govuk-body" role="status">
                {move || match open.get() {
                    0 => "All comments are dealt with: ".to_owned(),
                    1 => "1 comment is still open. Change what has to be changed, mark it as dealt with, then ".to_owned(),
                    open => format!("{open} comments are still open. Change what has to be changed, mark each as dealt with, then "),
                }}
                <a class="govuk-link" href=href(session, CasePage::Sign)>"sign it anew"</a> "."
            </p>
            {lists}
        </section>
    }
    .into_any()
}

/// The comments on a section that were open when its page was opened; nothing where none were.
#[component]
pub fn RemarksOn(
    /// The heading of the section.
    section: String,
) -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(session.read(Case::open_remarks));
    let remarks = session.read(|case| {
        let mut found = Vec::new();
        for (at, returned) in case.returned.iter().enumerate() {
            for (number, remark) in returned.remarks.iter().enumerate() {
                if remark.about == section && !remark.done {
                    found.push((at, number, returned.signer.name.clone(), remark.clone()));
                }
            }
        }
        found
    });
    if remarks.is_empty() {
        return ().into_any();
    }
    let remarks = remarks
        .into_iter()
        .map(|(at, number, name, remark)| {
            let heading = view! { "From " <bdi>{name}</bdi> }.into_any();
            remark_view(session, open, (at, number), heading, remark)
        })
        .collect_view();
    view! {
        <section class="prt-returned" aria-labelledby="remarks-heading">
            <h2 class="govuk-heading-m" id="remarks-heading">"Sent back with comments on this section"</h2>
            <ul class="govuk-list prt-remarks">{remarks}</ul>
        </section>
    }
    .into_any()
}

/// That comments are still open, and the way to them; nothing where none are.
pub fn still_open(session: Session) -> Option<AnyView> {
    let words = match session.read(Case::open_remarks) {
        0 => return None,
        1 => "1 comment that was sent back is not marked as dealt with. ".to_owned(),
        open => format!("{open} comments that were sent back are not marked as dealt with. "),
    };
    Some(
        view! {
            <InsetText>
                {words}
                <a class="govuk-link" href=href(session, CasePage::Tasks)>"See what was said"</a>
            </InsetText>
        }
        .into_any(),
    )
}

fn list(session: Session, open: RwSignal<usize>, at: usize, returned: Returned) -> AnyView {
    let (name, when) = (returned.signer.name, platform::moment(&returned.at));
    let groups = fingerprint(&returned.signer.kid).unwrap_or_default();
    let exported = session.read(|case| {
        let export = case.export_of(&returned.on);
        export.map(|export| platform::moment(&export.at))
    });
    let remarks = returned
        .remarks
        .into_iter()
        .enumerate()
        .map(|(number, remark)| {
            let words = about(&remark.about).to_owned();
            let heading = match section_href(session, &remark.about) {
                Some(to) => view! { <a class="govuk-link" href=to>{words}</a> }.into_any(),
                None => words.into_any(),
            };
            remark_view(session, open, (at, number), heading, remark)
        })
        .collect_view();
    view! {
        <p class="govuk-body">
            "From " <bdi>{name}</bdi> ", as typed, " {when} {exported.map(|when| format!(", on what you exported {when}"))} ". Key: "
            <span class="prt-fingerprint">{groups}</span>
        </p>
        <ul class="govuk-list prt-remarks">{remarks}</ul>
    }
    .into_any()
}

fn remark_view(
    session: Session,
    open: RwSignal<usize>,
    (at, number): (usize, usize),
    heading: AnyView,
    remark: Remark,
) -> AnyView {
    let done = RwSignal::new(remark.done);
    let hidden = format!("(the comment on {})", about(&remark.about));
    let turn = move |()| {
        let now = !done.get_untracked();
        session.edit_quietly(|case| {
            let remark = case
                .returned
                .get_mut(at)
                .and_then(|returned| returned.remarks.get_mut(number));
            if let Some(remark) = remark {
                remark.done = now;
            }
        });
        // The list stays as it is, and the focus with it.
        done.set(now);
        open.set(session.read(Case::open_remarks));
    };
    view! {
        <li>
            <strong>{heading}</strong> " "
            {move || done.get().then(|| view! { <Tag colour=TagColour::Green>"Dealt with"</Tag> }.into_any())}
            <p class="govuk-body prt-as-typed">{remark.text}</p>
            <TextButton on_click=turn hidden>{move || if done.get() { "Open it again" } else { "Mark as dealt with" }}</TextButton>
        </li>
    }
    .into_any()
}

/// Where the section with this heading is written; nothing where the form has none.
fn section_href(session: Session, title: &str) -> Option<String> {
    let (guidance, form) = (session.guidance(), session.form()?);
    let mut sections = form.parts.iter().flat_map(|part| &part.sections);
    let section = sections.find(|id| guidance.section(id).is_some_and(|one| one.title == title))?;
    Some(href(session, CasePage::Section(section.clone())))
}
