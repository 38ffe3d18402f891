//! A partnership together with the national guidance.

use serde::{Deserialize, Serialize};

use super::file::GuidanceFile;
use super::form::{Form, Section};
use super::outcome::{Criterion, Parallel, Route};
use super::partnership::Partnership;
use super::question::{Choice, Group, Question};
use super::source::{Document, Source};
use crate::guidance::holds::Holds;
use crate::guidance::id::{
    CriterionId, DocumentId, FormId, GroupId, ParallelId, QuestionId, RouteId, SectionId,
};

/// A partnership with the national guidance it leans on, put together and found sound: what the
/// app and the command line work with. Made by [`crate::guidance::compile`] or read from a [`crate::guidance::Pack`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Guidance {
    /// The partnership.
    pub partnership: Partnership,
    /// Everything else, national and the partnership's own, in one registry.
    pub content: GuidanceFile,
    /// SHA-256 of the JSON text of both, lower-case hexadecimal, by which a reader can tell which
    /// data a result rests on. Taken once, when it was put together.
    pub digest: String,
    /// True while some text of the partnership's own still says [`crate::guidance::TO_REPLACE`]: then it is a
    /// template that holds together, and no policy. Whoever follows it has to be told.
    pub is_template: bool,
}

impl Guidance {
    /// The question of this name.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.content.question.iter().find(|q| &q.id == id)
    }

    /// The group of this name.
    #[must_use]
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.content.group.iter().find(|g| &g.id == id)
    }

    /// The questions of a group whose answers hold the name of whoever an entry is about.
    pub fn name_questions<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = &'a Question> {
        let asked = group.questions.iter().filter_map(|id| self.question(id));
        asked.filter(|question| question.held() == Some(Holds::Name))
    }

    /// The section of this name.
    #[must_use]
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.content.section.iter().find(|s| &s.id == id)
    }

    /// The form of this name.
    #[must_use]
    pub fn form(&self, id: &FormId) -> Option<&Form> {
        self.content.form.iter().find(|f| &f.id == id)
    }

    /// Sources in one line, as a reader would look for them.
    #[must_use]
    pub fn cite(&self, sources: &[Source]) -> String {
        let cited: Vec<String> = sources
            .iter()
            .filter_map(|source| {
                let document = self.document(&source.document)?;
                Some(format!("{}, {}", document.short, source.section))
            })
            .collect();
        cited.join("; ")
    }

    /// The document of this name.
    #[must_use]
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.content.document.iter().find(|d| &d.id == id)
    }

    /// The criterion of this name.
    #[must_use]
    pub fn criterion(&self, id: &CriterionId) -> Option<&Criterion> {
        self.content.criterion.iter().find(|c| &c.id == id)
    }

    /// The route of this name.
    #[must_use]
    pub fn route(&self, id: &RouteId) -> Option<&Route> {
        self.content.route.iter().find(|r| &r.id == id)
    }

    /// The other process of this name.
    #[must_use]
    pub fn parallel(&self, id: &ParallelId) -> Option<&Parallel> {
        self.content.parallel.iter().find(|p| &p.id == id)
    }

    /// True for the route that stands where no other is indicated: it is none itself.
    #[must_use]
    pub fn is_fallback(&self, id: &RouteId) -> bool {
        self.route(id).is_some_and(|route| route.when.is_none())
    }

    /// The partnership's word for a term, or the term itself where it has none.
    #[must_use]
    pub fn word<'a>(&'a self, term: &'a str) -> &'a str {
        self.partnership
            .term
            .iter()
            .find(|t| t.id == term)
            .map_or(term, |t| t.word.as_str())
    }

    /// The options of a choice, its own or those of its code list.
    #[must_use]
    pub fn options<'a>(&'a self, question: &'a Question) -> &'a [Choice] {
        question
            .list
            .as_ref()
            .and_then(|id| self.content.list.iter().find(|l| &l.id == id))
            .map_or(&question.options, |l| &l.options)
    }
}
