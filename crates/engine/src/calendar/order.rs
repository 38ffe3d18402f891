//! Keeping short lists in order.

/// Puts an item into a list that is in order, after those with the same key. Nothing here has more
/// than a few hundred items, and the sorting of the standard library weighs two kilobytes in the
/// program for each type that it sorts.
pub fn insert<T, K: Ord>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let at = list.partition_point(|other| key(other) <= key(&item));
    list.insert(at, item);
}
