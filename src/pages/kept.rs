//! Files that leave the app: their names hold no word of a case.

use practice_review_engine::case::{Case, save};

use crate::platform;

/// The name of a file of a case: what it is, the day, and a few digits of the case's random name.
pub fn file_name(case: &Case, kind: &str) -> String {
    file_name_of(case.id.as_str(), kind)
}

/// The same of a case that is known by its name alone. A bundle may say anything there: only
/// hexadecimal digits of it are used.
pub fn file_name_of(case: &str, kind: &str) -> String {
    let day: String = platform::now().chars().take(10).collect();
    let digits = case.chars().filter(char::is_ascii_hexdigit);
    let mark: String = digits.take(8).collect();
    format!("practice-review-{kind}-{day}-{mark}.json")
}

/// Downloads a copy of a case as it stands on screen.
pub fn download_copy(case: &Case) {
    let Ok(text) = save(case) else {
        return;
    };
    // A browser that refuses the download says so itself.
    let _ = platform::download(
        &file_name(case, "copy"),
        "application/json",
        text.as_bytes(),
    );
}
