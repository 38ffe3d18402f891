//! Which of the kept versions stay: many of the last hour, few of long ago, and never more than the
//! browser should hold.

use std::collections::BTreeMap;

const MINUTE: i64 = 60 * 1_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

/// A version that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kept {
    /// When it was kept, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// How many bytes it takes.
    pub bytes: usize,
}

/// The most that is kept of one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many versions.
    pub number: usize,
    /// How many bytes all of them take.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            number: 120,
            bytes: 16 * 1024 * 1024,
        }
    }
}

/// Which versions stay, by their places in `kept`, in ascending order. Times are milliseconds since
/// 1970 in UTC.
///
/// All of the last hour stay, then the last of each hour for a day, of each day for 30 days, and of
/// each week from then on. The oldest always stays, and the newest. Past the limits the oldest of the
/// others go first. A time in the future, which a wrong clock makes, counts as now.
#[must_use]
pub fn thin(kept: &[Kept], now: i64, limits: Limits) -> Vec<usize> {
    let mut by_age: Vec<(Kept, usize)> = kept.iter().copied().zip(0..).collect();
    by_age.sort_unstable();
    let (Some(&oldest), Some(&newest)) = (by_age.first(), by_age.last()) else {
        return Vec::new();
    };
    // The last of each span: the later ones take the place of the earlier ones.
    let mut last_of: BTreeMap<Span, (Kept, usize)> = BTreeMap::new();
    for &(version, place) in &by_age {
        last_of.insert(Span::of(version.at, now, place), (version, place));
    }
    let mut between: Vec<(Kept, usize)> = last_of
        .into_values()
        .filter(|one| one.1 != oldest.1 && one.1 != newest.1)
        .collect();
    between.sort_unstable();
    let mut ends = vec![oldest];
    if newest.1 != oldest.1 {
        ends.push(newest);
    }
    let size = |list: &[(Kept, usize)]| {
        let sizes = list.iter().map(|(version, _)| version.bytes);
        sizes.fold(0, usize::saturating_add)
    };
    let number = limits.number.saturating_sub(ends.len());
    let bytes = limits.bytes.saturating_sub(size(&ends));
    // From the newest on, as long as there is room.
    let mut room = bytes;
    let stay = between
        .iter()
        .rev()
        .take(number)
        .map_while(|(version, place)| {
            room = room.checked_sub(version.bytes)?;
            Some(*place)
        });
    let mut stay: Vec<usize> = stay.chain(ends.iter().map(|(_, place)| *place)).collect();
    stay.sort_unstable();
    stay
}

/// The span of time of which one version stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Span {
    /// Of the last hour each is its own.
    Itself(usize),
    /// An hour.
    Hour(i64),
    /// A day.
    Day(i64),
    /// A week.
    Week(i64),
}

impl Span {
    fn of(at: i64, now: i64, place: usize) -> Self {
        match now.saturating_sub(at) {
            age if age <= HOUR => Self::Itself(place),
            age if age <= DAY => Self::Hour(at.div_euclid(HOUR)),
            age if age <= 30 * DAY => Self::Day(at.div_euclid(DAY)),
            _ => Self::Week(at.div_euclid(WEEK)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const NOW: i64 = 1_800_000_000_000;

    fn at(age: i64) -> Kept {
        Kept {
            at: NOW - age,
            bytes: 1,
        }
    }

    fn ages(kept: &[Kept], limits: Limits) -> Vec<i64> {
        let stay = thin(kept, NOW, limits);
        stay.into_iter().map(|place| NOW - kept[place].at).collect()
    }

    #[test]
    fn a_year_of_work_leaves_few_of_long_ago() {
        // Every two minutes for eight hours of every day.
        let kept: Vec<Kept> = (0..365)
            .flat_map(|day| (0..240).map(move |two| at(day * DAY + two * 2 * MINUTE)))
            .collect();
        let ages = ages(&kept, Limits::default());
        let within = |from: i64, to: i64| ages.iter().filter(|a| (from..to).contains(*a)).count();
        assert_eq!(within(0, HOUR + 1), 31);
        assert!((7..=9).contains(&within(HOUR + 1, DAY)), "hours");
        assert!((29..=31).contains(&within(DAY, 30 * DAY)), "days");
        assert!((48..=50).contains(&within(30 * DAY, 366 * DAY)), "weeks");
        assert!(ages.len() <= 120);
        assert_eq!(
            ages.iter().max(),
            kept.iter().map(|k| NOW - k.at).max().as_ref()
        );
    }

    #[test]
    fn past_the_limits_the_oldest_go_but_for_the_very_first() {
        let kept: Vec<Kept> = (0..10).map(|age| at(age * MINUTE)).collect();
        let few = |number, bytes| {
            let ages = ages(&kept, Limits { number, bytes });
            ages.into_iter().map(|age| age / MINUTE).collect::<Vec<_>>()
        };
        assert_eq!(few(4, 100), [0, 1, 2, 9]);
        assert_eq!(few(100, 4), [0, 1, 2, 9]);
        assert_eq!(few(0, 0), [0, 9]);
        assert_eq!(few(100, 100).len(), 10);
        assert!(thin(&[], NOW, Limits::default()).is_empty());
        assert_eq!(
            ages(
                &[at(5)],
                Limits {
                    number: 0,
                    bytes: 0
                }
            ),
            [5]
        );
    }

    #[test]
    fn a_version_of_the_future_stays_and_is_the_newest() {
        let kept = [at(-DAY), at(-40 * DAY), at(0), at(2 * DAY)];
        assert_eq!(thin(&kept, NOW, Limits::default()), [0, 1, 2, 3]);
        let two = Limits {
            number: 2,
            ..Limits::default()
        };
        assert_eq!(thin(&kept, NOW, two), [1, 3]);
    }

    /// Versions of any age up to two years, some of them in the future.
    fn any_kept() -> impl Strategy<Value = Vec<Kept>> {
        let age = prop_oneof![-2 * DAY..2 * HOUR, 0..2 * DAY, 0..60 * DAY, 0..730 * DAY,];
        prop::collection::vec((age, 0_usize..300_000), 0..300).prop_map(|all| {
            let kept = |(age, bytes)| Kept {
                at: NOW - age,
                bytes,
            };
            all.into_iter().map(kept).collect()
        })
    }

    fn chosen(kept: &[Kept], places: &[usize]) -> Vec<Kept> {
        let mut chosen: Vec<Kept> = places.iter().map(|place| kept[*place]).collect();
        chosen.sort_unstable();
        chosen
    }

    proptest! {
        #[test]
        fn what_stays_is_bounded_and_both_ends_are_in_it(
            kept in any_kept(), number in 0_usize..200, bytes in 0_usize..20_000_000,
        ) {
            let stay = thin(&kept, NOW, Limits { number, bytes });
            prop_assert!(stay.len() <= number.max(2));
            let left = chosen(&kept, &stay);
            let size: usize = left.iter().map(|one| one.bytes).sum();
            prop_assert!(size <= bytes || left.len() <= 2);
            prop_assert_eq!(left.first(), kept.iter().min());
            prop_assert_eq!(left.last(), kept.iter().max());
        }

        #[test]
        fn to_thin_again_or_in_another_order_leaves_the_same(
            kept in any_kept(), number in 0_usize..200, bytes in 0_usize..20_000_000, turn in 0_usize..300,
        ) {
            let limits = Limits { number, bytes };
            let left = chosen(&kept, &thin(&kept, NOW, limits));
            prop_assert_eq!(thin(&left, NOW, limits).len(), left.len());
            let mut turned = kept.clone();
            turned.rotate_left(turn.checked_rem(kept.len()).unwrap_or(0));
            turned.reverse();
            prop_assert_eq!(chosen(&turned, &thin(&turned, NOW, limits)), left);
        }

        #[test]
        fn no_fewer_stay_than_are_promised(kept in any_kept()) {
            let all = Limits { number: usize::MAX, bytes: usize::MAX };
            let left = chosen(&kept, &thin(&kept, NOW, all));
            let of = |list: &[Kept], from: i64, to: i64, span: i64| -> BTreeSet<i64> {
                let ages = list.iter().filter(|k| (from..=to).contains(&(NOW - k.at)));
                ages.map(|k| k.at.div_euclid(span)).collect()
            };
            let recent = |list: &[Kept]| list.iter().filter(|k| NOW - k.at <= HOUR).count();
            prop_assert_eq!(recent(&left), recent(&kept));
            for (from, to, span) in [
                (HOUR + 1, DAY, HOUR),
                (DAY + 1, 30 * DAY, DAY),
                (30 * DAY + 1, i64::MAX, WEEK),
            ] {
                prop_assert_eq!(of(&left, from, to, span), of(&kept, from, to, span));
            }
        }
    }
}
