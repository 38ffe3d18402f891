//! The partnerships to choose from.

use crate::components::Choice;
use crate::library;

/// Every partnership by name, with what it is about.
pub fn choices() -> Vec<Choice> {
    library::partnerships()
        .iter()
        .map(|guidance| {
            let partnership = &guidance.partnership;
            Choice::new(partnership.id.to_string(), partnership.name.clone())
                .hint(partnership.summary.clone())
        })
        .collect()
}
