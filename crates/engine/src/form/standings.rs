//! The routes as a reader sees them, and how a changed answer moved them.

use super::threshold::ThresholdState;
use crate::assessment::{Assessment, RouteResult, Standing};
use crate::guidance::{Guidance, RouteId};

/// The routes, each by priority, without the one that stands where no other does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    /// The answers point to these.
    pub indicated: Vec<RouteId>,
    /// Something that is asked at present could point to these.
    pub open: Vec<RouteId>,
    /// All others.
    pub away: Vec<RouteId>,
}

/// How routes moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// The answers point to these now, and did not before.
    pub now: Vec<RouteId>,
    /// They did before, and do not any more.
    pub no_longer: Vec<RouteId>,
    /// These are open now; before, the answers pointed away from them.
    pub opened: Vec<RouteId>,
    /// These were open, and the answers point away from them now.
    pub ruled_out: Vec<RouteId>,
}

impl Moved {
    /// True where no route moved.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self == &Self::default()
    }
}

impl Standings {
    /// Sorts the routes. What rests only on questions that are not asked is not open.
    #[must_use]
    pub fn of(guidance: &Guidance, assessment: &Assessment, threshold: &ThresholdState) -> Self {
        let mut standings = Self::default();
        let others = |result: &&RouteResult| !guidance.is_fallback(&result.route);
        for result in assessment.routes.iter().filter(others) {
            let asked = || result.open.iter().any(|question| threshold.asks(question));
            let list = match result.standing {
                Standing::Indicated => &mut standings.indicated,
                Standing::Open if asked() => &mut standings.open,
                Standing::Open | Standing::NotIndicated => &mut standings.away,
            };
            list.push(result.route.clone());
        }
        standings
    }

    /// How the routes moved since.
    #[must_use]
    pub fn since(&self, before: &Self) -> Moved {
        let both = |now: &[RouteId], before: &[RouteId]| -> Vec<RouteId> {
            now.iter()
                .filter(|id| before.contains(id))
                .cloned()
                .collect()
        };
        let new = |now: &[RouteId], before: &[RouteId]| -> Vec<RouteId> {
            now.iter()
                .filter(|id| !before.contains(id))
                .cloned()
                .collect()
        };
        Moved {
            now: new(&self.indicated, &before.indicated),
            no_longer: new(&before.indicated, &self.indicated),
            opened: both(&self.open, &before.away),
            ruled_out: both(&self.away, &before.open),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standings(indicated: &[&str], open: &[&str], away: &[&str]) -> Standings {
        let routes = |names: &[&str]| names.iter().map(|name| (*name).into()).collect();
        Standings {
            indicated: routes(indicated),
            open: routes(open),
            away: routes(away),
        }
    }

    #[test]
    fn each_route_that_moved_is_named_once() {
        let before = standings(&["a", "b"], &["c", "d"], &["e", "f", "g"]);
        let after = standings(&["a", "c", "e"], &["b", "f"], &["d", "g"]);
        let names = |routes: &[RouteId]| routes.iter().map(ToString::to_string).collect::<Vec<_>>();
        let moved = after.since(&before);
        assert_eq!(names(&moved.now), ["c", "e"]);
        assert_eq!(names(&moved.no_longer), ["b"]);
        assert_eq!(names(&moved.opened), ["f"]);
        assert_eq!(names(&moved.ruled_out), ["d"]);
        assert!(after.since(&after).is_nothing());
    }
}
