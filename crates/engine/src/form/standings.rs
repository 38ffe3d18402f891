//! The routes as a reader sees them, and how a changed answer moved them.

use super::threshold::ThresholdState;
use crate::assessment::{Assessment, RouteResult, Standing};
use crate::guidance::{Guidance, RouteId};

/// The routes, each by priority, without the one that stands where no other does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    /// The answers point to these.
    pub indicated: Vec<RouteId>,
    /// These are not settled, and are to be acted on all the same.
    pub precaution: Vec<RouteId>,
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
    /// These are acted on now although they are not settled, and were not before.
    pub precaution: Vec<RouteId>,
    /// The answers pointed to these before, and do not any more, nor are they acted on.
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
                Standing::Open if result.precaution => &mut standings.precaution,
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
            precaution: new(&self.precaution, &before.precaution),
            no_longer: new(&before.indicated, &self.acted_on()),
            opened: both(&self.open, &before.away),
            ruled_out: both(&self.away, &before.not_settled()),
        }
    }

    /// The routes that are open, whether they are acted on or not.
    fn not_settled(&self) -> Vec<RouteId> {
        let both = self.precaution.iter().chain(&self.open);
        both.cloned().collect()
    }

    /// What something is done about: the routes that are indicated, and those acted on while they are
    /// open.
    #[must_use]
    pub fn acted_on(&self) -> Vec<RouteId> {
        let both = self.indicated.iter().chain(&self.precaution);
        both.cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standings(indicated: &[&str], open: &[&str], away: &[&str]) -> Standings {
        let routes = |names: &[&str]| names.iter().map(|name| (*name).into()).collect();
        Standings {
            indicated: routes(indicated),
            precaution: Vec::new(),
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

    #[test]
    fn a_route_that_is_acted_on_while_it_is_open_has_not_gone() {
        let before = standings(&["a", "b"], &[], &[]);
        let after = Standings {
            precaution: vec!["a".into()],
            ..standings(&["b"], &[], &[])
        };
        let moved = after.since(&before);
        assert_eq!(moved.precaution, ["a".into()]);
        assert_eq!(moved.no_longer, []);
        assert_eq!(before.since(&after).now, ["a".into()]);
        let none = standings(&["b"], &[], &["a"]);
        assert_eq!(none.since(&after).no_longer, []);
        assert_eq!(none.since(&after).ruled_out, ["a".into()]);
    }
}
