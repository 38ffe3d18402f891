//! The dates of a case for any calendar: iCalendar (RFC 5545), without a word of the case.
//!
//! A file holds what the guidance says of each time limit, the dates, and nothing else: no title, no
//! name, no answer. Each date is an event of a whole day; where hours are counted from a time of day it
//! is an event at a moment, without a length. Neither takes up time. Such a moment is written in UTC
//! (RFC 5545 §3.3.5, form 2): hours that pass end at one moment wherever the reader's calendar stands,
//! which a floating time would not, and no table of time zones has to be carried along for it. The
//! writer is our own: the crates for it bring a clock and randomness of their own, and a reader.
//!
//! - [`lines`]: folding and escaping

mod lines;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use lines::Lines;

use crate::bundle::digest;
use crate::calendar::{
    Agenda, BankHolidays, By, Dated, DayOneConvention, Due, End, Group, Place, add_working_days,
    england,
};
use crate::case::CaseId;
use crate::guidance::{Guidance, Means};

/// The name of such a file. It holds no name.
pub const FILE_NAME: &str = "practice-review-dates.ics";

/// The media type of such a file.
pub const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// How many hexadecimal digits of a digest name an event: 128 bits.
const NAME: usize = 32;

/// What a file is made with besides the dates.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The case, from whose random name those of the events are made, one way.
    pub case: &'a CaseId,
    /// Now, in UTC.
    pub now: NaiveDateTime,
    /// True for a reminder one working day before what is still to be done.
    pub reminder: bool,
    /// The bank holidays, for the working day before.
    pub holidays: &'a BankHolidays,
}

/// The dates as the text of a file. The names of the events stay the same from one file to the
/// next, so that a calendar can take a newer file as a change.
#[must_use]
pub fn icalendar(guidance: &Guidance, agenda: &Agenda<'_>, options: Options<'_>) -> String {
    let mut lines = Lines::default();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Practice Review Toolkit//Dates//EN",
        "CALSCALE:GREGORIAN",
    ] {
        lines.add(line);
    }
    for dated in agenda.dates() {
        event(&mut lines, guidance, &dated, agenda.today, options);
    }
    lines.add("END:VCALENDAR");
    lines.into_text()
}

fn event(
    lines: &mut Lines,
    guidance: &Guidance,
    dated: &Dated<'_, '_>,
    today: NaiveDate,
    options: Options<'_>,
) {
    let date = dated.due.date;
    lines.add("BEGIN:VEVENT");
    lines.add(&format!("UID:{}", name(dated, options.case)));
    lines.add(&format!("DTSTAMP:{}", stamp(options.now)));
    if let By::At { utc, .. } = dated.due.by {
        // Without an end it ends when it begins (§3.6.1).
        lines.add(&format!("DTSTART:{}", stamp(utc)));
    } else {
        lines.add(&format!("DTSTART;VALUE=DATE:{}", basic(date)));
        // The day after, because an end is not part of an event. Without one it lasts the day too.
        if let Some(end) = date.succ_opt() {
            lines.add(&format!("DTEND;VALUE=DATE:{}", basic(end)));
        }
    }
    let title = title(guidance, dated);
    lines.text("SUMMARY", &title);
    lines.text("DESCRIPTION", &description(guidance, dated));
    lines.add("CATEGORIES:Practice review");
    lines.add("TRANSP:TRANSPARENT");
    let open = dated.counted.mark.group() != Group::Done;
    let wanted = options.reminder && open && dated.limit.timescale.means == Means::Latest;
    if let Some(trigger) = reminder(dated.due, today, options.holidays).filter(|_| wanted) {
        lines.add("BEGIN:VALARM");
        lines.add("ACTION:DISPLAY");
        lines.text("DESCRIPTION", &title);
        lines.add(&format!("TRIGGER:{trigger}"));
        lines.add("END:VALARM");
    }
    lines.add("END:VEVENT");
}

/// The name of an event: the same for the same reading of the same time limit of the same case, and
/// made so that nobody who does not have the case learns of which it is.
fn name(dated: &Dated<'_, '_>, case: &CaseId) -> String {
    let place = match dated.place {
        // A date that becomes certain stays the same event.
        Place::Exact | Place::First => "",
        Place::Last => "last",
    };
    // What is called by a source's own words would change with them; the question does not.
    let earlier = dated
        .limit
        .readings
        .iter()
        .take_while(|counted| !std::ptr::eq(*counted, dated.counted))
        .filter(|counted| counted.start.question == dated.counted.start.question)
        .count();
    let parts = [
        "practice review date",
        case.as_str(),
        dated.limit.timescale.id.as_str(),
        dated.counted.start.question.as_str(),
        &earlier.to_string(),
        place,
    ];
    digest(parts.join("\n").as_bytes())
        .chars()
        .take(NAME)
        .collect()
}

fn title(guidance: &Guidance, dated: &Dated<'_, '_>) -> String {
    let timescale = dated.limit.timescale;
    let before = match (dated.limit.end, timescale.means) {
        (Some(End::Past { .. }), _) => "Past: ",
        (Some(End::Done(_)), Means::Latest) => "Done: ",
        (_, Means::Earliest) => "Not before this day: ",
        (_, Means::Until) => "At least until this day: ",
        (None, Means::Latest) => "",
    };
    let place = match dated.place {
        Place::Exact => "",
        Place::First => "first possible day",
        Place::Last => "last possible day",
    };
    let one_of = dated.limit.one_of();
    let marks: Vec<&str> = [one_of.as_str(), place]
        .into_iter()
        .filter(|mark| !mark.is_empty())
        .collect();
    let marks = if marks.is_empty() {
        String::new()
    } else {
        format!(" ({})", marks.join(", "))
    };
    format!(
        "{before}{}{marks} – {}",
        timescale.title, guidance.partnership.short
    )
}

fn description(guidance: &Guidance, dated: &Dated<'_, '_>) -> String {
    let timescale = dated.limit.timescale;
    let mut text = vec![
        format!("Whose duty: {}", timescale.duty.whose()),
        format!("{}.", dated.counted.counting(timescale)),
        guidance.partnership.convention.clone(),
        format!(
            "Source of the time limit: {}.",
            guidance.cite(&timescale.sources)
        ),
        format!(
            "Source of the reading: {}.",
            guidance.cite(&dated.counted.start.sources)
        ),
        timescale.note.clone(),
    ];
    text.extend(dated.limit.past().map(|past| format!("{past}.")));
    text.extend(dated.limit.differing().map(|differing| {
        format!("{differing}. The others stand on days of their own, or wait for a date.")
    }));
    text.extend(dated.due.certainty.note());
    text.extend(dated.counted.remarks.iter().cloned());
    text.push("As of the day of the export. The dates can change with the case.".to_owned());
    text.retain(|line| !line.is_empty());
    text.join("\n")
}

/// When to remind, as a time before the event begins: at nine on the working day before. None where
/// that is not ahead.
fn reminder(due: Due, today: NaiveDate, holidays: &BankHolidays) -> Option<String> {
    let before = add_working_days(due.date, -1, DayOneConvention::AfterTrigger, holidays)?;
    if before <= today {
        return None;
    }
    let nine = before.and_hms_opt(9, 0, 0)?;
    let ahead = match due.by {
        By::At { utc, .. } => utc - england::moment_of(nine)?,
        By::EndOfDay | By::NoTime { .. } => due.date.and_hms_opt(0, 0, 0)? - nine,
    };
    let days = match ahead.num_days() {
        0 => String::new(),
        days => format!("{days}D"),
    };
    let parts: String = [
        (ahead.num_hours() % 24, 'H'),
        (ahead.num_minutes() % 60, 'M'),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, unit)| format!("{count}{unit}"))
    .collect();
    let time = if parts.is_empty() { "" } else { "T" };
    Some(format!("-P{days}{time}{parts}"))
}

/// A day as `YYYYMMDD`.
fn basic(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A moment in UTC as `YYYYMMDDTHHMMSSZ`.
fn stamp(now: NaiveDateTime) -> String {
    let (day, time) = (basic(now.date()), now.time());
    format!(
        "{day}T{:02}{:02}{:02}Z",
        time.hour(),
        time.minute(),
        time.second()
    )
}
