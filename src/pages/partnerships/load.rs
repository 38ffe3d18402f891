//! Loading the file of a partnership: it is checked, shown, and taken in when the reader says so.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::dates::{from_iso, long};
use practice_review_engine::guidance::{Guidance, LONGEST, ToReplace};

use super::findings::Findings;
use crate::components::{
    Button, ButtonKind, FileInput, InsetText, Size, SummaryList, SummaryRow, WarningText,
};
use crate::library::{self, Candidate, Refused};
use crate::pages::words::sentence;
use crate::platform;

/// What was chosen.
#[derive(Clone)]
enum Chosen {
    Nothing,
    Reading,
    Refused(Refused),
    Unreadable(String),
    Sound(Candidate),
    TakenIn(String),
}

/// Choosing a file, and what is made of it.
#[component]
pub fn LoadPartnership() -> impl IntoView {
    let chosen = RwSignal::new(Chosen::Nothing);
    let choose = move |file: web_sys::File| {
        chosen.set(Chosen::Reading);
        spawn_local(async move {
            let limit = u64::try_from(LONGEST).unwrap_or(u64::MAX);
            let outcome = match platform::read(&file, limit).await {
                Err(error) => Chosen::Unreadable(sentence(&error)),
                Ok(bytes) => match library::examine(&file.name(), bytes).await {
                    Ok(candidate) => Chosen::Sound(candidate),
                    Err(refused) => Chosen::Refused(refused),
                },
            };
            let _ = chosen.try_set(outcome);
        });
    };
    view! {
        <p class="govuk-body">
            "A partnership that is not built in can be written as one text file and loaded here. It is checked first, stays in this browser, and works like the others. The command line tool starts one: practice-review guidance new."
        </p>
        <FileInput id="partnership-file" label="A partnership's file" hint="It ends in .toml." accept=".toml" on_file=choose size=Size::Small />
        <div aria-live="polite">{move || outcome(chosen)}</div>
    }
}

fn outcome(chosen: RwSignal<Chosen>) -> AnyView {
    match chosen.get() {
        Chosen::Nothing => ().into_any(),
        Chosen::Reading => view! { <p class="govuk-body">"Checking the file …"</p> }.into_any(),
        Chosen::Unreadable(why) => refused(why, ().into_any()),
        Chosen::Refused(Refused::Unsound(findings)) => refused(
            found(findings.len()),
            view! { <Findings findings /> }.into_any(),
        ),
        Chosen::Refused(why) => refused(sentence(&why), ().into_any()),
        Chosen::TakenIn(name) => view! {
            <InsetText>{format!("{name} is loaded. It can be chosen for a new case, or for one that you have.")}</InsetText>
        }
        .into_any(),
        Chosen::Sound(candidate) => sound(chosen, candidate),
    }
}

/// A file that can be taken in, with what a reader should know of it before that.
fn sound(chosen: RwSignal<Chosen>, candidate: Candidate) -> AnyView {
    let replaces = candidate.replaces().map(|older| {
        format!(
            "It takes the place of “{}”, loaded on {}. Cases keep their answers.",
            older.name,
            platform::moment(&older.loaded)
        )
    });
    let rows = summary(candidate.guidance());
    let (heading, template) = match candidate.to_replace().warning() {
        None => ("The file holds together", None),
        Some(warning) => (
            "The file is a template",
            Some(template(warning, candidate.to_replace())),
        ),
    };
    let take_in = move |()| {
        let candidate = candidate.clone();
        let name = candidate.guidance().partnership.name.clone();
        chosen.set(match library::take_in(candidate) {
            Ok(()) => Chosen::TakenIn(name),
            Err(error) => Chosen::Refused(error.into()),
        });
    };
    view! {
        <h3 class="govuk-heading-s">{heading}</h3>
        {template}
        <SummaryList rows=rows />
        <InsetText>
            "The app cannot tell whether this is what the partnership says. Use it only if you know where the file comes from, and check the address it sends to."
        </InsetText>
        {replaces.map(|text| view! { <p class="govuk-body">{text}</p> }.into_any())}
        <div class="prt-actions">
            <Button on_click=take_in>"Use this partnership"</Button>
            <Button on_click=move |()| chosen.set(Chosen::Nothing) kind=ButtonKind::Secondary>"Do not use it"</Button>
        </div>
    }
    .into_any()
}

/// What is still to be written.
fn template(warning: String, to_replace: &ToReplace) -> AnyView {
    let places = to_replace
        .first
        .iter()
        .map(|unwritten| {
            let line = format!("Line {}. ", unwritten.place.line);
            view! { <li><strong>{line}</strong> {unwritten.says.clone()}</li> }.into_any()
        })
        .collect_view();
    let more = to_replace.count.saturating_sub(to_replace.first.len());
    view! {
        <WarningText>{warning}</WarningText>
        <ul class="govuk-list govuk-list--bullet prt-findings">{places}</ul>
        {(more > 0).then(|| view! { <p class="govuk-body">{format!("And {more} more.")}</p> }.into_any())}
        <p class="govuk-body">"You can load it to look round. No case that follows it can be signed."</p>
    }
    .into_any()
}

fn refused(why: String, more: AnyView) -> AnyView {
    view! {
        <h3 class="govuk-heading-s">"This file was not loaded"</h3>
        <WarningText>{why}</WarningText>
        {more}
        <p class="govuk-body">"Your cases and the partnerships that are loaded are as they were."</p>
    }
    .into_any()
}

fn found(count: usize) -> String {
    match count {
        1 => {
            "One thing in it does not hold. Correct it in the file and choose it again.".to_owned()
        }
        _ => format!(
            "{count} things in it do not hold. Correct them in the file and choose it again."
        ),
    }
}

fn summary(guidance: &Guidance) -> Vec<SummaryRow> {
    let partnership = &guidance.partnership;
    let content = &guidance.content;
    let edition = &partnership.edition;
    let data = from_iso(&edition.data).map_or_else(|| edition.data.clone(), long);
    let forms: Vec<&str> = content
        .form
        .iter()
        .map(|form| form.title.as_str())
        .collect();
    let recipient = &partnership.recipient;
    let address = recipient.address.as_deref().unwrap_or("no address given");
    let digest = guidance.digest.clone();
    vec![
        SummaryRow::new("Partnership", partnership.name.clone()),
        SummaryRow::new("Policy", format!("{}. Data of {data}.", edition.policy)),
        SummaryRow::new("Sends to", format!("{}: {address}", recipient.name)),
        SummaryRow::new("Forms", forms.join("\n")),
        SummaryRow::new(
            "Holds",
            format!(
                "{} questions, {} criteria, {} routes, {} time limits",
                content.question.len(),
                content.criterion.len(),
                content.route.len(),
                content.timescale.len()
            ),
        ),
        SummaryRow::with_view("Digest", move || {
            view! { <span class="prt-fingerprint">{digest.clone()}</span> }.into_any()
        }),
    ]
}
