//! The referrer's own view beside the result.

use std::collections::BTreeSet;

use crate::assessment::{Assessment, Standing};
use crate::case::OwnView;
use crate::guidance::{Guidance, RouteId};

/// True where the referrer thinks other routes right than those that the answers point to, and has
/// not said why. Whoever reads the referral needs the reason more than the view.
#[must_use]
pub fn lacks_reason(guidance: &Guidance, assessment: &Assessment, own: &OwnView) -> bool {
    // Routes of another partnership, chosen before the case came to this one, say nothing here.
    let known = |id: &&RouteId| guidance.route(id).is_some();
    let own_routes: BTreeSet<&RouteId> = own.routes.iter().filter(known).collect();
    let indicated: BTreeSet<&RouteId> = assessment
        .standing(Standing::Indicated)
        .map(|result| &result.route)
        .filter(|id| !guidance.is_fallback(id))
        .collect();
    !own_routes.is_empty() && own_routes != indicated && own.reason.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Fact, Facts, assess};
    use crate::guidance::fixture;

    const ROUTES: &str = r#"
[[route]]
id = "tell"
title = "Tell"
priority = 1
urgency = "normal"
duty = "referrer"
when = "hurt"
because = "b"
steps = []
sources = []

[[route]]
id = "thank"
title = "Thank"
priority = 2
urgency = "normal"
duty = "referrer"
when = "helped"
because = "b"
steps = []
sources = []
"#;

    fn lacks(routes: &[&str], reason: &str) -> bool {
        let guidance = fixture::guidance(ROUTES);
        let mut facts = Facts::default();
        facts.set("hurt".into(), Fact::Choice("yes".into()));
        let own = OwnView {
            routes: routes.iter().map(|route| (*route).into()).collect(),
            reason: reason.to_owned(),
        };
        lacks_reason(&guidance, &assess(&guidance, &facts), &own)
    }

    #[test]
    fn a_view_that_differs_needs_a_reason_and_one_that_agrees_needs_none() {
        assert!(lacks(&["thank"], " "));
        assert!(lacks(&["tell", "thank"], ""));
        assert!(!lacks(&["thank"], "Because."));
        assert!(!lacks(&["tell"], ""));
        assert!(!lacks(&[], ""));
        assert!(!lacks(&["of-another-partnership"], ""));
    }
}
