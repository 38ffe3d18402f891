//! `dates` lists what is due when, and prints it for a calendar without a word of the case.

use crate::run::{file, run};

/// A complete case about invented people.
const CASE: &str = "../../../../tests/cases/serious-incident.json";

/// The bank holidays as they are published.
const HOLIDAYS: &str = include_str!("../../../../public/bank-holidays.json");

fn on(today: &str, more: &[&str]) -> crate::run::Ended {
    run(["dates", CASE, "--today", today].iter().chain(more))
}

#[test]
fn the_list_says_when_whose_by_which_reading_and_what_waits() {
    let ended = on("2026-11-24", &[]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    for said in [
        "dates and time limits as of 24 November 2026",
        "In short: ",
        "The day on which the clock starts is day 0.",
        "The local authority notifies the national Panel",
        "Whose duty: The local authority's alone.",
        "Sources differ",
        "5 working days after 15 November 2026, counted from when",
        "Source: ",
    ] {
        assert!(ended.out.contains(said), "{said}: {}", ended.out);
    }
    let later = on("2027-11-24", &[]);
    assert_ne!(later.out, ended.out);
}

#[test]
fn the_calendar_holds_dates_and_no_name() {
    let ended = on("2026-11-24", &["--ics", "--reminder"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    assert!(ended.out.starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(ended.out.contains("DTSTART;VALUE=DATE:"));
    let case: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(crate::run::fixtures().join(CASE)).unwrap())
            .unwrap();
    let title = case["title"].as_str().unwrap();
    let id = case["id"].as_str().unwrap();
    assert!(!ended.out.contains(title) && !ended.out.contains(id));
    let again = on("2026-11-24", &["--ics"]);
    let names = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect()
    };
    assert!(!names(&ended.out).is_empty());
    assert_eq!(names(&ended.out), names(&again.out));
}

#[test]
fn a_case_without_a_time_limit_and_a_clock_that_is_behind_are_said() {
    let guidance = ["--guidance", "guidance"];
    let ended = run(["dates", "case.json", "--today", "2026-11-24"]
        .iter()
        .chain(&guidance));
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(
        ended.out.contains("No time limit applies yet."),
        "{}",
        ended.out
    );
    let ended = run(["dates", "case.json", "--today", "2020-01-01"]
        .iter()
        .chain(&guidance));
    assert_eq!(ended.code, 0);
    assert!(ended.err.contains("check the clock"), "{}", ended.err);
    let ended = run(["dates", "case.json", "--today", "1.1.2020"]
        .iter()
        .chain(&guidance));
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("YYYY-MM-DD"), "{}", ended.err);
    let ended = run(["dates", "case.json", "--today", "2026-11-24T25:00"]
        .iter()
        .chain(&guidance));
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("YYYY-MM-DDTHH:MM"), "{}", ended.err);
    let ended = run(["dates", "case.json", "--today", "2026-11-24T09:30"]
        .iter()
        .chain(&guidance));
    assert_eq!(ended.code, 0, "{}", ended.err);
}

#[test]
fn newer_bank_holidays_are_taken_and_worse_ones_refused() {
    let with = |name: &str, text: &str| {
        let path = file(name, text);
        on("2026-11-24", &["--holidays", &path])
    };
    // A day more in a year that is known.
    let first = r#""events": ["#;
    let more = HOLIDAYS.replacen(
        first,
        &format!(r#"{first} {{"title": "A day more", "date": "2026-11-26"}},"#),
        1,
    );
    assert_ne!(more, HOLIDAYS, "the fixture has changed its form");
    let ended = with("dates-more.json", &more);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    // One that lacks a known day says so.
    let moved = more.replace("2026-12-28", "2026-12-29");
    let ended = with("dates-moved.json", &moved);
    assert_eq!(ended.code, 0);
    assert!(ended.err.contains("28 December 2026"), "{}", ended.err);
    // One with a day in the past that is not known says so, and one that cannot be right is refused.
    let past = more.replace("2026-11-26", "2026-11-05");
    let ended = with("dates-past.json", &past);
    assert_eq!(ended.code, 0);
    let said = "in the past, which are not known";
    assert!(ended.err.contains(said), "{}", ended.err);
    assert!(ended.err.contains("5 November 2026"), "{}", ended.err);
    let weekend = more.replace("2026-11-26", "2026-11-28");
    let ended = with("dates-weekend.json", &weekend);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(
        ended.err.contains("Saturday 28 November 2026"),
        "{}",
        ended.err
    );
    for (name, text, reason) in [
        ("dates-same.json", HOLIDAYS, "nothing has changed"),
        (
            "dates-none.json",
            "{}",
            "no bank holidays for England and Wales",
        ),
        ("dates-no-json.json", "no", "not a file of bank holidays"),
        ("dates-empty.json", "", "this file is empty"),
        (
            "dates-page.json",
            "<html>",
            "save what it shows under that name",
        ),
    ] {
        let ended = with(name, text);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{name}");
        assert!(ended.err.contains(reason), "{name}: {}", ended.err);
    }
}
