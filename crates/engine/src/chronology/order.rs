//! The order of events. Dated events stand by their date; an event whose date is unknown keeps its
//! place: it follows the event after which it was typed.

use crate::case::Entry;
use crate::dates::SortKey;
use crate::guidance::QuestionId;

/// The entries by date.
///
/// Each run of undated entries stays behind the dated entry that it follows, as typed; those before
/// the first dated entry stay in front. Entries of the same date keep the order in which they were
/// typed. O(n log n).
#[must_use]
pub fn ordered<'a>(entries: &'a [Entry], when: &QuestionId) -> Vec<&'a Entry> {
    let mut front = Vec::new();
    let mut blocks: Vec<(SortKey, Vec<&Entry>)> = Vec::new();
    for entry in entries {
        match (
            super::when_of(entry, when).and_then(|when| when.sort_key()),
            blocks.last_mut(),
        ) {
            (Some(key), _) => blocks.push((key, vec![entry])),
            (None, Some((_, block))) => block.push(entry),
            (None, None) => front.push(entry),
        }
    }
    blocks.sort_by_key(|(key, _)| *key);
    front
        .into_iter()
        .chain(blocks.into_iter().flat_map(|(_, block)| block))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Value;
    use crate::dates::{RawDate, RawWhen};
    use proptest::prelude::*;

    fn entry(number: usize, year: Option<u16>) -> Entry {
        let mut entry = Entry {
            id: format!("e{number}").into(),
            answers: Default::default(),
        };
        if let Some(year) = year {
            let date = RawDate {
                day: "1".into(),
                month: "2".into(),
                year: year.to_string(),
            };
            entry
                .answers
                .insert("when".into(), Value::When(RawWhen::exact(date)).into());
        }
        entry
    }

    fn ids(entries: &[&Entry]) -> Vec<String> {
        entries.iter().map(|e| e.id.to_string()).collect()
    }

    #[test]
    fn an_undated_event_keeps_its_place_behind_the_event_it_followed() {
        let entries = [
            entry(0, None),
            entry(1, Some(2020)),
            entry(2, None),
            entry(3, Some(2010)),
        ];
        assert_eq!(
            ids(&ordered(&entries, &"when".into())),
            ["e0", "e3", "e1", "e2"]
        );
    }

    proptest! {
        #[test]
        fn no_event_is_lost_dated_ones_ascend_and_ordering_again_changes_nothing(
            years in proptest::collection::vec(proptest::option::of(1990_u16..2000), 0..40)
        ) {
            let entries: Vec<Entry> =
                years.iter().enumerate().map(|(n, year)| entry(n, *year)).collect();
            let when = QuestionId::from("when");
            let once = ordered(&entries, &when);
            let mut all = ids(&once);
            all.sort();
            let mut expected: Vec<String> = entries.iter().map(|e| e.id.to_string()).collect();
            expected.sort();
            prop_assert_eq!(all, expected);
            let keys: Vec<_> =
                once.iter().filter_map(|e| super::super::when_of(e, &when)?.sort_key()).collect();
            prop_assert!(keys.windows(2).all(|pair| pair[0] <= pair[1]));
            let copy: Vec<Entry> = once.iter().map(|e| (*e).clone()).collect();
            prop_assert_eq!(ids(&ordered(&copy, &when)), ids(&once));
        }
    }
}
