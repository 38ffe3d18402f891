//! How long a case has been kept in this browser, and until when it is to be.

use chrono::Days;
use leptos::prelude::*;
use practice_review_engine::dates::{from_iso, long};

use crate::components::{Choice, Radios, Size};
use crate::platform;
use crate::session::use_session;

/// In days.
pub const A_MONTH: u64 = 30;
/// The choices, in days.
const CHOICES: [u64; 3] = [A_MONTH, 90, 365];
/// No day.
const OPEN: &str = "open";

/// The day in so many days from today, `YYYY-MM-DD`.
pub fn in_days(days: u64) -> String {
    let today = platform::today();
    // Past the calendar's end there is nothing to keep.
    let day = today.checked_add_days(Days::new(days)).unwrap_or(today);
    day.to_string()
}

/// How long ago a case was begun, in words: "today", "1 day ago", "12 days ago".
pub fn begun(created: &str) -> Option<String> {
    let since = from_iso(created.get(..10)?)?;
    let days = (platform::today() - since).num_days();
    Some(match days {
        i64::MIN..=0 => "today".to_owned(),
        1 => "1 day ago".to_owned(),
        days => format!("{days} days ago"),
    })
}

/// Until when the open case is to be kept here.
#[component]
pub fn KeepUntil() -> impl IntoView {
    let session = use_session();
    let kept = session.read(|case| begun(&case.created));
    let chosen = session.read(|case| case.keep_until.clone());
    let value = RwSignal::new(chosen.clone().unwrap_or_else(|| OPEN.to_owned()));
    let words = |day: &str| from_iso(day).map_or_else(|| day.to_owned(), long);
    let from_today = CHOICES.map(|days| (in_days(days), days));
    let mut options: Vec<Choice> = from_today
        .iter()
        .map(|(day, days)| Choice::new(day, format!("On {}, in {days} days", words(day))))
        .collect();
    if let Some(day) = chosen
        && !from_today.iter().any(|(one, _)| *one == day)
    {
        let label = format!("On {}, as chosen before", words(&day));
        options.insert(0, Choice::new(day, label));
    }
    options.push(Choice::new(OPEN, "I decide later"));
    let choose = move |day: String| {
        value.set(day.clone());
        session.edit_quietly(|case| case.keep_until = (day != OPEN).then_some(day));
    };
    view! {
        <h2 class="govuk-heading-m">"Keeping it on this machine"</h2>
        <p class="govuk-body">
            {kept.map(|kept| format!("The case was begun {kept}. "))}
            "Once the partnership has it, keep it here no longer than your agency's rules ask for. On the day that you choose, the list of cases asks you to remove it; nothing is removed by itself."
        </p>
        <Radios id="keep-until" legend="When is it to be removed from this browser?" options value on_input=choose size=Size::Small small=true />
    }
}
