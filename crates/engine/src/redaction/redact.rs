//! A copy of a case without names: codes for people, ages for dates of birth, and nothing of where
//! they live and how they are reached.

use chrono::NaiveDate;

use super::left::{Left, Spot};
use super::people::Key;
use super::recorded::Records;
use super::writer::{Writer, place};
use crate::bundle::ResultRecord;
use crate::case::{Case, OwnView, Value};
use crate::dates::long;
use crate::document::{Cover, Document, Row, State, compose_by};
use crate::guidance::{Form, Guidance, Holds};

/// The day on which ages are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgesOn {
    /// That of the incident; its first day, where it was a time.
    Incident(NaiveDate),
    /// That of the copy, where no date of the incident is known.
    Copy(NaiveDate),
}

impl AgesOn {
    /// The day.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        match self {
            Self::Incident(date) | Self::Copy(date) => date,
        }
    }
}

/// Something that was replaced, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// What stood there.
    pub was: String,
    /// What stands for it.
    pub by: String,
    /// How often in the copy.
    pub count: usize,
}

/// A copy without names, and what the referrer has to look at before it is given to anybody.
#[derive(Clone, Debug, PartialEq)]
pub struct Redacted {
    /// The document.
    pub document: Document,
    /// The working title.
    pub title: String,
    /// The referrer's own view.
    pub own_view: OwnView,
    /// The day on which ages are counted.
    pub ages_on: AgesOn,
    /// Which code stands for whom. It is no part of the copy.
    pub key: Key,
    /// What was replaced within texts, the most frequent first. It holds names and is no part of
    /// the copy.
    pub replaced: Vec<Replaced>,
    /// What may still tell who somebody is. Nothing here does not mean that nothing is left: see
    /// the head of [`super`].
    pub left: Vec<Left>,
}

impl Redacted {
    /// The head of the copy on paper. `result` is that of the case; the own view in it is taken
    /// from the copy.
    #[must_use]
    pub fn cover(&self, missing: usize, result: &ResultRecord, today: NaiveDate) -> Cover {
        let result = ResultRecord {
            own_view: self.own_view.clone(),
            ..result.clone()
        };
        let mut cover = Cover::of_draft(missing, &result, today);
        cover.status = "Copy without names, not signed".to_owned();
        let on = match self.ages_on {
            AgesOn::Incident(date) => format!("On {}, the date of the incident", long(date)),
            AgesOn::Copy(date) => format!("On {}, the date of this copy", long(date)),
        };
        cover.rows.push(Row {
            question: String::new(),
            label: "Ages".to_owned(),
            state: State::Answered,
            text: vec![on],
            evidence: Vec::new(),
        });
        cover
    }
}

/// Makes a copy of what the form asks without names. `today` is the date of the copy, on which ages
/// are counted where no date of the incident is known.
///
/// Recorded names are replaced wherever they stand as words with a capital, whole names however
/// they are written; recorded addresses, contact details, references and dates of birth wherever
/// they stand. What is not recorded in its place is not known: see the head of [`super`].
#[must_use]
pub fn redact(guidance: &Guidance, form: &Form, case: &Case, today: NaiveDate) -> Redacted {
    let records = Records::of_case(guidance, case);
    let ages_on = incident(&records).map_or(AgesOn::Copy(today), AgesOn::Incident);
    let mut writer = Writer::new(guidance, case, &records, ages_on);
    let title = writer.text(&case.title, &place(Spot::Title, "Working title", ""));
    let reason = writer.text(
        &case.own_view.reason,
        &place(Spot::OwnView, "Your own view", ""),
    );
    let document = compose_by(guidance, form, case, &mut writer);
    let replaced = writer.replaced.into_iter();
    let mut replaced: Vec<Replaced> = replaced
        .map(|((was, by), count)| Replaced { was, by, count })
        .collect();
    replaced.sort_by_key(|replaced| std::cmp::Reverse(replaced.count));
    Redacted {
        document,
        title,
        own_view: OwnView {
            reason,
            ..case.own_view.clone()
        },
        ages_on,
        key: writer.scrubber.people.key(),
        replaced,
        left: writer.left,
    }
}

/// The date of the incident, where the guidance marks one and it is known.
fn incident(records: &Records<'_>) -> Option<NaiveDate> {
    let marked = records
        .answers
        .iter()
        .filter(|r| r.holds == Holds::IncidentDate);
    marked
        .filter_map(|recorded| match &recorded.answer.value {
            Value::Date(date) => date.parse().ok(),
            Value::When(when) => when.parse().ok()?.earliest(),
            _ => None,
        })
        .next()
}
