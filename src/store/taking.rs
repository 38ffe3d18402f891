//! How a tab that only reads a case asks the one that writes it to give way.
//!
//! The asked tab saves all that it has first. One that cannot says so, and keeps the right; one that does
//! not answer has crashed or been put to sleep by the browser.

use leptos::prelude::*;
use practice_review_engine::case::CaseId;

use super::hex;
use crate::platform;

/// The name of the channel on which tabs tell one another.
const CHANNEL: &str = "prt-cases";
/// What was said counts for so many milliseconds. Whoever gets the right within them after somebody else
/// has asked for it was only first in the queue, and passes it on.
const FRESH: u64 = 5_000;

/// What a tab says about the right to write a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// Give way to me.
    Take,
    /// Not yet: what was typed here is not on disk.
    Keep,
}

/// Something that another tab said.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Heard {
    word: Word,
    case: CaseId,
    /// The tab that asks.
    asker: String,
    /// When it was heard, in milliseconds since 1970.
    at: u64,
}

/// What the tabs of this browser say of who writes which case.
#[derive(Clone, Copy)]
pub struct Taking {
    heard: RwSignal<Option<Heard>>,
    /// This tab.
    me: StoredValue<String>,
}

impl Taking {
    /// Listens for as long as the page lives.
    pub fn new() -> Self {
        let heard = RwSignal::new(None);
        platform::hear_tabs(CHANNEL, move |text| {
            let Some(said) = Heard::read(text) else {
                return;
            };
            let is_new = heard
                .try_with_untracked(|before: &Option<Heard>| {
                    before.as_ref().is_none_or(|before| !before.is_same(&said))
                })
                .unwrap_or_default();
            if is_new {
                let _ = heard.try_set(Some(said));
            }
        });
        Self {
            heard,
            me: StoredValue::new(hex(&platform::random())),
        }
    }

    /// Asks the tab that writes this case to give way.
    pub fn ask(self, case: &CaseId) {
        self.me.with_value(|me| say(Word::Take, case, me));
    }

    /// Who asks for this case now; tracked.
    pub fn asked(self, case: &CaseId) -> Option<String> {
        self.heard
            .with(|heard| heard.as_ref().and_then(|heard| heard.take(case)))
    }

    /// Says that this case cannot be given up yet.
    pub fn keep(self, case: &CaseId, asker: &str) {
        say(Word::Keep, case, asker);
    }

    /// True once the tab that writes this case has said that to this one; tracked.
    pub fn is_kept(self, case: &CaseId) -> bool {
        self.heard.with(|heard| {
            heard.as_ref().is_some_and(|heard| {
                heard.word == Word::Keep
                    && heard.case == *case
                    && heard.is_fresh()
                    && self.me.with_value(|me| *me == heard.asker)
            })
        })
    }

    /// True where another tab has just asked for this case, so that the right is for that one.
    pub fn is_for_another(self, case: &CaseId) -> bool {
        let heard = self.heard.try_get_untracked().flatten();
        heard.is_some_and(|heard| heard.take(case).is_some())
    }
}

impl Default for Taking {
    fn default() -> Self {
        Self::new()
    }
}

fn say(word: Word, case: &CaseId, asker: &str) {
    let word = match word {
        Word::Take => "take",
        Word::Keep => "keep",
    };
    platform::tell_tabs(CHANNEL, &format!("{word} {} {asker}", case.as_str()));
}

impl Heard {
    fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let word = match words.next()? {
            "take" => Word::Take,
            "keep" => Word::Keep,
            _ => return None,
        };
        Some(Self {
            word,
            case: CaseId::parse(words.next()?)?,
            asker: words.next()?.to_owned(),
            at: platform::milliseconds(),
        })
    }

    /// True where it says the same, heard by the other way a moment ago.
    fn is_same(&self, other: &Self) -> bool {
        (self.word, &self.case, &self.asker) == (other.word, &other.case, &other.asker)
            && self.at.abs_diff(other.at) < 1_000
    }

    fn take(&self, case: &CaseId) -> Option<String> {
        (self.word == Word::Take && self.case == *case && self.is_fresh())
            .then(|| self.asker.clone())
    }

    fn is_fresh(&self) -> bool {
        platform::milliseconds().abs_diff(self.at) < FRESH
    }
}
