//! What is done with a case of the list.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::case::{CaseId, plain_title};

use crate::components::{Shown, focus_element};
use crate::pages::kept;
use crate::platform;
use crate::store::unfinished::Unfinished;
use crate::store::{StoreError, cases};

/// The heading, which takes focus when what had it is gone.
pub const HEADING: &str = "cases-heading";
/// A second press within this time, in milliseconds, is a slip: it would make a second copy.
const DOUBLE_CLICK_MS: f64 = 1000.0;

/// So many cases are shown at once.
const PIECE: usize = 50;

/// The id in the page of the title of a case.
pub fn element(id: &CaseId) -> String {
    format!("case-{}", id.as_str())
}

/// What the page does with the list.
#[derive(Clone, Copy)]
pub struct Actions {
    /// Read again at each change.
    pub version: RwSignal<u32>,
    pub failed: RwSignal<Option<String>>,
    pub deleted: RwSignal<Option<(CaseId, String)>>,
    pub renaming: RwSignal<Option<(CaseId, String)>>,
    pub removing: RwSignal<Option<(CaseId, String)>>,
    /// The example is being opened.
    pub opening: RwSignal<bool>,
    /// When a copy was last made, in milliseconds, and the element of its title.
    copied: StoredValue<(f64, String)>,
    /// A copy of a case was downloaded.
    pub bare: RwSignal<bool>,
    /// How many cases are shown.
    pub shown: Shown,
    /// The words that are looked for among them.
    pub sought: RwSignal<String>,
    /// What is in this tab alone.
    unfinished: Unfinished,
    /// What takes focus once the list is shown anew: rows are built again, and the button that was
    /// pressed goes with its row.
    next: StoredValue<Option<String>>,
    /// How many changes are being written. The list that shows the last of them is the one to wait for.
    under_way: StoredValue<u32>,
}

impl Actions {
    pub fn new() -> Self {
        Self {
            version: RwSignal::new(0),
            failed: RwSignal::new(None),
            deleted: RwSignal::new(None),
            renaming: RwSignal::new(None),
            removing: RwSignal::new(None),
            opening: RwSignal::new(false),
            copied: StoredValue::new((f64::NEG_INFINITY, String::new())),
            bare: RwSignal::new(false),
            shown: Shown::piece("cases", PIECE),
            sought: RwSignal::new(String::new()),
            unfinished: expect_context::<Unfinished>(),
            next: StoredValue::new(None),
            under_way: StoredValue::new(0),
        }
    }

    pub fn run(self, act: impl Future<Output = Result<(), StoreError>> + 'static) {
        self.under_way.update_value(|count| *count += 1);
        spawn_local(async move {
            let failed = act
                .await
                .err()
                .map(|error| format!("That did not work: {error}."));
            let _ = self.failed.try_set(failed);
            let _ = self.under_way.try_update_value(|count| *count -= 1);
            let _ = self
                .version
                .try_update(|version| *version = version.wrapping_add(1));
        });
    }

    /// Does something to a case that is open nowhere, not even left behind here with words to save.
    async fn alone<T>(
        self,
        id: &CaseId,
        act: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        match self.unfinished.case(id) {
            Some(_) => Err(StoreError::Unsaved),
            None => cases::alone(id, act).await,
        }
    }

    /// Gives focus once the list of this version is shown.
    pub fn focus_next(self, shown: u32) {
        // Where another change has begun or ended meanwhile, what it makes is not shown yet.
        let last = self.version.try_get_untracked() == Some(shown);
        if !last || self.under_way.try_get_value() != Some(0) {
            return;
        }
        request_animation_frame(move || {
            let next = self.next.try_update_value(Option::take).flatten();
            if let Some(next) = next {
                let _ = focus_element(&next) || focus_element(HEADING);
            }
        });
    }

    // The banner that brings it back takes focus.
    pub fn delete(self, id: CaseId, title: String) {
        self.run(async move {
            let now = platform::now();
            self.alone(&id, cases::change(&id, |case| case.deleted = Some(now)))
                .await?;
            let _ = self.deleted.try_set(Some((id, title)));
            Ok(())
        });
    }

    pub fn put_back(self, id: CaseId) {
        self.deleted.set(None);
        self.next.set_value(Some(element(&id)));
        // Until it is there again: the banner goes at once.
        let _ = focus_element(HEADING);
        self.run(async move {
            self.alone(&id, cases::change(&id, |case| case.deleted = None))
                .await
        });
    }

    pub fn rename(self, id: CaseId, title: String) {
        self.renaming.set(None);
        self.next.set_value(Some(element(&id)));
        self.run(async move {
            let now = platform::now();
            let change = cases::change(&id, |case| {
                case.title = title;
                case.updated = now;
            });
            self.alone(&id, change).await
        });
    }

    pub fn duplicate(self, id: CaseId) {
        let now = js_sys::Date::now();
        let (last, copy) = self.copied.get_value();
        if now - last < DOUBLE_CLICK_MS {
            // The slip may have taken the focus from the copy that is there already.
            let _ = focus_element(&copy);
            return;
        }
        let new = CaseId::from_random(platform::random());
        self.copied.set_value((now, element(&new)));
        self.next.set_value(Some(element(&new)));
        self.run(async move {
            let case = match self.unfinished.case(&id) {
                Some(case) => case,
                None => cases::read(&id).await?.0,
            };
            let title = format!("{} (copy)", plain_title(&case.title));
            let copy = case.duplicate(new, &title, &platform::now());
            cases::write(&copy, None).await.map(drop)
        });
    }

    /// Hands out a file from which the case can be opened again.
    pub fn download(self, id: CaseId) {
        self.bare.set(false);
        spawn_local(async move {
            let case = match self.unfinished.case(&id) {
                Some(case) => Ok(case),
                None => cases::read(&id).await.map(|(case, _)| case),
            };
            match case {
                Ok(case) => {
                    kept::download_copy(&case);
                    let _ = self.bare.try_set(true);
                }
                Err(error) => {
                    let why = format!("The copy could not be made: {error}.");
                    let _ = self.failed.try_set(Some(why));
                }
            }
        });
    }

    /// Sets until when it is to be kept here: `YYYY-MM-DD`.
    pub fn keep_until(self, id: CaseId, day: String) {
        self.next.set_value(Some(element(&id)));
        self.run(async move {
            self.alone(&id, cases::change(&id, |case| case.keep_until = Some(day)))
                .await
        });
    }

    pub fn remove(self, id: CaseId) {
        self.removing.set(None);
        self.deleted.set(None);
        self.next.set_value(Some(HEADING.to_owned()));
        self.run(async move { self.alone(&id, cases::remove(&id)).await });
    }
}
