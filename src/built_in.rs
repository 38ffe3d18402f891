//! What is compiled into the app: the guidance of every partnership, the example cases, the bank
//! holidays.

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use practice_review_engine::calendar::BankHolidays;
use practice_review_engine::case::{self, Case};
use practice_review_engine::dates::from_iso;
use practice_review_engine::guidance::{Guidance, Pack, PartnershipId};

const GUIDANCE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/guidance.pack"));
const EXAMPLES: &str = include_str!(concat!(env!("OUT_DIR"), "/examples.json"));
const HOLIDAYS: &str = include_str!(concat!(env!("OUT_DIR"), "/bank-holidays.txt"));

/// The version of this build.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// All partnerships. Empty only in a damaged build, of which [`damage`] tells.
pub fn partnerships() -> &'static [Arc<Guidance>] {
    static LOADED: OnceLock<Vec<Arc<Guidance>>> = OnceLock::new();
    LOADED.get_or_init(|| match Pack::from_bytes(GUIDANCE) {
        Ok(pack) => pack.partnerships.into_iter().map(Arc::new).collect(),
        Err(_) => Vec::new(),
    })
}

/// The guidance of one partnership.
pub fn guidance(id: &PartnershipId) -> Option<Arc<Guidance>> {
    partnerships()
        .iter()
        .find(|g| &g.partnership.id == id)
        .cloned()
}

/// The example case of a partnership, if it has one.
pub fn example(id: &PartnershipId) -> Option<Case> {
    let texts: Vec<String> = serde_json::from_str(EXAMPLES).ok()?;
    texts
        .iter()
        .filter_map(|text| case::load(text).ok())
        .find(|case| &case.partnership == id)
}

/// The bank holidays of England and Wales that this build brings. What counts is in
/// [`crate::holidays`].
pub fn holidays() -> Option<&'static BankHolidays> {
    static LOADED: OnceLock<Option<BankHolidays>> = OnceLock::new();
    LOADED
        .get_or_init(|| BankHolidays::from_lines(HOLIDAYS))
        .as_ref()
}

/// The day on which the newest of the guidance in this build was written. The app cannot be older.
pub fn made() -> Option<NaiveDate> {
    let editions = partnerships()
        .iter()
        .filter_map(|guidance| from_iso(&guidance.partnership.edition.data));
    editions.max()
}

/// What is wrong with this build, in words for the reader; nothing in a sound one.
pub fn damage() -> Option<&'static str> {
    (partnerships().is_empty() || holidays().is_none())
        .then_some("This copy of the app is damaged. Reload the page; if that does not help, fetch the app again.")
}
