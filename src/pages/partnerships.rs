//! The partnerships to choose from.

use crate::built_in;
use crate::components::Choice;

/// Every partnership by name, with what it is about.
pub fn choices() -> Vec<Choice> {
    built_in::partnerships()
        .iter()
        .map(|guidance| {
            let partnership = &guidance.partnership;
            Choice::new(partnership.id.to_string(), partnership.name.clone())
                .hint(partnership.summary.clone())
        })
        .collect()
}
