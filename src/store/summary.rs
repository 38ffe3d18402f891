//! What the list of cases says of each.

use practice_review_engine::case::{self, Case, CaseId};
use practice_review_engine::guidance::PartnershipId;
use serde::{Deserialize, Serialize};

/// A case in the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Listed {
    /// One that opens.
    Whole(Box<Summary>),
    /// One whose record cannot be read, or is not what was written last. It is left as it is.
    Damaged {
        /// Its name, as far as it has one.
        id: String,
        /// What is wrong.
        why: String,
        /// True where it may open all the same, and can be taken as it was found
        /// ([`super::cases::keep_as_found`]).
        opens: bool,
    },
    /// What shows whether a case was put back or taken away is not to be trusted. The cases are as they
    /// say; whoever takes them as they are makes a new one ([`super::cases::renew_register`]).
    Untrusted {
        /// What is wrong.
        why: String,
    },
}

/// What the list says of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The case.
    pub id: CaseId,
    /// Its working title, as it can be shown.
    pub title: String,
    /// Whose guidance it follows.
    pub partnership: PartnershipId,
    /// True for an invented one.
    pub example: bool,
    /// When it was last changed, RFC 3339 in UTC.
    pub updated: String,
    /// When it was deleted; it can still be put back.
    pub deleted: Option<String>,
    /// When it was started, RFC 3339 in UTC; empty in summaries of before it was noted.
    #[serde(default)]
    pub created: String,
    /// Until when it is to be kept, `YYYY-MM-DD`.
    #[serde(default)]
    pub keep_until: Option<String>,
    /// How many bundles were exported from it.
    pub exports: usize,
    /// True where it was changed after the last of them.
    pub changed_since_export: bool,
    /// The page at which it was left, as an address inside the case.
    pub place: String,
}

/// What is sealed beside a case, so that the list need not open each.
#[derive(Debug, Serialize, Deserialize)]
pub enum Beside {
    /// What the list says of it.
    Whole(Summary),
    /// Its record was damaged already when it was sealed, and is kept as it was.
    Damaged(String),
}

impl Summary {
    /// Of a case.
    pub fn of(case: &Case) -> Self {
        Self {
            exports: case.exports.len(),
            changed_since_export: case.changed_since_export().is_some(),
            id: case.id.clone(),
            title: case::plain_title(&case.title),
            partnership: case.partnership.clone(),
            example: case.example,
            updated: case.updated.clone(),
            deleted: case.deleted.clone(),
            created: case.created.clone(),
            keep_until: case.keep_until.clone(),
            place: case.place.clone(),
        }
    }
}

impl Beside {
    /// Of the text of a record.
    pub fn of(body: &str) -> Self {
        match case::load(body) {
            Ok(case) => Self::Whole(Summary::of(&case)),
            Err(error) => Self::Damaged(error.to_string()),
        }
    }

    /// As the list shows it.
    pub fn listed(self, id: &str) -> Listed {
        match self {
            Self::Whole(summary) => Listed::Whole(Box::new(summary)),
            Self::Damaged(why) => Listed::Damaged {
                id: id.to_owned(),
                why,
                opens: false,
            },
        }
    }
}

impl Listed {
    /// When it was last changed; empty where that is not known.
    pub fn updated(&self) -> &str {
        match self {
            Self::Whole(summary) => &summary.updated,
            Self::Damaged { .. } | Self::Untrusted { .. } => "",
        }
    }
}
