//! The next dates, for the result: what is late or due next, and whose it is.

use leptos::prelude::*;
use practice_review_engine::calendar::{Agenda, Group, Limit, Mark};

use super::dates::date_line;
use super::page::{href, now};
use crate::holidays::Holidays;
use crate::pages::blocks::{all, body, h2, link, list, para, text};
use crate::route::CasePage;
use crate::session::use_session;

/// So many are shown; the rest is a link away.
const SHOWN: usize = 3;

/// The next dates; nothing where no time limit applies.
#[component]
pub fn NextDates() -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let facts = session.facts();
    let holidays = Holidays::of_page().in_use()?;
    let agenda = Agenda::of(&guidance, &facts, &holidays, now());
    agenda.group()?;
    let open: Vec<&Limit<'_>> = agenda
        .limits
        .iter()
        .filter(|limit| limit.group() <= Group::Ahead)
        .collect();
    let more = open.len().saturating_sub(SHOWN);
    let waiting = agenda
        .limits
        .iter()
        .filter(|limit| limit.group() == Group::Waiting)
        .count();
    let rest: Vec<String> = [
        (more, "more ahead"),
        (waiting, "that cannot be counted until a date is given"),
    ]
    .iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("{count} {what}"))
    .collect();
    let items = open.into_iter().take(SHOWN).map(item).collect();
    let mut parts = vec![h2("Next dates"), list("prt-next", "prt-limit", items)];
    if !rest.is_empty() {
        parts.push(body(&format!("{}.", rest.join(", "))));
    }
    parts.push(para(
        "govuk-body",
        link(
            href(session, CasePage::Dates),
            "All dates and time limits, with a calendar",
        ),
    ));
    Some(all(parts))
}

fn item(limit: &Limit<'_>) -> AnyView {
    let mut parts = vec![text("prt-next__title", &limit.timescale.title)];
    parts.extend(
        limit
            .differing()
            .map(|differing| text("prt-limit__differing", &differing)),
    );
    let dated = limit
        .readings
        .iter()
        .filter(|counted| counted.mark != Mark::NoDate);
    parts.extend(dated.map(date_line));
    parts.push(text("prt-meta", limit.timescale.duty.whose()));
    all(parts)
}
