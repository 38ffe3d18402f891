//! The three truth values.

use serde::{Deserialize, Serialize};

/// True, false, or not settled by what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// What is known does not settle it.
    Undetermined,
}

impl Truth {
    /// True only where it surely holds.
    #[must_use]
    pub fn is_true(self) -> bool {
        self == Self::True
    }

    /// True where it is settled either way.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self != Self::Undetermined
    }

    /// At least `count` of the given values are true: the one rule from which "all" (count = how
    /// many there are) and "any" (count = 1) follow.
    #[must_use]
    pub fn at_least(count: usize, values: impl IntoIterator<Item = Self>) -> Self {
        let (mut sure, mut possible) = (0, 0);
        for value in values {
            sure += usize::from(value == Self::True);
            possible += usize::from(value != Self::False);
        }
        if sure >= count {
            Self::True
        } else if possible < count {
            Self::False
        } else {
            Self::Undetermined
        }
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Undetermined => Self::Undetermined,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}
