//! What is not sensitive and goes along: what was chosen, and what was loaded into this browser.

use practice_review_engine::backup::Settings;

use crate::platform;

/// The names under which it is remembered here; nothing else is taken over from a backup.
const NAMES: [&str; 5] = [
    "prt-partnership",
    "prt-guide",
    "prt-bank-holidays",
    "prt-idle-minutes",
    "prt-own-guidance",
];

/// As they are here.
pub fn here() -> Settings {
    NAMES
        .into_iter()
        .filter_map(|name| Some((name.to_owned(), platform::remembered_text(name)?)))
        .collect()
}

/// Takes over those that nobody chose here. Gives how many.
pub fn take_over(settings: &Settings) -> usize {
    NAMES
        .into_iter()
        .filter(|name| platform::remembered_text(name).is_none())
        .filter_map(|name| Some((name, settings.get(name)?)))
        .filter(|(name, text)| platform::remember_text(name, text).is_ok())
        .count()
}
