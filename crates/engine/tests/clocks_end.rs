//! Every clock can be stopped, runs once the event that starts it has come, and never contradicts a
//! date that is given.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use std::path::Path;
use std::sync::LazyLock;

use chrono::NaiveDate;
use practice_review_engine::assessment::{Fact, Facts};
use practice_review_engine::calendar::{Agenda, BankHolidays, Group, Mark};
use practice_review_engine::case::CaseId;
use practice_review_engine::document::icalendar::{Options, icalendar};
use practice_review_engine::guidance::{
    Form, Guidance, Item, Kind, Means, OptionId, QuestionId, Rules, Timescale, load,
};

/// Dates of any case, which say nothing of whether a process was begun.
const OF_ANY_CASE: [&str; 3] = ["authority-aware", "referral-received", "referral-date"];

fn all() -> &'static [Guidance] {
    static ALL: LazyLock<Vec<Guidance>> = LazyLock::new(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance");
        load::folder_by(&root, Rules::Authors).unwrap().partnerships
    });
    &ALL
}

fn partnership(id: &str) -> &'static Guidance {
    let named = |guidance: &&Guidance| guidance.partnership.id.as_str() == id;
    all().iter().find(named).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn holidays() -> BankHolidays {
    BankHolidays::from_json(include_str!("../../../public/bank-holidays.json")).unwrap()
}

fn dated<'a>(dates: impl IntoIterator<Item = (&'a str, &'a str)>) -> Facts {
    let mut facts = Facts::default();
    for (question, date) in dates {
        facts.set(question.into(), Fact::Between(day(date), day(date)));
    }
    facts
}

/// What settles that it is a serious case.
fn serious(mut facts: Facts) -> Facts {
    for question in ["seriously-harmed", "child-under-18"] {
        facts.set(question.into(), Fact::Choice(OptionId::from("yes")));
    }
    facts.set(
        "abuse-or-neglect".into(),
        Fact::Choice(OptionId::from("known")),
    );
    facts
}

fn on(guidance: &'static Guidance, facts: &Facts, today: &str) -> Agenda<'static> {
    let now = day(today).and_hms_opt(10, 0, 0).unwrap();
    Agenda::of(guidance, facts, &holidays(), now)
}

/// The marks of a time limit; empty where it is not shown.
fn marks(agenda: &Agenda<'_>, id: &str) -> Vec<Mark> {
    let limit = agenda.limits.iter().find(|l| l.timescale.id.as_str() == id);
    limit.map_or_else(Vec::new, |limit| {
        limit.readings.iter().map(|counted| counted.mark).collect()
    })
}

/// Every date that a partnership asks for outside groups.
fn dates_of(guidance: &Guidance) -> Vec<QuestionId> {
    let grouped = |id: &QuestionId| {
        let mut groups = guidance.content.group.iter();
        groups.any(|group| group.questions.contains(id))
    };
    let questions = guidance.content.question.iter();
    questions
        .filter(|q| matches!(q.kind, Kind::Date | Kind::When) && !grouped(&q.id))
        .map(|q| q.id.clone())
        .collect()
}

/// The questions that a partnership's own forms ask outside groups.
fn asked_in_form(guidance: &Guidance) -> Vec<&QuestionId> {
    let forms = guidance
        .content
        .form
        .iter()
        .filter(|form| Form::is_own(form));
    let sections = forms.flat_map(|form| &form.parts).flat_map(|p| &p.sections);
    sections
        .filter_map(|id| guidance.section(id))
        .flat_map(|section| &section.items)
        .filter_map(|item| match item {
            Item::Question(id) => Some(id),
            Item::Group(_) => None,
        })
        .collect()
}

/// What starts a time limit, dated; each in a case that is shown to be serious.
fn started(timescale: &Timescale, date: &str) -> Facts {
    let starts = timescale.starts.iter().map(|s| s.question.as_str());
    serious(dated(starts.map(|question| (question, date))))
}

#[test]
fn every_clock_of_every_partnership_can_be_ended_by_a_date_that_its_form_asks_for() {
    for guidance in all() {
        let asked = asked_in_form(guidance);
        for timescale in &guidance.content.timescale {
            let mut ends = timescale.done.iter().chain(&timescale.past).peekable();
            let name = format!("{} {}", guidance.partnership.id, timescale.id);
            assert!(
                ends.peek().is_some() || timescale.means == Means::Until,
                "{name}"
            );
            for end in ends {
                assert!(asked.contains(&end), "{name}: no form asks {end}");
            }
        }
    }
}

#[test]
fn each_date_that_ends_a_clock_ends_it_for_good_and_nothing_else_does() {
    for guidance in all() {
        for timescale in &guidance.content.timescale {
            let id = timescale.id.as_str();
            let name = format!("{} {id}", guidance.partnership.id);
            let late = "2028-11-01";
            // A start that is such an event itself, or makes no date by itself, proves nothing.
            let starts = started(timescale, "2026-11-02");
            let ends = || timescale.done.iter().chain(&timescale.past);
            let starts_it = |id: &QuestionId| timescale.starts.iter().any(|s| &s.question == id);
            let open = marks(&on(guidance, &starts, late), id);
            if timescale.means == Means::Latest && !ends().any(starts_it) && !open.is_empty() {
                let overdue = |mark: &Mark| mark.group() == Group::Pressing;
                assert!(open.iter().all(overdue), "{name}: {open:?}");
            }
            for end in ends() {
                let mut facts = starts.clone();
                let date = day("2026-12-01");
                facts.set(end.clone(), Fact::Between(date, date));
                let shown = marks(&on(guidance, &facts, late), id);
                let ended = |mark: &Mark| match timescale.done.as_ref() {
                    Some(done) if done == end => {
                        matches!(mark, Mark::Done(_) | Mark::DoneAgainst(..))
                    }
                    _ => *mark == Mark::Past(date),
                };
                assert!(!shown.is_empty(), "{name} is gone with {end}");
                assert!(shown.iter().all(ended), "{name}, {end}: {shown:?}");
            }
        }
    }
}

#[test]
fn when_every_date_is_given_and_has_passed_nothing_is_left_to_do() {
    for guidance in all() {
        let dates = dates_of(guidance);
        let given = dated(dates.iter().map(|id| (id.as_str(), "2026-11-02")));
        for facts in [given.clone(), serious(given)] {
            for today in ["2026-11-03", "2027-03-01", "2028-11-01"] {
                let agenda = on(guidance, &facts, today);
                assert!(!agenda.limits.is_empty());
                for limit in &agenda.limits {
                    assert!(
                        limit.group() == Group::Done || limit.timescale.means == Means::Until,
                        "{} {} on {today}",
                        guidance.partnership.id,
                        limit.timescale.id
                    );
                }
            }
        }
    }
}

#[test]
fn a_clock_whose_start_has_come_shows_whatever_else_is_not_known() {
    for guidance in all() {
        for timescale in &guidance.content.timescale {
            for start in &timescale.starts {
                let question = start.question.as_str();
                if OF_ANY_CASE.contains(&question) {
                    continue;
                }
                let agenda = on(guidance, &dated([(question, "2026-11-02")]), "2026-11-03");
                assert!(
                    !marks(&agenda, timescale.id.as_str()).is_empty(),
                    "{} {} does not show once {question} is dated",
                    guidance.partnership.id,
                    timescale.id
                );
            }
        }
        // What every case has starts no clock of a serious case by itself.
        let any = dated(OF_ANY_CASE.map(|question| (question, "2026-11-02")));
        let agenda = on(guidance, &any, "2026-11-03");
        assert!(marks(&agenda, "rapid-review").is_empty());
        assert!(marks(&agenda, "notification").is_empty());
    }
}

#[test]
fn a_review_that_was_notified_and_decided_has_its_clocks_while_abuse_is_not_known() {
    for (id, clocks) in [
        ("somerset", &["rapid-review", "local-review"][..]),
        ("leeds", &["rapid-review", "local-review"]),
        (
            "salford-2019",
            &["rapid-review", "rapid-review-calendar-days", "local-review"],
        ),
        ("buckinghamshire", &["rapid-review", "local-review"]),
    ] {
        let mut facts = dated([
            ("panel-notified", "2026-11-02"),
            ("local-review-decided", "2026-11-20"),
        ]);
        facts.set("abuse-or-neglect".into(), Fact::NotKnown);
        let agenda = on(partnership(id), &facts, "2026-11-24");
        for clock in clocks {
            assert!(!marks(&agenda, clock).is_empty(), "{id}: {clock}");
        }
    }
}

#[test]
fn a_decision_of_2013_ends_the_month_for_it_and_telling_the_experts_ends_the_14_days() {
    let guidance = partnership("north-west-2013");
    let dates = [
        ("board-notified", "2026-05-01"),
        ("chair-decided", "2026-05-20"),
    ];
    let agenda = on(guidance, &dated(dates), "2026-11-24");
    let decision = marks(&agenda, "serious-case-review-decision");
    assert_eq!(decision[0].to_string(), "Done on 20 May 2026, in time");
    assert_eq!(agenda.summary(), "1 overdue");
    let told = [("expert-panel-told", "2026-06-04")];
    let agenda = on(
        guidance,
        &dated(dates.into_iter().chain(told)),
        "2026-11-24",
    );
    let told = marks(&agenda, "expert-panel-notified");
    assert_eq!(
        told[0].to_string(),
        "Done on 4 June 2026, late by 1 working day"
    );
    assert_eq!(agenda.summary(), "2 done or past");
}

#[test]
fn a_review_that_is_decided_leaves_none_of_the_steps_before_it_overdue() {
    let guidance = partnership("buckinghamshire");
    let facts = serious(dated([
        ("notification-received", "2026-08-03"),
        ("panel-notified", "2026-08-03"),
        ("authority-aware", "2026-07-31"),
        ("referral-received", "2026-08-03"),
        ("local-review-decided", "2026-09-20"),
    ]));
    let agenda = on(guidance, &facts, "2026-11-24");
    assert_eq!(agenda.summary(), "1 ahead");
    let limits = &agenda.limits;
    let requests = limits
        .iter()
        .find(|l| l.timescale.id.as_str() == "information-requests")
        .unwrap();
    assert_eq!(
        requests.past().unwrap(),
        "Past: Local review decided on 20 September 2026. That does not tell whether it was done in time"
    );
    assert_eq!(
        requests.readings[0].mark.to_string(),
        "Past since 20 September 2026"
    );
    assert!(!requests.readings[0].mark.is_late());
    assert!(
        requests.readings[0]
            .counting(requests.timescale)
            .starts_with("It was due 2 working days after 3 August 2026")
    );
}

#[test]
fn a_request_that_was_made_and_a_meeting_that_was_held_end_their_clocks() {
    let guidance = partnership("salford-2019");
    let dates = [
        ("referral-received", "2026-11-02"),
        ("information-requested", "2026-11-04"),
        ("review-meeting", "2026-11-16"),
    ];
    let facts = serious(dated(dates));
    let requests = marks(&on(guidance, &facts, "2026-11-24"), "information-requests");
    assert_eq!(requests[0].to_string(), "Done on 4 November 2026, in time");
    // A meeting can be planned: it ends a clock once its day is over.
    for (today, told) in [
        ("2026-11-11", "Due in 4 days"),
        ("2026-11-16", "Overdue by 1 day"),
        ("2026-11-17", "Past since 16 November 2026"),
    ] {
        let papers = marks(&on(guidance, &facts, today), "meeting-papers");
        assert_eq!(papers[0].to_string(), told, "{today}");
    }
    let mut later = facts;
    let about = Fact::Between(day("2026-11-10"), day("2026-11-20"));
    later.set("review-meeting".into(), about);
    let agenda = on(guidance, &later, "2026-11-24");
    let papers = agenda
        .limits
        .iter()
        .find(|l| l.timescale.id.as_str() == "meeting-papers")
        .unwrap();
    assert!(
        papers
            .past()
            .unwrap()
            .starts_with("Past: Rapid review meeting by 20 November 2026."),
    );
}

#[test]
fn what_is_past_reminds_nobody_and_says_so_in_the_calendar() {
    let guidance = partnership("buckinghamshire");
    let given = [("notification-received", "2026-11-20")];
    let file = |dates: &[(&str, &str)]| {
        let holidays = holidays();
        let facts = dated(given.iter().chain(dates).copied());
        let agenda = on(guidance, &facts, "2026-11-20");
        let options = Options {
            case: &CaseId::from_random([7; 16]),
            now: "2026-11-20T09:05:07".parse().unwrap(),
            reminder: true,
            holidays: &holidays,
        };
        icalendar(guidance, &agenda, options).replace("\r\n ", "")
    };
    let names = |text: &str| -> Vec<String> {
        let uids = text.lines().filter(|line| line.starts_with("UID:"));
        uids.map(str::to_owned).collect()
    };
    let open = file(&[]);
    assert!(open.contains("TRIGGER:") && !open.contains("SUMMARY:Past: "));
    let past = file(&[("local-review-decided", "2026-11-20")]);
    assert!(past.contains("SUMMARY:Past: The business unit asks agencies for information"));
    assert!(past.contains("Past: Local review decided on 20 November 2026."));
    let reminders = |text: &str| text.matches("BEGIN:VALARM").count();
    // The review itself has a date of its own, six months on.
    assert_eq!(reminders(&past), 1, "{past}");
    assert!(reminders(&open) > 1);
    // The same events, so that a calendar takes the newer file as a change.
    for name in names(&open) {
        assert!(past.contains(&name));
    }
}

#[test]
fn the_time_to_notify_is_in_sight_while_it_is_not_known_whether_there_was_abuse() {
    for guidance in all() {
        let id = &guidance.partnership.id;
        let mut facts = serious(dated([("authority-aware", "2026-11-20")]));
        facts.set("abuse-or-neglect".into(), Fact::NotKnown);
        let agenda = on(guidance, &facts, "2026-11-24");
        assert!(!marks(&agenda, "notification").is_empty(), "{id}");
        facts.set(
            "abuse-or-neglect".into(),
            Fact::Choice(OptionId::from("neither")),
        );
        let agenda = on(guidance, &facts, "2026-11-24");
        assert!(marks(&agenda, "notification").is_empty(), "{id}");
    }
}
