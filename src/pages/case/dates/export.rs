//! The dates as a file for the reader's own calendar.

use leptos::prelude::*;
use practice_review_engine::calendar::Agenda;
use practice_review_engine::document::icalendar::{FILE_NAME, MEDIA_TYPE, Options, icalendar};

use crate::components::{ButtonKind, LinkButton};
use crate::holidays::Holidays;
use crate::pages::blocks::{body, h2};
use crate::pages::case::page::{href, now};
use crate::pages::words::sentence;
use crate::platform;
use crate::route::CasePage;
use crate::session::Session;

/// The offer of the file, with what it holds and what not.
pub fn export(session: Session) -> AnyView {
    let told = RwSignal::new(None::<String>);
    let holidays = Holidays::of_page();
    let export = move |reminder: bool| {
        Callback::new(move |()| {
            let text = file(session, holidays, reminder);
            told.set(Some(match platform::download(FILE_NAME, MEDIA_TYPE, text.as_bytes()) {
                Ok(()) => format!("{FILE_NAME} is where your browser puts downloads. Open it with your calendar. If a date of the case changes, download it again: most calendars change the entries they have."),
                Err(error) => sentence(&error),
            }));
        })
    };
    let here = href(session, CasePage::Dates);
    view! {
        <div class="prt-no-print">
            {h2("Put the dates into your calendar")}
            {body("The file holds each date with its time limit, whose duty it is, how it is counted and the source, and the short name of the partnership. It holds the dates from which time limits run, as you gave them; no title of the case, no name and no other answer. It shows that there is a case: put it only into a calendar whose readers may know that.")}
            <div class="prt-actions">
                <LinkButton href=here.clone() on_click=export(false)>"Download the dates"</LinkButton>
                <LinkButton href=here kind=ButtonKind::Secondary on_click=export(true)>
                    "Download with reminders one working day before"
                </LinkButton>
            </div>
            <p class="govuk-body" role="status">{move || told.get()}</p>
        </div>
    }
    .into_any()
}

/// The file as the case stands when it is asked for.
fn file(session: Session, holidays: Holidays, reminder: bool) -> String {
    let guidance = session.guidance();
    let facts = untrack(|| session.facts());
    let Some(holidays) = untrack(|| holidays.in_use()) else {
        return String::new();
    };
    let agenda = Agenda::of(&guidance, &facts, &holidays, now());
    session.read(|case| {
        let options = Options {
            case: &case.id,
            now: platform::moment_now(),
            reminder,
            holidays: &holidays,
        };
        icalendar(&guidance, &agenda, options)
    })
}
