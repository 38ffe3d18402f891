//! Which form is filled in, where a partnership has several.

use crate::assessment::{Assessment, Standing};
use crate::case::Case;
use crate::guidance::{Form, Guidance};

/// The forms that the indicated routes need, in the order of the routes, each once: the referrer's
/// own first, then those that only another body can use.
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
    forms.sort_by_key(|form| !form.is_own());
    forms
}

/// The form that is filled in: the one that was chosen, else the first of the referrer's own that
/// the routes need, else the partnership's first of these. Another body's form stands beside a
/// referral and never in its place, so a case has it only by choice.
#[must_use]
pub fn current<'a>(
    guidance: &'a Guidance,
    case: &Case,
    assessment: &Assessment,
) -> Option<&'a Form> {
    let own = |form: &&Form| form.is_own();
    case.form
        .as_ref()
        .and_then(|id| guidance.form(id))
        .or_else(|| due(guidance, assessment).into_iter().find(own))
        .or_else(|| guidance.content.form.iter().find(own))
}
