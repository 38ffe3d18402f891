//! How long to wait after wrong passphrases.
//!
//! This slows down somebody who tries at the keyboard. Whoever has copied the disk does not ask this
//! program; against them stand the length of the passphrase and the work of Argon2id alone.

/// So many wrong ones cost no wait: typing goes wrong.
const FREE: u32 = 3;
/// The first wait, in milliseconds; it doubles with each further failure.
const FIRST: u64 = 2_000;
/// The longest wait, in milliseconds.
pub const LONGEST: u64 = 5 * 60_000;

/// The wait after so many failures in a row, in milliseconds.
#[must_use]
pub fn wait(failures: u32) -> u64 {
    match failures.checked_sub(FREE) {
        None => 0,
        Some(more) => FIRST
            .checked_shl(more.min(32))
            .unwrap_or(LONGEST)
            .min(LONGEST),
    }
}

/// How much of the wait is left, in milliseconds. Times are milliseconds of the machine's clock. A clock
/// that was put forward shortens the wait; one that was put back makes it begin again and never makes
/// it longer, so that no clock can lock somebody out.
#[must_use]
pub fn left(failures: u32, last: u64, now: u64) -> u64 {
    let wait = wait(failures);
    match now.checked_sub(last) {
        Some(passed) => wait.saturating_sub(passed),
        None => wait,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_wait_grows_with_failures_up_to_five_minutes() {
        let waits: Vec<u64> = (0..14).map(wait).collect();
        assert_eq!(
            waits,
            [
                0, 0, 0, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000,
                300_000, 300_000
            ]
        );
        assert_eq!(wait(u32::MAX), LONGEST);
    }

    proptest! {
        #[test]
        fn no_clock_makes_the_wait_longer_than_it_is(failures: u32, last: u64, now: u64) {
            prop_assert!(left(failures, last, now) <= wait(failures));
        }

        #[test]
        fn it_ends(failures: u32, last in 0..u64::MAX / 2) {
            prop_assert_eq!(left(failures, last, last + LONGEST), 0);
        }
    }
}
