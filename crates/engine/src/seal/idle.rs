//! When nobody is there any more. Judged by the clock, whenever something wakes: timers of a machine
//! that slept have slept too.

/// The choices, in minutes.
pub const CHOICES: [u32; 5] = [2, 5, 10, 15, 30];
/// What holds until somebody chooses, in minutes.
pub const DEFAULT: u32 = 10;
/// How long before the end it is announced, in milliseconds.
pub const NOTICE: u64 = 60_000;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing, for so many milliseconds.
    Stay(u64),
    /// Say that it is about to lock, in so many milliseconds.
    Warn(u64),
    /// Lock.
    Lock,
}

/// Judges by when somebody last did something, what time it is now, both in milliseconds of the
/// machine's clock, and how many minutes are allowed. A clock that was put back counts as somebody
/// having just been there.
#[must_use]
pub fn judge(last: u64, now: u64, minutes: u32) -> Verdict {
    let allowed = u64::from(minutes) * 60_000;
    // With a short time there is not a minute to spare for saying so.
    let notice = NOTICE.min(allowed / 4);
    let left = allowed.saturating_sub(now.saturating_sub(last));
    match left {
        0 => Verdict::Lock,
        left if left <= notice => Verdict::Warn(left),
        left => Verdict::Stay(left - notice),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_judged_by_the_clock_and_not_by_how_often_a_timer_came() {
        let minute = 60_000;
        assert_eq!(judge(0, 0, 10), Verdict::Stay(9 * minute));
        assert_eq!(judge(0, 9 * minute, 10), Verdict::Warn(minute));
        assert_eq!(judge(0, 10 * minute - 1, 10), Verdict::Warn(1));
        assert_eq!(judge(0, 10 * minute, 10), Verdict::Lock);
        // The machine slept over night.
        assert_eq!(judge(0, 9 * 60 * minute, 10), Verdict::Lock);
    }

    #[test]
    fn a_clock_that_is_put_back_does_not_lock_at_once_and_starts_the_time_anew() {
        assert_eq!(judge(1_000_000, 0, 2), Verdict::Stay(90_000));
        assert_eq!(judge(u64::MAX, 0, 2), Verdict::Stay(90_000));
        assert_eq!(judge(0, u64::MAX, u32::MAX), Verdict::Lock);
    }
}
