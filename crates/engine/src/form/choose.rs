//! Which form is filled in, where a partnership has several.

use crate::assessment::{Assessment, Standing};
use crate::case::Case;
use crate::guidance::{Form, Guidance};

/// The forms that the indicated routes need, in the order of the routes, each once.
#[must_use]
pub fn due<'a>(guidance: &'a Guidance, assessment: &Assessment) -> Vec<&'a Form> {
    let mut forms: Vec<&Form> = Vec::new();
    for result in assessment.standing(Standing::Indicated) {
        let form = guidance
            .route(&result.route)
            .and_then(|route| guidance.form(route.form.as_ref()?));
        if let Some(form) = form
            && !forms.iter().any(|known| known.id == form.id)
        {
            forms.push(form);
        }
    }
    forms
}

/// The form that is filled in: the one that the referrer chose, else the first that the routes
/// need, else the partnership's first.
#[must_use]
pub fn current<'a>(
    guidance: &'a Guidance,
    case: &Case,
    assessment: &Assessment,
) -> Option<&'a Form> {
    case.form
        .as_ref()
        .and_then(|id| guidance.form(id))
        .or_else(|| due(guidance, assessment).first().copied())
        .or_else(|| guidance.content.form.first())
}
