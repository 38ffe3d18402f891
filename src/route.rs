//! Addresses inside the app, after the `#`: the app also runs from a file, where there are no
//! others. They hold names made from random bytes and names of the guidance, never words of a case.

use std::fmt;

use leptos::ev::hashchange;
use leptos::prelude::*;
use practice_review_engine::case::CaseId;
use practice_review_engine::guidance::{
    EntryId, GroupId, PartnershipId, QuestionId, SectionId, StepId,
};
use practice_review_engine::guide::{Page, Place};

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of cases.
    Cases,
    /// Starting a case.
    New,
    /// Opening a file.
    Open,
    /// Whose policies the app knows.
    Partnerships,
    /// What protects the cases on this machine.
    Protect,
    /// What the app is.
    About,
    /// Who signs here, and whose keys are known.
    Signers,
    /// A backup of everything.
    Backup,
    /// Removing everything.
    Remove,
    /// The bank holidays in use, and loading newer ones; with the case to go back to.
    BankHolidays(Option<CaseId>),
    /// The guide.
    Guide(GuideAt),
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

/// A place in the guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideAt {
    /// Whose guide; the one chosen last, where absent.
    pub partnership: Option<PartnershipId>,
    /// Which page; its table of contents, where absent.
    pub page: Option<Page>,
    /// Which section or item of the page.
    pub item: Option<String>,
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
    /// Dates and time limits.
    Dates,
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
    /// Earlier versions.
    Versions,
    /// A copy without names.
    WithoutNames,
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
            ["partnerships"] => Self::Partnerships,
            ["protect"] => Self::Protect,
            ["about"] => Self::About,
            ["signing-keys"] => Self::Signers,
            ["backup"] => Self::Backup,
            ["remove"] => Self::Remove,
            ["bank-holidays"] => Self::BankHolidays(None),
            ["bank-holidays", case] => {
                CaseId::parse(case).map_or(Self::NotFound, |id| Self::BankHolidays(Some(id)))
            }
            ["guide", rest @ ..] => GuideAt::parse(rest).map_or(Self::NotFound, Self::Guide),
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

impl GuideAt {
    /// The table of contents of a partnership's guide.
    pub fn contents(partnership: &PartnershipId) -> Self {
        Self {
            partnership: Some(partnership.clone()),
            ..Self::default()
        }
    }

    /// A place in a partnership's guide.
    pub fn place(partnership: &PartnershipId, place: Place) -> Self {
        Self {
            page: Some(place.page),
            item: place.section,
            ..Self::contents(partnership)
        }
    }

    fn parse(parts: &[&str]) -> Option<Self> {
        let (partnership, page, item) = match parts {
            [] => (None, None, None),
            [partnership] => (Some(*partnership), None, None),
            [partnership, page] => (Some(*partnership), Some(*page), None),
            [partnership, page, item] => (Some(*partnership), Some(*page), Some(*item)),
            _ => return None,
        };
        let page = match page {
            Some(slug) => Some(Page::from_slug(slug)?),
            None => None,
        };
        Some(Self {
            partnership: partnership.map(PartnershipId::from),
            page,
            item: item.map(str::to_owned),
        })
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
            ["dates"] => Self::Dates,
            ["section", section] => Self::Section((*section).into()),
            ["section", section, group, entry] => Self::Entry {
                section: (*section).into(),
                group: (*group).into(),
                entry: (*entry).into(),
            },
            ["check"] => Self::Check,
            ["versions"] => Self::Versions,
            ["without-names"] => Self::WithoutNames,
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
            Self::Partnerships => f.write_str("/partnerships"),
            Self::Protect => f.write_str("/protect"),
            Self::About => f.write_str("/about"),
            Self::Signers => f.write_str("/signing-keys"),
            Self::Backup => f.write_str("/backup"),
            Self::Remove => f.write_str("/remove"),
            Self::BankHolidays(None) => f.write_str("/bank-holidays"),
            Self::BankHolidays(Some(case)) => write!(f, "/bank-holidays/{}", case.as_str()),
            Self::Guide(at) => at.fmt(f),
            Self::Case { id, page } => write!(f, "/cases/{}{page}", id.as_str()),
        }
    }
}

impl fmt::Display for GuideAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("/guide")?;
        let Some(partnership) = &self.partnership else {
            return Ok(());
        };
        write!(f, "/{partnership}")?;
        let Some(page) = self.page else {
            return Ok(());
        };
        write!(f, "/{}", page.slug())?;
        match &self.item {
            Some(item) => write!(f, "/{item}"),
            None => Ok(()),
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
            Self::Dates => f.write_str("/dates"),
            Self::Section(section) => write!(f, "/section/{section}"),
            Self::Entry {
                section,
                group,
                entry,
            } => write!(f, "/section/{section}/{group}/{entry}"),
            Self::Check => f.write_str("/check"),
            Self::Versions => f.write_str("/versions"),
            Self::WithoutNames => f.write_str("/without-names"),
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
