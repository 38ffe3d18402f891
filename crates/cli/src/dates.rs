//! `dates`: the dates and time limits of a case, as a list or for a calendar.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use practice_review_engine::calendar::{Agenda, BankHolidays, Counted, Group, Limit, Mark};
use practice_review_engine::case;
use practice_review_engine::dates::{clock as time_of_day, from_iso, long};
use practice_review_engine::document::icalendar::{Options, icalendar};
use practice_review_engine::form::facts_in_use;
use practice_review_engine::guidance::Guidance;

use crate::clock;
use crate::exit::{Failure, Report};
use crate::input;
use crate::library::Choice;

const HOLIDAYS: &str = include_str!("../../../public/bank-holidays.json");

/// The largest file of bank holidays that is read, in bytes.
const LARGEST_HOLIDAYS: u64 = 1024 * 1024;

/// What `dates` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// The record of a case.
    #[arg(value_name = "CASE.json")]
    case: PathBuf,
    /// The day that counts as today, and the time of day, which only limits in hours look at: its
    /// beginning where there is none. What the clocks of England show now where absent.
    #[arg(long, value_name = "YYYY-MM-DD[THH:MM]", value_parser = moment)]
    today: Option<NaiveDateTime>,
    /// Print iCalendar (RFC 5545), which holds no word of the case, and no list.
    #[arg(long)]
    ics: bool,
    /// Put into it a reminder one working day before what is still to be done.
    #[arg(long, requires = "ics")]
    reminder: bool,
    /// Newer bank holidays, in the format of GOV.UK's bank-holidays.json.
    #[arg(long, value_name = "FILE")]
    holidays: Option<PathBuf>,
    #[command(flatten)]
    guidance: Choice,
}

fn moment(text: &str) -> Result<NaiveDateTime, String> {
    let (day, time) = match text.split_once('T') {
        Some((day, time)) => (day, NaiveTime::parse_from_str(time, "%H:%M").ok()),
        None => (text, Some(NaiveTime::MIN)),
    };
    from_iso(day)
        .zip(time)
        .map(|(day, time)| day.and_time(time))
        .ok_or_else(|| {
            "write the day as YYYY-MM-DD, or with its time as YYYY-MM-DDTHH:MM".to_owned()
        })
}

/// Prints the dates. It ends with 0 also where something is overdue: that is no fault of the case.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    let largest = u64::try_from(case::LARGEST).unwrap_or(u64::MAX);
    let case = case::load(&input::text(&arguments.case, largest)?)?;
    let guidance = arguments.guidance.partnership(&case.partnership)?;
    let now = arguments.today.unwrap_or_else(clock::shown);
    let today = now.date();
    let (holidays, mut notes) = holidays(arguments, today)?;
    notes.extend(case.from_the_future(today).map(|day| {
        format!(
            "the case was last worked on on {}, which is after today, {}; check the clock of this machine, or give the day with --today",
            long(day),
            long(today)
        )
    }));
    let agenda = Agenda::of(&guidance, &facts_in_use(&guidance, &case), &holidays, now);
    let out = if arguments.ics {
        let options = Options {
            case: &case.id,
            now: clock::now(),
            reminder: arguments.reminder,
            holidays: &holidays,
        };
        icalendar(&guidance, &agenda, options)
    } else {
        list(&guidance, &agenda)
    };
    Ok(Report {
        out,
        note: notes.join("; "),
    })
}

/// The bank holidays, and what to say about a file of newer ones.
fn holidays(
    arguments: &Arguments,
    today: NaiveDate,
) -> Result<(BankHolidays, Vec<String>), Failure> {
    let built_in = BankHolidays::from_json(HOLIDAYS)?;
    let Some(path) = &arguments.holidays else {
        return Ok((built_in, Vec::new()));
    };
    let file = BankHolidays::from_json(&input::text(path, LARGEST_HOLIDAYS)?)?;
    let newer = built_in.with_newer(&file, today)?;
    let notes = newer
        .doubts
        .iter()
        .map(|doubt| {
            let days: Vec<String> = doubt
                .days()
                .iter()
                .map(|(day, title)| format!("{} ({title})", long(*day)))
                .collect();
            format!("{doubt}: {}", days.join(", "))
        })
        .collect();
    Ok((newer.together, notes))
}

/// The list in words, by group.
fn list(guidance: &Guidance, agenda: &Agenda<'_>) -> String {
    let mut lines = vec![
        format!(
            "{}: dates and time limits as of {}",
            guidance.partnership.name,
            as_of(agenda)
        ),
        format!("In short: {}", agenda.summary()),
        guidance.partnership.convention.clone(),
    ];
    for group in Group::ALL {
        let mut of_group = agenda
            .limits
            .iter()
            .filter(|limit| limit.group() == group)
            .peekable();
        if of_group.peek().is_some() {
            lines.extend([String::new(), format!("{}:", group.heading())]);
        }
        for limit in of_group {
            lines.extend(limit_lines(guidance, limit));
        }
    }
    if agenda.limits.is_empty() {
        lines.extend([String::new(), "No time limit applies yet.".to_owned()]);
    }
    lines.join("\n") + "\n"
}

/// The day, and the time of day where something is due by one.
fn as_of(agenda: &Agenda<'_>) -> String {
    let day = long(agenda.today);
    if agenda.is_timed() {
        format!("{day}, {}", time_of_day(agenda.now.time()))
    } else {
        day
    }
}

fn limit_lines(guidance: &Guidance, limit: &Limit<'_>) -> Vec<String> {
    let timescale = limit.timescale;
    let mut lines = vec![
        format!("  {}", timescale.title),
        format!("    Whose duty: {}", timescale.duty.whose()),
    ];
    lines.extend(limit.past().map(|past| format!("    {past}.")));
    lines.extend(limit.differing().map(|text| format!("    {text}")));
    for counted in &limit.readings {
        lines.extend(reading_lines(guidance, limit, counted));
    }
    if !timescale.note.is_empty() {
        lines.push(format!("    {}", timescale.note));
    }
    lines.push(format!("    Source: {}", guidance.cite(&timescale.sources)));
    lines
}

fn reading_lines(guidance: &Guidance, limit: &Limit<'_>, counted: &Counted<'_>) -> Vec<String> {
    let dates: Vec<String> = counted
        .reading
        .dates()
        .into_iter()
        .flatten()
        .map(|(_, due)| due.moment().with_weekday())
        .collect();
    let dates = if dates.is_empty() {
        String::new()
    } else {
        format!("{}: ", dates.join(" to "))
    };
    let mut lines = vec![
        format!("    - {dates}{}", counted.mark),
        format!(
            "      {} ({})",
            counted.counting(limit.timescale),
            guidance.cite(&counted.start.sources)
        ),
    ];
    if counted.mark == Mark::NoDate
        && let Some(question) = guidance.question(&counted.start.question)
    {
        lines.push(format!("      Waits for: {}", question.text));
    }
    lines.extend(
        counted
            .remarks
            .iter()
            .map(|remark| format!("      {remark}")),
    );
    lines.extend(counted.certainty_note().map(|note| format!("      {note}")));
    lines
}
