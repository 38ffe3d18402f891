//! One step: what it changed, and how it is taken back and done again.

use super::delta::Delta;
use super::swap::{Swap, Way};
use super::{Touched, Undone, size};
use crate::case::{Answer, Case, Field, OwnView};

/// What a step changed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// One answer; none where nobody had touched the question.
    Answer(Field, Box<Swap<Option<Answer>>>),
    /// The referrer's own view.
    OwnView(Swap<OwnView>),
    /// Anything more.
    Work(Box<Delta>),
}

/// Why a step cannot be taken as it was noted.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Clash {
    /// What it is about is not there any more, or stands in another way.
    Gone,
    /// Something was changed there that nobody noted: this.
    Unnoted(Box<Change>),
}

impl Change {
    /// Takes the step.
    ///
    /// # Errors
    /// [`Clash`]; then nothing was changed.
    pub(super) fn apply(&self, case: &mut Case, way: Way) -> Result<(), Clash> {
        match self {
            Self::Answer(field, answer) => {
                if let Field::InEntry { group, entry, .. } = field
                    && case.entry(group, entry).is_none()
                {
                    return Err(Clash::Gone);
                }
                let now = case.answer_at(field);
                if now != answer.from(way).as_ref() {
                    let unnoted = Swap {
                        before: answer.from(way).clone(),
                        after: now.cloned(),
                    };
                    let change = Self::Answer(field.clone(), Box::new(unnoted));
                    return Err(Clash::Unnoted(Box::new(change)));
                }
                let put = case.put_answer(field, answer.to(way).clone());
                put.map_err(|_| Clash::Gone)
            }
            Self::OwnView(view) => {
                if &case.own_view != view.from(way) {
                    let unnoted = Swap {
                        before: view.from(way).clone(),
                        after: case.own_view.clone(),
                    };
                    return Err(Clash::Unnoted(Box::new(Self::OwnView(unnoted))));
                }
                case.own_view.clone_from(view.to(way));
                Ok(())
            }
            Self::Work(delta) if delta.apply(case, way) => Ok(()),
            Self::Work(_) => Err(Clash::Gone),
        }
    }

    /// True where `next` changes the same place, from what this one left there.
    pub(super) fn leads_to(&self, next: &Self) -> bool {
        match (self, next) {
            (Self::Answer(field, one), Self::Answer(other, next)) => {
                field == other && one.after == next.before
            }
            (Self::OwnView(one), Self::OwnView(next)) => one.after == next.before,
            _ => false,
        }
    }

    /// Makes one change of two, where this [leads to](Self::leads_to) the other.
    pub(super) fn join(&mut self, next: Self) {
        match (self, next) {
            (Self::Answer(_, one), Self::Answer(_, next)) => one.after = next.after,
            (Self::OwnView(one), Self::OwnView(next)) => one.after = next.after,
            _ => {}
        }
    }

    /// True where nothing is changed by it.
    pub(super) fn is_nothing(&self) -> bool {
        match self {
            Self::Answer(_, answer) => answer.is_nothing(),
            Self::OwnView(view) => view.is_nothing(),
            Self::Work(_) => false,
        }
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        size::HOLDER
            + match self {
                Self::Answer(_, answer) => {
                    let both = [&answer.before, &answer.after];
                    both.into_iter().flatten().map(size::answer).sum()
                }
                Self::OwnView(view) => size::view(&view.before) + size::view(&view.after),
                Self::Work(delta) => delta.bytes(),
            }
    }

    /// What is told of it once it was taken.
    pub(super) fn told(&self) -> Undone {
        match self {
            Self::Answer(field, _) => Undone {
                touched: Touched::Answer(field.clone()),
                moved: false,
            },
            Self::OwnView(_) => Undone {
                touched: Touched::OwnView,
                moved: false,
            },
            Self::Work(delta) => Undone {
                touched: delta.touched(),
                moved: delta.moves(),
            },
        }
    }
}
