//! A case that goes from one partnership to another: an answer that means the same stands under the
//! same name in both and is carried over; every other is kept, not in use.

use super::unused::{Unused, unused};
use crate::case::Case;
use crate::guidance::Guidance;

/// What changing the partnership would do to the answers of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    /// How many answers the new partnership asks for too, or that were not in use before either.
    pub carried: usize,
    /// Answers that would no longer be in use; they come back if the case does.
    pub set_aside: Vec<Unused>,
    /// How many answers that are not in use now would come into use.
    pub taken_up: usize,
}

/// Works out what would happen; changes nothing.
#[must_use]
pub fn transfer(from: &Guidance, to: &Guidance, case: &Case) -> Transfer {
    let before = unused(from, case);
    let after = unused(to, case);
    let stands_in = |list: &[Unused], one: &Unused| list.iter().any(|u| u.field == one.field);
    let taken_up = before.iter().filter(|one| !stands_in(&after, one)).count();
    let set_aside: Vec<Unused> = after
        .iter()
        .filter(|one| !stands_in(&before, one))
        .map(|one| Unused {
            // The new partnership may not know the question.
            label: from
                .question(one.field.question())
                .map_or_else(|| one.label.clone(), |question| question.label.clone()),
            ..one.clone()
        })
        .collect();
    let answered = case
        .answers
        .values()
        .chain(
            case.groups
                .values()
                .flatten()
                .flat_map(|e| e.answers.values()),
        )
        .filter(|answer| !answer.value.is_blank())
        .count();
    Transfer {
        carried: answered.saturating_sub(set_aside.len()),
        set_aside,
        taken_up,
    }
}
