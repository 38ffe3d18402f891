//! The dates of a case: every time limit as a list and by month, and for the reader's own calendar.
//!
//! - [`list`]: the time limits by how they stand
//! - [`month`]: a month on screen and on paper
//! - [`export`]: the file for a calendar

mod export;
mod list;
mod month;

pub use list::date_line;

use chrono::NaiveDate;
use leptos::prelude::*;
use practice_review_engine::assessment::Facts;
use practice_review_engine::calendar::{Agenda, BankHolidays, Mark, Reach, Standing};
use practice_review_engine::dates::{clock, long, with_weekday};
use practice_review_engine::guidance::Guidance;

use super::page::{href, now};
use crate::components::{BackLink, Tag, TagColour, WarningText};
use crate::holidays::Holidays;
use crate::pages::blocks::{all, body, link, para, text, words};
use crate::pages::document::PrintButton;
use crate::route::{CasePage, Route};
use crate::session::{Session, use_session};

/// The dates and time limits of the open case.
#[component]
pub fn DatesPage() -> impl IntoView {
    let session = use_session();
    let holidays = Holidays::of_page();
    let name = session.guidance().partnership.name.clone();
    let content = move || {
        let guidance = session.guidance();
        let facts = session.facts();
        match holidays.in_use() {
            Some(holidays) => dates(session, &guidance, &facts, &holidays),
            // The app tells at its top what to do about a damaged copy.
            None => body("Without bank holidays no date can be worked out."),
        }
    };
    view! {
        <BackLink href=href(session, CasePage::Tasks) text="Task list" />
        <span class="govuk-caption-l">{name}</span>
        <h1 class="govuk-heading-l">"Dates and time limits"</h1>
        {content}
    }
}

fn dates(session: Session, guidance: &Guidance, facts: &Facts, holidays: &BankHolidays) -> AnyView {
    let now = now();
    let today = now.date();
    let agenda = Agenda::of(guidance, facts, holidays, now);
    let mut parts = Vec::new();
    parts.extend(
        session
            .read(|case| case.from_the_future(today))
            .map(|day| wrong_clock(today, day)),
    );
    if agenda.limits.is_empty() {
        parts.push(body("No time limit applies as the answers stand. One appears as soon as the answers point to a route that has one."));
        parts.push(para(
            "govuk-body",
            link(
                href(session, CasePage::Threshold(None)),
                "Go to the threshold questions",
            ),
        ));
    } else {
        // What is due by a time of day is told as of one.
        let time = if agenda.is_timed() {
            format!(", and it is {}", clock(now.time()))
        } else {
            String::new()
        };
        parts.push(text(
            "govuk-body prt-lede",
            &format!(
                "Today is {}{time}. Time limits: {}.",
                with_weekday(today),
                agenda.summary()
            ),
        ));
        parts.push(body(&guidance.partnership.convention));
    }
    parts.push(reach(session, holidays, today));
    parts.extend(list::list(session, guidance, &agenda));
    if agenda.next().is_some() {
        parts.push(month::calendar(session, &agenda, holidays));
        parts.push(export::export(session));
    }
    if !agenda.limits.is_empty() {
        parts.push(
            view! {
                <div class="prt-actions">
                    <PrintButton href=href(session, CasePage::Dates)>"Print the dates"</PrintButton>
                </div>
            }
            .into_any(),
        );
    }
    all(parts)
}

fn wrong_clock(today: NaiveDate, day: NaiveDate) -> AnyView {
    let told = format!(
        "The clock of this machine says that today is {}, but this case was last worked on on {}. Set the clock: until then nobody can tell what is overdue.",
        long(today),
        long(day)
    );
    view! { <WarningText>{told}</WarningText> }.into_any()
}

/// How far the bank holidays reach, and where newer ones are loaded.
fn reach(session: Session, holidays: &BankHolidays, today: NaiveDate) -> AnyView {
    let (first, last) = holidays.cover();
    let (class, so) = match holidays.reach(today) {
        Reach::Far => ("prt-meta", ""),
        Reach::EndsSoon => (
            "govuk-inset-text",
            " That is soon, and later dates cannot be sure.",
        ),
        Reach::Ended => (
            "govuk-inset-text",
            " That has passed, and dates after it cannot be sure.",
        ),
    };
    let told = format!(
        "Bank holidays are known here from {} to {}.{so} ",
        long(first),
        long(last)
    );
    para(class, all(vec![words(&told), newer_holidays(session)]))
}

/// Where newer bank holidays are loaded.
fn newer_holidays(session: Session) -> AnyView {
    let case = session.read(|case| case.id.clone());
    link(
        Route::BankHolidays(Some(case)).href(),
        "Load newer bank holidays",
    )
}

/// How a reading stands, in words as well as in colour.
fn mark_tag(mark: Mark) -> AnyView {
    tag(tone(mark), mark.to_string())
}

#[inline(never)]
fn tag(colour: TagColour, words: String) -> AnyView {
    view! { <Tag colour=colour>{words}</Tag> }.into_any()
}

/// The tone in which a mark stands.
fn tone(mark: Mark) -> TagColour {
    match mark {
        Mark::Open(Standing::Overdue { .. } | Standing::Today { .. }) => TagColour::Red,
        Mark::PerhapsOverdue | Mark::Open(Standing::Soon { .. }) => TagColour::Amber,
        mark if mark.is_late() => TagColour::Amber,
        Mark::Done(_) | Mark::DoneAgainst(..) => TagColour::Green,
        _ => TagColour::Grey,
    }
}
