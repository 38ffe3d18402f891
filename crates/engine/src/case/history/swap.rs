//! What stood at a place before a step, and what stands there after it.

/// Which way a step is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Undone.
    Back,
    /// Done again.
    Forward,
}

/// What stood before and what stands after.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Swap<T> {
    pub(super) before: T,
    pub(super) after: T,
}

impl<T: PartialEq> Swap<T> {
    /// Both, where they differ.
    pub(super) fn between(before: T, after: &T) -> Option<Self>
    where
        T: Clone,
    {
        (&before != after).then(|| Self {
            before,
            after: after.clone(),
        })
    }

    /// What has to stand there for the step to be taken this way.
    pub(super) fn from(&self, way: Way) -> &T {
        match way {
            Way::Back => &self.after,
            Way::Forward => &self.before,
        }
    }

    /// What stands there once it was taken.
    pub(super) fn to(&self, way: Way) -> &T {
        match way {
            Way::Back => &self.before,
            Way::Forward => &self.after,
        }
    }

    /// True where nothing differs.
    pub(super) fn is_nothing(&self) -> bool {
        self.before == self.after
    }
}
