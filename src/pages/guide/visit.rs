//! A visit to the guide: from which case the reader came, to find back to the same question.

use leptos::prelude::*;
use practice_review_engine::guidance::PartnershipId;

use crate::components::focus_field;
use crate::route::Route;

/// What is known of the reader's visit. None of it is written down anywhere.
#[derive(Clone, Copy)]
pub struct Visit {
    /// The address of the page of a case from which the guide was opened.
    from: RwSignal<Option<String>>,
    /// The element of that page whose link led here.
    at: RwSignal<Option<String>>,
    /// Whose guide: that of the case that was open last, or the one chosen since.
    partnership: RwSignal<Option<String>>,
    /// What is looked for.
    words: RwSignal<String>,
}

impl Visit {
    /// Nobody has come yet.
    pub fn new() -> Self {
        Self {
            from: RwSignal::new(None),
            at: RwSignal::new(None),
            partnership: RwSignal::new(None),
            words: RwSignal::new(String::new()),
        }
    }

    /// Follows the reader from one page to another.
    pub fn follow(self, before: &Route, now: &Route) {
        match (before, now) {
            (Route::Guide(_), Route::Guide(_)) => {}
            (Route::Case { .. }, Route::Guide(_)) => self.from.set(Some(before.href())),
            (_, Route::Guide(_)) => self.from.set(None),
            // What was looked for is not left for whoever comes next.
            (Route::Guide(_), _) => self.words.set(String::new()),
            _ => self.at.set(None),
        }
    }

    /// Takes this partnership's guide from now on, where none is named.
    pub fn choose(self, partnership: &PartnershipId) {
        self.partnership.set(Some(partnership.to_string()));
    }

    /// Whose guide was chosen in this sitting.
    pub fn chosen(self) -> Option<PartnershipId> {
        self.partnership.get_untracked().map(PartnershipId::from)
    }

    /// The words that are looked for.
    pub fn words(self) -> RwSignal<String> {
        self.words
    }

    /// The address of the case from which the guide was opened; tracked.
    pub fn way_back(self) -> Option<String> {
        self.from.get()
    }

    /// Notes the element whose link leads to the guide.
    pub fn leave_from(self, element: String) {
        self.at.set(Some(element));
    }

    /// Takes a reader who comes back from the guide to the element that they left, once it is there.
    pub fn welcome_back(self, element: &str) {
        if self.at.get_untracked().as_deref() != Some(element) {
            return;
        }
        self.at.set(None);
        let element = element.to_owned();
        Effect::new(move |_| {
            focus_field(&element);
        });
    }
}

impl Default for Visit {
    fn default() -> Self {
        Self::new()
    }
}
