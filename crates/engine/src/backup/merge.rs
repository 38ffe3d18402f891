//! Merging a backup into what is kept: nothing is lost on either side.
//!
//! Of two states of a case the one that was changed last becomes current, and the other is kept as an
//! earlier version. Where that cannot be told, what is here stays. Merging the same backup a second time
//! changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset};

use super::contents::Contents;
use super::version::{Version, content};
use crate::case::{Case, CaseId};

/// What is kept here of a case as it stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Here {
    /// The case.
    Case(Box<Case>),
    /// Something that cannot be read: damaged, or of a newer version. It is left as it is.
    Unreadable,
}

/// What happens to a case of the backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is not here and is added.
    Add,
    /// It is here as it is there.
    Same,
    /// The backup's was changed later: it becomes current, and what was here is kept as an earlier version.
    Newer,
    /// What is here stays, and the backup's is kept as an earlier version.
    Older,
    /// It is neither here nor whole in the backup: the last of its earlier versions there that can be read
    /// is added in its place.
    Earlier,
}

/// A case of the backup and what happens to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Which case.
    pub case: CaseId,
    /// What happens.
    pub step: Step,
}

/// What is to be written so that nothing is lost. Versions first: a case is written over only once what
/// was there is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// What happens to each case of the backup, in its order.
    pub cases: Vec<Merged>,
    /// Earlier versions to be kept, none of which is kept yet.
    pub keep: Vec<Version>,
    /// Cases that become current.
    pub write: Vec<Case>,
}

impl Plan {
    /// True where there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keep.is_empty() && self.write.is_empty()
    }

    /// How many cases of the backup this happens to.
    #[must_use]
    pub fn count(&self, step: Step) -> usize {
        self.cases.iter().filter(|one| one.step == step).count()
    }
}

/// What happens to a case of the backup, given what is here.
#[must_use]
pub fn step(here: Option<&Here>, there: &Case) -> Step {
    match here {
        None => Step::Add,
        Some(Here::Unreadable) => Step::Older,
        Some(Here::Case(here)) if content(here) == content(there) => Step::Same,
        Some(Here::Case(here)) if later(&there.updated, &here.updated) => Step::Newer,
        Some(Here::Case(_)) => Step::Older,
    }
}

/// What to write so that a backup is merged into what is here: cases as they stand, and for each the
/// [`Version::content`] of its earlier versions. `now` (RFC 3339 in UTC) is noted as when a state of a case
/// was set aside.
#[must_use]
pub fn plan(
    here: &BTreeMap<CaseId, Here>,
    versions: &BTreeMap<CaseId, BTreeSet<String>>,
    there: &Contents,
    now: &str,
) -> Plan {
    let mut plan = Plan::default();
    let mut added: BTreeSet<(CaseId, String)> = BTreeSet::new();
    let mut keep = |version: Version| {
        let content = version.content();
        let known = versions.get(&version.case);
        let known = known.is_some_and(|known| known.contains(&content));
        if !known && added.insert((version.case.clone(), content)) {
            plan.keep.push(version);
        }
    };
    // What was set aside before keeps the time of then.
    there.versions.iter().cloned().for_each(&mut keep);
    // A backup has a case once; one that was put together from several is taken case by case all the same.
    let mut current: BTreeMap<CaseId, Here> = BTreeMap::new();
    for case in &there.cases {
        let before = current.get(&case.id).or_else(|| here.get(&case.id));
        let step = step(before, case);
        match (step, before) {
            (Step::Same, _) => {}
            (Step::Older, _) => keep(Version::of(case, now)),
            (Step::Newer, Some(Here::Case(before))) => {
                keep(Version::of(before, now));
                current.insert(case.id.clone(), Here::Case(Box::new(case.clone())));
            }
            (Step::Add | Step::Newer | Step::Earlier, _) => {
                current.insert(case.id.clone(), Here::Case(Box::new(case.clone())));
            }
        }
        plan.cases.push(Merged {
            case: case.id.clone(),
            step,
        });
    }
    // Without a case nobody would get at its versions.
    let lost = there.only_as_versions().into_iter();
    for case in lost.filter(|case| !here.contains_key(&case.id)) {
        plan.cases.push(Merged {
            case: case.id.clone(),
            step: Step::Earlier,
        });
        current.insert(case.id.clone(), Here::Case(Box::new(case)));
    }
    plan.write = current
        .into_values()
        .filter_map(|here| match here {
            Here::Case(case) => Some(*case),
            Here::Unreadable => None,
        })
        .collect();
    plan
}

/// True where the first is a moment after the second; false where either is no moment.
pub(super) fn later(one: &str, other: &str) -> bool {
    let moment =
        |text| -> Option<DateTime<FixedOffset>> { DateTime::parse_from_rfc3339(text).ok() };
    matches!((moment(one), moment(other)), (Some(one), Some(other)) if one > other)
}
