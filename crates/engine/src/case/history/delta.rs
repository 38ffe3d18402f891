//! What an edit changed that is more than one answer: only the parts that differ are kept.

use std::collections::{BTreeMap, BTreeSet};

use super::stretch::Stretch;
use super::swap::{Swap, Way};
use super::{Touched, size};
use crate::case::work::{Parts, Work};
use crate::case::{Answer, Case, Field, OwnView};
use crate::guidance::{FormId, PartnershipId, QuestionId, SectionId};

/// What differs between two states of a case.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Delta {
    title: Option<Swap<String>>,
    partnership: Option<Swap<PartnershipId>>,
    form: Option<Swap<Option<FormId>>>,
    completed: Option<Swap<BTreeSet<SectionId>>>,
    own_view: Option<Swap<OwnView>>,
    views_aside: Option<Swap<BTreeMap<PartnershipId, OwnView>>>,
    answers: Vec<(QuestionId, Swap<Option<Answer>>)>,
    groups: Vec<Stretch>,
}

impl Delta {
    /// What differs, where something does.
    pub(super) fn between(before: Work, after: &Case) -> Option<Self> {
        let Work {
            title,
            partnership,
            form,
            mut answers,
            mut groups,
            completed,
            own_view,
            views_aside,
        } = before;
        let now = Parts::of(after);
        let questions: BTreeSet<QuestionId> =
            answers.keys().chain(now.answers.keys()).cloned().collect();
        let lists: BTreeSet<_> = groups.keys().chain(now.groups.keys()).cloned().collect();
        let delta = Self {
            title: Swap::between(title, now.title),
            partnership: Swap::between(partnership, now.partnership),
            form: Swap::between(form, now.form),
            completed: Swap::between(completed, now.completed),
            own_view: Swap::between(own_view, now.own_view),
            views_aside: Swap::between(views_aside, now.views_aside),
            answers: questions
                .into_iter()
                .filter_map(|id| {
                    let (before, after) = (answers.remove(&id), now.answers.get(&id));
                    (before.as_ref() != after).then(|| {
                        let after = after.cloned();
                        (id, Swap { before, after })
                    })
                })
                .collect(),
            groups: lists
                .iter()
                .filter_map(|id| Stretch::between(id, groups.remove(id), now.groups.get(id)))
                .collect(),
        };
        (delta != Self::default()).then_some(delta)
    }

    /// Takes the step where everything that it changed still stands as it left it; otherwise changes
    /// nothing and says false.
    pub(super) fn apply(&self, case: &mut Case, way: Way) -> bool {
        let Some(places) = self.places(case, way) else {
            return false;
        };
        put(self.title.as_ref(), way, &mut case.title);
        put(self.partnership.as_ref(), way, &mut case.partnership);
        put(self.form.as_ref(), way, &mut case.form);
        put(self.completed.as_ref(), way, &mut case.completed);
        put(self.own_view.as_ref(), way, &mut case.own_view);
        put(self.views_aside.as_ref(), way, &mut case.views_aside);
        for (id, answer) in &self.answers {
            match answer.to(way) {
                Some(answer) => case.answers.insert(id.clone(), answer.clone()),
                None => case.answers.remove(id),
            };
        }
        for (stretch, at) in self.groups.iter().zip(places) {
            stretch.apply(case, way, at);
        }
        true
    }

    /// Where each stretch of entries begins; none where something stands otherwise than it was left.
    fn places(&self, case: &Case, way: Way) -> Option<Vec<usize>> {
        let stands = as_left(self.title.as_ref(), way, &case.title)
            && as_left(self.partnership.as_ref(), way, &case.partnership)
            && as_left(self.form.as_ref(), way, &case.form)
            && as_left(self.completed.as_ref(), way, &case.completed)
            && as_left(self.own_view.as_ref(), way, &case.own_view)
            && as_left(self.views_aside.as_ref(), way, &case.views_aside)
            && self
                .answers
                .iter()
                .all(|(id, answer)| answer.from(way).as_ref() == case.answers.get(id));
        if !stands {
            return None;
        }
        self.groups.iter().map(|s| s.place(case, way)).collect()
    }

    /// True where the case goes to another partnership.
    pub(super) fn moves(&self) -> bool {
        self.partnership.is_some()
    }

    /// What it touches.
    pub(super) fn touched(&self) -> Touched {
        let mut touched = Vec::new();
        if self.title.is_some() {
            touched.push(Touched::Title);
        }
        if self.partnership.is_some() || self.views_aside.is_some() {
            touched.push(Touched::Whole);
        }
        if self.form.is_some() {
            touched.push(Touched::Form);
        }
        if let Some(completed) = &self.completed {
            let mut differ = completed.before.symmetric_difference(&completed.after);
            touched.push(match (differ.next(), differ.next()) {
                (Some(section), None) => Touched::Completed(section.clone()),
                _ => Touched::Whole,
            });
        }
        if self.own_view.is_some() {
            touched.push(Touched::OwnView);
        }
        let answers = self
            .answers
            .iter()
            .map(|(id, _)| Field::Question(id.clone()));
        touched.extend(answers.map(Touched::Answer));
        touched.extend(
            self.groups
                .iter()
                .map(|s| Touched::Group(s.group().clone())),
        );
        match (touched.pop(), touched.is_empty()) {
            (Some(only), true) => only,
            _ => Touched::Whole,
        }
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        let title = self.title.as_ref();
        let views = [&self.own_view];
        let aside = self.views_aside.as_ref();
        let answers = self.answers.iter().flat_map(|(_, s)| [&s.before, &s.after]);
        let entries = self.groups.iter().flat_map(Stretch::entries);
        title.map_or(0, |s| s.before.len() + s.after.len())
            + views
                .into_iter()
                .flatten()
                .map(|s| size::view(&s.before) + size::view(&s.after))
                .sum::<usize>()
            + aside.map_or(0, |s| {
                let both = s.before.values().chain(s.after.values());
                both.map(size::view).sum()
            })
            + answers.flatten().map(size::answer).sum::<usize>()
            + entries.map(size::entry).sum::<usize>()
    }
}

/// True where a part was not changed, or still stands as the step left it.
fn as_left<T: PartialEq>(swap: Option<&Swap<T>>, way: Way, now: &T) -> bool {
    swap.is_none_or(|swap| swap.from(way) == now)
}

/// Puts a part that was changed.
fn put<T: PartialEq + Clone>(swap: Option<&Swap<T>>, way: Way, now: &mut T) {
    if let Some(swap) = swap {
        now.clone_from(swap.to(way));
    }
}
