//! Addresses inside the app, after the `#`: the app also runs from a file, where there are no
//! others. They hold names made from random bytes and names of the guidance, never words of a case.

use std::fmt;

use leptos::ev::hashchange;
use leptos::prelude::*;
use practice_review_engine::case::CaseId;
use practice_review_engine::guidance::{
    EntryId, GroupId, PartnershipId, QuestionId, SectionId, StepId,
};

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of cases.
    Cases,
    /// Starting a case.
    New,
    /// Opening a file.
    Open,
    /// What the app is.
    About(Option<PartnershipId>),
    /// A page of a case.
    Case {
        /// The case.
        id: CaseId,
        /// The page.
        page: CasePage,
    },
    /// An address that leads nowhere.
    NotFound,
}

/// A page of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CasePage {
    /// The task list.
    Tasks,
    /// A step of the threshold questions, or the first that is open.
    Threshold(Option<StepId>),
    /// A question of a step, to be answered otherwise; leads back to the result.
    Change {
        /// The step.
        step: StepId,
        /// The question.
        question: QuestionId,
    },
    /// For which partnership it is, and changing that.
    Partnership,
    /// What the answers point to.
    Result,
    /// A section of the form.
    Section(SectionId),
    /// An entry of a group.
    Entry {
        /// The section that it belongs to.
        section: SectionId,
        /// The group.
        group: GroupId,
        /// The entry.
        entry: EntryId,
    },
    /// Check your answers.
    Check,
    /// Sign and export.
    Sign,
    /// After the export.
    Sent,
}

impl Route {
    /// Reads the part of an address after `#`.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] | ["cases"] => Self::Cases,
            ["new"] => Self::New,
            ["open"] => Self::Open,
            ["about"] => Self::About(None),
            ["about", partnership] => Self::About(Some((*partnership).into())),
            ["cases", id, rest @ ..] => match (CaseId::parse(id), CasePage::parse(rest)) {
                (Some(id), Some(page)) => Self::Case { id, page },
                _ => Self::NotFound,
            },
            _ => Self::NotFound,
        }
    }

    /// The page of a case at which it was left; its task list where that page is none.
    pub fn of_place(id: CaseId, place: &str) -> Self {
        let parts: Vec<&str> = place.split('/').filter(|part| !part.is_empty()).collect();
        Self::Case {
            id,
            page: CasePage::parse(&parts).unwrap_or(CasePage::Tasks),
        }
    }

    /// The address, with `#`.
    pub fn href(&self) -> String {
        format!("#{self}")
    }
}

impl CasePage {
    fn parse(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [] => Self::Tasks,
            ["threshold"] => Self::Threshold(None),
            ["threshold", step] => Self::Threshold(Some((*step).into())),
            ["threshold", step, question] => Self::Change {
                step: (*step).into(),
                question: (*question).into(),
            },
            ["partnership"] => Self::Partnership,
            ["result"] => Self::Result,
            ["section", section] => Self::Section((*section).into()),
            ["section", section, group, entry] => Self::Entry {
                section: (*section).into(),
                group: (*group).into(),
                entry: (*entry).into(),
            },
            ["check"] => Self::Check,
            ["sign"] => Self::Sign,
            ["sent"] => Self::Sent,
            _ => return None,
        })
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cases | Self::NotFound => f.write_str("/cases"),
            Self::New => f.write_str("/new"),
            Self::Open => f.write_str("/open"),
            Self::About(None) => f.write_str("/about"),
            Self::About(Some(partnership)) => write!(f, "/about/{partnership}"),
            Self::Case { id, page } => write!(f, "/cases/{}{page}", id.as_str()),
        }
    }
}

impl fmt::Display for CasePage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tasks => Ok(()),
            Self::Threshold(None) => f.write_str("/threshold"),
            Self::Threshold(Some(step)) => write!(f, "/threshold/{step}"),
            Self::Change { step, question } => write!(f, "/threshold/{step}/{question}"),
            Self::Partnership => f.write_str("/partnership"),
            Self::Result => f.write_str("/result"),
            Self::Section(section) => write!(f, "/section/{section}"),
            Self::Entry {
                section,
                group,
                entry,
            } => write!(f, "/section/{section}/{group}/{entry}"),
            Self::Check => f.write_str("/check"),
            Self::Sign => f.write_str("/sign"),
            Self::Sent => f.write_str("/sent"),
        }
    }
}

/// The page that the address names; follows it.
pub fn use_route() -> ReadSignal<Route> {
    let (route, set_route) = signal(current());
    let listener = window_event_listener(hashchange, move |_| set_route.set(current()));
    on_cleanup(move || listener.remove());
    route
}

fn current() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Goes to a page.
pub fn navigate(route: &Route) {
    // A browser that refuses to change the address leaves the reader where they are.
    let _ = window().location().set_hash(&route.to_string());
}
