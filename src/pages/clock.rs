//! What is said of a clock that cannot be right.

use practice_review_engine::dates::{Doubt, doubt, long};

use crate::built_in;
use crate::platform;

/// What is said where the clock of the machine cannot be right.
pub fn doubtful() -> Option<String> {
    let (today, made) = (platform::today(), built_in::made()?);
    let doubt = doubt(today, made)?;
    let says = format!(
        "The clock of this machine says that today is {}",
        long(today)
    );
    let made = long(made);
    Some(match doubt {
        Doubt::Behind => format!(
            "{says}, but this app was made after {made}. Set the clock, then reload the page: time limits, signatures and earlier versions go by it."
        ),
        Doubt::Ahead => format!(
            "{says}, years after the guidance in this app was written ({made}). If that is wrong, set the clock, then reload the page: time limits, signatures and earlier versions go by it. If it is right, ask whoever gave you this app for a newer one: its guidance is too old to rely on."
        ),
    })
}
