//! Time by the machine's own clock.

use std::time::Duration;

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, SecondsFormat, Timelike as _, Utc};
use js_sys::Promise;
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use practice_review_engine::dates::{clock, long};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Now, RFC 3339 in UTC, to the second.
pub fn now() -> String {
    Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Now, in UTC.
pub fn moment_now() -> NaiveDateTime {
    Utc::now().naive_utc()
}

/// The day of today where the machine stands.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The day and the time of day where the machine stands.
pub fn shown_now() -> NaiveDateTime {
    Local::now().naive_local()
}

/// The time of day where the machine stands, as `HH:MM`.
pub fn time_of_day() -> String {
    clock(Local::now().time())
}

/// A moment noted as RFC 3339, in words where the machine stands: "24 November 2026, 09:05". What
/// is no such moment is given back as it is.
pub fn moment(text: &str) -> String {
    DateTime::parse_from_rfc3339(text).map_or_else(
        |_| text.to_owned(),
        |moment| {
            let here = moment.with_timezone(&Local);
            format!("{}, {}", long(here.date_naive()), clock(here.time()))
        },
    )
}

/// The same with its seconds: "24 November 2026, 09:05:12".
pub fn moment_to_the_second(text: &str) -> String {
    DateTime::parse_from_rfc3339(text).map_or_else(
        |_| text.to_owned(),
        |moment| {
            let here = moment.with_timezone(&Local);
            let (time, second) = (clock(here.time()), here.second());
            format!("{}, {time}:{second:02}", long(here.date_naive()))
        },
    )
}

/// The day of a moment noted as RFC 3339, where the machine stands: "24 November 2026". What is no such
/// moment is given back as it is.
pub fn day(text: &str) -> String {
    DateTime::parse_from_rfc3339(text).map_or_else(
        |_| text.to_owned(),
        |moment| long(moment.with_timezone(&Local).date_naive()),
    )
}

/// Does something later. None where the browser refuses.
pub fn after(wait: Duration, act: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    set_timeout_with_handle(act, wait).ok()
}

/// A promise that is kept after a while.
pub fn pause(wait: Duration) -> Promise {
    Promise::new(&mut |resolve, _| {
        // A browser that gives no timer gives no end of the wait either.
        let _ = after(wait, move || {
            let _ = resolve.call0(&JsValue::NULL);
        });
    })
}

/// Looks again and again, so many times, until something is so. False where that does not come.
pub async fn until(every: Duration, looks: u32, is_so: impl Fn() -> bool) -> bool {
    for _ in 0..looks {
        if is_so() {
            return true;
        }
        let _ = JsFuture::from(pause(every)).await;
    }
    false
}

/// A moment noted as RFC 3339, in milliseconds since 1970; none where it is no such moment.
pub fn moment_of(text: &str) -> Option<i64> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|moment| moment.timestamp_millis())
}

/// Now, in milliseconds since 1970 by the machine's clock.
pub fn milliseconds() -> u64 {
    u64::try_from(Utc::now().timestamp_millis()).unwrap_or_default()
}
