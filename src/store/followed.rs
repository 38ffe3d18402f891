//! That a case was saved, told to the tabs that only read it, so that nobody takes an old state for the
//! present one. Nothing is told but which case it is.

use leptos::prelude::*;
use practice_review_engine::case::CaseId;

use crate::platform;

/// The name of the channel.
const CHANNEL: &str = "prt-saved";

/// Tells the other tabs that more of this case is on disk.
pub fn tell(case: &CaseId) {
    platform::tell_tabs(CHANNEL, case.as_str());
}

/// What other tabs save.
#[derive(Clone, Copy)]
pub struct SavedElsewhere {
    last: RwSignal<Option<CaseId>>,
}

impl SavedElsewhere {
    /// Listens for as long as the page lives.
    pub fn new() -> Self {
        let last = RwSignal::new(None);
        platform::hear_tabs(CHANNEL, move |text| {
            if let Some(case) = CaseId::parse(text) {
                let _ = last.try_set(Some(case));
            }
        });
        Self { last }
    }

    /// The case that another tab saved last; tracked, and told again at each save.
    pub fn last(self) -> Option<CaseId> {
        self.last.get()
    }
}

impl Default for SavedElsewhere {
    fn default() -> Self {
        Self::new()
    }
}
