//! A case that goes from one partnership to another: an answer that means the same stands under the
//! same name in both and is carried over; every other is kept, not in use.
//!
//! A question that names the partnership's area asks something else of each: what happened in one
//! area did not happen in the other. Its answer is put aside under the name of the partnership, is
//! asked again, and comes back with the case. So is the referrer's own view: it is about routes that
//! are other ones there.

use super::unused::{ASIDE, Unused, unused};
use crate::case::Case;
use crate::guidance::{Guidance, Question, QuestionId};

/// Puts a case under another partnership. `from` is the guidance that it followed; none where the
/// app has it no more, then what it asked about its area is judged by the questions of `to` alone.
pub fn move_to(case: &mut Case, from: Option<&Guidance>, to: &Guidance) {
    let left = std::mem::replace(&mut case.partnership, to.partnership.id.clone());
    if left == to.partnership.id {
        return;
    }
    let about_area = [from, Some(to)].into_iter().flatten().flat_map(|guidance| {
        let questions = guidance.content.question.iter();
        questions.filter(|question| names_area(guidance, question))
    });
    for question in about_area {
        if let Some(answer) = case.answers.remove(&question.id) {
            case.answers
                .insert(aside(&question.id, left.as_str()), answer);
        }
    }
    let back: Vec<(QuestionId, QuestionId)> = case
        .answers
        .keys()
        .filter_map(|id| {
            let (question, whose) = id.as_str().split_once(ASIDE)?;
            (whose == to.partnership.id.as_str()).then(|| (id.clone(), question.into()))
        })
        .collect();
    for (aside, question) in back {
        if let Some(answer) = case.answers.remove(&aside) {
            case.answers.insert(question, answer);
        }
    }
    let earlier = case.views_aside.remove(&to.partnership.id);
    let view = std::mem::replace(&mut case.own_view, earlier.unwrap_or_default());
    if !view.is_none() {
        case.views_aside.insert(left, view);
    }
}

/// The name under which an answer about a partnership's area is put aside.
fn aside(id: &QuestionId, whose: &str) -> QuestionId {
    QuestionId::from(format!("{id}{ASIDE}{whose}"))
}

/// True for a question that is about the area of the partnership, by its own text or an option's.
fn names_area(guidance: &Guidance, question: &Question) -> bool {
    let area = &guidance.partnership.area;
    let named = |text: &String| !area.is_empty() && text.contains(area.as_str());
    named(&question.text)
        || guidance
            .options(question)
            .iter()
            .any(|option| named(&option.label))
}

/// What changing the partnership would do to the answers of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    /// How many answers are in use in both.
    pub carried: usize,
    /// Answers that would no longer be in use; they come back if the case does.
    pub set_aside: Vec<Unused>,
    /// How many answers that are not in use now would come into use.
    pub taken_up: usize,
    /// True where the referrer took a view of the routes, which would be put aside.
    pub view_aside: bool,
}

/// Works out what would happen; changes nothing.
#[must_use]
pub fn transfer(from: &Guidance, to: &Guidance, case: &Case) -> Transfer {
    let before = unused(from, case);
    let mut moved = case.clone();
    move_to(&mut moved, Some(from), to);
    let after = unused(to, &moved);
    // What stands beside an answer is none more.
    let answered = |one: &Unused| !one.answer.value.is_blank();
    let stands_in = |list: &[Unused], one: &Unused| {
        let same = |other: &Unused| other.field == one.field && answered(other) == answered(one);
        list.iter().any(same)
    };
    let taken_up = before
        .iter()
        .filter(|one| answered(one) && !stands_in(&after, one))
        .count();
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
    let count = |list: &[Unused]| list.iter().filter(|one| answered(one)).count();
    let all = case
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
        carried: all.saturating_sub(count(&before) + count(&set_aside)),
        set_aside,
        taken_up,
        view_aside: !case.own_view.is_none(),
    }
}
