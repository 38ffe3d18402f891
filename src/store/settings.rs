//! What is remembered that is not sensitive. It is lost with the browser's storage and never
//! missed.

use practice_review_engine::guidance::PartnershipId;
use practice_review_engine::seal::idle;

use crate::platform;

const PARTNERSHIP: &str = "prt-partnership";
const GUIDE: &str = "prt-guide";
const BANK_HOLIDAYS: &str = "prt-bank-holidays";
const IDLE: &str = "prt-idle-minutes";
const LOCKED: &str = "prt-locked";
const BACKUP: &str = "prt-backup";
const CASES: &str = "prt-cases-here";
const UNPROTECTED: &str = "prt-unprotected";
const MAY_GO: &str = "prt-may-go-read";

/// The partnership that was chosen last.
pub fn partnership() -> Option<PartnershipId> {
    platform::remembered(PARTNERSHIP)
}

/// Remembers the partnership.
pub fn set_partnership(id: &PartnershipId) {
    // A browser that keeps no settings asks again next time.
    let _ = platform::remember(PARTNERSHIP, id);
}

/// The partnership whose guide was read last; else the one that was chosen last for a case.
pub fn guide() -> Option<PartnershipId> {
    platform::remembered(GUIDE).or_else(partnership)
}

/// Remembers whose guide was read. Reading another's guide chooses it for no case.
pub fn set_guide(id: &PartnershipId) {
    let _ = platform::remember(GUIDE, id);
}

/// The bank holidays that were loaded, one a line.
pub fn bank_holidays() -> Option<String> {
    platform::remembered(BANK_HOLIDAYS)
}

/// Remembers bank holidays; forgets them where there are none. False where the browser keeps no
/// settings.
pub fn set_bank_holidays(lines: Option<&str>) -> bool {
    match lines {
        Some(lines) => platform::remember(BANK_HOLIDAYS, lines).is_ok(),
        None => {
            platform::forget(BANK_HOLIDAYS);
            true
        }
    }
}

/// Whether the cases were locked by hand or by time, and not opened since: then a key that the browser
/// keeps does not open them by itself.
pub fn stays_locked() -> bool {
    platform::remembered(LOCKED).unwrap_or_default()
}

/// Remembers that they were locked, or opened.
pub fn set_stays_locked(locked: bool) {
    if locked {
        // A browser that keeps no settings opens them at the next start.
        let _ = platform::remember(LOCKED, true);
    } else {
        platform::forget(LOCKED);
    }
}

/// When the last backup was made in this browser, RFC 3339.
pub fn backup_at() -> Option<String> {
    platform::remembered(BACKUP)
}

/// Remembers when.
pub fn set_backup_at(at: &str) {
    // A browser that keeps no settings says that there was none, and reminds of it.
    let _ = platform::remember(BACKUP, at);
}

/// How many cases there were when the list was shown last.
pub fn case_count() -> usize {
    platform::remembered(CASES).unwrap_or_default()
}

/// Remembers how many.
pub fn set_case_count(count: usize) {
    let _ = platform::remember(CASES, count);
}

/// Whether somebody has said that cases may be kept without protection.
pub fn goes_unprotected() -> bool {
    platform::remembered(UNPROTECTED).unwrap_or_default()
}

/// Remembers that.
pub fn set_goes_unprotected() {
    // A browser that keeps no settings asks again next time.
    let _ = platform::remember(UNPROTECTED, true);
}

/// Whether somebody has read that the browser may delete drafts, and wants to read it no more.
pub fn knows_drafts_may_go() -> bool {
    platform::remembered(MAY_GO).unwrap_or_default()
}

/// Remembers that.
pub fn set_knows_drafts_may_go() {
    // A browser that keeps no settings says it again next time.
    let _ = platform::remember(MAY_GO, true);
}

/// After how many minutes without anybody the vault is locked: one of [`idle::CHOICES`].
pub fn idle_minutes() -> u32 {
    platform::remembered(IDLE)
        .filter(|minutes| idle::CHOICES.contains(minutes))
        .unwrap_or(idle::DEFAULT)
}

/// Remembers after how many minutes. False where the browser keeps no settings.
pub fn set_idle_minutes(minutes: u32) -> bool {
    platform::remember(IDLE, minutes).is_ok()
}
