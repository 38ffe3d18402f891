//! The bank holidays in use: the one place through which every computation reads them. They are
//! those of the build until newer ones are loaded, which are remembered in this browser.

use std::sync::Arc;

use leptos::prelude::*;
use practice_review_engine::calendar::{BankHolidays, BankHolidaysError, Newer, NewerError};

use crate::built_in;
use crate::platform;
use crate::store::settings;

/// The largest file of bank holidays that is read, in bytes: some thirty times what GOV.UK
/// publishes.
pub const LARGEST: u64 = 1_000_000;

/// The bank holidays in use.
#[derive(Clone, Copy)]
pub struct Holidays(RwSignal<State>);

#[derive(Clone)]
struct State {
    /// None only in a damaged build.
    in_use: Option<Arc<BankHolidays>>,
    /// True where they were loaded.
    loaded: bool,
}

/// Why a file of bank holidays is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// It is not one.
    #[error(transparent)]
    NotHolidays(#[from] BankHolidaysError),
    /// It cannot be right, or is no better than what is in use.
    #[error(transparent)]
    NoBetter(#[from] NewerError),
}

impl State {
    fn built_in() -> Self {
        Self {
            in_use: built_in::holidays().cloned().map(Arc::new),
            loaded: false,
        }
    }
}

impl Holidays {
    /// Those that were loaded earlier, where they still are better than those of the build.
    pub fn start() -> Self {
        let remembered =
            settings::bank_holidays().and_then(|lines| BankHolidays::from_lines(&lines));
        let state = match (remembered, built_in::holidays()) {
            (Some(remembered), Some(built_in)) => built_in
                .with_newer(&remembered, platform::today())
                .ok()
                .map(|newer| newer.together),
            (remembered, _) => remembered,
        };
        Self(RwSignal::new(state.map_or_else(
            State::built_in,
            |better| State {
                in_use: Some(Arc::new(better)),
                loaded: true,
            },
        )))
    }

    /// Those of the app.
    pub fn of_page() -> Self {
        use_context::<Self>().unwrap_or_else(Self::start)
    }

    /// The bank holidays; tracked. None only in a damaged build, of which the app tells.
    pub fn in_use(self) -> Option<Arc<BankHolidays>> {
        self.0.with(|state| state.in_use.clone())
    }

    /// True where they were loaded; tracked.
    pub fn are_loaded(self) -> bool {
        self.0.with(|state| state.loaded)
    }

    /// What the text of a file would change.
    ///
    /// # Errors
    /// [`LoadError`] says why it is not used.
    pub fn consider(self, text: &str) -> Result<Newer, LoadError> {
        let file = BankHolidays::from_json(text)?;
        match self.0.with_untracked(|state| state.in_use.clone()) {
            Some(in_use) => Ok(in_use.with_newer(&file, platform::today())?),
            None => {
                file.check()?;
                Ok(Newer {
                    together: file,
                    doubts: Vec::new(),
                    added: Vec::new(),
                })
            }
        }
    }

    /// Uses these from now on. False where the browser does not remember them.
    pub fn load(self, better: BankHolidays) -> bool {
        let kept = settings::set_bank_holidays(Some(&better.to_lines()));
        self.0.set(State {
            in_use: Some(Arc::new(better)),
            loaded: true,
        });
        kept
    }

    /// Uses those of the build again.
    pub fn forget(self) {
        settings::set_bank_holidays(None);
        self.0.set(State::built_in());
    }
}
