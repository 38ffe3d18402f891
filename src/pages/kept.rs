//! Files that leave the app: their names hold no word of a case.

use practice_review_engine::case::Case;

/// The name of a file of a case: what it is, the day, and a few digits of the case's random name.
pub fn file_name(case: &Case, kind: &str) -> String {
    let day: String = crate::platform::now().chars().take(10).collect();
    let mark: String = case.id.as_str().chars().take(8).collect();
    format!("practice-review-{kind}-{day}-{mark}.json")
}
