//! What stands in a guidance folder. Every `*.toml` file there is a [`GuidanceFile`]; which tables
//! stand in which file is left to whoever writes it.
//!
//! All text is plain English of our own; [`Source`] says where a rule comes from.
//!
//! Every field is written, also an empty one: a [`super::Pack`] holds values only, by their order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bundle::PublicJwk;

use super::expression::Expression;
use super::holds::Holds;
use super::id::{
    CheckId, CriterionId, DocumentId, ExampleId, FormId, GroupId, ListId, OptionId, ParallelId,
    PartnershipId, QuestionId, RouteId, RowId, SectionId, StepId, SynonymId, TimescaleId,
    VocabularyId,
};
use crate::calendar::{DayOneConvention, Unit};

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

/// A list of requirements taken from one document, numbered `PREFIX-01` and on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RequirementRows {
    /// What stands before the number, in capitals.
    pub prefix: String,
    /// The document.
    pub document: DocumentId,
    /// How many rows there are.
    pub count: u16,
}

impl RequirementRows {
    /// The names of all rows; numbers have two digits, or three from 100 on.
    pub fn rows(&self) -> impl Iterator<Item = RowId> {
        (1..=self.count).map(|n| RowId::from(format!("{}-{n:02}", self.prefix)))
    }
}

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// The document.
    pub document: DocumentId,
    /// The section, paragraph or clause in it, as a reader would look for it.
    pub section: String,
    /// Rows of the list of requirements that it meets.
    #[serde(default)]
    pub rows: Vec<RowId>,
}

/// How much of a document was read when its rules were written down here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// Read in full.
    Full,
    /// Read in part, or through another document that reports it.
    Part,
    /// Named by another document, its text not read.
    No,
}

/// A source document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Document {
    /// Its name in the data.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// A short form for citations.
    pub short: String,
    /// Who published it.
    pub publisher: String,
    /// Its edition or date, in words.
    pub edition: String,
    /// How much of it was read.
    pub seen: Seen,
    /// Anything a reader should know of it: superseded, text missing, in force from.
    #[serde(default)]
    pub note: String,
}

/// A partnership: its names, words, contact and conventions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Partnership {
    /// Its name in the data.
    pub id: PartnershipId,
    /// Its full name.
    pub name: String,
    /// The short form that its own people use.
    pub short: String,
    /// The area it covers, in words.
    pub area: String,
    /// One sentence for the list of partnerships.
    pub summary: String,
    /// The edition of its policy and of the national guidance that it was written for.
    pub edition: Edition,
    /// Which day is working day 1.
    pub day_one: DayOneConvention,
    /// The convention of counting, as a sentence to print beside a date.
    pub convention: String,
    /// What to do first when a child is in danger now.
    pub danger: Guide,
    /// To whom a referral goes.
    pub recipient: Recipient,
    /// The protective marking to print on each page of a referral.
    pub marking: String,
    /// The words that this partnership uses, by term.
    #[serde(default)]
    pub term: Vec<Term>,
    /// Where sources are silent or disagree, to be shown to the referrer.
    #[serde(default)]
    pub gap: Vec<Gap>,
}

/// A few sentences with a heading and their sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Guide {
    /// The heading.
    pub title: String,
    /// One paragraph an entry.
    pub text: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// The edition of a partnership's policy, and whether a person has checked it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Edition {
    /// The edition of this data, as a date `YYYY-MM-DD`; it goes into every bundle.
    pub data: String,
    /// The policy's own edition, in words.
    pub policy: String,
    /// The national guidance that the policy was written for, in words.
    pub written_for: String,
    /// Who checked this data against the edition now in force and when; absent if nobody has.
    #[serde(default)]
    pub checked: Option<String>,
    /// What the referrer should know about that, in one or two sentences.
    pub notice: String,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// To whom, and by which safe way, a referral is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Recipient {
    /// The body or team.
    pub name: String,
    /// Its address for secure email; absent where the policy states none.
    #[serde(default)]
    pub address: Option<String>,
    /// How to find the address where none is stated, or how to make sure that it is current.
    pub find: String,
    /// Safe ways of sending, one an entry.
    pub routes: Vec<String>,
    /// The public key that a bundle can be encrypted to, as a JWK on P-256; absent where the
    /// partnership publishes none.
    #[serde(default)]
    pub key: Option<PublicJwk>,
    /// The subject line of the message; it names no child.
    pub subject: String,
    /// What happens after it was sent, one step an entry.
    pub afterwards: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// A word of the field and what this partnership calls it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Term {
    /// The name under which the app looks the word up.
    pub id: String,
    /// The word.
    pub word: String,
    /// What it means.
    pub meaning: String,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// Something the sources leave open, contradict each other in, or whose text was not seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Gap {
    /// What is missing or in conflict.
    pub text: String,
    /// What the tool does about it.
    pub so: String,
    /// Where it was noticed.
    pub sources: Vec<Source>,
}

/// A code list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CodeList {
    /// Its name.
    pub id: ListId,
    /// What it is.
    pub title: String,
    /// Its options in the order in which they are shown.
    pub options: Vec<Choice>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choice {
    /// Its name, which is what is stored.
    pub id: OptionId,
    /// What is shown.
    pub label: String,
    /// The published code, where the list has codes.
    #[serde(default)]
    pub code: Option<String>,
    /// A line below it.
    #[serde(default)]
    pub hint: String,
    /// True where it excludes all others of a list of several.
    #[serde(default)]
    pub alone: bool,
}

/// A step of the threshold questions: a few questions that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// Its name.
    pub id: StepId,
    /// Its heading.
    pub title: String,
    /// A sentence or two before the questions.
    #[serde(default)]
    pub intro: String,
    /// The questions in order.
    pub questions: Vec<QuestionId>,
    /// When the step is asked; always, where absent.
    #[serde(default)]
    pub show_when: Option<Expression>,
}

/// What form an answer takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Yes or no (stored as a choice of `yes` or `no`).
    YesNo,
    /// One option of a list.
    Choice,
    /// Any number of options of a list.
    Choices,
    /// One line of text.
    Text,
    /// Several paragraphs.
    LongText,
    /// One exact date.
    Date,
    /// A date that may be exact, approximate, a period or unknown.
    When,
    /// An NHS number.
    NhsNumber,
    /// A unique pupil number.
    Upn,
    /// A United Kingdom postcode.
    Postcode,
    /// An email address.
    Email,
    /// A telephone number.
    Phone,
}

/// A question, with everything that is needed to ask, check, print and explain it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Question {
    /// Its name.
    pub id: QuestionId,
    /// The question as asked.
    pub text: String,
    /// A few words for summaries, lists and messages.
    pub label: String,
    /// Help below the question.
    #[serde(default)]
    pub hint: String,
    /// Why it is asked.
    pub why: String,
    /// What form the answer takes.
    pub kind: Kind,
    /// What the answer holds that can tell who somebody is; see [`Question::held`].
    #[serde(default)]
    pub holds: Option<Holds>,
    /// The options of a choice, where they are its own.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// The code list of a choice, where it is shared.
    #[serde(default)]
    pub list: Option<ListId>,
    /// True where a section is not complete without an answer (`not known` is an answer).
    #[serde(default)]
    pub required: bool,
    /// True where "not known yet" is offered, with who is finding out and by when.
    #[serde(default)]
    pub not_known: bool,
    /// True where the person asked may decline to say.
    #[serde(default)]
    pub may_decline: bool,
    /// True for a date that cannot lie in the future.
    #[serde(default)]
    pub not_future: bool,
    /// The prompt for evidence, where an answer needs some.
    #[serde(default)]
    pub evidence: String,
    /// The answers that need evidence, as option names; with `evidence` set and this empty, any.
    #[serde(default)]
    pub evidence_for: Vec<OptionId>,
    /// The most words that the answer should have.
    #[serde(default)]
    pub words: Option<u32>,
    /// When it is asked; always, where absent. Within a group, names of the group's questions mean
    /// the answers of the same entry.
    #[serde(default)]
    pub show_when: Option<Expression>,
    /// What of the guide helps to answer it; shown as far as a partnership's guide speaks of it.
    #[serde(default)]
    pub guide: Vec<About>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Questions that are answered once for each person, agency or event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Group {
    /// Its name.
    pub id: GroupId,
    /// Its heading, in the plural.
    pub title: String,
    /// One entry, in the singular and lower case, for "Add another …".
    pub one: String,
    /// What stands before the number of an entry in a copy without names; `one`, where absent.
    #[serde(default)]
    pub code: String,
    /// What is said while there is no entry.
    pub empty: String,
    /// A sentence before the list.
    #[serde(default)]
    pub intro: String,
    /// The questions of an entry, in order.
    pub questions: Vec<QuestionId>,
    /// The questions whose answers, joined by spaces, name an entry.
    pub named_by: Vec<QuestionId>,
    /// The questions whose answers stand beside the name in the list.
    #[serde(default)]
    pub summed_by: Vec<QuestionId>,
    /// How many entries a complete section has at least.
    #[serde(default)]
    pub at_least: u32,
    /// True for the group of those whom the case is about; their names stand on the document.
    #[serde(default)]
    pub subject: bool,
    /// Present where the entries are events in time.
    #[serde(default)]
    pub timeline: Option<Timeline>,
    /// What of the guide helps to fill it in; shown as far as a partnership's guide speaks of it.
    #[serde(default)]
    pub guide: Vec<About>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Which questions of a group make its entries a chronology.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Timeline {
    /// The date, of the kind `when`.
    pub when: QuestionId,
    /// The agency, by which the list can be filtered.
    pub agency: QuestionId,
    /// What happened.
    pub what: QuestionId,
}

/// A criterion of the guidance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Criterion {
    /// Its name, by which other criteria and routes use it.
    pub id: CriterionId,
    /// A few words.
    pub title: String,
    /// What it says, in our words.
    pub text: String,
    /// When it is met.
    pub when: Expression,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// A shared item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordingOf {
    /// A question.
    Question(QuestionId),
    /// A criterion.
    Criterion(CriterionId),
    /// A section of forms.
    Section(SectionId),
    /// A group of questions that are answered once for each entry.
    Group(GroupId),
    /// Another process.
    Parallel(ParallelId),
}

impl WordingOf {
    /// The kind of the item and its name.
    #[must_use]
    pub fn kind_and_name(&self) -> (&'static str, &str) {
        match self {
            Self::Question(id) => ("question", id.as_str()),
            Self::Criterion(id) => ("criterion", id.as_str()),
            Self::Section(id) => ("section", id.as_str()),
            Self::Group(id) => ("group", id.as_str()),
            Self::Parallel(id) => ("parallel", id.as_str()),
        }
    }
}

/// An option that a partnership words differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OptionWording {
    /// The option.
    pub id: OptionId,
    /// Instead of its label.
    #[serde(default)]
    pub label: String,
    /// Instead of the line below it.
    #[serde(default)]
    pub hint: String,
}

/// What a partnership adds to a shared item, or words differently. The meaning stays the same, so
/// that an answer can be carried from one partnership to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Wording {
    /// The item.
    pub of: WordingOf,
    /// Instead of a question's or a criterion's text, of the intro of a section or a group, or of what
    /// another process means for a referral.
    #[serde(default)]
    pub text: String,
    /// Instead of a question's label, or of the title of a criterion, a section, a group or a process.
    #[serde(default)]
    pub label: String,
    /// Instead of a question's hint, or of what is to be checked about another process.
    #[serde(default)]
    pub hint: String,
    /// Instead of why a question is asked.
    #[serde(default)]
    pub why: String,
    /// True where this partnership needs an answer that others can do without.
    #[serde(default)]
    pub required: bool,
    /// What of this partnership's guide helps with a question or a group, beside what is said for all.
    #[serde(default)]
    pub guide: Vec<About>,
    /// Options of a question's own that are worded differently; a shared code list stays as it is.
    #[serde(default)]
    pub options: Vec<OptionWording>,
    /// Questions that this partnership asks of each entry of a group, beside those that all ask.
    #[serde(default)]
    pub questions: Vec<QuestionId>,
    /// The question of the group that the added ones follow; they come last, where absent.
    #[serde(default)]
    pub after: Option<QuestionId>,
    /// How this partnership's own questions tell that another process applies, where shared
    /// questions cannot.
    #[serde(default)]
    pub when: Option<Expression>,
    /// Without what another process cannot apply here, instead of what all partnerships say: a fact
    /// that this partnership asks for is not ruled out by what others have to go by.
    #[serde(default)]
    pub only_when: Option<Expression>,
    /// The route of this partnership that speaks of another process by itself.
    #[serde(default)]
    pub route: Option<RouteId>,
    /// Sources beside the shared ones; a section has none.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// Whose act something is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// The referrer's own.
    #[default]
    Referrer,
    /// Another body's alone: the referrer can only raise it.
    Other(String),
}

impl Duty {
    /// Whose act it is, in a sentence.
    #[must_use]
    pub fn whose(&self) -> &str {
        match self {
            Self::Referrer => "Yours to do.",
            Self::Other(whose) => whose,
        }
    }
}

/// How a route stands out in a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// To be done today.
    Today,
    /// To be done.
    Normal,
}

/// A route: something to do with the case, and when it is indicated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Route {
    /// Its name.
    pub id: RouteId,
    /// What it is, as a heading.
    pub title: String,
    /// Its place among several that are indicated; 1 comes first.
    pub priority: u32,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Whose act it is.
    pub duty: Duty,
    /// When it is indicated. Absent for the one route that stands where no other is indicated.
    #[serde(default)]
    pub when: Option<Expression>,
    /// One sentence why, shown when it is indicated.
    pub because: String,
    /// What to do, one step an entry.
    pub steps: Vec<String>,
    /// The form that it needs.
    #[serde(default)]
    pub form: Option<FormId>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Another process that the same case may belong to: an inquest, another kind of review. The
/// referrer is told of it; nothing is decided by it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parallel {
    /// Its name.
    pub id: ParallelId,
    /// What it is called.
    pub title: String,
    /// Without which it cannot apply; where absent, it can in any case.
    #[serde(default)]
    pub only_when: Option<Expression>,
    /// When it applies, as far as `only-when` allows it. Absent where no question can tell: then it
    /// is one to consider.
    #[serde(default)]
    pub when: Option<Expression>,
    /// What to check, or whom to ask.
    pub asks: String,
    /// What it means for the referral.
    pub means: String,
    /// The route that speaks of it by itself, in a partnership that has one.
    #[serde(default)]
    pub route: Option<RouteId>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// What the date of a timescale says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// It is done by then.
    #[default]
    Latest,
    /// It is not done before then.
    Earliest,
    /// It lasts at least until then.
    Until,
}

/// A time limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Timescale {
    /// Its name.
    pub id: TimescaleId,
    /// What is due, and from whom.
    pub title: String,
    /// Whose act it is.
    pub duty: Duty,
    /// How many units; negative counts backwards.
    pub amount: i32,
    /// The unit.
    pub unit: Unit,
    /// What the date says.
    #[serde(default)]
    pub means: Means,
    /// From which date; more than one where sources differ, in the order of weight.
    pub starts: Vec<Start>,
    /// The question that asks when it was done; of the kind `date` or `when`, not of a group.
    #[serde(default)]
    pub done: Option<QuestionId>,
    /// When it applies; always, where absent.
    #[serde(default)]
    pub show_when: Option<Expression>,
    /// Anything to print beside it.
    #[serde(default)]
    pub note: String,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// A date from which a timescale may run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Start {
    /// The question that asks for the date; of the kind `date` or `when`, not of a group.
    pub question: QuestionId,
    /// Where this reading comes from, in words.
    pub reading: String,
    /// Its sources.
    pub sources: Vec<Source>,
}

/// Says that one date does not come before another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DateCheck {
    /// Its name.
    pub id: CheckId,
    /// The date that comes first.
    pub earlier: QuestionId,
    /// The date that does not come before it.
    pub later: QuestionId,
    /// What is said where it does.
    pub message: String,
}

/// Says that answers hardly go together, without which a section can be completed all the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Clash {
    /// Its name.
    pub id: CheckId,
    /// The question at which it is said; of a group, it is looked at in each entry.
    pub at: QuestionId,
    /// When they do not go together.
    pub when: Expression,
    /// What to look at again.
    pub message: String,
}

/// A section of a form: one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Section {
    /// Its name.
    pub id: SectionId,
    /// Its heading.
    pub title: String,
    /// A sentence or two before the questions.
    #[serde(default)]
    pub intro: String,
    /// Questions and groups in order.
    pub items: Vec<Item>,
    /// When it belongs to the form; always, where absent.
    #[serde(default)]
    pub show_when: Option<Expression>,
}

/// A question or a group in a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// A question.
    Question(QuestionId),
    /// A group.
    Group(GroupId),
}

/// A form that a partnership asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Form {
    /// Its name.
    pub id: FormId,
    /// Its title.
    pub title: String,
    /// A sentence or two on what it is for.
    pub intro: String,
    /// Its parts in order, each a heading of the task list with its sections.
    pub parts: Vec<Part>,
    /// What whoever signs declares.
    pub declaration: String,
    /// The capacities in which it can be signed.
    pub capacities: Vec<Choice>,
    /// Whose form it is; the referrer's, where absent. Another body's form is offered beside the
    /// partnership's own: routes can need it and anybody can choose it, but no case has it as its
    /// form until somebody does.
    #[serde(default)]
    pub duty: Duty,
    /// What becomes of it once it is signed, where it does not go to the partnership's recipient.
    #[serde(default)]
    pub filing: Option<Filing>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

impl Form {
    /// True for a form of the referrer's own, false for one that only another body can use.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.duty == Duty::Referrer
    }
}

/// What becomes of a signed form that is sent to nobody, or not to the partnership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Filing {
    /// The heading, in place of where a referral goes.
    pub title: String,
    /// What the file is for and what it does not do, one paragraph an entry.
    pub text: Vec<String>,
    /// What happens after it was signed, one step an entry.
    pub afterwards: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// A part of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Part {
    /// Its heading on the task list.
    pub title: String,
    /// Its sections in order.
    pub sections: Vec<SectionId>,
}

/// What a reference is about: under which heading of the guide it stands, and in which line of a
/// comparison of partnerships.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// What the partnership looks for in cases, and on which principles.
    Principles,
    /// The kinds of review there are, and when each is held.
    Reviews,
    /// What happens after a referral, step by step.
    AfterReferral,
    /// Which people and bodies there are, and what each does.
    Roles,
    /// Who decides what.
    Deciders,
    /// How many must take part or agree.
    Quorum,
    /// What can be decided.
    Outcomes,
    /// How long things take, where the tool computes no date.
    Timescales,
    /// Other reviews and investigations of the same case.
    OtherProcesses,
    /// Families and children in reviews.
    Family,
    /// Sharing and keeping information.
    Information,
    /// Chronologies and significant events.
    Chronology,
    /// Named forms and templates.
    Forms,
    /// What a review's report holds, and how it is made.
    Reports,
    /// What is published, by whom and for how long.
    Publication,
    /// What is done with what was learnt, and how that is checked.
    Learning,
}

/// Something the guidance says that the tool shows, but does not act on; or the reason why a row
/// has no place in a referrer's tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Reference {
    /// What it is about.
    pub about: About,
    /// The heading under which it is shown.
    pub topic: String,
    /// What it says, in our words.
    pub text: String,
    /// The gist in a few words, where it stands beside other partnerships' in a table.
    #[serde(default)]
    pub brief: String,
    /// Why a referrer's tool does not act on it, where that is not plain.
    #[serde(default)]
    pub why_not_acted_on: String,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Words of which each finds the others in the guide. It rules nothing, so it has no source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Synonym {
    /// Its name.
    pub id: SynonymId,
    /// What the reader is told, in a sentence. Absent where the words are forms of one.
    #[serde(default)]
    pub meaning: String,
    /// The words, of one word or more each; an abbreviation in its capitals.
    pub words: Vec<String>,
}

/// What a list of words is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordUse {
    /// Domains of private mailboxes.
    PrivateMail,
    /// Words before a name, such as Mrs or Dr.
    Title,
    /// Words in the names of bodies, such as Surgery: what has one names no person.
    Body,
    /// Words that stand where a name is asked for and name nobody, such as Baby.
    NoName,
}

/// A list of words by which the program tells names and private addresses. It rules nothing, so it
/// has a reason and no source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vocabulary {
    /// Its name.
    pub id: VocabularyId,
    /// What it is for.
    pub purpose: WordUse,
    /// Why these words.
    pub why: String,
    /// The words.
    pub words: Vec<String>,
}

/// A worked example: answers, and what must follow. Run by the linter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Example {
    /// Its name.
    pub id: ExampleId,
    /// What it is an example of.
    pub title: String,
    /// Answers by question: `yes`, `no`, `not-known`, an option, or a date `YYYY-MM-DD`.
    pub answers: BTreeMap<QuestionId, String>,
    /// All routes that are indicated, and no others.
    pub routes: Vec<RouteId>,
    /// Other processes that apply, among others.
    #[serde(default)]
    pub parallel: Vec<ParallelId>,
    /// Criteria that are met.
    #[serde(default)]
    pub met: Vec<CriterionId>,
    /// Criteria that are not met (not merely undetermined).
    #[serde(default)]
    pub not_met: Vec<CriterionId>,
    /// Criteria that the answers leave undetermined.
    #[serde(default)]
    pub open: Vec<CriterionId>,
    /// Other processes that are neither said to apply nor ruled out, among others.
    #[serde(default)]
    pub consider: Vec<ParallelId>,
}

/// A partnership with the national guidance it leans on, put together and found sound: what the
/// app and the command line work with. Made by [`super::compile`] or read from a [`super::Pack`].
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
    /// True while some text of the partnership's own still says [`super::TO_REPLACE`]: then it is a
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
