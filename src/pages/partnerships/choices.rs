//! The partnerships to choose from.

use crate::components::Choice;
use crate::library;

/// Every partnership by name, with what it is about.
pub fn choices() -> Vec<Choice> {
    library::partnerships()
        .iter()
        .map(|guidance| {
            let partnership = &guidance.partnership;
            let name = if guidance.is_template {
                format!("{} (a template, not for real cases)", partnership.name)
            } else {
                partnership.name.clone()
            };
            Choice::new(partnership.id.to_string(), name).hint(partnership.summary.clone())
        })
        .collect()
}
