//! The bank holidays in use: which years are known, and loading newer ones from a file.

use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::calendar::{BankHolidays, Newer};
use practice_review_engine::case::CaseId;
use practice_review_engine::dates::{long, with_weekday};

use super::blocks::{all, body, h2, list, text, words};
use super::words::sentence;
use crate::components::{
    BackLink, BannerKind, Button, ButtonKind, Details, FileInput, InsetText, NotificationBanner,
    Size, WarningText,
};
use crate::holidays::{Holidays, LARGEST};
use crate::platform::{self, FileError};
use crate::route::{CasePage, Route};

/// Lists of days and of steps.
const BULLETS: &str = "govuk-list govuk-list--bullet";

/// What became of a file.
#[derive(Clone)]
enum Outcome {
    Nothing,
    Refused(String),
    /// Something in it looks wrong and can be right, so a person decides.
    Doubtful(Box<Newer>),
    /// What is used now, in a sentence, and the days that were not known before.
    Used(String, Vec<(NaiveDate, String)>),
}

/// The bank holidays.
#[component]
pub fn BankHolidaysPage(
    /// The case to go back to.
    case: Option<CaseId>,
) -> impl IntoView {
    let holidays = Holidays::of_page();
    let outcome = RwSignal::new(Outcome::Nothing);
    let back = case.map_or((Route::About, "About this app"), |id| {
        let page = CasePage::Dates;
        (Route::Case { id, page }, "Dates and time limits")
    });
    let forget = move |()| {
        holidays.forget();
        outcome.set(Outcome::Used(
            "The bank holidays that came with the app are used again.".to_owned(),
            Vec::new(),
        ));
    };
    let known = move || {
        let mut parts = Vec::new();
        parts.extend(holidays.in_use().map(|known| known_view(&known)));
        if holidays.are_loaded() {
            parts.push(body(
                "They are from a file that you loaded, and are remembered in this browser.",
            ));
            parts.push(view! { <Button on_click=forget kind=ButtonKind::Secondary>"Use the built-in ones again"</Button> }.into_any());
        }
        all(parts)
    };
    let steps = [
        "Download the file of GOV.UK, www.gov.uk/bank-holidays.json. This app fetches nothing by itself.",
        "Choose it here. It is checked first: you are told if it is not complete, has less than what is in use, or has days that look wrong.",
    ]
    .map(words);
    view! {
        <BackLink href=back.0.href() text=back.1 />
        <h1 class="govuk-heading-l">"Bank holidays"</h1>
        <div aria-live="polite">{move || outcome_view(holidays, outcome)}</div>
        {body("Working days are counted without the bank holidays of England and Wales.")}
        {known}
        {h2("Load newer ones")}
        {list(BULLETS, "", steps.into())}
        <FileInput
            id="bank-holidays-file"
            label="File of bank holidays"
            accept=".json,application/json"
            on_file=move |file: web_sys::File| choose(holidays, outcome, file)
            size=Size::Small
        />
        {text("prt-meta", "Within the years of the file the file counts; outside them what was known before stays. Only dates and titles of bank holidays are kept, nothing of a case.")}
    }
}

/// Which years are known, and every day from this year on to compare.
fn known_view(known: &BankHolidays) -> AnyView {
    let (first, last) = known.cover();
    let this_year = platform::today()
        .with_month(1)
        .and_then(|day| day.with_day(1));
    let later = known.days().filter(|(day, _)| Some(*day) >= this_year);
    let days = days_view(later);
    let told = format!(
        "Bank holidays are known here from {} to {}.",
        long(first),
        long(last)
    );
    view! {
        <InsetText>{told}</InsetText>
        <Details summary="The bank holidays of this year and later">{days}</Details>
    }
    .into_any()
}

/// Days in a list, each with what it is called.
fn days_view<'a>(days: impl Iterator<Item = (NaiveDate, &'a str)>) -> AnyView {
    let items = days
        .map(|(day, title)| {
            let title = if title.is_empty() {
                "bank holiday"
            } else {
                title
            };
            words(&format!("{}: {title}", with_weekday(day)))
        })
        .collect();
    list(BULLETS, "", items)
}

/// The same of days that a file lacks or adds.
fn noted(days: &[(NaiveDate, String)]) -> AnyView {
    days_view(days.iter().map(|(day, title)| (*day, title.as_str())))
}

fn choose(holidays: Holidays, outcome: RwSignal<Outcome>, file: web_sys::File) {
    spawn_local(async move {
        let found = match platform::read(&file, LARGEST).await {
            Ok(bytes) => consider(holidays, &bytes),
            Err(FileError::TooLarge { .. }) => Outcome::Refused(
                "This file is larger than 1 MB, and a file of bank holidays is far smaller. Make sure that you chose the right one.".to_owned(),
            ),
            Err(error) => Outcome::Refused(sentence(&error)),
        };
        let _ = outcome.try_set(found);
    });
}

fn consider(holidays: Holidays, bytes: &[u8]) -> Outcome {
    // What is no text is no file of bank holidays either, and is told as one of another kind.
    match holidays.consider(&String::from_utf8_lossy(bytes)) {
        Err(error) => Outcome::Refused(sentence(&error)),
        Ok(newer) if newer.doubts.is_empty() => used(holidays, newer),
        Ok(newer) => Outcome::Doubtful(Box::new(newer)),
    }
}

fn used(holidays: Holidays, newer: Newer) -> Outcome {
    let (_, last) = newer.together.cover();
    let forgets = if holidays.load(newer.together) {
        ""
    } else {
        " This browser keeps no settings, so they count until the app is closed."
    };
    Outcome::Used(
        format!(
            "The bank holidays are now known to {}. All dates are counted with them.{forgets}",
            long(last)
        ),
        newer.added,
    )
}

fn outcome_view(holidays: Holidays, outcome: RwSignal<Outcome>) -> AnyView {
    let anyway = move |()| {
        if let Outcome::Doubtful(newer) = outcome.get_untracked() {
            outcome.set(used(holidays, *newer));
        }
    };
    match outcome.get() {
        Outcome::Nothing => ().into_any(),
        Outcome::Refused(why) => all(vec![
            h2("This file is not used"),
            view! { <WarningText>{why}</WarningText> }.into_any(),
            body("The bank holidays are as they were."),
        ]),
        Outcome::Used(text, added) => {
            let more = if added.is_empty() {
                ().into_any()
            } else {
                all(vec![
                    body("New within the years that were known:"),
                    noted(&added),
                ])
            };
            view! { <NotificationBanner kind=BannerKind::Success text=text>{more}</NotificationBanner> }.into_any()
        }
        Outcome::Doubtful(newer) => {
            let mut parts = vec![h2("Something in this file looks wrong")];
            for doubt in &newer.doubts {
                let told = sentence(doubt);
                parts.push(view! { <WarningText>{told}</WarningText> }.into_any());
                parts.push(noted(doubt.days()));
            }
            parts.push(body("A bank holiday can be moved or proclaimed, but a line can also be lost or changed. Compare these days with www.gov.uk/bank-holidays before you use the file: all dates are counted with what it says."));
            parts.push(
                view! {
                    <div class="prt-actions">
                        <Button on_click=anyway kind=ButtonKind::Warning>"Use the file all the same"</Button>
                        <Button on_click=move |()| outcome.set(Outcome::Nothing) kind=ButtonKind::Secondary>
                            "Keep those in use"
                        </Button>
                    </div>
                }
                .into_any(),
            );
            all(parts)
        }
    }
}
