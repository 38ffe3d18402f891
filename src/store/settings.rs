//! What is remembered that is not sensitive. It is lost with the browser's storage and never
//! missed.

use gloo_storage::{LocalStorage, Storage as _};
use practice_review_engine::guidance::PartnershipId;
use practice_review_engine::seal::idle;

const PARTNERSHIP: &str = "prt-partnership";
const GUIDE: &str = "prt-guide";
const BANK_HOLIDAYS: &str = "prt-bank-holidays";
const IDLE: &str = "prt-idle-minutes";

/// The partnership that was chosen last.
pub fn partnership() -> Option<PartnershipId> {
    LocalStorage::get(PARTNERSHIP).ok()
}

/// Remembers the partnership.
pub fn set_partnership(id: &PartnershipId) {
    // A browser that keeps no settings asks again next time.
    let _ = LocalStorage::set(PARTNERSHIP, id);
}

/// The partnership whose guide was read last; else the one that was chosen last for a case.
pub fn guide() -> Option<PartnershipId> {
    LocalStorage::get(GUIDE).ok().or_else(partnership)
}

/// Remembers whose guide was read. Reading another's guide chooses it for no case.
pub fn set_guide(id: &PartnershipId) {
    let _ = LocalStorage::set(GUIDE, id);
}

/// The bank holidays that were loaded, one a line.
pub fn bank_holidays() -> Option<String> {
    LocalStorage::get(BANK_HOLIDAYS).ok()
}

/// Remembers bank holidays; forgets them where there are none. False where the browser keeps no
/// settings.
pub fn set_bank_holidays(lines: Option<&str>) -> bool {
    match lines {
        Some(lines) => LocalStorage::set(BANK_HOLIDAYS, lines).is_ok(),
        None => {
            LocalStorage::delete(BANK_HOLIDAYS);
            true
        }
    }
}

/// After how many minutes without anybody the vault is locked: one of [`idle::CHOICES`].
pub fn idle_minutes() -> u32 {
    LocalStorage::get(IDLE)
        .ok()
        .filter(|minutes| idle::CHOICES.contains(minutes))
        .unwrap_or(idle::DEFAULT)
}

/// Remembers after how many minutes. False where the browser keeps no settings.
pub fn set_idle_minutes(minutes: u32) -> bool {
    LocalStorage::set(IDLE, minutes).is_ok()
}
