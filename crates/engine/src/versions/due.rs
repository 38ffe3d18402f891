//! Whether the state before a save is kept as a version.

/// Versions are kept this many milliseconds apart: two minutes.
pub const EVERY: i64 = 2 * 60 * 1_000;

/// True at the first save after a case was opened, then every two minutes. Times are milliseconds
/// since 1970 in UTC. Where the clock was set by more than that, either way, a version is due: rather
/// one too many than none until the clock has caught up.
#[must_use]
pub fn is_due(last: Option<i64>, now: i64) -> bool {
    last.is_none_or(|last| now.abs_diff(last) >= EVERY.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_due_at_the_first_save_and_every_two_minutes() {
        let now = 1_800_000_000_000;
        assert!(is_due(None, now));
        assert!(!is_due(Some(now), now));
        assert!(!is_due(Some(now - EVERY + 1), now));
        assert!(is_due(Some(now - EVERY), now));
        assert!(is_due(Some(i64::MIN), i64::MAX));
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_stop_versions() {
        assert!(!is_due(Some(1_000), 0));
        assert!(is_due(Some(EVERY * 100), 0));
    }
}
