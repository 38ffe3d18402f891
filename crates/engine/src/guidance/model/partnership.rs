//! A partnership: who it is, what its policy is, where a referral goes, and its words.

use serde::{Deserialize, Serialize};

use super::source::Source;
use crate::bundle::PublicJwk;
use crate::calendar::DayOneConvention;
use crate::guidance::id::PartnershipId;

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
