//! The checks of a partnership as a whole.

use crate::guidance::compile::Finding;
use crate::guidance::model::{Form, Guidance};

/// The key that bundles are encrypted to. That it is a point on the curve, the browser finds out.
pub(super) fn key(guidance: &Guidance) -> Option<Finding> {
    let key = guidance.partnership.recipient.key.as_ref()?;
    key.coordinates().is_err().then(|| {
        Finding::new(
            "partnership",
            guidance.partnership.id.as_str(),
            "the recipient's key is no P-256 key; copy kty, crv, x and y of the file that `practice-review keys new` made",
        )
    })
}

/// Exactly one route stands for the case that no other is indicated.
pub(super) fn fallback(guidance: &Guidance) -> Vec<Finding> {
    let count = guidance
        .content
        .route
        .iter()
        .filter(|r| r.when.is_none())
        .count();
    if count == 1 {
        return Vec::new();
    }
    vec![Finding::new(
        "partnership",
        &guidance.partnership.id,
        format!(
            "{count} routes have no \"when\"; exactly one must stand for the case that no other is indicated"
        ),
    )]
}

/// A case has a form of the referrer's own until somebody chooses another, so there is one.
pub(super) fn own_form(guidance: &Guidance) -> Option<Finding> {
    let forms = &guidance.content.form;
    (!forms.is_empty() && !forms.iter().any(Form::is_own)).then(|| {
        Finding::new(
            "partnership",
            &guidance.partnership.id,
            "all its forms are another body's; add one that the referrer fills in, without duty",
        )
    })
}
