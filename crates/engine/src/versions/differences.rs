//! What differs between two states of a case, in words.

use std::collections::BTreeSet;

use super::answers::{Told, tell};
use super::cases;
use super::entries;
use super::names::Names;
use crate::case::{Case, Field};
use crate::form::Aspect;
use crate::guidance::{EntryId, GroupId, Guidance, PartnershipId, QuestionId, SectionId};

/// What a difference is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A part of an answer.
    Answer(Field, Aspect),
    /// An entry that came: what stands after is all that it holds.
    EntryAdded {
        /// The group.
        group: GroupId,
        /// The entry.
        entry: EntryId,
    },
    /// An entry that went: what stood before is all that it held.
    EntryRemoved {
        /// The group.
        group: GroupId,
        /// The entry.
        entry: EntryId,
    },
    /// The order of the entries of a group.
    Order(GroupId),
    /// The working title.
    Title,
    /// Whose guidance the case follows.
    Partnership,
    /// The form that was chosen.
    Form,
    /// The referrer's own view.
    OwnView,
    /// A view of theirs that is kept for another partnership.
    ViewAside(PartnershipId),
    /// Whether a section is marked as completed.
    Completed(SectionId),
}

/// Something that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is about.
    pub what: What,
    /// The heading under which it stands; empty where the guidance has it nowhere.
    pub place: String,
    /// What the entry is called, where it stands in one.
    pub entry: Option<String>,
    /// The question, or what else it is, in a few words.
    pub label: String,
    /// What stood there before, by paragraph; empty where nothing did.
    pub before: Vec<String>,
    /// What stands there after, by paragraph; empty where nothing does.
    pub after: Vec<String>,
}

/// What differs in what was typed and chosen, in the order of the guidance; what it does not know
/// comes last, under its name in the data. Answers are told whether they are in use or not. What
/// reads the same in both, as text with another space at its end, is no difference.
#[must_use]
pub fn differences(guidance: &Guidance, before: &Case, after: &Case) -> Vec<Difference> {
    let names = Names::of(guidance, [after.form.as_ref(), before.form.as_ref()]);
    let mut ranked: Vec<(usize, Difference)> = Vec::new();
    let asked: BTreeSet<&QuestionId> = before.answers.keys().chain(after.answers.keys()).collect();
    for id in asked {
        let (was, is) = (before.answers.get(id), after.answers.get(id));
        if was == is {
            continue;
        }
        let spot = names.asked(id);
        let told = tell(&names, id, was, is).into_iter();
        ranked.extend(told.map(|told: Told| {
            let difference = Difference {
                what: What::Answer(Field::Question(id.clone()), told.aspect),
                place: spot.map_or_else(String::new, |spot| spot.heading.to_owned()),
                entry: None,
                label: told.label,
                before: told.before,
                after: told.after,
            };
            (spot.map_or(usize::MAX, |spot| spot.rank), difference)
        }));
    }
    let listed: BTreeSet<&GroupId> = before.groups.keys().chain(after.groups.keys()).collect();
    for id in listed {
        let rank = names.listed(id).map_or(usize::MAX, |spot| spot.rank);
        let told = entries::differ(&names, id, before.entries(id), after.entries(id));
        ranked.extend(told.into_iter().map(|difference| (rank, difference)));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut found = cases::differ(guidance, before, after);
    found.extend(ranked.into_iter().map(|(_, difference)| difference));
    found
}
