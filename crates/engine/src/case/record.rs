//! The case record, schema version 1.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answer::Answer;
use crate::bundle::{Comment, VerifiedComments, digest};
use crate::dates::from_iso;
use crate::guidance::{EntryId, FormId, GroupId, PartnershipId, QuestionId, RouteId, SectionId};

/// The schema version that this build writes.
pub const SCHEMA: u32 = 1;

/// Names a case: 32 hexadecimal digits made from 16 random bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseId(String);

impl CaseId {
    /// Makes a name from random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(hex(&bytes))
    }

    /// Reads a name as it stands in an address or a file.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit()))
            .then(|| Self(text.to_ascii_lowercase()))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// One entry of a group: a person, an agency, an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entry {
    /// Its name in the case.
    pub id: EntryId,
    /// Its answers.
    #[serde(default)]
    pub answers: BTreeMap<QuestionId, Answer>,
}

impl Entry {
    /// True where nothing was typed or chosen in it.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.answers.values().all(Answer::is_untouched)
    }
}

/// The referrer's own view where it differs from the result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct OwnView {
    /// The routes that the referrer thinks right; empty while the referrer agrees.
    pub routes: Vec<RouteId>,
    /// Why.
    pub reason: String,
}

impl OwnView {
    /// True while the referrer agrees.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.routes.is_empty() && self.reason.trim().is_empty()
    }
}

/// Who signed an export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ExportSigner {
    /// Name as typed at signing.
    pub name: String,
    /// RFC 7638 thumbprint of the key.
    pub kid: String,
}

/// What keeps a file from being read on its way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protection {
    /// The way itself alone.
    #[default]
    Way,
    /// It is encrypted to the partnership's key.
    Key,
    /// It is encrypted with a passphrase.
    Passphrase,
}

impl Protection {
    fn is_way(&self) -> bool {
        *self == Self::Way
    }
}

/// A bundle that was exported from the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Export {
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// SHA-256 of the payload, lower-case hexadecimal.
    pub digest: String,
    /// [`Case::content_digest`] as of then; empty in records of before it was noted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
    /// The form that was signed; absent in records of before it was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<FormId>,
    /// Who signed it.
    pub signer: ExportSigner,
    /// The name of the file.
    pub file: String,
    /// How the file is protected.
    #[serde(default, skip_serializing_if = "Protection::is_way")]
    pub protection: Protection,
}

/// A comment on a referral, beside the case that it was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Remark {
    /// The heading of the section that it is about; empty where it is about the whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// What is said.
    pub text: String,
    /// True once the referrer has dealt with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
}

/// Comments that somebody sent back instead of agreeing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Returned {
    /// Their identity: SHA-256 of what was signed, lower-case hexadecimal.
    pub digest: String,
    /// The digest of the export that they are about.
    pub on: String,
    /// Who signed them, as typed.
    pub signer: ExportSigner,
    /// When, by the signer's clock, RFC 3339 in UTC.
    pub at: String,
    /// What is said.
    pub remarks: Vec<Remark>,
}

/// One case: everything a referrer typed about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Case {
    /// The schema version of this record.
    pub schema: u32,
    /// Its name.
    pub id: CaseId,
    /// The working title that the referrer gave it; shown in lists.
    pub title: String,
    /// Whose guidance it follows.
    pub partnership: PartnershipId,
    /// True for the invented case that a newcomer looks round in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
    /// When it was started, RFC 3339 in UTC.
    pub created: String,
    /// When it was last changed, RFC 3339 in UTC.
    pub updated: String,
    /// When it was deleted, RFC 3339 in UTC; absent for one in use. A deleted case can be put back
    /// until it is removed for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted: Option<String>,
    /// Until when it is to be kept in this browser, `YYYY-MM-DD`; absent where nobody decided. On that
    /// day the app asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_until: Option<String>,
    /// The form that the referrer chose to fill in, where the partnership has several; absent while
    /// it follows from the routes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<FormId>,
    /// Answers outside groups.
    #[serde(default)]
    pub answers: BTreeMap<QuestionId, Answer>,
    /// Entries of groups, in the order in which the referrer keeps them.
    #[serde(default)]
    pub groups: BTreeMap<GroupId, Vec<Entry>>,
    /// Sections that the referrer has marked as completed.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub completed: BTreeSet<SectionId>,
    /// The referrer's own view of the route.
    #[serde(default)]
    pub own_view: OwnView,
    /// The views that the referrer took while the case followed other partnerships. They are about
    /// routes of those, so they are kept for when the case comes back, and say nothing here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub views_aside: BTreeMap<PartnershipId, OwnView>,
    /// Where the referrer was last, as an address inside the app.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Bundles exported so far.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exports: Vec<Export>,
    /// Comments that were sent back on them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returned: Vec<Returned>,
}

impl Case {
    /// An empty case. `now` is RFC 3339 in UTC.
    #[must_use]
    pub fn new(id: CaseId, partnership: PartnershipId, title: &str, now: &str) -> Self {
        Self {
            schema: SCHEMA,
            id,
            title: title.to_owned(),
            partnership,
            example: false,
            created: now.to_owned(),
            updated: now.to_owned(),
            deleted: None,
            keep_until: None,
            form: None,
            answers: BTreeMap::new(),
            groups: BTreeMap::new(),
            completed: BTreeSet::new(),
            own_view: OwnView::default(),
            views_aside: BTreeMap::new(),
            place: String::new(),
            exports: Vec::new(),
            returned: Vec::new(),
        }
    }

    /// SHA-256 of what a bundle of this form is made from: the same as long as nothing of it was
    /// changed.
    #[must_use]
    pub fn content_digest(&self, form: &FormId) -> String {
        self.content_with(Some(form))
    }

    fn content_with(&self, form: Option<&FormId>) -> String {
        let content = (
            &self.partnership,
            form,
            &self.answers,
            &self.groups,
            &self.own_view,
        );
        // No case is without a JSON form.
        digest(&serde_json::to_vec(&content).unwrap_or_default())
    }

    /// The last export of a form. One of before the form was noted counts for every form.
    #[must_use]
    pub fn last_export(&self, form: &FormId) -> Option<&Export> {
        self.exports
            .iter()
            .rfind(|export| export.form.as_ref().is_none_or(|known| known == form))
    }

    /// True where the case was changed after this export was made of it.
    #[must_use]
    pub fn changed_since(&self, export: &Export) -> bool {
        let form = export.form.as_ref().or(self.form.as_ref());
        !export.content.is_empty() && export.content != self.content_with(form)
    }

    /// The last export, where the case was changed since.
    #[must_use]
    pub fn changed_since_export(&self) -> Option<&Export> {
        self.exports.last().filter(|last| self.changed_since(last))
    }

    /// The day on which it was last worked on, where that lies after today: then the clock of the
    /// machine is wrong. A day either way is the difference between UTC and where the machine stands.
    #[must_use]
    pub fn from_the_future(&self, today: NaiveDate) -> Option<NaiveDate> {
        [&self.created, &self.updated]
            .into_iter()
            .filter_map(|moment| from_iso(moment.get(..10)?))
            .max()
            .filter(|day| day.pred_opt() > Some(today))
    }

    /// The export that these comments are about.
    #[must_use]
    pub fn export_of(&self, digest: &str) -> Option<&Export> {
        self.exports.iter().find(|export| export.digest == digest)
    }

    /// True where these comments stand beside the case already.
    #[must_use]
    pub fn has_taken(&self, comments: &VerifiedComments) -> bool {
        let digest = comments.digest();
        self.returned.iter().any(|there| there.digest == digest)
    }

    /// Takes comments in beside the case; false where they are there already.
    pub fn take_back(&mut self, comments: &VerifiedComments) -> bool {
        if self.has_taken(comments) {
            return false;
        }
        let by = comments.signed_by();
        let remark = |comment: &Comment| Remark {
            about: comment.about.clone(),
            text: comment.text.clone(),
            done: false,
        };
        self.returned.push(Returned {
            digest: comments.digest().to_owned(),
            on: comments.comments().on.clone(),
            signer: ExportSigner {
                name: by.signer.name.clone(),
                kid: by.key.thumbprint(),
            },
            at: by.signer.signed_at.clone(),
            remarks: comments.comments().comments.iter().map(remark).collect(),
        });
        true
    }

    /// How many comments are not dealt with.
    #[must_use]
    pub fn open_remarks(&self) -> usize {
        let all = self.returned.iter().flat_map(|returned| &returned.remarks);
        all.filter(|remark| !remark.done).count()
    }

    /// The answer to a question outside groups.
    #[must_use]
    pub fn answer(&self, question: &QuestionId) -> Option<&Answer> {
        self.answers.get(question)
    }

    /// The entries of a group; none where it was never filled.
    #[must_use]
    pub fn entries(&self, group: &GroupId) -> &[Entry] {
        self.groups.get(group).map_or(&[], Vec::as_slice)
    }

    /// One entry of a group.
    #[must_use]
    pub fn entry(&self, group: &GroupId, entry: &EntryId) -> Option<&Entry> {
        self.entries(group).iter().find(|e| &e.id == entry)
    }
}
