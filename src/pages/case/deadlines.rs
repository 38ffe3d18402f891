//! Time limits from the dates that were given, each with convention and source.

use chrono::NaiveDate;
use leptos::prelude::*;
use practice_review_engine::calendar::{
    BankHolidays, Certainty, Deadline, Done, Due, Reading, Standing, deadlines,
};
use practice_review_engine::dates::long;
use practice_review_engine::guidance::{Duty, Guidance, Item, Means, QuestionId, SectionId};

use super::page::{href, today};
use super::result::sources_line;
use crate::built_in;
use crate::components::{Tag, TagColour};
use crate::route::CasePage;
use crate::session::{Session, use_session};

/// The time limits that apply.
#[component]
pub fn Deadlines() -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let facts = session.facts();
    let holidays = built_in::holidays()?;
    let applying = deadlines(&guidance, &facts, holidays);
    if applying.is_empty() {
        return None;
    }
    Some(view! {
        <h2 class="govuk-heading-m">"Time limits"</h2>
        {applying.iter().map(|deadline| card(session, &guidance, deadline, holidays)).collect_view()}
        <p class="prt-meta">{guidance.partnership.convention.clone()}</p>
    })
}

fn card(
    session: Session,
    guidance: &Guidance,
    deadline: &Deadline<'_>,
    holidays: &BankHolidays,
) -> impl IntoView + use<> {
    let timescale = deadline.timescale;
    let whose = match &timescale.duty {
        Duty::Referrer => String::new(),
        Duty::Other(whose) => whose.clone(),
    };
    let readings: Vec<AnyView> = deadline
        .readings
        .iter()
        .map(|(start, reading)| {
            let from = format!(
                "counted {} ({})",
                start.reading,
                sources_line(guidance, &start.sources)
            );
            match reading {
                Reading::NoDate => {
                    let asked = asked(session, &start.question);
                    view! { <li>{format!("No date yet, {from}. ")} {asked}</li> }.into_any()
                }
                Reading::Between(first, last) => view! {
                    <li>
                        {format!("Between {} and {}, {from}.", long(first.date), long(last.date))}
                        {uncertain(first).or_else(|| uncertain(last))}
                    </li>
                }
                .into_any(),
                Reading::Due(_, due) => view! {
                    <li>
                        <strong>{long(due.date)}</strong> " " {match (timescale.means, deadline.done) {
                            (Means::Earliest, _) => words("Not before"),
                            (Means::Until, _) => words("At least until"),
                            (Means::Latest, Some(day)) => done(due, day, holidays),
                            (Means::Latest, None) => standing(due, today(), holidays),
                        }} " "
                        {from} {uncertain(due)}
                    </li>
                }
                .into_any(),
            }
        })
        .collect();
    view! {
        <div class="prt-deadline">
            <h3 class="govuk-heading-s">{timescale.title.clone()}</h3>
            <ul class="govuk-list govuk-list--bullet">{readings}</ul>
            <p class="prt-meta">
                {whose} " " {timescale.note.clone()} " "
                {format!("Source: {}", sources_line(guidance, &timescale.sources))}
            </p>
        </div>
    }
}

/// The question for the date from which a time runs, with the way to where it is asked.
fn asked(session: Session, question: &QuestionId) -> Option<AnyView> {
    let guidance = session.guidance();
    let text = guidance.question(question)?.text.clone();
    let asks = |section: &SectionId| {
        let item = Item::Question(question.clone());
        guidance
            .section(section)
            .is_some_and(|section| section.items.contains(&item))
    };
    let form = session.form()?;
    let section = form
        .parts
        .iter()
        .flat_map(|part| &part.sections)
        .find(|section| asks(section))?;
    let link = href(session, CasePage::Section(section.clone()));
    Some(view! { "Answer " <a class="govuk-link" href=link>{format!("“{text}”")}</a> }.into_any())
}

/// What a date says that is no time limit.
fn words(text: &'static str) -> AnyView {
    view! { <Tag colour=TagColour::Grey>{text}</Tag> }.into_any()
}

fn days(n: i64) -> String {
    if n == 1 {
        "1 working day".to_owned()
    } else {
        format!("{n} working days")
    }
}

/// What was done, against when it was due.
fn done(due: &Due, day: NaiveDate, holidays: &BankHolidays) -> AnyView {
    let (colour, text) = match due.done_on(day, holidays) {
        Done::InTime => (TagColour::Teal, format!("Done on {}, in time", long(day))),
        Done::Late { working_days: 0 } => {
            (TagColour::Amber, format!("Done on {}, late", long(day)))
        }
        Done::Late { working_days } => (
            TagColour::Amber,
            format!("Done on {}, late by {}", long(day), days(working_days)),
        ),
    };
    view! { <Tag colour=colour>{text}</Tag> }.into_any()
}

/// How a date stands, in words as well as in colour.
fn standing(due: &Due, today: NaiveDate, holidays: &BankHolidays) -> AnyView {
    let (colour, text) = match due.standing(today, holidays) {
        Standing::Overdue { working_days: 0 } => (TagColour::Red, "Overdue".to_owned()),
        Standing::Overdue { working_days } => {
            (TagColour::Red, format!("Overdue by {}", days(working_days)))
        }
        Standing::Today => (TagColour::Red, "Due today".to_owned()),
        Standing::Soon { working_days } => (
            TagColour::Amber,
            format!("Due soon: {} left", days(working_days)),
        ),
        Standing::Ahead { working_days } => {
            (TagColour::Grey, format!("{} left", days(working_days)))
        }
    };
    view! { <Tag colour=colour>{text}</Tag> }.into_any()
}

fn uncertain(due: &Due) -> Option<&'static str> {
    (due.certainty != Certainty::Covered)
        .then_some(" The bank holidays of that time are not known here, so count again by hand.")
}
