//! What a document is made of. Plain text throughout; whoever shows it escapes it.

use serde::{Deserialize, Serialize};

/// A case as a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Document {
    /// The title of the form.
    pub title: String,
    /// The partnership it is for.
    pub partnership: String,
    /// The protective marking, for each page.
    pub marking: String,
    /// The names of those whom it is about, for each page.
    pub subjects: Vec<String>,
    /// True for the invented case that a newcomer looks round in.
    pub example: bool,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Part {
    /// Its heading.
    pub title: String,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Section {
    /// The section of the form, or `threshold/` and the step of the threshold questions.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What stands in it, in order.
    pub body: Vec<Body>,
}

/// What stands in a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Body {
    /// One question with its answer.
    Row(Row),
    /// Entries of a group.
    Entries {
        /// The heading of the group.
        title: String,
        /// The entries.
        entries: Vec<EntryText>,
    },
    /// Events in time, in order of date.
    Timeline {
        /// The heading of the group.
        title: String,
        /// The events.
        events: Vec<TimelineRow>,
    },
}

/// One entry of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EntryText {
    /// What it is called.
    pub name: String,
    /// Its questions with their answers.
    pub rows: Vec<Row>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TimelineRow {
    /// When, in words.
    pub when: String,
    /// Which agency, in words.
    pub agency: String,
    /// What happened, by paragraph.
    pub what: Vec<String>,
    /// Its other questions with their answers.
    pub rows: Vec<Row>,
}

/// How a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It was answered.
    Answered,
    /// It is not known yet.
    NotKnown,
    /// The person asked declined to say.
    Declined,
    /// There is no answer.
    NotProvided,
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Row {
    /// The question's name.
    pub question: String,
    /// It in a few words.
    pub label: String,
    /// How it was answered.
    pub state: State,
    /// The answer in words, by paragraph.
    pub text: Vec<String>,
    /// What shows it, by paragraph.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}
