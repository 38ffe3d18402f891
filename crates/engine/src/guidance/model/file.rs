//! One file of a guidance folder.

use serde::{Deserialize, Serialize};

use super::example::Example;
use super::form::{Clash, Form, Section};
use super::outcome::{Criterion, Parallel, Route};
use super::partnership::Partnership;
use super::question::{CodeList, Group, Question, Step};
use super::reference::{Reference, Synonym, Vocabulary};
use super::source::{Document, RequirementRows};
use super::time::{DateCheck, Timescale};
use super::wording::Wording;

/// One file of a guidance folder: any number of tables of any kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct GuidanceFile {
    /// The partnership itself; in exactly one file of its folder, and not in the national folder.
    pub partnership: Option<Partnership>,
    /// The lists of requirements that sources cite rows of.
    pub requirement: Vec<RequirementRows>,
    /// Documents that sources name.
    pub document: Vec<Document>,
    /// Code lists that questions share.
    pub list: Vec<CodeList>,
    /// Steps of the threshold questions, in the order in which they are asked.
    pub step: Vec<Step>,
    /// Questions, asked at the threshold, on forms or both.
    pub question: Vec<Question>,
    /// Groups of questions answered once for each person, agency or event.
    pub group: Vec<Group>,
    /// What a partnership adds to shared items, or words differently; only in a partnership's own
    /// folder.
    pub wording: Vec<Wording>,
    /// Criteria.
    pub criterion: Vec<Criterion>,
    /// Routes.
    pub route: Vec<Route>,
    /// Other processes that the same case may belong to.
    pub parallel: Vec<Parallel>,
    /// Timescales.
    pub timescale: Vec<Timescale>,
    /// Checks that one date does not come before another.
    pub check: Vec<DateCheck>,
    /// Answers that hardly go together.
    pub clash: Vec<Clash>,
    /// Sections of forms.
    pub section: Vec<Section>,
    /// Forms.
    pub form: Vec<Form>,
    /// What the guidance says that the tool shows but does not act on.
    pub reference: Vec<Reference>,
    /// Words that are looked for together in the guide.
    pub synonym: Vec<Synonym>,
    /// Words by which names and private addresses are told.
    pub vocabulary: Vec<Vocabulary>,
    /// Worked examples, run as tests by the linter.
    pub example: Vec<Example>,
}
