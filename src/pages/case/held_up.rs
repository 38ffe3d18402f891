//! What keeps a case from being signed yet.

use leptos::prelude::*;
use practice_review_engine::document::counted;

use super::own_view::NeedsReason;
use super::page::{href, to_mend, view_lacks_reason};
use crate::components::{BackLink, WarningText};
use crate::route::CasePage;
use crate::session::Session;

/// The page that says so; none where it can be signed.
pub fn held_up(session: Session) -> Option<AnyView> {
    let why = if session.guidance().is_template {
        template(session)
    } else {
        match to_mend(session) {
            0 => return None,
            open => missing(session, open),
        }
    };
    Some(
        view! {
            <BackLink href=href(session, CasePage::Tasks) text="Task list" />
            <h1 class="govuk-heading-l">"Sign and export"</h1>
            {why}
            <p class="govuk-body">"If it is urgent, do not wait for the form: do today what the result page says."</p>
        }
        .into_any(),
    )
}

/// A template points to no real partnership, so nothing made by it may look like a referral.
fn template(session: Session) -> AnyView {
    view! {
        <WarningText>"This case follows a template, not the policy of a partnership. It cannot be signed."</WarningText>
        <p class="govuk-body">
            "Load the finished file of the partnership, or "
            <a class="govuk-link" href=href(session, CasePage::Partnership)>"change the partnership"</a>
            " of the case. What you wrote is kept."
        </p>
    }
    .into_any()
}

fn missing(session: Session, open: usize) -> AnyView {
    let are = if open == 1 { "is" } else { "are" };
    view! {
        <WarningText>{format!("{} {are} still missing or wrong.", counted(open, "answer"))}</WarningText>
        <p class="govuk-body">
            "Partnerships send back what is not complete. If you do not know something, say so: “not known yet” is an answer."
        </p>
        <p class="govuk-body">
            <a class="govuk-link" href=href(session, CasePage::Check)>"See what is missing"</a>
        </p>
        {view_lacks_reason(session).then(|| view! { <NeedsReason /> }.into_any())}
    }
    .into_any()
}
