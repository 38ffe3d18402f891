//! The machine's clock, in UTC.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use practice_review_engine::calendar::england;

/// Now. A clock that stands before 1970 counts as one that stands at its first moment.
pub fn now() -> NaiveDateTime {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    TimeDelta::from_std(since)
        .ok()
        .and_then(|since| NaiveDateTime::default().checked_add_signed(since))
        .unwrap_or_default()
}

/// What the clocks of England show now.
pub fn shown() -> NaiveDateTime {
    england::shown_at(now()).unwrap_or_else(now)
}

/// Today.
pub fn today() -> NaiveDate {
    now().date()
}
