//! Wrong passphrases, counted over reloads and tabs. What is stored says how many there were and when
//! the last one was, and nothing else.

use practice_review_engine::seal::throttle;

use crate::platform;

const FAILURES: &str = "prt-wrong-passphrases";

/// How many in a row, and when the last, in milliseconds of the machine's clock.
type Failures = (u32, u64);

fn failures() -> Failures {
    platform::remembered(FAILURES).unwrap_or_default()
}

/// How long to wait before the next try, in milliseconds. A clock that was put back starts the wait
/// again, once.
pub fn left() -> u64 {
    let (count, last) = failures();
    let now = platform::milliseconds();
    if now < last {
        let _ = platform::remember(FAILURES, (count, now));
    }
    throttle::left(count, last, now)
}

/// Notes a wrong one.
pub(super) fn failed() {
    let (count, _) = failures();
    // A browser that keeps no settings does not slow anybody down; the work of each try still does.
    let _ = platform::remember(
        FAILURES,
        (count.saturating_add(1), platform::milliseconds()),
    );
}

/// Forgets them after a right one.
pub(super) fn succeeded() {
    platform::forget(FAILURES);
}
