//! An earlier version of a case in its present record.

use crate::case::{Case, Work};

/// The present record with what was typed and chosen in an earlier version. What names the record,
/// how long it is kept, and what was noted of files that left or came back stay as they are now.
/// `now` is RFC 3339 in UTC.
///
/// Keep what stands now as a version first, then this can be taken back.
#[must_use]
pub fn restore(current: &Case, version: &Case, now: &str) -> Case {
    let mut case = current.clone();
    Work::of(version).put(&mut case);
    now.clone_into(&mut case.updated);
    case
}
