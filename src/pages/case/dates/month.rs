//! The dates by month: one month at a time on screen, and all that have dates on paper.

use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate, Weekday};
use leptos::prelude::*;
use practice_review_engine::calendar::{
    Agenda, BankHolidays, Dated, Mark, Moment, Month, Place, Standing,
};
use practice_review_engine::dates::{WEEKDAYS, clock, long};

use super::{tag, tone};
use crate::components::{ButtonKind, LinkButton, TagColour};
use crate::pages::blocks::{all, block, body, h2, list, span, text, words};
use crate::pages::case::page::href;
use crate::route::CasePage;
use crate::session::Session;

/// A date as the calendar shows it.
struct Item {
    moment: Moment,
    title: String,
    /// How it stands.
    words: String,
    /// The same in a word or two, and the time of day where there is one, for a narrow cell.
    short: String,
    tone: TagColour,
}

/// What every month needs.
struct Dates {
    today: NaiveDate,
    items: Vec<Item>,
    holidays: BankHolidays,
}

impl Item {
    fn of(dated: &Dated<'_, '_>) -> Self {
        let place = match dated.place {
            Place::Exact => "",
            Place::First => "first possible day",
            Place::Last => "last possible day",
        };
        let marks: Vec<String> = [dated.limit.one_of(), place.to_owned()]
            .into_iter()
            .filter(|mark| !mark.is_empty())
            .collect();
        let title = &dated.limit.timescale.title;
        let mark = dated.counted.mark;
        let moment = dated.due.moment();
        Self {
            moment,
            title: if marks.is_empty() {
                title.clone()
            } else {
                format!("{title} ({})", marks.join(", "))
            },
            words: mark.to_string(),
            short: match moment.time {
                Some(time) => format!("{} {}", clock(time), short(mark)),
                None => short(mark).to_owned(),
            },
            tone: tone(mark),
        }
    }
}

fn short(mark: Mark) -> &'static str {
    match mark {
        Mark::Open(Standing::Overdue { .. }) => "Overdue",
        Mark::Open(Standing::Today { .. }) => "Due today",
        Mark::Open(Standing::Soon { .. }) => "Due soon",
        Mark::PerhapsOverdue => "Perhaps overdue",
        Mark::NotBefore { .. } => "Not before",
        Mark::AtLeastUntil { .. } => "At least until",
        Mark::Done(_) | Mark::DoneAgainst(..) | Mark::PerhapsLate(_) => "Done",
        Mark::Past(_) => "Past",
        Mark::Open(Standing::Ahead { .. }) | Mark::NoDate => "Due",
    }
}

impl Dates {
    fn in_month(&self, month: Month) -> impl Iterator<Item = &Item> {
        self.items
            .iter()
            .filter(move |item| month.has(item.moment.date))
    }
}

/// The calendar, from the month of the date to look at first.
pub fn calendar(session: Session, agenda: &Agenda<'_>, holidays: &BankHolidays) -> AnyView {
    let today = Month::of(agenda.today);
    let next = agenda.next().map_or(today, Month::of);
    let dates = Arc::new(Dates {
        today: agenda.today,
        items: agenda.dates().iter().map(Item::of).collect(),
        holidays: holidays.clone(),
    });
    let month = RwSignal::new(next);
    // They change nothing of the case, so they work also where it can only be read.
    let here = href(session, CasePage::Dates);
    let button = move |words: &'static str, to: Turn| {
        let act = move |()| {
            let to = match to {
                Turn::To(to) => Some(to),
                Turn::Back => month.get_untracked().previous(),
                Turn::On => month.get_untracked().next(),
            };
            if let Some(to) = to {
                month.set(to);
            }
        };
        view! {
            <LinkButton href=here.clone() kind=ButtonKind::Secondary on_click=act>{words}</LinkButton>
        }
        .into_any()
    };
    let mut buttons = vec![
        button("Previous month", Turn::Back),
        button("Today", Turn::To(today)),
        button("Next month", Turn::On),
    ];
    if next != today {
        buttons.push(button("Next date", Turn::To(next)));
    }
    let paper = block("prt-print-only", on_paper(&dates));
    let shown = move || {
        let month = month.get();
        let told = format!("{}: {}", month.name(), count(dates.in_month(month).count()));
        let mut parts = vec![
            view! { <p class="govuk-visually-hidden" role="status">{told}</p> }.into_any(),
            table(&dates, month),
        ];
        parts.extend(of_month(&dates, month));
        all(parts)
    };
    let turn = block("prt-month__turn", buttons);
    all(vec![
        block("prt-no-print", vec![h2("Calendar"), turn, shown.into_any()]),
        paper,
    ])
}

/// Where a button leads.
#[derive(Clone, Copy)]
enum Turn {
    Back,
    On,
    To(Month),
}

fn count(dates: usize) -> String {
    match dates {
        0 => "no dates".to_owned(),
        1 => "1 date".to_owned(),
        dates => format!("{dates} dates"),
    }
}

/// Every month that has dates.
fn on_paper(dates: &Dates) -> Vec<AnyView> {
    let mut months: Vec<Month> = dates
        .items
        .iter()
        .map(|item| Month::of(item.moment.date))
        .collect();
    months.dedup();
    months
        .into_iter()
        .map(|month| table(dates, month))
        .collect()
}

fn table(dates: &Dates, month: Month) -> AnyView {
    let head = WEEKDAYS
        .iter()
        .map(|name| {
            let letters: String = name.chars().take(3).collect();
            view! {
                <th scope="col">
                    <span aria-hidden="true">{letters}</span>
                    <span class="govuk-visually-hidden">{*name}</span>
                </th>
            }
            .into_any()
        })
        .collect_view();
    let weeks = month
        .weeks()
        .into_iter()
        .map(|week| {
            let days = week.into_iter().map(|day| match day {
                Some(day) => cell(dates, day),
                None => view! { <td></td> }.into_any(),
            });
            view! { <tr>{days.collect_view()}</tr> }.into_any()
        })
        .collect_view();
    view! {
        <table class="prt-month">
            <caption class="govuk-table__caption govuk-table__caption--m">{month.name()}</caption>
            <thead><tr>{head}</tr></thead>
            <tbody>{weeks}</tbody>
        </table>
    }
    .into_any()
}

fn cell(dates: &Dates, day: NaiveDate) -> AnyView {
    let holiday = dates.holidays.title(day).map(|title| {
        if title.is_empty() {
            "Bank holiday".to_owned()
        } else {
            title.to_owned()
        }
    });
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let class = match (holiday.is_some(), weekend) {
        (true, _) => "prt-month__day prt-month__day--holiday",
        (false, true) => "prt-month__day prt-month__day--weekend",
        _ => "prt-month__day",
    };
    let today = day == dates.today;
    let said = |text: &str| span("prt-month__words", words(text));
    let mut parts = vec![span("prt-month__number", words(&day.day().to_string()))];
    if today {
        parts.push(span("prt-month__today", said(" Today")));
    }
    parts.extend(holiday.map(|title| span("prt-month__holiday", said(&title))));
    for item in dates.items.iter().filter(|item| item.moment.date == day) {
        let title = format!(": {}. ", item.title);
        let hidden = span("govuk-visually-hidden", words(&title));
        parts.push(span(
            mark_class(item.tone),
            all(vec![said(&item.short), hidden]),
        ));
    }
    view! { <td class=class aria-current=today.then_some("date")>{parts}</td> }.into_any()
}

fn mark_class(tone: TagColour) -> &'static str {
    match tone {
        TagColour::Red => "prt-month__mark prt-month__mark--now",
        TagColour::Amber => "prt-month__mark prt-month__mark--soon",
        TagColour::Green => "prt-month__mark prt-month__mark--done",
        _ => "prt-month__mark prt-month__mark--ahead",
    }
}

/// What the marks of a narrow calendar mean, and the month's dates in words.
fn of_month(dates: &Dates, month: Month) -> Vec<AnyView> {
    let items: Vec<AnyView> = dates
        .in_month(month)
        .map(|item| {
            let date = format!("{} ", item.moment.with_weekday());
            all(vec![
                span("prt-limit__day", words(&date)),
                tag(item.tone, item.words.clone()),
                block("", vec![words(&item.title)]),
            ])
        })
        .collect();
    let mut parts = vec![text(
        "prt-meta prt-month__key",
        "‼ overdue or today, ! soon or late, • ahead or past, ✓ done, BH bank holiday",
    )];
    if items.is_empty() {
        parts.push(body(&format!("No dates in {}.", month.name())));
    } else {
        parts.push(list("govuk-list prt-month__list", "", items));
    }
    let off: Vec<String> = dates
        .holidays
        .days()
        .filter(|(day, _)| month.has(*day))
        .map(|(day, title)| format!("{} ({title})", long(day)))
        .collect();
    let (first, last) = dates.holidays.cover();
    if month < Month::of(first) || month > Month::of(last) {
        parts.push(text(
            "prt-meta",
            "The bank holidays of this month are not known here.",
        ));
    } else if !off.is_empty() {
        parts.push(text(
            "prt-meta",
            &format!("Bank holidays: {}.", off.join(", ")),
        ));
    }
    parts
}
