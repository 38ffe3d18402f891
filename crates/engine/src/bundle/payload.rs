//! What is signed: the answers in use, the result as of signing with its trace, and the referral
//! as a document. Lists only, no maps, so that nothing can stand in it twice unseen.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::error::BundleError;
use crate::assessment::{Assessment, Standing, Truth};
use crate::case::{Answer, Case, OwnView};
use crate::document::{Document, compose, entry_name};
use crate::form::{asked_by_form, entry_facts, facts_in_use, shown_in_entry};
use crate::guidance::{Duty, Form, Group, Guidance, QuestionId};
use crate::json;

/// The kind of message.
pub const FORMAT: &str = "practice-review-referral";
/// The version of its payload.
pub const VERSION: u32 = 1;

/// A referral, as it is signed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Payload {
    /// Always [`FORMAT`].
    pub format: String,
    /// Always [`VERSION`].
    pub version: u32,
    /// When it was made, RFC 3339 in UTC.
    pub made_at: String,
    /// The program that made it.
    pub app: App,
    /// True where everybody in it is invented.
    pub example: bool,
    /// Whose form it is.
    pub partnership: Named,
    /// The guidance that it follows.
    pub guidance: Edition,
    /// The form.
    pub form: Named,
    /// The case, as its own app names it.
    pub case: String,
    /// Answers outside groups that are in use, to what the form and the threshold ask.
    pub answers: Vec<Answered>,
    /// Groups of the form with entries.
    pub groups: Vec<GroupAnswers>,
    /// The result as of signing.
    pub result: ResultRecord,
    /// The referral as a document.
    pub document: Document,
}

/// Reads verified bytes as this kind of message, of this version.
pub(super) fn read_as<T: DeserializeOwned>(
    bytes: &[u8],
    format: &str,
    version: u32,
) -> Result<T, BundleError> {
    #[derive(Deserialize)]
    struct Kind {
        format: String,
        version: u32,
    }
    let bad = |error: serde_json::Error| BundleError::BadPayload(error.to_string());
    let kind: Kind = json::from_slice(bytes).map_err(bad)?;
    if kind.format != format {
        return Err(BundleError::WrongType { found: kind.format });
    }
    if kind.version > version {
        return Err(BundleError::NewerVersion {
            found: format!("version {}", kind.version),
        });
    }
    if kind.version != version {
        return Err(BundleError::BadPayload(format!(
            "there never was a version {}",
            kind.version
        )));
    }
    json::from_slice(bytes).map_err(bad)
}

/// A program and its version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct App {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Something with a name in the data and a title for readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Named {
    /// Its name in the data.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// The guidance of a referral.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Edition {
    /// Its edition, `YYYY-MM-DD`.
    pub edition: String,
    /// SHA-256 of its JSON text, lower-case hexadecimal.
    pub digest: String,
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Answered {
    /// The question's name.
    pub question: String,
    /// The question as asked.
    pub asked: String,
    /// The answer, as typed.
    pub answer: Answer,
}

/// A group and its entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GroupAnswers {
    /// The group's name.
    pub group: String,
    /// Its heading.
    pub title: String,
    /// Its entries in the order in which the referrer keeps them.
    pub entries: Vec<EntryAnswers>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EntryAnswers {
    /// Its name in the case.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its answers that are in use.
    pub answers: Vec<Answered>,
}

/// The result as of signing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ResultRecord {
    /// All routes: indicated ones first, each by priority.
    pub routes: Vec<RouteRecord>,
    /// All criteria.
    pub criteria: Vec<CriterionRecord>,
    /// The referrer's own view where it differs.
    pub own_view: OwnView,
}

/// How a route stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RouteRecord {
    /// The route's name.
    pub route: String,
    /// Its title.
    pub title: String,
    /// Whose act it is; empty where it is the referrer's.
    pub duty: String,
    /// How it stood.
    pub standing: Standing,
    /// Why, where it was indicated.
    pub because: String,
    /// The questions that it rested on.
    pub rests_on: Vec<String>,
    /// The questions that could have settled it.
    pub open: Vec<String>,
}

/// How a criterion stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CriterionRecord {
    /// The criterion's name.
    pub criterion: String,
    /// Its title.
    pub title: String,
    /// Met, not met or undetermined.
    pub met: Truth,
    /// Where it comes from: document and section, one an entry.
    pub sources: Vec<String>,
    /// The questions that it rested on.
    pub rests_on: Vec<String>,
    /// The questions that could have settled it.
    pub open: Vec<String>,
}

/// What a payload is made of.
#[derive(Clone, Copy, Debug)]
pub struct PayloadInput<'a> {
    /// The guidance of the case.
    pub guidance: &'a Guidance,
    /// The form.
    pub form: &'a Form,
    /// The case.
    pub case: &'a Case,
    /// The result of the answers in use.
    pub assessment: &'a Assessment,
    /// The version of the program.
    pub app_version: &'a str,
    /// Now, RFC 3339 in UTC.
    pub now: &'a str,
}

impl Payload {
    /// Makes the payload of a case.
    #[must_use]
    pub fn of(input: &PayloadInput<'_>) -> Self {
        let PayloadInput {
            guidance,
            form,
            case,
            ..
        } = *input;
        let facts = facts_in_use(guidance, case);
        let (asked, groups) = asked_by_form(guidance, form, &facts);
        let in_use = |id: &QuestionId| facts.get(id).is_some() && asked.contains(id);
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            made_at: input.now.to_owned(),
            app: App {
                name: "Practice Review Toolkit".to_owned(),
                version: input.app_version.to_owned(),
            },
            example: case.example,
            partnership: Named {
                id: guidance.partnership.id.to_string(),
                title: guidance.partnership.name.clone(),
            },
            guidance: Edition {
                edition: guidance.partnership.edition.data.clone(),
                digest: guidance.digest.clone(),
            },
            form: Named {
                id: form.id.to_string(),
                title: form.title.clone(),
            },
            case: case.id.as_str().to_owned(),
            answers: case
                .answers
                .iter()
                .filter(|(id, _)| in_use(id))
                .filter_map(|(id, answer)| answered(guidance, id, answer))
                .collect(),
            groups: guidance
                .content
                .group
                .iter()
                .filter(|group| groups.contains(&group.id) && !case.entries(&group.id).is_empty())
                .map(|group| group_answers(guidance, group, case))
                .collect(),
            result: ResultRecord::of(guidance, input.assessment, case),
            document: compose(guidance, form, case),
        }
    }

    /// The bytes to sign.
    ///
    /// # Errors
    /// [`BundleError::BadPayload`] where a value has no JSON form, which no payload has.
    pub fn to_bytes(&self) -> Result<Vec<u8>, BundleError> {
        serde_json::to_vec(self).map_err(|error| BundleError::BadPayload(error.to_string()))
    }

    /// Reads verified bytes.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, BundleError> {
        read_as(bytes, FORMAT, VERSION)
    }
}

fn answered(guidance: &Guidance, id: &QuestionId, answer: &Answer) -> Option<Answered> {
    let question = guidance.question(id)?;
    let mut answer = answer.clone();
    // Evidence and follow-up of an earlier answer stay in the case, not in the referral.
    if !crate::form::needs_evidence(question, &answer.value) {
        answer.evidence.clear();
    }
    if !answer.value.is_not_known() {
        answer.follow_up = crate::case::FollowUp::default();
    }
    Some(Answered {
        question: id.to_string(),
        asked: question.text.clone(),
        answer,
    })
}

fn group_answers(guidance: &Guidance, group: &Group, case: &Case) -> GroupAnswers {
    let outside = facts_in_use(guidance, case);
    GroupAnswers {
        group: group.id.to_string(),
        title: group.title.clone(),
        entries: case
            .entries(&group.id)
            .iter()
            .enumerate()
            .map(|(index, entry)| {
                let facts = entry_facts(guidance, &outside, group, entry);
                EntryAnswers {
                    id: entry.id.to_string(),
                    name: entry_name(guidance, group, entry, index + 1),
                    answers: shown_in_entry(guidance, group, &facts)
                        .into_iter()
                        .filter_map(|question| {
                            let answer = entry.answers.get(&question.id)?;
                            (!answer.value.is_blank())
                                .then(|| answered(guidance, &question.id, answer))
                                .flatten()
                        })
                        .collect(),
                }
            })
            .collect(),
    }
}

fn names(questions: &[QuestionId]) -> Vec<String> {
    questions.iter().map(ToString::to_string).collect()
}

impl ResultRecord {
    /// The result as it stands.
    #[must_use]
    pub fn of(guidance: &Guidance, assessment: &Assessment, case: &Case) -> Self {
        let routes = assessment
            .routes
            .iter()
            .filter_map(|result| {
                let route = guidance.route(&result.route)?;
                Some(RouteRecord {
                    route: route.id.to_string(),
                    title: route.title.clone(),
                    duty: match &route.duty {
                        Duty::Referrer => String::new(),
                        Duty::Other(whose) => whose.clone(),
                    },
                    standing: result.standing,
                    because: route.because.clone(),
                    rests_on: names(&result.rests_on),
                    open: names(&result.open),
                })
            })
            .collect();
        let criteria = assessment
            .criteria
            .iter()
            .filter_map(|result| {
                let criterion = guidance.criterion(&result.criterion)?;
                Some(CriterionRecord {
                    criterion: criterion.id.to_string(),
                    title: criterion.title.clone(),
                    met: result.met,
                    sources: criterion
                        .sources
                        .iter()
                        .filter_map(|source| {
                            let document = guidance.document(&source.document)?;
                            Some(format!("{}, {}", document.short, source.section))
                        })
                        .collect(),
                    rests_on: names(&result.rests_on),
                    open: names(&result.open),
                })
            })
            .collect();
        Self {
            routes,
            criteria,
            own_view: case.own_view.clone(),
        }
    }
}
